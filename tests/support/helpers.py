"""Helpers of many tests, such as a small role to put fragments into, and a project in a folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from roledoc_lint import Config, Finding, check, find_config
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.model.role import RoleView
from roledoc_lint.source.document import Document
from tests.support.processor_time import PATIENCE
from tests.support.repositories import with_variables

REPOSITORY = Path(__file__).parent.parent.parent
TODAY = date(2026, 6, 15)
PROGRAM = Path(sys.executable).with_name("roledoc-lint")

ROLE = """\
job_title: Intelligence Officer
force: Thames Valley Police
status: Police Staff
grades:
  - SCALE 5
competency_framework: CVF 2016
main_purpose: Research and dissemination of intelligence.
"""

_FIELD = re.compile(r"^(\w+):.*\n(?:[ #\n].*\n?|\n)*", re.MULTILINE)
_GIVEN = re.compile(r"^[«»\"]*(\w+)[»\"]*\s*:", re.MULTILINE)
_FILE = re.compile(r"^# (roles/.+\.ya?ml)\n", re.MULTILINE)
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")


def with_fields(fragment: str) -> str:
    """The small role with the fields of a fragment instead of its own."""
    given = set(_GIVEN.findall(fragment))
    return "".join(match[0] for match in _FIELD.finditer(ROLE) if match[1] not in given) + fragment


def with_characters(text: str) -> str:
    """The text with `<U+2028>` and the like turned into the characters."""
    return _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)


def without_characters(text: str) -> str:
    """The text with invisible characters turned into `<U+2028>` and the like; the reverse of `with_characters`."""
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c)[0] in "CZ" and c not in " \n\t" else c for c in text)


def files_of(text: str, *, whole: bool = False) -> dict[str, str]:
    """The role files in a text: one, or several that begin with lines such as `# roles/x.yaml`."""
    named = fragments_of(text).items()
    return {name: with_characters(part if whole else with_fields(part)) for name, part in named}


def fragments_of(text: str) -> dict[str, str]:
    """The fragment of each file in a text, by path."""
    parts = _FILE.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True)) or {"roles/role.yaml": text}


def project(folder: Path, files: dict[str, str], configuration: str = "") -> Config:
    """A project with these files, which has agreed to the catalogue of the package."""
    for name, text in {"roledoc-lint.toml": f"packaged-catalogue = true\n{configuration}", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return find_config(folder, folder)


def view(document: Document) -> RoleView:
    """The view of a role without a catalogue."""
    return RoleView(document, Catalogue(shipped_profile(), []))


def copy_roles_and_schema(folder: Path) -> None:
    """Put this repository's roles and schema into a folder."""
    for name in ("roles", "schema"):
        shutil.copytree(REPOSITORY / name, folder / name)


def lint(folder: Path, text: str, *select: str, configuration: str = "", whole: bool = False) -> list[Finding]:
    """The findings of some rules, or of all, in a project with the files in a text."""
    return check(project(folder, files_of(text, whole=whole), configuration), select=select, today=TODAY).findings


def fixed(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of some findings applied."""
    edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def run(*arguments: str, cwd: Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command line in its own process."""
    return subprocess.run(
        [sys.executable, "-m", "roledoc_lint", *arguments],
        cwd=cwd,
        input=stdin,
        env=with_variables(**environment),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
