"""The profiles that `init` starts with, each in a folder of its own, and what is said of an edited role of one."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from click.testing import CliRunner

from roledoc_lint import Config, find_config
from roledoc_lint.cli.commands import cli

OTHERS = ("nhs", "civil-service", "progression")
"""The profiles that are not the shipped one."""


@cache
def started(profile: str) -> Path:
    """The folder of a project that `init --profile` has started. It is made once, and not to be changed."""
    folder = Path(mkdtemp(prefix=f"{profile}-"))
    atexit.register(shutil.rmtree, folder)
    done = CliRunner().invoke(cli, ["init", "--profile", profile, "--project", str(folder)])
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    return folder


def starter(profile: str, folder: Path) -> Config:
    """A project of a profile in a folder, to be changed."""
    shutil.copytree(started(profile), folder, dirs_exist_ok=True)
    return find_config(folder, folder)


def roles(profile: str) -> dict[str, str]:
    """The example roles of a profile, with their agreed wording, by the name of the file."""
    folder = started(profile) / "roles"
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
