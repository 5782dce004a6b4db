"""Attacks by files of a repository: none is run, and nothing is read or written outside.

Each test is a class of attack. It fails if the guard that it is about is removed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.helpers import PROGRAM, REPOSITORY, files_of, project
from tests.support.processor_time import PATIENCE
from tests.support.runners import bash, steps

PAGE = "<!DOCTYPE html><title>x</title><p>Job title: Researcher<p>Grade: SCALE 5"

SHADOWING = (
    "pickle", "re", "venv", "json", "site", "os", "io", "abc", "enum", "types", "codecs", "encodings", "importlib",
    "runpy", "contextlib", "functools", "collections", "subprocess", "multiprocessing", "threading", "signal", "struct",
    "zipfile", "tempfile", "tomllib", "warnings", "traceback", "sitecustomize", "usercustomize", "ensurepip", "click",
    "lxml", "ruamel", "jinja2", "rapidfuzz", "roledoc_lint",
)  # fmt: skip
"""Modules that Python or the program imports, each as a file of the current folder."""


@pytest.fixture
def shadowed(tmp_path: Path) -> Path:
    """A repository with all these modules, which say so in the file `RAN` if they are run."""
    project(tmp_path, files_of(""))
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    for name in SHADOWING:
        code = f"open({str(tmp_path / 'RAN')!r}, 'a').write({name!r} + chr(10))\n"
        if name in ("roledoc_lint", "importlib", "encodings", "collections"):
            (tmp_path / name).mkdir()
            for file in ("__init__.py", "__main__.py"):
                (tmp_path / name / file).write_text(code, encoding="utf-8")
        else:
            (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    return tmp_path


def started(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )


def ran(folder: Path) -> list[str]:
    """The files of the repository that were run."""
    return (folder / "RAN").read_text(encoding="utf-8").split() if (folder / "RAN").exists() else []


def test_an_import_runs_no_module_of_the_current_folder(shadowed: Path) -> None:
    result = started(PROGRAM, "import", "page.html", "-o", "out", cwd=shadowed)
    assert ran(shadowed) == []
    assert "out/researcher.yaml" in result.stdout, result.stderr


READING = """
import os, sys
from roledoc_lint.importer.sandbox import Sandbox

os.chdir(sys.argv[1])
{set_up}
with Sandbox() as sandbox:
    print(len(sandbox.read(b"<!DOCTYPE html><p>a").blocks))
"""


@pytest.mark.parametrize(
    "set_up",
    [
        "sys.path.insert(0, '')",
        "sys.path.insert(0, '.')",
        "sys.path.insert(0, os.getcwd())",
        "sys.path.insert(0, '../' + os.path.basename(os.getcwd()))",
        "os.environ['PYTHONPATH'] = ''",
        "os.environ['PYTHONPATH'] = '.'",
        "os.environ['PYTHONPATH'] = os.getcwd()",
        "os.environ['PYTHONPATH'] = os.pathsep",
        "os.environ['PYTHONHOME'] = os.getcwd()",
        "os.environ['PYTHONSTARTUP'] = 'json.py'",
    ],
)
def test_a_reader_runs_no_module_of_the_current_folder(shadowed: Path, set_up: str) -> None:
    program = READING.format(set_up=set_up)
    result = started(sys.executable, "-P", "-c", program, shadowed, cwd=REPOSITORY)
    assert ran(shadowed) == []
    assert result.stdout == "1\n", result.stderr


def test_the_action_runs_no_module_of_the_current_folder(shadowed: Path) -> None:
    (line,) = (
        line for line in steps()["Install roledoc-lint"]["run"].splitlines() if "venv" in line and "#" not in line
    )
    result = bash(f"{line} --without-pip", shadowed, RUNNER_TEMP=str(shadowed / "temporary"))
    assert ran(shadowed) == []
    assert (shadowed / "temporary/roledoc-lint/bin/python").exists(), result.stderr
