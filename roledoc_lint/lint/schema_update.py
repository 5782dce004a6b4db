"""Update the schemas that editors use: to the vocabularies of the catalogue, and to what is declared of roles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_schema import with_parts
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_choices import Choices, outdated_choices, with_choices
from roledoc_lint.model.schema_source import parse_schema
from roledoc_lint.project.atomic_write import replace_file, write_file
from roledoc_lint.project.config import packaged_schema
from roledoc_lint.project.files import display_path
from roledoc_lint.source.document import Kind


def due_choices(schema: Schema, catalogue: Catalogue) -> Choices:
    """The lists of choices that the vocabularies have outdated, as the next check of the whole project writes them."""
    if not outdated_choices(schema.data, catalogue):
        return {}
    shipped = Schema(packaged_schema() / schema.path.name, packaged_schema())
    return outdated_choices(schema.data, catalogue, shipped.data if shipped.path != schema.path else None)


def update_schemas(schemas: Mapping[Kind, Schema], catalogue: Catalogue, base: Path) -> str:
    """Write into both schemas what is due. Return messages about it, from `base` on, which are empty if nothing is."""
    role, of_catalogue = schemas["role"], schemas["catalogue"]
    messages = (
        _update_schema(role, catalogue, display_path(role.path, base)),
        _update_catalogue_schema(of_catalogue, display_path(of_catalogue.path, base)),
    )
    return "; ".join(filter(None, messages))


def _update_catalogue_schema(schema: Schema, display_path: str) -> str:
    """Write what the schema of roles declares into the schema of the catalogue. Return a message about it.

    The message is empty if it is up to date. `display_path` is what it calls the schema's file.
    """
    parts = parse_schema(schema.path, schema.content).get("properties")
    declared = schema.data.get("properties")
    if declared == parts or not isinstance(parts, dict) or not isinstance(declared, dict):
        return ""
    changed = [name for name in {**parts, **declared} if parts.get(name) != declared.get(name)]
    outdated = f"{display_path}: {', '.join(changed)} differ from what the schema of roles declares"
    done = f"it now has what the schema of roles declares of {', '.join(changed)}"
    return _written(schema, with_parts(schema.content, declared), outdated, f"updated {display_path}: {done}")


def _update_schema(schema: Schema, catalogue: Catalogue, display_path: str) -> str:
    """Write the words of the vocabularies into the schema's lists of choices. Return a message about it.

    The message is empty if the schema is up to date. `display_path` is what it calls the schema's file. If the file
    cannot be written, the message says so, and the check goes on. Raises UsageError if the schema cannot be used.
    """
    choices = due_choices(schema, catalogue)
    if not choices:
        return ""
    schema.check()
    fields = ", ".join(pointer.split("/")[2] for pointer in choices)
    outdated = f"{display_path}: the choices for {fields} differ from the catalogue"
    done = f"updated {display_path}: editors now offer the catalogue's words for {fields}"
    return _written(schema, with_choices(schema.content, choices), outdated, done)


def _written(schema: Schema, after: bytes | None, outdated: str, done: str) -> str:
    """Write a schema, and return the message `done`; or what is `outdated`, and why it was not written."""
    if after is None:
        return f"{outdated}, and cannot be updated: write them there yourself"
    try:
        if schema.is_missing:
            write_file(schema.path, after, overwrite=False)
        else:
            replace_file(schema.path, schema.content, after)
    except OSError as error:
        return f"{outdated}: the file cannot be written: {error.strerror}"
    schema.replace(after)
    return done
