"""Update the schema that editors use to the vocabularies of the catalogue."""

from __future__ import annotations

from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_choices import Choices, outdated_choices, with_choices
from roledoc_lint.project.atomic_write import replace_file
from roledoc_lint.project.config import packaged_schema


def due_choices(schema: Schema, catalogue: Catalogue) -> Choices:
    """The lists of choices that the vocabularies have outdated, as the next check of the whole project writes them."""
    if not outdated_choices(schema.data, catalogue):
        return {}
    shipped = Schema(packaged_schema() / schema.path.name, packaged_schema())
    return outdated_choices(schema.data, catalogue, shipped.data if shipped.path != schema.path else None)


def update_schema(schema: Schema, catalogue: Catalogue, display_path: str) -> str:
    """Write the words of the vocabularies into the schema's lists of choices. Return a message about it.

    The message is empty if the schema is up to date. `display_path` is what it calls the schema's file. If the file
    cannot be written, the message says so, and the check goes on. Raises UsageError if the schema cannot be used.
    """
    choices = due_choices(schema, catalogue)
    if not choices:
        return ""
    schema.check()
    after = with_choices(schema.content, choices)
    fields = ", ".join(pointer.split("/")[2] for pointer in choices)
    outdated = f"{display_path}: the choices for {fields} differ from the catalogue"
    if after is None:
        return f"{outdated}, and cannot be updated: write them there yourself"
    try:
        replace_file(schema.path, schema.content, after)
    except OSError as error:
        return f"{outdated}: the file cannot be written: {error.strerror}"
    schema.replace(after)
    return f"updated {display_path}: editors now offer the catalogue's words for {fields}"
