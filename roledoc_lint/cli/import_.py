"""`roledoc-lint import`: published profiles to role files."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from roledoc_lint.cli.common import complain, config_for
from roledoc_lint.errors import FINDINGS, OK, UsageError
from roledoc_lint.project.files import SUFFIXES
from roledoc_lint.reports.options import render_options
from roledoc_lint.reports.sinks import print_to

STANDARD_OUTPUT = Path("-")


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="The folder of the role files, or for one document a .yaml file, or - to print the role. "
    "Without it, the project's roles folder.",
)
@click.option("--force", is_flag=True, help="Overwrite role files that are there.")
@click.option("--title", metavar="TEXT", help="The job title, where the document has none.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help='What the documents do not say, such as force="Kent Police". Can be repeated.',
)
@click.option("--summary", is_flag=True, help="Tell each document in one row.")
def import_(
    files: tuple[Path, ...],
    output: Path | None,
    force: bool,
    title: str | None,
    settings: tuple[str, ...],
    summary: bool,
) -> NoReturn:
    """Make role files from published profiles: text, saved web pages, Word (.docx) and PDF.

    Every word of a document is in its role, or named in the report. What has no place goes to "unattributed".
    """
    from roledoc_lint.importer import run as importing
    from roledoc_lint.progress import progress
    from roledoc_lint.reports import imports as report

    given = _given(title, settings)
    if len(files) > 1 and (title or (output and output.suffix.lower() in SUFFIXES) or output == STANDARD_OUTPUT):
        raise UsageError(
            "--title, and -o with a role file or -, go with one document: leave --title out, name a folder behind -o"
        )
    config = config_for(())
    stream = sys.stdout
    if output == STANDARD_OUTPUT:
        found = [importing.draft_of(config, files[0], given)]
        print_to(sys.stdout, found[0].text)
        stream = sys.stderr
    else:
        tell = partial(progress, label="importing documents")
        found = importing.import_documents(config, files, output, overwrite=force, given=given, progress=tell)
    for imported in found:
        if imported.problem and not stream.isatty():  # at a terminal the report says it
            complain(f"{imported.document}: {imported.problem}")
    tell_as = report.render_summary if summary else report.render
    print_to(stream, tell_as(found, width=render_options(stream).width))
    sys.exit(FINDINGS if any(imported.problem for imported in found) else OK)


def _given(title: str | None, settings: tuple[str, ...]) -> dict[str, str]:
    given = {"job_title": title} if title else {}
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals:
            raise UsageError(f"--set {setting}: write FIELD=VALUE")
        given[field.strip()] = value
    return given
