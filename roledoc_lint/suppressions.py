"""Comments that suppress findings: `# roledoc-lint: ignore[rule] reason`.

Behind a value the comment covers its line, and the block of text that begins there. On a line of its own it covers
the whole entry below it: the field, or the item of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from roledoc_lint.document import Document

_COMMENT = re.compile(
    r"(?:(?<=[ \t\r])|^)#[ \t]*roledoc[-_]lint[ \t]*:[ \t]*(?=(?P<words>[^\r\n]*))", re.MULTILINE | re.IGNORECASE
)
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.IGNORECASE)

MOST_RULES = 50
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
    text, small = document.text, document.text.lower()
    if len(small) != len(text):  # a few letters of other scripts become two
        return list(_COMMENT.finditer(text))
    found = (_COMMENT.match(text, at) for at in _sign_before(small))
    return [match for match in found if match]


def _sign_before(text: str) -> Iterator[int]:
    """Where a number sign stands before the program's name: few texts have any, and a search for letters is fast."""
    at = text.find("roledoc")
    while at >= 0:
        sign = len(text[:at].rstrip(" \t")) - 1 if at else -1
        if sign >= 0 and text[sign] == "#":
            yield sign
        at = text.find("roledoc", at + 1)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where a comment begins, and where it ends, without the spaces behind it."""
    return match.start(), match.end() + len(match["words"].rstrip())


def _suppression(document: Document, match: re.Match[str], covers: _Covers) -> Suppression:
    words = match["words"].rstrip()
    ignore = _IGNORE.fullmatch(words)
    named = (rule.strip() for rule in ignore["rules"].split(",")) if ignore else ()
    rules = tuple(dict.fromkeys(rule for rule in named if rule))[:MOST_RULES]
    reason = ignore["reason"].strip() if ignore else ""
    line = document.line_of(match.start())
    alone = not document.text[document.line_starts[line - 1] : match.start()].strip()
    first, last = covers.below(line) if alone else covers.behind(line)
    return Suppression(*_span(match), rules, reason, first, last)


class _Covers:
    """Which lines a comment covers, by the line that it stands on."""

    def __init__(self, document: Document) -> None:
        self._entries: dict[int, int] = {}
        self._blocks: dict[int, int] = {}
        for pointer, node in document.nodes.items():
            has_key = node.key_end > node.key_start
            begins = document.line_of(node.key_start if has_key else node.start)
            ends = document.line_of(max(node.start, node.end - 1))
            if has_key or pointer.rpartition("/")[2].isdecimal():
                self._entries[begins] = max(ends, self._entries.get(begins, 0))
            if node.style in ("|", ">"):
                self._blocks[document.line_of(node.start)] = ends
        for flaw in document.flaws:  # what a repeated key gives has no place in the data
            line = document.line_of(flaw.start)
            self._entries.setdefault(line, line)
        self._starts = sorted(self._entries)

    def behind(self, line: int) -> tuple[int, int]:
        """The line itself, and the block of text that begins on it."""
        return line, self._blocks.get(line, line)

    def below(self, line: int) -> tuple[int, int]:
        """The outermost field or item that begins below a line."""
        index = bisect_right(self._starts, line)
        if index == len(self._starts):
            return line, line
        first = self._starts[index]
        return first, self._entries[first]
