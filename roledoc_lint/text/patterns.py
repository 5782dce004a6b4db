"""Match text with the regular expressions of a schema or a catalogue, whoever wrote them, in a bounded time."""

import re
from collections.abc import Callable
from time import thread_time
from typing import Any

MAX_CHOICES = 128
"""The most ways in which a plain pattern can match at one place."""

MAX_CHARS = 5000
"""The longest pattern."""

MAX_REPEATS = 1000
"""The highest number of repeats that a pattern may ask for."""

MAX_GROUP_REPEATS = 200
"""The highest product of the repeats of groups, as each repeat takes memory."""

_TOKEN = re.compile(
    r"""(?: [^\\\[\](){}*+?|] | \\[^\w] | \\[dswDSWnrtbAZ] | \[\^?(?:[^\\\[\]]|\\[^\w]|\\[dswDSWnrt])+\]
          | \((?:\?[:=!])? | \) )
        (?P<count> \{[0-9]{1,2}(?:,[0-9]{1,2})?\} | \? )?
      | (?P<or> \| )""",
    re.VERBOSE,
)
_NOT_PLAIN = re.compile(r"--|&&|~~|\|\||\)\{")
"""What Python may take for an operation on sets, and a group that is repeated."""

_REPEATS = re.compile(r"(\)?)\{[^0-9}]*([0-9]+)(?:,([0-9]+))?")
_RECURSION = re.compile(r"\(\?(?:R|[0-9+&]|-[0-9]|P>)")


class TooSlowError(Exception):
    """The time limit is over."""


class PatternError(ValueError):
    """Text is not a regular expression, or one that needs too much memory."""


class TimeLimit:
    """Limits the processor time that this thread spends on one piece of work after the other, such as documents."""

    def __init__(self, seconds: float) -> None:
        """`seconds` is the most for one piece of work."""
        self._most = self._left = seconds
        self._end = thread_time() + seconds

    def begin(self, more: float) -> None:
        """Begin a piece of work, which adds `more` seconds to what earlier ones have left, up to the most."""
        self._left = min(self._most, self._left + more)
        self._end = thread_time() + self._left

    def end(self) -> None:
        """End a piece of work. What it did not use is left to the next one."""
        self._left = max(0.0, self._end - thread_time())

    def left(self) -> float:
        """The seconds that are left. Raises TooSlowError if there are none."""
        left = self._end - thread_time()
        if left <= 0:
            raise TooSlowError
        return left


class Pattern:
    """A regular expression. Its methods return a match or None, and raise TooSlowError if the time limit is over."""

    __slots__ = ("_compiled", "_limit", "search")

    search: Callable[[str], Any]

    def __init__(self, pattern: str, limit: TimeLimit) -> None:
        """Raises PatternError if the pattern is not valid."""
        self._limit = None if is_plain(pattern) else limit
        if self._limit:
            self._limit.left()
        self._compiled = _compiled(pattern, is_bounded=self._limit is not None)
        # A plain pattern costs no call more than Python's own.
        self.search = self._compiled.search if self._limit is None else self._search

    def _search(self, text: str) -> Any:
        return self._within_limit(self._compiled.search, text)

    def match(self, text: str) -> Any:
        return self._within_limit(self._compiled.match, text)

    def fullmatch(self, text: str) -> Any:
        return self._within_limit(self._compiled.fullmatch, text)

    def _within_limit(self, method: Callable[..., Any], text: str) -> Any:
        if self._limit is None:
            return method(text)
        try:
            return method(text, timeout=self._limit.left())
        except (TimeoutError, MemoryError) as error:
            raise TooSlowError from error


def is_plain(pattern: str) -> bool:
    """Whether Python's own `re` is safe: nothing in the pattern repeats without end, and it can match in few ways."""
    choices, position = 1, 0
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if not token:
            return False
        choices *= _choices(token)
        position = token.end()
    return choices <= MAX_CHOICES and len(pattern) <= MAX_CHARS and not _NOT_PLAIN.search(pattern)


def _choices(token: re.Match[str]) -> int:
    """The number of ways in which a part of a pattern can match."""
    count = token["count"]
    if not count or count == "?":
        return 2 if count or token["or"] else 1
    least, _, most = count[1:-1].partition(",")
    return max(1, int(most or least) - int(least) + 1)


def _compiled(pattern: str, *, is_bounded: bool) -> Any:
    build: Callable[[str], Any] = re.compile
    if is_bounded:
        _refuse_large(pattern)
        import regex  # Python's own `re` has no time limit

        build = regex.compile
    try:
        return build(pattern)
    except Exception as error:  # for hostile patterns both raise more than their own errors
        raise PatternError(str(error).partition("\n")[0][:100] or type(error).__name__) from error


def _refuse_large(pattern: str) -> None:
    """Raise PatternError if a pattern may need too much memory."""
    if len(pattern) > MAX_CHARS:
        raise PatternError(f"it is longer than {MAX_CHARS:,} characters")
    if _RECURSION.search(pattern):
        raise PatternError("it refers to itself")
    of_groups = 1
    for group, *counts in _REPEATS.findall(pattern):
        highest = max(int(count[:9]) if len(count) < 9 else MAX_REPEATS + 1 for count in counts if count)
        of_groups *= max(1, highest) if group else 1
        if highest > MAX_REPEATS or of_groups > MAX_GROUP_REPEATS:
            raise PatternError("it repeats something too often")
