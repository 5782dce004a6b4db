"""No author, message, name of a file or role gives orders to what shows a history, and none stops it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from roledoc_lint import find_config
from roledoc_lint.changes.history.run import History, history
from roledoc_lint.reports.history import FORMATS
from roledoc_lint.reports.options import RenderOptions
from tests.attacks.test_output import CONTROL, HOSTILE, NAMES, hostile_role
from tests.support.helpers import run, with_fields
from tests.support.histories import FIRST, ROLE, Repository
from tests.support.repositories import with_variables
from tests.support.workflow_commands import commands

PEOPLE = [
    "::error::spoofed", "##[add-mask]e", "x | y", "<script>alert(1)</script>", "[a](javascript:alert)", "@everyone",
    "a\x1b[31mred", "\u202egnirts", "`code`", "**bold**", "#1", "名前", "\x01", "a" * 5000, "::stop-commands::z",
]  # fmt: skip
"""Names of authors, and first lines of messages."""


def shown(found: History, name: str) -> str:
    return FORMATS[name](found, RenderOptions())


def commit_as(repository: Repository, author: str, message: str) -> None:
    """Commit as somebody whose name git itself would clean up: it goes into the object as it is."""
    tree = repository.git("write-tree")
    parent = repository.git("rev-parse", "HEAD")
    who = f"{author} <{author}> 1600000000 +0000"
    content = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\n{message}\n"
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    done = subprocess.run(
        command, cwd=repository.folder, input=content.encode(), capture_output=True, env=with_variables(), check=True
    )
    repository.git("update-ref", "HEAD", done.stdout.decode().strip())


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "force")
    made.role()
    return made


@pytest.mark.parametrize("text", PEOPLE)
def test_authors_and_messages(repository: Repository, text: str) -> None:
    repository.write(with_fields(FIRST.replace("Recruitment", "Management")))
    repository.git("add", "--all")
    commit_as(repository, text.replace("<", "").replace(">", ""), text)
    found = history(find_config(repository.folder), "A1", "vetting")
    assert len(found.steps) == 2
    for name in FORMATS:
        report = shown(found, name)
        assert commands(report) == []
        assert not CONTROL.search(report)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(shown(found, "markdown"))
    assert html.count("<tr>") == 3
    assert all(len(re.findall("<td>", row)) == 5 for row in html.split("<tr>")[2:])
    assert not re.search(r"<script|<a |<code|<strong>bold", html)
    assert "@e" not in shown(found, "markdown")
    step = json.loads(shown(found, "json"))["steps"][0]
    assert step["commit"]["subject"].strip() == text.strip()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_roles(repository: Repository, text: str) -> None:
    repository.write(hostile_role(text))
    repository.commit()
    repository.write(hostile_role(f"{text}{text}"))
    repository.commit()
    found = history(find_config(repository.folder), str(repository.folder / ROLE))
    assert found.steps
    for name in FORMATS:
        assert commands(shown(found, name)) == []
        assert not CONTROL.search(shown(found, name))


@pytest.mark.parametrize("file", NAMES)
def test_names_of_files(repository: Repository, file: str) -> None:
    repository.git("mv", ROLE, f"roles/{file}")
    repository.commit()
    found = history(find_config(repository.folder), "A1")
    assert [step.change.kind for step in found.steps] == ["file-renamed", "role-added"]
    for name in FORMATS:
        assert commands(shown(found, name)) == []
        assert not CONTROL.search(shown(found, name))


@pytest.mark.parametrize(
    "stamp", ["99999999999999999999 +0000", "-1 +0000", "1600000000 +9999", "x", "1600000000", "0 -0000"]
)
def test_dates_of_no_calendar(repository: Repository, stamp: str) -> None:
    repository.write(with_fields(FIRST.replace("Recruitment", "Management")))
    repository.git("add", "--all")
    tree, parent = repository.git("write-tree"), repository.git("rev-parse", "HEAD")
    content = f"tree {tree}\nparent {parent}\nauthor A <a> {stamp}\ncommitter A <a> {stamp}\n\nx\n"
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    done = subprocess.run(command, cwd=repository.folder, input=content.encode(), capture_output=True, check=True)
    repository.git("update-ref", "HEAD", done.stdout.decode().strip())
    found = history(find_config(repository.folder), "A1", "vetting")
    assert [step.change.kind for step in found.steps] == ["vetting-raised", "vetting-added"]
    assert all(shown(found, name) for name in FORMATS)


ARGUMENTS = [
    "--upload-pack=x", "-h.yaml", ":(exclude)*", "HEAD:roles/a.yaml", "roles/a.yaml\x01", "*", "roles/*.yaml", "$(id)",
    "a" * 9000, "/etc/passwd", "/dev/stdin.yaml", "roles/a.yaml/", "..", "roles", "\udcff", "\n",
]  # fmt: skip


@pytest.mark.parametrize("name", ARGUMENTS)
def test_arguments_are_names_only(repository: Repository, name: str) -> None:
    for arguments in (["--", name], ["A1", "--", name]):
        result = run("history", *arguments, cwd=repository.folder)
        assert result.returncode == 2, result.stdout
        assert len(result.stderr.splitlines()) == 1
        assert result.stdout == ""
        assert not CONTROL.search(result.stderr)
