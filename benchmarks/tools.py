"""What is measured: the program's own commands, and other checkers, each as its users call it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.generate import DATA, clean_environment, git

SCHEMA = "schema/role.schema.json"

PIP = ("check-jsonschema", "ruamel.yaml.clib", "yamllint", "ryl")
NPM = ("ajv-cli", "@sourcemeta/jsonschema")

STYLE = "{extends: default, rules: {line-length: disable, document-start: disable}}"
"""For yamllint and ryl. Otherwise they would report every role: lines above 80 characters, and no ---."""


_TIMES = count()


def _nothing(folder: Path) -> None:
    pass


@dataclass(frozen=True)
class Tool:
    """A command for a project's folder. Preparation and clean-up are not measured. A start checks no role."""

    name: str
    command: Callable[[Path], list[str]]
    before: Callable[[Path], None] = _nothing
    after: Callable[[Path], None] = _nothing
    is_start: bool = False
    good_codes: tuple[int, ...] = (0, 1)


def own_commands() -> Iterator[Tool]:
    """Yield the program's commands, as far as this version has them."""
    program = str(Path(sys.executable).with_name("roledoc-lint"))
    help_text = subprocess.run([program, "check", "--help"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    has_cache = "--no-cache" in help_text
    afresh = ["--no-cache"] if has_cache else []
    check = [program, "check"]
    yield Tool("check, cold", lambda folder: [*check, *afresh])
    if "--jobs" in help_text:
        yield Tool("check, cold, one process", lambda folder: [*check, *afresh, "--jobs", "1"])
    if has_cache:
        yield Tool("check, cold, writing the cache", lambda folder: check, before=_without_cache)
        yield Tool("check, warm", lambda folder: check)
        yield Tool("check, warm, one role changed", lambda folder: check, before=_change, after=_as_it_was)
        yield Tool("check FILE, just changed", lambda folder: [*check, _last(folder)], before=_change, after=_as_it_was)
    yield Tool("check FILE, cold", lambda folder: [*check, *afresh, _last(folder)])
    yield Tool("diff, 1 % changed", lambda folder: [program, "diff", "before..after"])
    yield Tool("check --fix", lambda folder: [*check, "--fix", *afresh], after=_as_it_was)
    yield Tool("--help", lambda folder: [program, "--help"], is_start=True)
    yield Tool("--version", lambda folder: [program, "--version"], is_start=True)
    yield Tool("python -c pass", lambda folder: [sys.executable, "-c", "pass"], is_start=True)


def peers() -> Iterator[Tool]:
    """Yield other checkers, as far as they can be installed here."""
    if _pip("peers", PIP):
        programs = DATA / "peers/bin"
        yield Tool("check-jsonschema with clib", _check_jsonschema(programs))
        yield Tool("yamllint", partial(_command, [str(programs / "yamllint"), "-d", STYLE, "roles"]))
        style = [str(programs / "ryl"), "check", "--no-cache", "-d", STYLE, "roles"]
        yield Tool("ryl", partial(_command, style))
    if _pip("peers-plain", PIP[:1]):
        yield Tool("check-jsonschema", _check_jsonschema(DATA / "peers-plain/bin"))
    if _npm():
        modules = DATA / "npm/node_modules"
        ajv = ["validate", "--spec=draft2020", "-s", SCHEMA, "-d", "roles/*.yaml"]
        yield Tool("ajv-cli", partial(_command, [str(modules / ".bin/ajv"), *ajv]))
        # The binary itself: starting it through Node would add 80 ms.
        own = modules / "@sourcemeta/jsonschema/build/github-releases" / f"jsonschema-{_system()}"
        if own.exists():
            validate = [str(own), "validate", SCHEMA, "roles", "--extension", ".yaml", "--continue"]
            yield Tool("sourcemeta jsonschema", partial(_command, validate), good_codes=(0, 2))


def versions() -> dict[str, str]:
    """Return the versions of the other programs that are installed."""
    found: dict[str, str] = {}
    for name in ("peers", "peers-plain"):
        if (DATA / name / "bin/pip").exists():
            listed = _output(str(DATA / name / "bin/pip"), "list", "--format=freeze")
            found |= dict(line.split("==", 1) for line in listed.splitlines() if line.startswith(PIP))
    for package in NPM:
        manifest = DATA / "npm/node_modules" / package / "package.json"
        if manifest.exists():
            found[package] = _output("node", "-p", f"require({str(manifest)!r}).version").strip()
    return found


def roles(folder: Path) -> list[str]:
    """Return the role files of a project, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "roles").iterdir())


def _last(folder: Path) -> str:
    return roles(folder)[-1]


def _command(command: list[str], folder: Path) -> list[str]:
    return command


def _check_jsonschema(programs: Path) -> Callable[[Path], list[str]]:
    # It does not accept a folder, so the files are named one by one, as pre-commit does.
    return lambda folder: [str(programs / "check-jsonschema"), "--schemafile", SCHEMA, *roles(folder)]


def _without_cache(folder: Path) -> None:
    """Remove the cache: everything else in the project is committed, so git removes only what it does not track."""
    git(folder, "clean", "-ffdxq")


def _as_it_was(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--force", "before")


def _change(folder: Path) -> None:
    """Change one role, each time to new content."""
    path = folder / _last(folder)
    text = path.read_text(encoding="utf-8")
    added = f"main_purpose: >-\n  Keep list {next(_TIMES)} up to date.\n"
    path.write_text(text.replace("main_purpose: >-\n", added), encoding="utf-8")


def _pip(name: str, packages: tuple[str, ...]) -> bool:
    """Return whether a virtual environment with some packages exists or could be created."""
    folder = DATA / name
    if not (folder / "installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        if not _ran(sys.executable, "-m", "venv", str(folder)):
            return False
        if not _ran(str(folder / "bin/python"), "-m", "pip", "install", "--quiet", *packages):
            return False
        (folder / "installed").touch()
    return True


def _npm() -> bool:
    folder = DATA / "npm"
    if not (folder / "installed").exists():
        npm = shutil.which("npm")
        if not npm or not _ran(npm, "install", "--silent", "--prefix", str(folder), *NPM):
            return False
        (folder / "installed").touch()
    return True


def _ran(*command: str) -> bool:
    result = subprocess.run(command, capture_output=True, check=False, env=clean_environment())  # noqa: S603
    return result.returncode == 0


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603


def _system() -> str:
    """Return the name of this system in sourcemeta's files. Systems with musl have another name, and are left out."""
    machine = {"aarch64": "arm64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    return f"{platform.system().lower()}-{machine}"
