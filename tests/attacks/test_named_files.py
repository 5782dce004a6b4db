"""Attacks on the files that the program reads and writes: by links, pipes, size, signals and edits at the same time.

Each test is a class of attack. It fails if the guard that it is about is removed.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from roledoc_lint.lint.baseline import MAX_BYTES
from roledoc_lint.project.named_files import write_named
from tests.support.attacks import PAGE, started
from tests.support.helpers import PROGRAM, files_of, project, run
from tests.support.repositories import git
from tests.support.runners import bash


def linked_project(tmp_path: Path) -> tuple[Path, Path]:
    """A project, and a file outside it."""
    folder, outside = tmp_path / "force", tmp_path / "outside"
    project(folder, files_of(""))
    (outside / ".git").mkdir(parents=True)
    (outside / "x").write_text("SECRET: SECRET\n", encoding="utf-8")
    return folder, outside / "x"


LINKS: dict[str, str] = {
    "report": "../outside/x",
    "loop": "loop",
    "dangling": "../outside/new",
    "chain": "report",
    "below": "../outside",
    "roles/below": "../../outside",
    "up": "..",
    "deep": "below",
    "inside": "roles",
    "inside/again": "../../outside",
}
"""Links of a pull request, and what they lead to."""

THROUGH_LINKS = (
    "report", "dangling", "chain", "loop", "below/x", "below/new", "roles/below/x", "up/outside/x", "deep/x",
    "inside/again/x", "./below/../below/x", "loop/x", "up/force/below/x", "inside/below/x",
)  # fmt: skip


def make_links(folder: Path) -> None:
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)


@pytest.mark.parametrize("name", THROUGH_LINKS)
@pytest.mark.parametrize(("is_repository", "from_folder"), [(False, "."), (True, "."), (True, "roles"), (True, "/")])
def test_a_report_is_not_written_through_a_link(
    tmp_path: Path, name: str, is_repository: bool, from_folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, outside = linked_project(tmp_path)
    make_links(folder)
    if is_repository:
        (folder / ".git").mkdir()
    monkeypatch.chdir(folder / from_folder)
    path = folder / name if from_folder == "/" else Path(os.path.relpath(folder), name)
    with suppress(OSError):
        write_named(path, b"a report")
    assert outside.read_text(encoding="utf-8") == "SECRET: SECRET\n"
    assert sorted(file.name for file in outside.parent.iterdir()) == [".git", "x"]


UNREADABLE = (*THROUGH_LINKS, "zero", "pipe", "roles", "large", "/dev/zero")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_named_file_is_read_only_if_it_is_an_ordinary_one_of_the_project(tmp_path: Path, name: str) -> None:
    folder, _ = linked_project(tmp_path)
    make_links(folder)
    git("init", "--quiet", cwd=folder)
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    with (folder / "large").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    for command in (["check", "--baseline", name], ["diff", "--approvals", name]):
        result = run(*command, cwd=folder)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), result.stderr
        assert "SECRET" not in result.stderr
        reasons = "is a link to a place outside|is not an ordinary file|is larger than|cannot be read|Is a directory"
        assert re.search(reasons, result.stderr), result.stderr


@pytest.mark.parametrize("name", THROUGH_LINKS)
def test_a_baseline_is_not_written_through_a_link(tmp_path: Path, name: str) -> None:
    folder, outside = linked_project(tmp_path)
    make_links(folder)
    run("check", "--baseline", name, "--write-baseline", cwd=folder)
    assert outside.read_text(encoding="utf-8") == "SECRET: SECRET\n"
    assert sorted(file.name for file in outside.parent.iterdir()) == [".git", "x"]


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """/dev/stdout is a link, which must not be replaced, and a pipe has a reader."""
    project(tmp_path, files_of(""))
    os.mkfifo(tmp_path / "pipe")
    script = f"cat pipe & {PROGRAM} check --format json --output pipe --format jsonl --output /dev/null; wait"
    assert '"findings"' in bash(script, tmp_path).stdout
    assert '"findings"' in bash(f"{PROGRAM} check --format json --output /dev/stdout | cat", tmp_path).stdout
    assert (tmp_path / "pipe").is_fifo()


def test_a_report_is_whole_or_as_it_was(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n" + "grades: SCALE 5\n"))
    for command in ("check --format sarif", "check --format json", "check --write-baseline --baseline", "init #"):
        (tmp_path / "report").write_text("as it was", encoding="utf-8")
        output = "report" if "baseline" in command else "--output report"
        result = bash(f"ulimit -f 0; exec {PROGRAM} {command} {output}", tmp_path)
        assert result.returncode == 2, result.stdout
        assert (tmp_path / "report").read_text(encoding="utf-8") == "as it was"
        assert not list(tmp_path.rglob("*.tmp"))


INTERRUPTED = """
import os, signal, sys
from roledoc_lint.cli.main import main

def fsync(descriptor, real=os.fsync):
    {happens}
    real(descriptor)

os.fsync = fsync
sys.argv = ["roledoc-lint", *sys.argv[1:]]
main()
"""
UNTIDY = "job_title: a  b\n"


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize(
    "command",
    ["check --fix", "check --write-baseline", "check --format json --output r.json", "init", "init --git",
     "import page.html -o out.yaml"],
)  # fmt: skip
def test_a_signal_leaves_no_temporary_file(tmp_path: Path, signal: str, command: str) -> None:
    project(tmp_path, {"roles/role.yaml": UNTIDY, "page.html": PAGE})
    git("init", "--quiet", cwd=tmp_path)
    program = INTERRUPTED.format(happens=f"os.kill(os.getpid(), signal.{signal})")
    result = started(sys.executable, "-P", "-c", program, *command.split(), cwd=tmp_path)
    assert result.returncode in (-1, -15, 130), result.stderr
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize(
    ("happens", "becomes"),
    [
        ("open('roles/role.yaml', 'a').write('main_purpose: added\\n')", UNTIDY + "main_purpose: added\n"),
        ("open('roles/role.yaml', 'w').write('job_title: other\\n')", "job_title: other\n"),
        ("open('roles/role.yaml', 'w').close()", ""),
        ("open('roles/role.yaml', 'r+').write('J')", "J" + UNTIDY[1:]),
        ("open('new', 'w').write('new'); os.replace('new', 'roles/role.yaml')", "new"),
        ("os.replace('roles/role.yaml', 'roles/moved.yml')", None),
        ("os.unlink('roles/role.yaml')", None),
        ("os.unlink('roles/role.yaml'); os.mkdir('roles/role.yaml')", None),
        ("os.unlink('roles/role.yaml'); os.mkfifo('roles/role.yaml')", None),
        ("open('o', 'w').write('o'); os.unlink('roles/role.yaml'); os.symlink('../o', 'roles/role.yaml')", "o"),
    ],
)
def test_an_edit_that_is_made_while_a_fix_is_written_is_kept(tmp_path: Path, happens: str, becomes: str | None) -> None:
    project(tmp_path, {"roles/role.yaml": UNTIDY})
    program = INTERRUPTED.format(happens=happens)
    result = started(sys.executable, "-P", "-c", program, "check", "--fix", "--no-cache", cwd=tmp_path)
    role = tmp_path / "roles/role.yaml"
    assert (role.read_text(encoding="utf-8") if role.is_file() else None) == becomes
    assert "it was changed while it was being fixed" in result.stderr
    assert result.returncode == 2
    assert not list(tmp_path.rglob("*.tmp"))
