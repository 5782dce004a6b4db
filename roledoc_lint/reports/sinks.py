"""Send each report to its destination: the terminal, a file, the summary of a GitHub Actions job."""

import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from roledoc_lint.errors import UsageError
from roledoc_lint.reports.formats import CHANGES, FINDINGS, by_name
from roledoc_lint.reports.options import render_options
from roledoc_lint.text.display import as_it_is, has_command

if TYPE_CHECKING:
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.lint.results import CheckResult


class Destination(NamedTuple):
    """The name of a format, and the file that it is written to, or None for standard output."""

    format: str
    file: Path | None


def destinations(arguments: Sequence[tuple[str, str]], default: str = FINDINGS[0].name) -> list[Destination]:
    """Pair each `output` with the `format` before it, in the order of the command line.

    Without any `format`, `default` is used. Raises UsageError if an output has no format before it, if two reports
    would be written to one file, or if two formats would be mixed on standard output.
    """
    names_formats = any(name == "format" for name, _ in arguments)
    found = [] if names_formats else [Destination(default, None)]
    for name, value in arguments:
        if name == "format":
            found.append(Destination(value, None))
        elif found and found[-1].file is None:
            found[-1] = found[-1]._replace(file=Path(value))
        else:
            raise UsageError(f"--output {value}: put the --format for this file before it")
    files = [destination.file for destination in found if destination.file]
    if len(set(files)) < len(files):
        raise UsageError("two reports would be written to the same file: give each --output a file of its own")
    if sum(destination.file is None for destination in found) > 1:
        raise UsageError("two formats would be mixed on standard output: add --output FILE after one of them")
    return found


Render = Callable[[str, TextIO | None], str]
"""Return a report in the format of this name. The stream is its destination, or None for a file."""


def findings_as(result: "CheckResult") -> Render:
    """Return a function that renders these findings in any format."""

    def render(name: str, stream: TextIO | None) -> str:
        found = by_name(FINDINGS, name)
        return found.guard(found.load()(result, render_options(stream)))

    return render


def changes_as(comparison: "Comparison", *, summary: bool) -> Render:
    """Return a function that renders these changes, or only their summary, in any format that has one."""

    def render(name: str, stream: TextIO | None) -> str:
        found = by_name(CHANGES, name)
        load = found.load_summary if summary and found.load_summary else found.load
        return found.guard(load()(comparison, render_options(stream)))

    return render


def _is_utf8(name: str) -> bool:
    """Whether programs read this format, of findings or of changes."""
    return name in {found.name for found in FINDINGS if found.utf8} | {found.name for found in CHANGES if found.utf8}


def emit(render: Render, to: Sequence[Destination], stream: TextIO) -> None:
    """Write every report to its destination, and the summary of a GitHub Actions job if there is one.

    Raises UsageError if a file cannot be written, after all other reports have been.
    """
    failed: list[str] = []
    for name, file in to:
        if file is None:
            print_to(stream, render(name, stream), utf8=_is_utf8(name))
        else:
            failed += _write(file, render(name, None))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and os.environ.get("GITHUB_ACTIONS") == "true":
        _append(Path(summary), render("markdown", None))
    if failed:
        raise UsageError("; ".join(failed))


def print_to(stream: TextIO, text: str, *, utf8: bool = False) -> None:
    """Print exactly these characters, in UTF-8 or in the stream's encoding.

    A character that the encoding does not have is printed as an escape.
    """
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace", newline="")
    stream.write(text)
    stream.flush()


def print_exact(content: bytes) -> None:
    """Print a role or a patch byte for byte, for the program that reads it.

    A terminal shows what it would obey as visible text. Raises UsageError if a job of GitHub Actions would obey a line
    of it. What goes to a file is never shown in the log of a job.
    """
    text = content.decode("utf-8", "replace")
    if sys.stdout.isatty():
        print_to(sys.stdout, as_it_is(text))
        return
    if os.environ.get("GITHUB_ACTIONS") == "true" and has_command(text) and not _is_file(sys.stdout):
        raise UsageError(
            "this is not printed: GitHub Actions would obey a line of it as a command. Write it to a file, with > and "
            "the file's name at the end of the command"
        )
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _is_file(stream: TextIO) -> bool:
    return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)


def _write(file: Path, text: str) -> list[str]:
    """Write a report. Returns the error as a message in a list, which is empty if there was none."""
    from roledoc_lint.project.named_files import write_named

    try:
        write_named(file, encoded(text))
    except OSError as error:
        return [f"{file}: cannot be written: {error.strerror}"]
    return []


def _append(summary: Path, text: str) -> None:
    """Add to the summary. The file belongs to the runner: if it cannot be written, the check itself has not failed."""
    with suppress(OSError), open(summary, "ab") as stream:
        stream.write(encoded(text))


def encoded(text: str) -> bytes:
    """Return text in UTF-8. What no encoding has, such as half of a character, becomes an escape."""
    return text.encode("utf-8", "backslashreplace")
