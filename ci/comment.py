"""Keeps one comment on a GitHub pull request up to date that tells what changes in the role profiles.

`python comment.py REPORT CHANGES`: the report in Markdown, and the same changes as `diff --format json` writes them.
The comment is created when a role changes, and edited from then on, also when nothing changes any more. Whatever stands
in the way of it is a warning: the check has not failed where only the comment could not be written.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARKER = "<!-- roledoc-lint: what changes -->"
"""The first line of the comment, which GitHub does not show."""

LONGEST = 65_000
"""How many characters a comment may have; GitHub takes 65,536. The report cuts itself off well before."""

PAGE = 100
MOST_PAGES = 50
SECONDS = 20


def main() -> None:
    report, changes = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
    body = f"{MARKER}\n{report}"[:LONGEST]
    try:
        tell(body, is_news=bool(json.loads(changes)["changes"]))
    except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
        warn(
            f"the comment on the pull request was not written: {reason(error)}. The report is in the job summary. A "
            "comment needs `permissions: pull-requests: write`, which a pull request from a fork is not given"
        )


def tell(body: str, *, is_news: bool) -> None:
    """Edit the comment that is there; create one only where there is something to tell."""
    repository = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
    comments = f"{repository}/issues/{pull_request()}/comments"
    own = own_comment(comments)
    if own is not None:
        call("PATCH", f"{repository}/issues/comments/{own}", {"body": body})
    elif is_news:
        call("POST", comments, {"body": body})


def pull_request() -> int:
    """The number of the pull request that the workflow runs for."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return int(event["pull_request"]["number"])


def own_comment(comments: str) -> int | None:
    """The id of the comment that an earlier run wrote.

    The marker alone does not tell: anybody can quote it, and a token that may comment may edit what others wrote.
    """
    marked = [comment for comment in listed(comments) if (comment["body"] or "").startswith(MARKER)]
    own = account() if marked else ""
    return next((comment["id"] for comment in marked if (comment["user"] or {}).get("login") == own), None)


def listed(comments: str) -> Iterator[dict[str, Any]]:
    """All comments, page by page; a page that is not full is the last."""
    for page in range(1, MOST_PAGES + 1):
        found = call("GET", f"{comments}?per_page={PAGE}&page={page}")
        yield from found
        if len(found) < PAGE:
            return


def account() -> str:
    """The account that the token belongs to, github-actions[bot] as a rule.

    GET /user would tell, but refuses the token of a workflow; GraphQL tells it for every kind of token.
    """
    answer = call("POST", os.environ["GITHUB_GRAPHQL_URL"], {"query": "query { viewer { login } }"})
    return str(answer["data"]["viewer"]["login"])


def call(method: str, address: str, data: object = None) -> Any:
    """What GitHub answers."""
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    content = None if data is None else json.dumps(data).encode()
    request = Request(address, content, headers, method=method)
    # Not in the headers: those would go along to wherever an answer redirects to.
    request.add_unredirected_header("Authorization", f"Bearer {os.environ['GITHUB_TOKEN'].strip()}")
    with urlopen(request, timeout=SECONDS) as answer:
        return json.load(answer)


def reason(error: Exception) -> str:
    """Why it failed, in a few words. An error's own text is not told: it may quote the token."""
    if isinstance(error, HTTPError):
        return f"GitHub answers {error.code} {error.reason}"
    if isinstance(error, URLError):
        return f"GitHub cannot be reached ({error.reason})"
    return f"something is not as expected ({type(error).__name__})"


def warn(message: str) -> None:
    """Show a warning on the workflow's page. What would end its line, or begin an escape, is escaped."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::warning::roledoc-lint: {escaped}")


if __name__ == "__main__":
    main()
