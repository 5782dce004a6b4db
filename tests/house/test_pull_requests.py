"""The change report of the GitHub Action, on real pull requests, with a server in place of GitHub."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from roledoc_lint.changes.approvals import read
from tests.support.github_server import ACCOUNT, TOKEN, GitHub, github
from tests.support.helpers import REPOSITORY, files_of, project
from tests.support.repositories import commit, git
from tests.support.runners import bash, obeyed, steps

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("runner")]

MARKER = "<!-- roledoc-lint: what changes -->"
HEADING = "## What changes in the role profiles"
HOSTILE = "::error::x @everyone <script>alert(1)</script> `whoami` $(touch hacked) ##[error]y " + MARKER
Result = subprocess.CompletedProcess[str]


@pytest.fixture
def server() -> Iterator[GitHub]:
    with github() as running:
        yield running


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """The repository of a force; its main branch has gone on since the branch of the pull request parted."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git("init", "--quiet", "--initial-branch", "main", cwd=folder)
    roles(folder, "grades:\n  - SCALE 4\n")
    git("branch", "topic", cwd=folder)
    project(folder, {**files_of("# roles/meanwhile.yaml\njob_title: Added Meanwhile\n")})
    commit(folder)
    return folder


def roles(folder: Path, text: str) -> None:
    """Commit a state of the role."""
    project(folder, files_of(text))
    commit(folder)


@pytest.fixture
def pull_request(origin: Path) -> Path:
    """The work tree of a workflow: the branch, as it would be merged into main, and the branches of origin."""
    work = origin.parent / "work"
    git("clone", "--quiet", str(origin), str(work), cwd=origin.parent)
    git("checkout", "--quiet", "topic", cwd=work)
    return work


def reported(folder: Path, runner: dict[str, str], **environment: str) -> Result:
    """Run the step that reports, on the branch merged into main."""
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        Path(runner[name]).write_text("")
    given = {"BASE": "", "FAIL_ON": "never", "APPROVALS": "", "GITHUB_BASE_REF": "main", **runner, **environment}
    return bash(steps()["Report what changes"]["run"], folder, **given)


def merged(folder: Path) -> None:
    """Check out what GitHub checks out: a merge that is on no branch."""
    git("checkout", "--quiet", "--detach", "origin/main", cwd=folder)
    git("merge", "--quiet", "--no-ff", "--message", "merge", "topic", cwd=folder)


def outputs(runner: dict[str, str]) -> dict[str, str]:
    return dict(line.split("=", 1) for line in Path(runner["GITHUB_OUTPUT"]).read_text().splitlines())


def commented(runner: dict[str, str], server: GitHub, **environment: str) -> Result:
    """Run the step that comments, on what was reported."""
    folder = Path(runner["RUNNER_TEMP"])
    (folder / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}))
    files = outputs(runner)
    given = {
        "GITHUB_API_URL": server.address,
        "GITHUB_GRAPHQL_URL": f"{server.address}/graphql",
        "GITHUB_REPOSITORY": "force/profiles",
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_TOKEN": TOKEN,
        "REPORT": files["report-file"],
        "CHANGES": files["changes-file"],
        "no_proxy": "127.0.0.1",
        **runner,
    }
    result = bash(steps()["Comment on the pull request"]["run"], folder, **{**given, **environment})
    assert result.returncode == 0, result.stderr
    assert TOKEN not in result.stdout + result.stderr
    return result


def warning(result: Result) -> str:
    (line,) = result.stdout.splitlines()
    assert line.startswith("::warning::roledoc-lint: the comment on the pull request was not written: ")
    return line


def test_one_comment_is_created_and_kept_up_to_date(pull_request: Path, runner: dict[str, str], server: GitHub) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    assert "Meanwhile" not in reported(pull_request, runner).stdout
    merged(pull_request)
    result = reported(pull_request, runner)
    assert result.returncode == 0, result.stderr
    assert "SCALE 5" in result.stdout
    summary = Path(runner["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert summary.count(HEADING) == 1
    assert "Meanwhile" not in summary
    assert json.loads(Path(outputs(runner)["changes-file"]).read_text())["changes"]
    assert "What changes in the role profiles" in Path(outputs(runner)["page-file"]).read_text(encoding="utf-8")

    assert commented(runner, server).stdout == ""
    (comment,) = server.comments
    assert comment["body"] == f"{MARKER}\n{summary}"

    git("checkout", "--quiet", "topic", cwd=pull_request)
    roles(pull_request, "grades:\n  - SCALE 6\n")
    merged(pull_request)
    reported(pull_request, runner)
    commented(runner, server)
    (comment,) = server.comments
    assert "SCALE 6" in comment["body"]
    assert "SCALE 5" not in comment["body"]

    git("checkout", "--quiet", "topic", cwd=pull_request)
    roles(pull_request, "grades:\n  - SCALE 4\n")
    merged(pull_request)
    reported(pull_request, runner)
    commented(runner, server)
    (comment,) = server.comments
    assert comment["body"].startswith(f"{MARKER}\n{HEADING}\n\n**no change**")
    assert [line.split()[0] for line in server.written()] == ["POST", "PATCH", "PATCH"]


def test_a_pull_request_that_changes_no_role_gets_no_comment(
    pull_request: Path, runner: dict[str, str], server: GitHub
) -> None:
    (pull_request / "README.md").write_text("Hello.\n")
    commit(pull_request)
    merged(pull_request)
    assert "no change" in reported(pull_request, runner, FAIL_ON="editorial").stdout
    commented(runner, server)
    assert server.comments == []


def test_nobody_elses_comment_is_edited(pull_request: Path, runner: dict[str, str], server: GitHub) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    reported(pull_request, runner)
    others = [("mallory", f"{MARKER}\nMine."), ("other[bot]", f"{MARKER}\nA copy."), (ACCOUNT, f"It says {MARKER}")]
    others += [("ann", f"Comment {number}") for number in range(97)]
    for author, body in others:
        server.add(author, body)
    server.add("ghost", "")["user"] = None
    server.add("ann", "")["body"] = None

    commented(runner, server)
    assert [(comment["user"]["login"], comment["body"]) for comment in server.comments[: len(others)]] == others
    assert len(server.comments) == len(others) + 3
    assert server.comments[-1]["body"].startswith(MARKER)

    # The own comment is on the second page.
    commented(runner, server)
    assert len(server.comments) == len(others) + 3
    assert server.written()[-1] == f"PATCH /repos/force/profiles/issues/comments/{server.comments[-1]['id']}"


def test_a_fork_may_not_comment_and_passes(pull_request: Path, runner: dict[str, str], server: GitHub) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    reported(pull_request, runner)
    server.may_write = False
    line = warning(commented(runner, server))
    assert "GitHub answers 403 Forbidden" in line
    assert "pull-requests: write" in line
    assert server.comments == []


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"GITHUB_REPOSITORY": "force/elsewhere"}, "GitHub answers 404 Not Found"),
        ({"GITHUB_TOKEN": "expired"}, "GitHub answers 401 Unauthorized"),
        ({"GITHUB_TOKEN": f"{TOKEN}\nX"}, "something is not as expected (ValueError)"),
        ({"GITHUB_API_URL": "http://127.0.0.1:1"}, "GitHub cannot be reached"),
        ({"GITHUB_API_URL": "no%0A::error::x"}, "GitHub cannot be reached (unknown url type: no%250a)"),
    ],
)
def test_a_comment_that_cannot_be_written_is_a_warning(
    pull_request: Path, runner: dict[str, str], server: GitHub, environment: dict[str, str], why: str
) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    reported(pull_request, runner)
    assert why in warning(commented(runner, server, **environment))


