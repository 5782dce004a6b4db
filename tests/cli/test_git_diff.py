"""git's own commands on a real repository that `roledoc-lint init --git` has set up."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.helpers import PROGRAM, REPOSITORY, run, with_fields
from tests.support.repositories import commit, git

ROLE = with_fields("role_code: A1\nlocation: Chelmsford\n")


def program(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The installed program: git is set up to start the one that ran."""
    command = [str(PROGRAM), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a role and a catalogue, set up for git."""
    folder = tmp_path / "a force"
    shutil.copytree(REPOSITORY / "schema", folder / "schema")
    (folder / "roles").mkdir()
    (folder / "roles/a role.yaml").write_text(ROLE, encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    result = program("init", "--git", cwd=folder)
    assert result.returncode == 0, result.stderr
    commit(folder)
    return folder


def edit(repository: Path, old: str, new: str, name: str = "roles/a role.yaml") -> None:
    text = (repository / name).read_text(encoding="utf-8")
    assert old in text
    (repository / name).write_text(text.replace(old, new), encoding="utf-8")


def test_git_diff_reports_what_changed(repository: Path) -> None:
    edit(repository, "SCALE 5", "SCALE 6")
    shown = git("diff", cwd=repository)
    assert "A1 Intelligence Officer  roles/a role.yaml" in shown
    assert "substantive  grade raised          SCALE 5 → SCALE 6" in shown
    assert "\x1b" not in shown
    assert git("diff", "--cached", cwd=repository) == ""


def test_git_diff_of_a_file_wrapped_in_another_way(repository: Path) -> None:
    edit(repository, "Research and", "Research\n  and")
    assert git("diff", cwd=repository) == "roles/a role.yaml: the content of the role has not changed\n\n"


def test_log_and_show_report_sentence_by_sentence(repository: Path) -> None:
    edit(repository, "main_purpose: Research", "main_purpose: >-\n  Upkeep of records.\n  Research")
    commit(repository)
    for command in (["log", "-p", "-1"], ["show"]):
        shown = git(*command, cwd=repository)
        assert "-Main purpose: Research and dissemination of intelligence." in shown
        assert "+  Upkeep of records.\n+  Research and dissemination of intelligence." in shown
    assert "a sentence was added" in git("show", "--ext-diff", cwd=repository)
    git("mv", "roles/a role.yaml", "roles/b.yaml", cwd=repository)
    assert "file renamed" in git("diff", "--ext-diff", "-M", "--cached", cwd=repository)


def test_roles_that_come_and_go(repository: Path) -> None:
    (repository / "roles/new.yaml").write_text(ROLE.replace("A1", "B1"), encoding="utf-8")
    git("rm", "--quiet", "roles/a role.yaml", cwd=repository)
    git("add", "--all", cwd=repository)
    shown = git("diff", "--cached", "--no-renames", cwd=repository)
    assert "role removed" in shown
    assert "role added" in shown


def test_hunks_are_shown_under_their_entry(repository: Path) -> None:
    wording = "\n".join(f"      Sentence {number} of the wording." for number in range(12))
    skill = f"technical_skills:\n  - name: Risk Management\n    level: 3\n    wording: >-\n{wording}\n"
    edit(repository, "location:", f"{skill}location:")
    commit(repository)
    edit(repository, "Sentence 9 of", "Sentence nine of")
    commit(repository)
    assert "@@   - Risk Management, level 3\n" in git("show", cwd=repository)
    assert "@@   - name: Risk Management\n" in git("show", "--no-textconv", cwd=repository)


def test_changes_of_the_catalogue_are_reported(repository: Path) -> None:
    edit(repository, "I share credit with", "I share the credit with", "schema/catalogue/cvf-2016.yaml")
    shown = git("diff", cwd=repository)
    assert "agreed text reworded" in shown
    assert "I share {+the+} credit" in shown
    commit(repository)
    assert re.search(r"^\+ +I share the credit with everyone", git("show", cwd=repository), re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"job_title: \xff\n", b"a: [\n", b"", b"- a\n", b"<<<<<<< a\n>>>>>>> b\n"])
def test_a_broken_role_does_not_stop_git(repository: Path, content: bytes) -> None:
    (repository / "roles/a role.yaml").write_bytes(content)
    assert "roles/a role.yaml" in git("diff", cwd=repository)
    commit(repository)
    git("show", cwd=repository)
    git("show", "--ext-diff", cwd=repository)


def test_a_merge_conflict_is_reported(repository: Path) -> None:
    git("checkout", "--quiet", "-b", "topic", cwd=repository)
    edit(repository, "Chelmsford", "Colchester")
    commit(repository)
    git("checkout", "--quiet", "main", cwd=repository)
    edit(repository, "Chelmsford", "Clacton")
    commit(repository)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "topic", cwd=repository)
    assert "role cannot be read" in git("diff", "HEAD", cwd=repository)
    assert "a merge conflict has not been resolved" in git("diff", "--cached", cwd=repository)
    shown = git("diff", cwd=repository)
    assert "++<<<<<<< ours\n +Location: Clacton\n++=======\n+ Location: Colchester\n++>>>>>>> theirs" in shown
    assert len(shown.splitlines()) < 20


def test_setting_up_twice_changes_nothing_and_overwrites_nothing(repository: Path) -> None:
    attributes = repository / ".gitattributes"
    before = attributes.read_bytes()
    assert before.decode().splitlines() == [
        "roles/**/*.yaml diff=roledoc",
        "roles/**/*.yml diff=roledoc",
        "schema/catalogue/**/*.yaml diff=roledoc",
        "schema/catalogue/**/*.yml diff=roledoc",
    ]
    git("config", "diff.roledoc.textconv", "cat", cwd=repository)
    attributes.write_bytes(b"*.png binary\nroles/**/*.yaml diff=mine")
    result = program("init", "--git", cwd=repository)
    assert result.returncode == 0
    assert "diff.roledoc.textconv already has another value, which was kept: cat" in result.stderr
    assert git("config", "diff.roledoc.textconv", cwd=repository) == "cat\n"
    assert attributes.read_bytes().startswith(b"*.png binary\nroles/**/*.yaml diff=mine\nroles/**/*.yml diff=roledoc\n")
    again = attributes.read_bytes()
    program("init", "--git", cwd=repository)
    assert attributes.read_bytes() == again


def test_what_cannot_be_set_up(tmp_path: Path) -> None:
    alone = run("init", "--git", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert "not a git repository" in alone.stderr
    for arguments in (["git-diff"], ["git-diff", "a", "b"], ["textconv", "none.yaml"], ["textconv"]):
        result = run(*arguments, cwd=tmp_path)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1


GONE = ["diff", "diff --cached", "log -p -1", "show", "show --ext-diff", "blame roles/b.yaml", "log --stat -p"]


@pytest.mark.parametrize("how", ["gone", "not a program", "fails"])
def test_git_shows_the_lines_where_the_program_is_not_there(repository: Path, how: str) -> None:
    shutil.copy(repository / "roles/a role.yaml", repository / "roles/b.yaml")
    commit(repository)
    edit(repository, "SCALE 5", "SCALE 6", "roles/b.yaml")
    commit(repository)
    edit(repository, "SCALE 6", "SCALE 7", "roles/b.yaml")
    git("add", "--all", cwd=repository)
    edit(repository, "SCALE 7", "SCALE 8", "roles/b.yaml")
    other = repository.parent / "other"
    if how != "gone":
        other.write_text("#!/nowhere\n" if how == "not a program" else "#!/bin/sh\nexit 3\n", encoding="utf-8")
        other.chmod(0o755)
    for name in ("command", "textconv"):
        setting = f"diff.roledoc.{name}"
        git(
            "config",
            setting,
            git("config", setting, cwd=repository).strip().replace(str(PROGRAM), str(other)),
            cwd=repository,
        )
    for arguments in GONE:
        shown = git(*arguments.split(), cwd=repository)
        assert "SCALE" in shown, arguments
        assert arguments.startswith("blame") or "\n+  - SCALE" in shown


def test_difftool_starts_its_tool(repository: Path) -> None:
    edit(repository, "SCALE 5", "SCALE 6")
    (repository / "roles/new role.yaml").write_text(ROLE, encoding="utf-8")
    git("add", "--all", cwd=repository)
    tool = 'difftool.t.cmd=cat "$LOCAL" "$REMOTE"; echo STARTED'
    for options in ([], ["-d"]):
        shown = git("-c", tool, "difftool", "--cached", "-y", "-t", "t", *options, cwd=repository)
        assert "STARTED" in shown
        assert "grade raised" not in shown
    assert git("-c", tool, "difftool", "--cached", "-y", "-t", "t", cwd=repository).count("STARTED") == 2
    assert "grade raised" in git("diff", "--cached", cwd=repository)


def test_setting_up_again_replaces_what_earlier_versions_set(repository: Path) -> None:
    now = git("config", "diff.roledoc.command", cwd=repository).strip()
    without_tool = "f() { " + now.partition("esac; ")[2]
    for earlier in (f"{PROGRAM} git-diff", without_tool):
        git("config", "diff.roledoc.command", earlier, cwd=repository)
        done = program("init", "--git", cwd=repository)
        assert "diff.roledoc.command ran another program or was set by an earlier version" in done.stdout
        assert git("config", "diff.roledoc.command", cwd=repository).strip() == now
