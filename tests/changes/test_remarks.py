"""What a report says of the two states beside their changes: diverged branches, and what is not compared."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from roledoc_lint import diff, find_config
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.reports.sinks import changes_as
from tests.support.helpers import run, with_fields
from tests.support.histories import FIRST, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "force")
    made.role()
    return made


def compared(repository: Repository, *states: str, staged: bool = False) -> Comparison:
    return diff(find_config(repository.folder), states, staged=staged)


def diverge(repository: Repository) -> None:
    """Two branches with a commit of their own."""
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.role(FIRST.replace("A1", "B1"), "roles/b.yaml")
    repository.git("checkout", "--quiet", "main")
    repository.role(FIRST.replace("A1", "C1"), "roles/c.yaml")


def test_commits_that_only_the_base_has(repository: Repository) -> None:
    diverge(repository)
    (remark,) = compared(repository, "main..topic").remarks
    assert remark == (
        "main has 1 commit that topic does not have: what they changed is shown as undone. To see only what topic "
        "changes, compare main...topic"
    )
    assert compared(repository, "main", "topic").remarks == (remark,)
    repository.git("checkout", "--quiet", "topic")
    (remark,) = compared(repository, "main").remarks
    assert remark.endswith("To see only what the current branch changes, compare main...")


@pytest.mark.parametrize(
    "states", [("main...topic",), ("main...",), (), ("HEAD",), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~1")]
)
def test_nothing_is_said_where_nothing_is_shown_as_undone(repository: Repository, states: tuple[str, ...]) -> None:
    diverge(repository)
    assert compared(repository, *states).remarks == ()


def test_commits_that_change_no_role_do_not_count(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.role(FIRST.replace("A1", "B1"), "roles/b.yaml")
    repository.git("checkout", "--quiet", "main")
    repository.write("text", "README.md")
    repository.commit()
    assert compared(repository, "main..topic").remarks == ()


def test_branches_that_were_merged_into_each_other(repository: Repository) -> None:
    diverge(repository)
    tips = [repository.git("rev-parse", name) for name in ("main", "topic")]
    for name, other in (("main", tips[1]), ("topic", tips[0])):
        repository.git("checkout", "--quiet", name)
        repository.git("merge", "--quiet", "--no-ff", "-m", "merge", other)
    (remark,) = compared(repository, "main...topic").remarks
    assert remark.startswith("main and topic were merged into each other, so they have started from several commits")
    assert all(tip[:7] in remark for tip in tips)


NOT_COMPARED = {
    "a link to a folder": ("roles/sub", "roles/sub is a link: what it leads to cannot be compared"),
    "a link to nowhere": ("roles/none", "roles/none is a link: what it leads to cannot be compared"),
}
OTHER_FILES = {
    "text": "roles/b.txt",
    "a hidden role": "roles/.draft.yaml",
    "in a hidden folder": "roles/.old/a.yaml",
    "JSON": "roles/a.json",
    "a copy": "roles/a.yaml.orig",
    "without a suffix": "roles/README",
}


@pytest.mark.parametrize(("name", "line"), NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_links_are_named_and_nothing_passes(repository: Repository, name: str, line: str) -> None:
    repository.write(with_fields(FIRST.replace("A1", "B1")), "other/b.yaml")
    repository.commit()
    (repository.folder / name).symlink_to("../other" if name == "roles/sub" else "nowhere")
    assert compared(repository).not_compared == (line,)
    assert run("diff", "--fail-on", "substantive", cwd=repository.folder).returncode == 2
    repository.git("add", "--all")
    assert compared(repository, staged=True).not_compared == (line,)
    repository.commit()
    assert compared(repository, "HEAD~1", "HEAD").not_compared == (line,)
    (repository.folder / name).unlink()
    assert compared(repository).not_compared == (line,)


@pytest.mark.parametrize("path", OTHER_FILES.values(), ids=OTHER_FILES)
def test_other_files_are_named(repository: Repository, path: str) -> None:
    repository.write(with_fields(FIRST), path)
    line = f"1 changed file is not a role file, and is not compared: {path}"
    assert compared(repository).remarks == (line,)
    repository.git("add", "--all")
    assert compared(repository, staged=True).remarks == (line,)
    repository.commit()
    comparison = compared(repository, "HEAD~1", "HEAD")
    assert (comparison.remarks, comparison.not_compared, comparison.changes) == ((line,), (), [])
    for name in ("table", "markdown", "html"):
        report = changes_as(comparison, summary=False)(name, None)
        assert "no change in what was compared" in report.lower()
        assert os.path.basename(path) in report.replace("\\", "")
    assert json.loads(changes_as(comparison, summary=False)("json", None))["notes"] == [line]
    assert run("diff", "HEAD~1", "HEAD", "--fail-on", "editorial", cwd=repository.folder).returncode == 0


def test_many_other_files_are_counted(repository: Repository) -> None:
    for number in range(12):
        repository.write("text", f"roles/{number:02}.txt")
    (remark,) = compared(repository).remarks
    assert remark.startswith("12 changed files are not role files, and are not compared: roles/00.txt, roles/01.txt")
    assert remark.endswith("roles/04.txt and 7 more")


def test_files_elsewhere_are_not_named(repository: Repository) -> None:
    repository.write("text", "docs/a.txt")
    repository.write("text", "roles.txt")
    assert compared(repository).remarks == ()
    assert "no change\n" in run("diff", cwd=repository.folder).stdout
