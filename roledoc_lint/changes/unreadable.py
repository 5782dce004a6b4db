"""Why a file cannot be compared: in the words that the linter has for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from roledoc_lint.document import Document

if TYPE_CHECKING:
    from roledoc_lint.context import Context

_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7} ", re.MULTILINE)


class Problem(NamedTuple):
    """What is wrong, and on which line, from 1."""

    line: int
    text: str


def problem(document: Document) -> Problem | None:
    """Why a file cannot be compared, or None where it can."""
    conflict = _CONFLICT.search(document.text)
    if conflict and _CONFLICT_END.search(document.text, conflict.end()):
        line = document.line_of(conflict.start())
        return Problem(line, f"line {line}: a merge conflict has not been resolved")
    if not document.flaws:
        return None if document.data is None or isinstance(document.data, dict) else Problem(1, "it holds no fields")
    return _told_by_a_rule(document) or Problem(1, " ".join(document.flaws[0].words))


def _told_by_a_rule(document: Document) -> Problem | None:
    """What the linter says of the first thing that the reading found."""
    from roledoc_lint.rules import duplicate_key, encoding, file_size, yaml_feature, yaml_syntax

    # What the reading found is told without a look at anything beside the document.
    nothing = cast("Context", None)
    for rule in (encoding, file_size, yaml_feature, yaml_syntax, duplicate_key):
        if document.flaws[0].rule == rule.NAME:
            for finding in rule.check(document, nothing):
                return Problem(finding.line, f"line {finding.line}: {finding.message}")
    return None
