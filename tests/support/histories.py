"""Repositories with a history of one role: commits by several people, on days that the tests choose."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.helpers import with_fields
from tests.support.repositories import with_variables

FIRST = "role_code: A1\nvetting_levels:\n  - Recruitment Vetting\n"
ROLE = "roles/a.yaml"


class Repository:
    """A repository that agrees to the catalogue of the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("packaged-catalogue = true\n", "roledoc-lint.toml")

    def git(self, *arguments: str, author: str = "Anna", day: str = "2020-01-01") -> str:
        who = {"NAME": author, "EMAIL": "somebody@example.org", "DATE": f"{day}T10:00:00+00:00"}
        variables = {f"GIT_{whose}_{name}": value for name, value in who.items() for whose in ("AUTHOR", "COMMITTER")}
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=with_variables(**variables), capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    def write(self, text: str, path: str = ROLE) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def commit(self, author: str = "Anna", day: str = "2020-01-01", message: str = "edit") -> str:
        """Commit everything in the work tree. Returns the first characters of its id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", f"--message={message}", author=author, day=day)
        return self.git("rev-parse", "--short=7", "HEAD")

    def role(self, fragment: str = FIRST, path: str = ROLE, **commit: str) -> str:
        """Commit a role with these fields."""
        self.write(with_fields(fragment), path)
        return self.commit(**commit)
