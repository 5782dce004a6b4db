"""Keep the schema that editors use in line with the vocabularies of the catalogue."""

from __future__ import annotations

from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_choices import outdated_choices, with_choices
from roledoc_lint.project.atomic_write import replace_file


def update_schema(schema: Schema, catalogue: Catalogue, shown: str) -> str:
    """Write the words of the vocabularies into the schema's lists of choices. Returns a line that says so.

    The line is empty where nothing is to do. `shown` is what the line calls the schema's file. Where the file cannot be
    written, the line says that: the check itself goes by the vocabularies, and does not need it.
    """
    choices = outdated_choices(schema.data, catalogue)
    if not choices:
        return ""
    before = schema.content.decode()
    after = with_choices(before, choices)
    fields = ", ".join(pointer.split("/")[2] for pointer in choices)
    if after == before:
        return f"{shown}: the choices for {fields} are not those of the catalogue, and cannot be brought in line"
    try:
        replace_file(schema.path, schema.content, after.encode())
    except OSError as error:
        return f"{shown}: the choices for {fields} are not those of the catalogue: cannot be written: {error.strerror}"
    return f"updated {shown}: editors now offer the catalogue's words for {fields}"
