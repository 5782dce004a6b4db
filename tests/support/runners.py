"""Run the steps of the ready-made CI files as a CI runner does."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.support.helpers import REPOSITORY
from tests.support.processor_time import PATIENCE
from tests.support.repositories import with_variables


def steps() -> dict[str, Any]:
    action = YAML(typ="safe").load(REPOSITORY / "action.yml")
    return {step.get("name", "setup"): step for step in action["runs"]["steps"]}


def bash(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command,
        cwd=cwd,
        env=with_variables(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


def obeyed(log: str) -> list[str]:
    """The commands in a log that the runner carries out."""
    found: list[str] = []
    word = ""
    for line in log.splitlines():
        if word:
            word = "" if line == f"::{word}::" else word
        elif line.startswith("::stop-commands::"):
            word = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::") or "##[" in line:
            found.append(line)
    assert not word
    return found
