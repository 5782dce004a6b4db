"""What tests of attacks share: programs that are started, and whether what a repository holds was run."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.processor_time import PATIENCE

PAGE = "<!DOCTYPE html><title>x</title><p>Job title: Researcher<p>Grade: SCALE 5"

ESCAPES = (
    "\x1b[2J", "\x1b]0;owned\x07", "\x9b31m", "\x90q\x9c", "\r\x0b\x0c", "\x00", "\x7f", "\u202e", "\u2028",
)  # fmt: skip


def started(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )


def ran(folder: Path) -> list[str]:
    """The files of the repository that were run."""
    return (folder / "RAN").read_text(encoding="utf-8").split() or ["a command"] if (folder / "RAN").exists() else []
