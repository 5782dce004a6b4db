"""Which format goes where: to the terminal, to files, to the summary of a GitHub Actions job."""

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from roledoc_lint.errors import UsageError
from roledoc_lint.reports.options import render_options

if TYPE_CHECKING:
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.lint.results import CheckResult

CHANGE_FORMATS = ("table", "markdown", "html", "csv", "json", "changelog")
SUMMARY_FORMATS = ("table", "markdown")
FORMATS = (
    "text", "concise", "table", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown",
)  # fmt: skip


class Destination(NamedTuple):
    """A format, and the file that it goes to, or None for standard output."""

    form: str
    file: Path | None


def destinations(arguments: Sequence[tuple[str, str]], otherwise: str = "text") -> list[Destination]:
    """Pair each `output` with the `format` before it, in the order of the command line; `otherwise` if none is named.

    Raises UsageError where an output has no format of its own, or two formats would be mixed on standard output.
    """
    names_formats = any(name == "format" for name, _ in arguments)
    found = [] if names_formats else [Destination(otherwise, None)]
    for name, value in arguments:
        if name == "format":
            found.append(Destination(value, None))
        elif found and found[-1].file is None:
            found[-1] = Destination(found[-1].form, Path(value))
        else:
            raise UsageError(f"--output {value}: name the --format that goes there, before it")
    files = [destination.file for destination in found if destination.file]
    if len(set(files)) < len(files):
        raise UsageError("two reports would be written to one file")
    if sum(destination.file is None for destination in found) > 1:
        raise UsageError("two formats would be mixed on standard output: give one of them an --output")
    return found


Render = Callable[[str, TextIO | None], str]
"""Gives a report in a format; the stream is where it goes, for its width and colours, or None for a file."""


def findings_as(result: "CheckResult") -> Render:
    """How findings are told in each format."""

    def render(form: str, stream: TextIO | None) -> str:
        module = import_module(f"roledoc_lint.reports.findings.{form}")
        options = render_options(stream)
        return str(module.render(result, **options._asdict()) if form == "text" else module.render(result))

    return render


def changes_as(comparison: "Comparison", *, summary: bool) -> Render:
    """How changes are told in each format; `summary` wants the counts alone, of a format that has them."""

    def render(form: str, stream: TextIO | None) -> str:
        module = import_module(f"roledoc_lint.reports.changes.{form}")
        renderer = module.render_summary if summary else module.render
        return str(renderer(comparison, render_options(stream)))

    return render


def emit(render: Render, to: Sequence[Destination], stream: TextIO) -> None:
    """Write every report to its place, and the summary of a GitHub Actions job where there is one.

    Raises UsageError where a file cannot be written, when all others are.
    """
    failed: list[str] = []
    for form, file in to:
        if file is None:
            print_to(stream, render(form, stream))
        else:
            failed += write_file(file, render(form, None))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and os.environ.get("GITHUB_ACTIONS") == "true":
        # Where the runner's own file fails, the check has not: the reports are told all the same.
        write_file(Path(summary), render("markdown", None), mode="a")
    if failed:
        raise UsageError("; ".join(failed))


def print_to(stream: TextIO, text: str) -> None:
    """Print exactly these characters; one that the stream's encoding lacks is shown as an escape."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace", newline="")
    stream.write(text)
    stream.flush()


def write_file(file: Path, text: str, mode: str = "w") -> list[str]:
    """Write a report. Returns what went wrong, if anything did."""
    try:
        with open(file, mode, encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.write(text)
    except OSError as error:
        return [f"{file}: cannot be written: {error.strerror}"]
    return []
