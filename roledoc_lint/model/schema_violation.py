"""One mistake that a JSON Schema finds in a document."""

from typing import Any, NamedTuple


class SchemaViolation(NamedTuple):
    """One mistake: its place, the keyword of the schema that reports it, and what the keyword expects.

    `pointer` is that of the value, or of the object that lacks `key`. For a missing or unknown key, `known` are the
    keys that the object may have, and `near` is the one that an unknown key is probably a misspelling of.
    `description` is the schema's description of the value, `text` jsonschema's own message.
    """

    pointer: str
    keyword: str
    expected: Any
    value: object
    key: str = ""
    known: tuple[str, ...] = ()
    near: str | None = None
    description: str = ""
    text: str = ""
