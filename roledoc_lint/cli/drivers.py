"""`roledoc-lint git-diff` and `roledoc-lint textconv`: the commands that git runs to show roles in its own diffs."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roledoc_lint.cli.common import config_for
from roledoc_lint.errors import UsageError
from roledoc_lint.reports.options import render_options
from roledoc_lint.reports.sinks import print_to
from roledoc_lint.text.display import as_it_is, printable, without_commands

if TYPE_CHECKING:
    from roledoc_lint.model.profile import Profile

MAX_SHOWN = 64 * 1024 * 1024
"""How many bytes are shown of a file that is not a role."""

NOTHING = "/dev/null"
"""The name that git gives, on every system, for a file that does not exist on one side."""


class _Driver(click.Command):
    """A command that git runs. What git passes are names, and a file can be called `-h.yaml`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_plain = args[:1] == ["--"] or args in (["-h"], ["--help"])
        return super().parse_args(ctx, args if is_plain else ["--", *args])


@click.command("git-diff", cls=_Driver, options_metavar="", hidden=True)
@click.argument("arguments", nargs=-1, required=True, metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE …")
def git_diff(arguments: tuple[str, ...]) -> None:
    """Report the changes of one file.

    git runs this command as an external diff driver, and gives it these arguments. roledoc-lint init --git sets it up.
    """
    from roledoc_lint.changes.compare import compare_snapshots
    from roledoc_lint.changes.states.folders import of_one_file
    from roledoc_lint.project.files import printable_path
    from roledoc_lint.reports.changes.table import tables

    path = printable_path(arguments[0])
    if len(arguments) == 1:
        _show(f"{printable(path)}: a merge conflict has not been resolved\n")
        return
    if len(arguments) not in (7, 9):
        raise UsageError("only git runs git-diff: to set it up, run roledoc-lint init --git")
    later = printable_path(arguments[7]) if len(arguments) == 9 else path
    base, head = (None if file == NOTHING else Path(file) for file in (arguments[1], arguments[4]))
    config = config_for(None, None, Path(path))
    comparison = compare_snapshots(of_one_file(config, (path, base), (later, head)), config.diff)
    if comparison.changes:
        text = tables(comparison, render_options(sys.stdout))
    else:
        text = f"{printable(later)}: the content of the role has not changed\n\n"
    with suppress(BrokenPipeError):  # the reader has closed the pager, which git does not count as a failure
        _show(text)


@click.command("textconv", cls=_Driver, options_metavar="", hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
def textconv(file: Path) -> None:
    """Print a role as plain text, with one sentence on each line.

    git runs this command to show roles in git log -p and git show.
    """
    from roledoc_lint.export.plain_text import render
    from roledoc_lint.project.config import MAX_FILE_SIZE
    from roledoc_lint.project.files import read_file
    from roledoc_lint.source.document import load

    content = read_file(file, Path(file.absolute().anchor), MAX_SHOWN)
    if isinstance(content, str):
        raise UsageError(f"{file}: {content}")
    document = load(os.fspath(file), content[: MAX_FILE_SIZE + 1], MAX_FILE_SIZE)
    # What is too large to be a role, or is another kind of file, must still differ in a diff if it has changed.
    _show(render(document, _profile()) or as_it_is(content.decode("utf-8", "replace")))


def _profile() -> Profile:
    """What the project of the current folder declares; git writes an earlier version of a role anywhere on the disk.

    If that cannot be read, names of fields are shown as they are: history stays readable while a schema is edited.
    """
    from roledoc_lint.model.profile_files import profile_of, shipped_profile

    try:
        return profile_of(config_for(None, None))
    except UsageError:
        return shipped_profile()


def _show(text: str) -> None:
    """Print text for people: git can show it in the log of a CI job, which would obey commands in it."""
    print_to(sys.stdout, without_commands(text))
