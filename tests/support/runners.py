"""Runs the steps of ready CI as a runner runs them."""

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
