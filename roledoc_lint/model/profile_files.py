"""Read profiles from the files of schemas."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from roledoc_lint.errors import UsageError
from roledoc_lint.model.attributes import DeclarationError
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.schema_source import composed_schema, parse_schema, read_schema
from roledoc_lint.project.config import Config, packaged_schema
from roledoc_lint.project.files import display_path

FILE = "role.schema.json"


@cache
def shipped_profile() -> Profile:
    """The profile that comes with the program."""
    path = packaged_schema() / FILE
    return read_profile(parse_schema(path, path.read_bytes()))


def profile_of(config: Config) -> Profile:
    """What the schema of a project declares. Raises UsageError if it cannot be read, or what it declares cannot be."""
    path = config.schema_folder / FILE
    if not config.named_schema and not os.path.lexists(path):
        return shipped_profile()
    content = read_schema(path, config.base)
    return profile_in(Path(display_path(path, config.base)), content, composed_schema(path, content))


def profile_in(path: Path, content: bytes, schema: Mapping[str, Any]) -> Profile:
    """The profile that a schema declares, with the shipped one if it does not declare all of a role.

    `content` is that of the file at `path`. Raises UsageError, with the line, for what cannot be declared.
    """
    try:
        return read_profile(schema, shipped_profile)
    except DeclarationError as error:
        raise UsageError(f"{path}{_line(content, error.pointer)}: {error}") from error


def _line(content: bytes, pointer: str) -> str:
    """The line of a place in a schema, or of what it is within, after a colon; empty if it cannot be found."""
    from roledoc_lint.source.document import load

    document = load("", content, len(content), "catalogue")
    while pointer and pointer not in document.spans:
        pointer = pointer.rpartition("/")[0]
    return f":{document.line_of(document.spans[pointer].key_start)}" if pointer else ""
