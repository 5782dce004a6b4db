"""Comments that suppress findings: `# roledoc-lint: ignore[rule] reason`.

Behind a value the comment covers its line, and the block of text that begins there. On a line of its own it covers
the whole entry below it: the field, or the item of a list.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from roledoc_lint.source.document import Document

_COMMENT = re.compile(
    r"(?:(?<=[ \t\r])|^)#[ \t]*roledoc[-_]lint[ \t]*:[ \t]*(?=(?P<words>[^\r\n]*))", re.MULTILINE | re.IGNORECASE
)
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.IGNORECASE)

MAX_RULES_PER_COMMENT = 50
"""How many rules of one comment are read."""


class Suppression(NamedTuple):
    """A comment, the rules it names, and the lines (from 1, both included) whose findings it covers.

    A comment that cannot be understood names no rules.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    first_line: int
    last_line: int


@lru_cache(maxsize=2)
def suppressions(document: Document) -> list[Suppression]:
    """All suppressing comments of a document, in order."""
    comments = [match for match in _comments(document) if not document.is_text(match.start())]
    if not comments:
        return []
    covers = _Covers(document)
    return [_suppression(document, match, covers) for match in comments]


def lost_in_text(document: Document) -> list[tuple[int, int]]:
    """Where what looks like a suppressing comment stands within a text, and so is part of the role."""
    return [_span(match) for match in _comments(document) if document.is_text(match.start())]


def _comments(document: Document) -> list[re.Match[str]]:
    """What looks like a suppressing comment, wherever it stands."""
    if not document.readable:
        return []
    found = (_COMMENT.match(document.text, at) for at in _signs(document.text))
    return [match for match in found if match]


def _signs(text: str) -> Iterator[int]:
    """Where number signs stand. Few texts have any, and a search for one sign is the fastest."""
    at = text.find("#")
    while at >= 0:
        yield at
        at = text.find("#", at + 1)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where a comment begins, and where it ends, without the spaces behind it."""
    return match.start(), match.end() + len(match["words"].rstrip())


def _suppression(document: Document, match: re.Match[str], covers: "_Covers") -> Suppression:
    words = match["words"].rstrip()
    ignore = _IGNORE.fullmatch(words)
    named = (rule.strip() for rule in ignore["rules"].split(",")) if ignore else ()
    rules = tuple(dict.fromkeys(rule for rule in named if rule))[:MAX_RULES_PER_COMMENT]
    reason = ignore["reason"].strip() if ignore else ""
    line = document.line_of(match.start())
    alone = not document.text[document.line_starts[line - 1] : match.start()].strip()
    first, last = covers.below(line) if alone else covers.behind(line)
    return Suppression(*_span(match), rules, reason, first, last)


class _Covers:
    """Which lines a comment covers, by the line that it stands on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        parts = ((span.key_start, span.end) for pointer, span in document.spans.items() if pointer)
        # What a repeated key gives has no place in the data.
        repeated = ((problem.start, problem.start + 1) for problem in document.problems)
        self._begins = sorted((*parts, *repeated))
        """Where each field and each item of a list begins, in the order of the text, and where it ends."""

    def behind(self, line: int) -> tuple[int, int]:
        """The line itself, and the block of text that begins on it."""
        return line, self._blocks.get(line, line)

    @cached_property
    def _blocks(self) -> dict[int, int]:
        """The last line of each block of text, by the line on which it begins."""
        blocks = (span for _, span in self._document.scalars() if span.style in ("|", ">"))
        return {self._document.line_of(span.start): self._last_line(span.start, span.end) for span in blocks}

    def below(self, line: int) -> tuple[int, int]:
        """The outermost field or item that begins below a line."""
        starts = self._document.line_starts
        index = bisect_left(self._begins, (starts[line], 0)) if line < len(starts) else len(self._begins)
        if index == len(self._begins):
            return line, line
        first = self._document.line_of(self._begins[index][0])
        here = takewhile(lambda place: self._document.line_of(place[0]) == first, self._begins[index:])
        return first, max(self._last_line(*place) for place in here)

    def _last_line(self, start: int, end: int) -> int:
        return self._document.line_of(max(start, end - 1))
