"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(*arguments: str, cwd: Path) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=True).stdout


def with_variables(**more: str) -> dict[str, str]:
    """The environment of the tests, which is the same on every machine, with additional variables."""
    return {**os.environ, **more}


def commit(folder: Path, message: str = "roles") -> str:
    """Commit everything in the work tree. Return the id of the commit."""
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", message, cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder).strip()
