"""How much work a run does, counted and not timed: what is imported, opened, parsed, validated, started."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, ForwardRef, NamedTuple

import click
import pytest

from roledoc_lint.cli.commands import COMMANDS, cli
from tests.support.helpers import REPOSITORY, copy_roles_and_schema, files_of, project
from tests.support.processor_time import PATIENCE
from tests.support.repositories import with_variables

NEVER = {
    "jsonschema", "referencing", "attr", "tabulate", "rapidfuzz", "jinja2", "junitparser", "codespell_lib", "lxml",
    "pdfplumber", "pdfminer", "difflib", "textwrap", "tempfile", "subprocess", "multiprocessing", "concurrent",
    "dataclasses", "asyncio", "http", "urllib.request", "importlib.metadata", "importlib.resources", "logging",
    "hashlib", "roledoc_lint.lint.cache.store", "roledoc_lint.lint.cache.key",
    "roledoc_lint.lint.cache.session", "roledoc_lint.lint.cache.records",
}  # fmt: skip
"""What a clean role needs nothing of: most of it takes longer to import than the role to check."""

CLICK = {"textwrap"}
"""What click imports itself."""

QUIET = 'severity.incomplete-framework = "off"\n'
BAD = "grades: SCALE 5\n"


class Work(NamedTuple):
    """What a run of the command line did."""

    code: int
    modules: set[str]
    opened: dict[str, int]
    started: list[str]
    documents: int
    validated: int

    @property
    def own(self) -> set[str]:
        """The modules of the program itself."""
        return {name.removeprefix("roledoc_lint.") for name in self.modules if name.startswith("roledoc_lint.")}

    def opened_in(self, folder: str) -> dict[str, int]:
        """The files that were opened, below a folder of the project."""
        parts = ((name.partition(f"/{folder}/"), number) for name, number in self.opened.items())
        return {below: number for (_, slash, below), number in parts if slash}


def work(folder: Path, *arguments: str) -> Work:
    """Run the command line in a process of its own, and count."""
    counts = folder / "counts.json"
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tests/support/count_work.py"), str(counts), *arguments],
        cwd=folder,
        env=with_variables(PYTHONPATH=str(REPOSITORY)),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, Any] = json.loads(counts.read_text(encoding="utf-8"))
    return Work(done.returncode, **{**found, "modules": set(found["modules"])})


@pytest.fixture(scope="module")
def one_role(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A check of one clean role."""
    folder = tmp_path_factory.mktemp("one")
    project(folder, files_of(""), QUIET)
    return work(folder, "check", "roles/role.yaml")


def test_what_a_clean_role_does_not_import(one_role: Work) -> None:
    assert one_role.code == 0
    assert one_role.modules & NEVER <= CLICK
    reports = {"findings", "findings.text", "findings.wording", "formats", "options", "sinks"}
    assert {name for name in one_role.own if name.startswith("reports.")} == {f"reports.{name}" for name in reports}
    commands = {"cli.check", "cli.commands", "cli.common", "cli.main"}
    assert {name for name in one_role.own if name.startswith("cli.")} == commands
    assert not {name.partition(".")[0] for name in one_role.own} & {"changes", "importer", "export"}


def test_what_a_clean_role_has_python_compile(one_role: Work) -> None:
    """Where types are texts, as `from __future__ import annotations` makes them, each field of a class is compiled."""
    modules = [import_module(f"roledoc_lint.{name}") for name in one_role.own]
    fields = [
        (thing, field)
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and hasattr(thing, "_fields")
        for field, kind in thing.__annotations__.items()
        if isinstance(kind, ForwardRef)
    ]
    assert fields == []


def test_what_a_clean_role_reads_and_starts(one_role: Work) -> None:
    assert one_role.started == []
    assert one_role.validated == 0
    catalogue = [path.name for path in (REPOSITORY / "schema/catalogue").iterdir()]
    assert one_role.opened_in("schema/catalogue") == dict.fromkeys(catalogue, 1)
    assert one_role.opened_in("schema").keys() - {f"catalogue/{name}" for name in catalogue} == {"role.schema.json"}
    # Once to check it, and at most once for the role codes of the project.
    assert one_role.opened_in("roles")["role.yaml"] <= 2


def test_a_catalogue_that_is_checked_is_read_once(tmp_path: Path) -> None:
    copy_roles_and_schema(tmp_path)
    done = work(tmp_path, "check", "--no-cache")
    catalogue = {f"catalogue/{path.name}" for path in (REPOSITORY / "schema/catalogue").iterdir()}
    assert done.opened_in("schema") == dict.fromkeys({*catalogue, "catalogue.schema.json", "role.schema.json"}, 1)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_what_help_and_version_do_not_import(tmp_path: Path, arguments: list[str]) -> None:
    done = work(tmp_path, *arguments)
    assert done.modules & {*NEVER, "ruamel", "tomllib", "roledoc_lint.lint.run", "roledoc_lint.lint.rules"} <= CLICK
    assert done.opened == {}
    if arguments[0].startswith("--"):
        assert done.own == {"cli", "cli.commands", "cli.common", "cli.main", "errors", "version"}
        assert "pathlib" not in done.modules


def test_the_list_of_commands_has_the_first_sentence_of_each_help() -> None:
    context = click.Context(cli)
    for name, (_, line) in COMMANDS.items():
        command = cli.get_command(context, name)
        assert command
        assert command.name == name
        assert line == ("" if command.hidden else command.get_short_help_str(limit=1000)), name


def test_only_roles_with_mistakes_are_validated(tmp_path: Path) -> None:
    project(tmp_path, {**files_of(""), "roles/bad.yaml": next(iter(files_of(BAD).values()))}, QUIET)
    done = work(tmp_path, "check")
    assert (done.code, done.validated) == (1, 1)
    assert "jsonschema" in done.modules


def test_work_grows_with_the_number_of_roles(tmp_path: Path) -> None:
    copy_roles_and_schema(tmp_path)
    few = work(tmp_path, "check")
    number = len(list((tmp_path / "roles").iterdir()))
    for path in list((tmp_path / "roles").iterdir()):
        shutil.copy(path, path.with_stem(f"{path.stem}-2"))
    many = work(tmp_path, "check")
    # Each role once, and a quick read of its code.
    assert 0 < many.documents - few.documents <= 2 * number
    assert many.opened_in("schema") == few.opened_in("schema")
    assert max(many.opened_in("roles").values()) <= 2
    assert many.validated == few.validated == 0
    assert many.started == []