def test_a_report_that_is_too_long_is_cut_off(pull_request: Path, runner: dict[str, str], server: GitHub) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    reported(pull_request, runner)
    long = Path(runner["RUNNER_TEMP"]) / "long.md"
    long.write_text("é" * 70_000, encoding="utf-8")
    assert commented(runner, server, REPORT=str(long)).stdout == ""
    assert len(server.comments[0]["body"]) == 65_000


def test_a_role_commands_neither_the_runner_nor_the_comment(
    pull_request: Path, runner: dict[str, str], server: GitHub
) -> None:
    roles(pull_request, f"job_title: {json.dumps(HOSTILE)}\n")
    result = reported(pull_request, runner)
    assert result.returncode == 0, result.stderr
    assert "error::x" in result.stdout
    assert obeyed(result.stdout) == []
    assert commented(runner, server).stdout == ""
    body = server.comments[0]["body"]
    assert body.count(MARKER) == 1
    assert "@everyone" not in body
    assert "<script" not in body
    assert body.count("`") == body.count("\\`")
    assert not list(pull_request.parent.rglob("hacked"))


def test_a_clone_without_the_base_is_a_wrong_setup(origin: Path, runner: dict[str, str]) -> None:
    command = ("clone", "--quiet", "--depth=1", "--branch=topic", origin.as_uri(), "shallow")
    git(*command, cwd=origin.parent)
    result = reported(origin.parent / "shallow", runner)
    assert result.returncode == 2
    assert "there is no revision 'origin/main'" in result.stderr
    assert "fetch-depth: 0" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert outputs(runner) == {}
    assert obeyed(result.stdout) == []


def test_a_substantive_change_must_be_approved(pull_request: Path, runner: dict[str, str], server: GitHub) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    failed = reported(pull_request, runner, FAIL_ON="substantive")
    assert failed.returncode == 1, failed.stderr
    commented(runner, server)
    assert "SCALE 5" in server.comments[0]["body"]

    changes = json.loads(Path(outputs(runner)["changes-file"]).read_text())["changes"]
    agreed = "".join(f"{change['fingerprint']}: agreed by the grading panel\n" for change in changes)
    (pull_request / "approvals.yaml").write_text(agreed)
    passed = reported(pull_request, runner, FAIL_ON="substantive", APPROVALS="approvals.yaml")
    assert passed.returncode == 0, passed.stderr
    commented(runner, server)
    assert "agreed by the grading panel" in server.comments[0]["body"]


def test_the_approvals_of_the_documentation_are_some(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs/ci.md").read_text(encoding="utf-8")
    (tmp_path / "approvals.yaml").write_text(page.split("### Changes that were agreed")[1].split("```")[1][5:])
    assert list(read(tmp_path / "approvals.yaml")) == ["5e0c1b7a94d2", "900114026318"]


def test_another_base_can_be_named(pull_request: Path, runner: dict[str, str]) -> None:
    roles(pull_request, "grades:\n  - SCALE 5\n")
    roles(pull_request, "grades:\n  - SCALE 6\n")
    result = reported(pull_request, runner, BASE="HEAD~1")
    assert "SCALE 5" in result.stdout
    assert "SCALE 4" not in result.stdout
    hostile = reported(pull_request, runner, BASE="$(touch hacked)")
    assert hostile.returncode == 2
    assert not (pull_request / "hacked").exists()


def test_the_report_and_the_comment_do_not_depend_on_the_check() -> None:
    names = list(steps())
    assert names[-3:] == ["Check role profiles", "Report what changes", "Comment on the pull request"]
    assert all(steps()[name]["if"].startswith("${{ !cancelled() && ") for name in names[-2:])
    assert "if" not in steps()["Check role profiles"]
