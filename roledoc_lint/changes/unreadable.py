"""Why a file cannot be compared: in the words that the linter has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document

if TYPE_CHECKING:
    from roledoc_lint.lint.context import Context


class Problem(NamedTuple):
    """What is wrong, and on which line, from 1."""

    line: int
    text: str


def problem(document: Document) -> Problem | None:
    """Why a file cannot be compared, or None where it can."""
    if not document.problems and merge_conflict(document.text) is None:
        if document.data is None:
            return Problem(1, "it is empty")
        return None if isinstance(document.data, dict) else Problem(1, "it holds no fields")
    return _told_by_a_rule(document) or Problem(1, " ".join(document.problems[0].words))


def _told_by_a_rule(document: Document) -> Problem | None:
    """What the linter says of what the reading found."""
    from roledoc_lint.lint.rules import duplicate_key, encoding, file_size, yaml_feature, yaml_syntax

    # What the reading found is told without a look at anything beside the document.
    nothing = cast("Context", None)
    for rule in (encoding, file_size, yaml_syntax, yaml_feature, duplicate_key):
        for finding in rule.check(document, nothing):
            return Problem(finding.line, finding.message)
    return None
