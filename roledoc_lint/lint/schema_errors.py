"""How the rules divide the ground: which of the schema's findings give way to a rule that explains them better."""

from __future__ import annotations

import re

from roledoc_lint.model.fields import BY_NAME, DATE_FIELDS, SECTIONS, VOCABULARY_FIELDS
from roledoc_lint.model.role import entry_at
from roledoc_lint.model.schema import SchemaViolation
from roledoc_lint.source.document import Document

# Not compiled before there is an error.
_VOCABULARY = rf"/(?:{'|'.join(VOCABULARY_FIELDS)})(?:/[0-9]+)?"
_DATE = rf"/(?:{'|'.join(DATE_FIELDS)})"
_LEVEL = rf"/({'|'.join(SECTIONS)})/([0-9]+)/level"


def gives_way(document: Document, error: SchemaViolation) -> bool:
    """Whether `vocabulary`, `date-format` or `level-range` reports what the schema found."""
    if document.kind != "role":
        return False
    if re.fullmatch(_VOCABULARY, error.pointer):
        return isinstance(error.value, str) and error.keyword != "type"
    number = isinstance(error.value, int | float) and not isinstance(error.value, bool)
    if re.fullmatch(_DATE, error.pointer):
        return number or isinstance(error.value, str)
    level = re.fullmatch(_LEVEL, error.pointer)
    if level and entry_at(document, level[1], int(level[2])):
        return error.keyword != "type" or (
            BY_NAME[level[1]].scale == "value" and isinstance(error.value, int) and number
        )
    return False
