"""Keep one comment on a GitHub pull request up to date, which reports what changes in the role profiles.

`python comment.py REPORT CHANGES`: the report in Markdown, and the same changes as `diff --format json` writes them.
The comment is created when a role changes. Later runs edit it, even if nothing changes any more. If the comment cannot
be written, that is only a warning, because the check itself has not failed. All calls together have a time limit.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARKER = "<!-- roledoc-lint: what changes -->"
"""The first line of the comment, which GitHub does not show."""

MAX_COMMENT_CHARS = 65_000
"""The length of the longest comment. GitHub accepts 65,536 characters. The report is shorter than that by itself."""

PAGE = 100
MOST_PAGES = 50
SECONDS = 20
"""How long GitHub may be silent."""

SECONDS_IN_ALL = 30
"""How long all calls together may take: GitHub could also answer one byte at a time."""

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""The largest answer that is read. A page of a hundred long comments is smaller."""


def main() -> None:
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS_IN_ALL)
    try:
        report, changes = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
        write_comment(f"{MARKER}\n{report}"[:MAX_COMMENT_CHARS], is_news=bool(json.loads(changes)["changes"]))
    except Exception as error:
        # Whatever GitHub answers must not fail the job.
        signal.alarm(0)
        warn(
            f"the comment on the pull request was not written: {reason(error)}. The report is in the job summary. A "
            "comment needs `permissions: pull-requests: write`, which a pull request from a fork is not given"
        )


def stop(*_: object) -> None:
    """Stop waiting for GitHub."""
    raise TimeoutError


def write_comment(body: str, *, is_news: bool) -> None:
    """Edit the existing comment, or create one if there is something to report."""
    repository = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
    comments = f"{repository}/issues/{pull_request()}/comments"
    own = own_comment(comments)
    if own is not None:
        call("PATCH", f"{repository}/issues/comments/{own}", {"body": body})
    elif is_news:
        call("POST", comments, {"body": body})


def pull_request() -> int:
    """Return the number of the pull request that the workflow runs for."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return int(event["pull_request"]["number"])


def own_comment(comments: str) -> int | None:
    """Return the id of the comment that an earlier run wrote, or None.

    The marker alone is not enough: anybody can quote it, and a token that may comment may also edit others' comments.
    """
    marked = [comment for comment in listed(comments) if (comment["body"] or "").startswith(MARKER)]
    own = account() if marked else ""
    return next((comment["id"] for comment in marked if (comment["user"] or {}).get("login") == own), None)


def listed(comments: str) -> Iterator[dict[str, Any]]:
    """Yield all comments, page by page. A page that is not full is the last."""
    for page in range(1, MOST_PAGES + 1):
        found = call("GET", f"{comments}?per_page={PAGE}&page={page}")
        yield from found
        if len(found) < PAGE:
            return


def account() -> str:
    """Return the account that the token belongs to, usually github-actions[bot].

    GET /user refuses the token of a workflow. GraphQL answers for every kind of token.
    """
    answer = call("POST", os.environ["GITHUB_GRAPHQL_URL"], {"query": "query { viewer { login } }"})
    return str(answer["data"]["viewer"]["login"])


def call(method: str, address: str, data: object = None) -> Any:
    """Call the API of GitHub and return its answer."""
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    content = None if data is None else json.dumps(data).encode()
    request = Request(address, content, headers, method=method)
    # Not in the headers, because these would also be sent to an address that an answer redirects to.
    request.add_unredirected_header("Authorization", f"Bearer {os.environ['GITHUB_TOKEN'].strip()}")
    with urlopen(request, timeout=SECONDS) as answer:
        text = answer.read(MAX_ANSWER_BYTES + 1)
        is_whole = not answer.length
    if len(text) > MAX_ANSWER_BYTES or not is_whole:
        raise ValueError("the answer is too large, or ends too early")
    return json.loads(text)


def reason(error: Exception) -> str:
    """Return briefly why it failed. The text of the error itself is not shown, because it may quote the token."""
    if isinstance(error, TimeoutError):
        return "GitHub takes too long to answer"
    if isinstance(error, HTTPError):
        return f"GitHub answers {error.code} {str(error.reason)[:100]}"
    if isinstance(error, URLError):
        return f"GitHub cannot be reached ({str(error.reason)[:100]})"
    return f"something is not as expected ({type(error).__name__})"


def warn(message: str) -> None:
    """Show a warning on the page of the workflow. Characters that the runner would interpret are escaped."""
    escaped = "".join(c if " " <= c <= "~" else f"\\u{ord(c):04x}" for c in message).replace("%", "%25")
    print(f"::warning::roledoc-lint: {escaped}")


if __name__ == "__main__":
    main()
