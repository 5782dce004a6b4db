"""Decide which schema violations another rule reports, because it explains them better."""

from __future__ import annotations

import re

from roledoc_lint.model.fields import BY_NAME, DATE_FIELDS, SECTIONS, VOCABULARY_FIELDS
from roledoc_lint.model.role import entry_at
from roledoc_lint.model.schema import SchemaViolation
from roledoc_lint.source.document import Document

# Not compiled before there is a violation.
_VOCABULARY = rf"/(?:{'|'.join(VOCABULARY_FIELDS)})(?:/[0-9]+)?"
_DATE = rf"/(?:{'|'.join(DATE_FIELDS)})"
_LEVEL = rf"/({'|'.join(SECTIONS)})/([0-9]+)/level"


def is_reported_elsewhere(document: Document, violation: SchemaViolation) -> bool:
    """Whether `vocabulary`, `date-format` or `level-range` reports the violation."""
    if document.kind != "role":
        return False
    if re.fullmatch(_VOCABULARY, violation.pointer):
        return isinstance(violation.value, str) and violation.keyword != "type"
    is_number = isinstance(violation.value, int | float) and not isinstance(violation.value, bool)
    if re.fullmatch(_DATE, violation.pointer):
        return is_number or isinstance(violation.value, str)
    level = re.fullmatch(_LEVEL, violation.pointer)
    if level and entry_at(document, level[1], int(level[2])):
        return violation.keyword != "type" or (
            BY_NAME[level[1]].scale == "value" and isinstance(violation.value, int) and is_number
        )
    return False
