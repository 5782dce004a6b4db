"""`roledoc-lint import`: turns published documents into role files."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from roledoc_lint.cli.common import PROJECT, SCHEMA, config_for, print_error
from roledoc_lint.errors import FINDINGS, OK, UsageError
from roledoc_lint.project.files import SUFFIXES
from roledoc_lint.reports.options import render_options
from roledoc_lint.reports.sinks import print_exact, print_to
from roledoc_lint.text.display import without_commands

STANDARD_OUTPUT = Path("-")


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="The folder for the role files. For one document also the name of its role file, which ends in .yaml, or - to "
    "print the role and write no file. The default is the project's roles folder.",
)
@click.option("--force", is_flag=True, help="Replace role files that already exist. What was edited in them is lost.")
@click.option("--title", metavar="TEXT", help="The title of the role, if the document does not give one.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help='A value that the documents do not give, such as location="Head Office". Can be repeated.',
)
@click.option("--summary", is_flag=True, help="Show one row for each document.")
@PROJECT
@SCHEMA
def import_(
    files: tuple[Path, ...],
    output: Path | None,
    force: bool,
    title: str | None,
    settings: tuple[str, ...],
    summary: bool,
    project: str | None,
    schema: str | None,
) -> NoReturn:
    """Make role files from published documents: Word (.docx), PDF, saved web pages and text.

    Every word of a document is in its role file, or is listed in the report. Text that fits no field has a field
    of its own there, for you to move it to where it belongs.
    """
    from roledoc_lint.importer import run as importer
    from roledoc_lint.model.profile_files import profile_of
    from roledoc_lint.progress import progress
    from roledoc_lint.reports import imports as report

    given = _given(settings)
    if len(files) > 1 and (title or (output and output.suffix.lower() in SUFFIXES) or output == STANDARD_OUTPUT):
        raise UsageError(
            "--title, and -o with a role file or -, are for one document: import one by one, or leave out --title and "
            "write a folder after -o"
        )
    config = config_for(project, schema)
    stream = sys.stdout
    if output == STANDARD_OUTPUT:
        found = [importer.preview_document(config, files[0], given, title=title or "")]
        print_exact(found[0].text.encode())
        stream = sys.stderr
    else:
        show_progress = partial(progress, label="importing documents")
        found = importer.import_documents(
            config, files, output, overwrite=force, title=title or "", given=given, progress=show_progress
        )
    for imported in found:
        if imported.problem and not stream.isatty():  # at a terminal the report shows it
            print_error(f"{imported.document}: {imported.problem}")
    render = partial(report.render_summary, profile=profile_of(config)) if summary else report.render
    print_to(stream, without_commands(render(found, width=render_options(stream).width)))
    sys.exit(FINDINGS if any(imported.problem for imported in found) else OK)


def _given(settings: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals:
            raise UsageError(f'--set {setting}: write a field and its value, such as --set location="Head Office"')
        given[field.strip()] = value
    return given
