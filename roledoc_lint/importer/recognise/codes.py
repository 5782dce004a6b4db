"""Recognises the code that identifies a role, by the pattern that the schema of roles has for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile import Field
from roledoc_lint.text.patterns import Pattern, PatternError, TimeLimit, TooSlowError

T = TypeVar("T")

MAX_SECONDS = 3.0
"""The most processor time to search a document for codes."""


class CodeFormat:
    """The format of the codes of a field. Its methods raise UsageError if the pattern takes too long."""

    def __init__(self, field: Field) -> None:
        """Raises UsageError if the pattern of the field is not valid."""
        self._field = field
        self._limit = TimeLimit(MAX_SECONDS)
        try:
            self._whole = Pattern(field.pattern, self._limit)
        except PatternError as error:
            raise UsageError(f"the pattern of {field.name} in the schema of roles cannot be used: {error}") from error
        self._part = self._without_ends()

    def fits(self, text: str) -> bool:
        """Whether text is a code. Without a pattern, any text is one."""
        return self._bounded(lambda: self._whole.search(text) is not None)

    def only_code_in(self, text: str) -> str | None:
        """The code within text; None if there is none, or more than one."""
        return self._bounded(lambda: self._only_code_in(text))

    def _only_code_in(self, text: str) -> str | None:
        found = self._part.search(text)
        return found[0] if found and found[0] and not self._part.search(text[found.end() :]) else None

    def _without_ends(self) -> Pattern:
        """The pattern without what ties it to the ends of the text; as it is if that leaves no pattern."""
        inner = self._field.pattern.removeprefix("^").removesuffix(r"(?!\n)")
        inner = inner if inner.endswith(r"\$") else inner.removesuffix("$")
        try:
            return Pattern(inner, self._limit)
        except PatternError:
            return self._whole

    def _bounded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except TooSlowError as error:
            raise UsageError(
                f"the pattern of {self._field.name} in the schema of roles takes too long: "
                "simplify it, so that it does not repeat what repeats"
            ) from error
