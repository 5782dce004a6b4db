"""Why a file cannot be compared, in the words that the linter has for it."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained


class Problem(NamedTuple):
    """What is wrong, and on which line, from 1."""

    line: int
    text: str


def problem_of(document: Document) -> Problem | None:
    """Why a file cannot be compared, or None if it can be."""
    if not document.problems and merge_conflict(document.text) is None:
        if document.data is None:
            return Problem(1, "it is empty")
        return None if isinstance(document.data, dict) else Problem(1, "it has no fields")
    for found in explained(document):
        return Problem(document.line_of(found.start), found.message)
    return Problem(1, " ".join(document.problems[0].words))
