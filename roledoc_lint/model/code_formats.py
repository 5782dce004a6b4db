"""The formats of codes of standards: patterns of the catalogue, matched in a bounded time."""

from collections.abc import Callable, Iterable
from typing import Any

from roledoc_lint.errors import UsageError
from roledoc_lint.text.patterns import Pattern, PatternError, TimeLimit, TooSlowError

MAX_SECONDS = 3.0
"""The most processor time to compare text with all formats."""

SECONDS_A_TEXT = 0.001
"""What many texts may take on average."""


class CodeFormats:
    """The formats of the codes of standards. Each method raises UsageError if the patterns take too long."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Raises UsageError if a pattern is not valid."""
        self._limit = TimeLimit(MAX_SECONDS)
        self._patterns = [_compiled(pattern, self._limit) for pattern in patterns]

    def fit(self, text: str) -> bool:
        """Whether text is in one of the formats."""
        return self._first(lambda pattern: pattern.fullmatch(text)) is not None

    def code_before(self, text: str) -> str:
        """The code that text begins with; an empty string if it begins with none."""
        match = self._first(lambda pattern: pattern.match(text))
        return str(match[0]) if match else ""

    def _first(self, method: Callable[[Pattern], Any]) -> Any:
        self._limit.begin(SECONDS_A_TEXT)
        try:
            return next(filter(None, map(method, self._patterns)), None)
        except TooSlowError as error:
            raise UsageError(
                "a pattern for codes of standards in the catalogue takes too long: "
                "simplify it, so that it does not repeat what repeats"
            ) from error
        finally:
            self._limit.end()


def _compiled(pattern: str, limit: TimeLimit) -> Pattern:
    try:
        return Pattern(pattern, limit)
    except PatternError as error:
        raise UsageError(f"{pattern[:80]!r} is not a valid pattern for codes: {error}") from error
