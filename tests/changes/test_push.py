"""`diff --pushed`: the variables that pre-commit sets for a hook, and those that it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.helpers import files_of, project, run
from tests.support.repositories import commit, git

ZEROS = "0" * 40


@pytest.fixture
def revisions(tmp_path: Path) -> list[str]:
    """A repository with a role in three states: the commits."""
    git("init", "--quiet", "--initial-branch", "main", cwd=tmp_path)
    found = []
    for grade in ("SCALE 4", "SCALE 5", "SCALE 6"):
        project(tmp_path, files_of(f"grades:\n  - {grade}\n"))
        found.append(commit(tmp_path))
    return found


def changelog(folder: Path, **environment: str) -> str:
    result = run("diff", "--pushed", "--format", "changelog", cwd=folder, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_what_the_remote_has_is_compared_with_what_is_pushed(tmp_path: Path, revisions: list[str]) -> None:
    first, second, third = revisions
    whole = changelog(tmp_path, PRE_COMMIT_FROM_REF=first, PRE_COMMIT_TO_REF=third)
    assert "SCALE 4" in whole
    assert "SCALE 6" in whole
    part = changelog(tmp_path, PRE_COMMIT_FROM_REF=first, PRE_COMMIT_TO_REF=second)
    assert "SCALE 5" in part
    assert "SCALE 6" not in part


@pytest.mark.parametrize("environment", [{}, {"PRE_COMMIT_FROM_REF": ZEROS, "PRE_COMMIT_TO_REF": ZEROS}])
def test_everything_is_new_to_an_unknown_remote(
    tmp_path: Path, revisions: list[str], environment: dict[str, str]
) -> None:
    assert changelog(tmp_path, **environment).startswith("### Added\n")
    # Not what is checked out, but the branch that is pushed.
    git("branch", "other", revisions[0], cwd=tmp_path)
    (tmp_path / "roles/role.yaml").rename(tmp_path / "roles/renamed.yaml")
    commit(tmp_path)
    result = run("diff", "--pushed", "--format", "csv", cwd=tmp_path, PRE_COMMIT_LOCAL_BRANCH="refs/heads/other")
    assert "roles/role.yaml" in result.stdout


def test_a_new_branch_is_compared_with_the_default_branch_of_the_remote(tmp_path: Path, revisions: list[str]) -> None:
    git("update-ref", "refs/remotes/origin/main", revisions[1], cwd=tmp_path)
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main", cwd=tmp_path)
    report = changelog(tmp_path, PRE_COMMIT_FROM_REF=ZEROS, PRE_COMMIT_TO_REF=revisions[2])
    assert report.startswith("### Changed\n")
    assert "SCALE 5" in report
    assert "SCALE 4" not in report


@pytest.mark.parametrize("arguments", [("HEAD",), ("--staged",)])
def test_pushed_goes_without_revisions_and_staged(
    tmp_path: Path, revisions: list[str], arguments: tuple[str, ...]
) -> None:
    result = run("diff", "--pushed", *arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--pushed already knows what to compare" in result.stderr


def test_a_missing_revision_is_reported(tmp_path: Path, revisions: list[str]) -> None:
    result = run("diff", "--pushed", cwd=tmp_path, PRE_COMMIT_FROM_REF=revisions[0], PRE_COMMIT_TO_REF="f" * 40)
    assert result.returncode == 2
    assert "there is no revision 'ffff" in result.stderr
