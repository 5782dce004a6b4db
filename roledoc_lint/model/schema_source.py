"""Read the file of a JSON Schema."""

import json
from pathlib import Path
from typing import Any, cast

from roledoc_lint.errors import UsageError
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.text.normalise import composed_values

MAX_SCHEMA_BYTES = 1024 * 1024
"""The largest schema, with the files that it refers to."""


def read_schema(path: Path, root: Path) -> bytes:
    """The content of a schema file. Links out of `root` are not followed.

    Of one that is larger than MAX_SCHEMA_BYTES, it is one byte more. Raises UsageError if the file cannot be read, or
    is not an ordinary file.
    """
    try:
        return _content(path, root)
    except OSError as error:
        raise UsageError(f"{path}: the schema cannot be read: {error.strerror}") from error


def _content(path: Path, root: Path) -> bytes:
    if leads_out(path, root):
        raise UsageError(f"{path}: the schema is a link to a place outside the project, and is not followed")
    if not path.is_file():
        raise UsageError(f"{path}: the schema is not an ordinary file")
    with path.open("rb") as file:
        return file.read(MAX_SCHEMA_BYTES + 1)


def parse_schema(path: Path, content: bytes) -> dict[str, Any]:
    """The schema that a file holds. Raises UsageError if it is not a JSON object, or larger than MAX_SCHEMA_BYTES."""
    if len(content) > MAX_SCHEMA_BYTES:
        raise UsageError(f"{path}: the schema is larger than {MAX_SCHEMA_BYTES:,} bytes")
    try:
        schema = json.loads(content, parse_constant=_refuse, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise UsageError(f"{where}: the schema is not valid JSON: {error.msg}") from error
    except TwiceError as error:
        line = _second_line(content, str(error))
        raise UsageError(f"{path}{line}: the schema has {str(error)[:80]!r} twice: delete one of the two") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: the schema is not valid JSON in UTF-8: {error}") from error
    if not isinstance(schema, dict):
        raise UsageError(f"{path}: the schema must be a JSON object")
    return schema


def _second_line(content: bytes, key: str) -> str:
    """The line of the second of two equal keys, after a colon; empty if it cannot be found."""
    from roledoc_lint.source.document import load

    document = load("", content, len(content), "catalogue")
    starts = [
        problem.start for problem in document.problems if problem.rule == "duplicate-key" and key in problem.words
    ]
    return f":{document.line_of(starts[0])}" if starts else ""


def composed_schema(path: Path, content: bytes) -> dict[str, Any]:
    """The same, with letters and their accents composed, as they are in roles."""
    schema = parse_schema(path, content)
    if content.isascii() and b"\\u" not in content:
        return schema
    try:
        return cast("dict[str, Any]", composed_values(schema))
    except RecursionError as error:
        raise UsageError(f"{path}: the schema is nested too deeply") from error


class TwiceError(ValueError):
    """A key that an object has twice, of which JSON would lose one."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def _refuse(name: str) -> None:
    raise ValueError(f"it has the number {name}")
