"""`roledoc-lint history`: as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.helpers import run
from tests.support.histories import FIRST, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "force")
    made.role()
    made.role(FIRST.replace("Recruitment", "Management"), author="Bob", day="2021-05-06", message="The policy of 2021")
    return made


def test_the_table_answers_who_and_when(repository: Repository) -> None:
    done = run("history", "A1", "vetting", cwd=repository.folder)
    raised, first = repository.git("log", "--format=%h", "--abbrev=7").split()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "A1 Intelligence Officer  roles/a.yaml: vetting levels\n"
        "date        author    commit    what                 item    before → after\n"
        "----------  --------  --------  -------------------  ------  ---------------------\n"
        f"2021-05-06  Bob       {raised}   vetting raised               Recruitment Vetting →\n"
        "                                                             Management Vetting\n"
        "                                                             “The policy of 2021”\n"
        f"2020-01-01  Anna      {first}   vetting added, with          Recruitment Vetting\n"
        "                                the role                     “edit”\n"
    )


def test_json_has_all_of_it(repository: Repository) -> None:
    done = run("history", "A1", "vetting", "--since", "2021", "--format", "json", cwd=repository.folder)
    found = json.loads(done.stdout)
    assert found["version"] == 1
    assert found["role"] == {
        "role": "A1",
        "title": "Intelligence Officer",
        "organisation": "Thames Valley Police",
        "path": "roles/a.yaml",
    }
    (step,) = found["steps"]
    assert (step["kind"], step["before"], step["after"]) == (
        "vetting-raised",
        "Recruitment Vetting",
        "Management Vetting",
    )
    assert step["commit"] == {
        "id": repository.git("rev-parse", "HEAD"),
        "date": "2021-05-06T10:00:00+00:00",
        "author": "Bob",
        "email": "somebody@example.org",
        "subject": "The policy of 2021",
    }
    assert found["notes"] == ["1 change before 2021-01-01 not shown"]


def test_markdown_has_a_row_for_each_step(repository: Repository) -> None:
    done = run("history", "A1", "--format", "markdown", cwd=repository.folder)
    assert done.stdout.count("\n| 20") == 2
    assert "vetting raised | Recruitment Vetting → **Management Vetting**<br>*“The policy of 2021”*" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("history", "A12"), 'roledoc-lint: there is no role "A12": did you mean "A1"?\n'),
        (("history", "A1", "--since", "soon"), 'roledoc-lint: --since "soon": give a date such as 2026-03-05'),
        (("history",), "roledoc-lint: Missing argument 'ROLE'."),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    repository: Repository, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*arguments, cwd=repository.folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert len(done.stderr.splitlines()) == 1


def test_without_git(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("history", "A1", cwd=repository.folder, PATH=str(tmp_path / "nothing"))
    assert done.returncode == 3
    assert done.stderr == "roledoc-lint: git is not installed: install it. Without it, diff can compare two folders\n"
