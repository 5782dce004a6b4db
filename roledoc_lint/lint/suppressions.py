"""Comments that suppress findings: `# roledoc-lint: ignore[rule] reason`.

After a value the comment covers its line, and the block of text that begins there. On a line of its own it covers
the whole field or list item below it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from roledoc_lint.source.document import Document

_COMMENT = re.compile(
    r"(?:(?<=[ \t\r])|^)#[ \t]*roledoc[-_]lint[ \t]*:[ \t]*(?=(?P<words>[^\r\n]*))", re.MULTILINE | re.IGNORECASE
)
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.IGNORECASE)

MAX_RULES_PER_COMMENT = 50
"""The most rules that are read from one comment."""


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


def suppressions(document: Document) -> list[Suppression]:
    """All suppressing comments of a document, in the order of its text."""
    comments = [match for match in _comments(document) if not document.is_text(match.start())]
    if not comments:
        return []
    coverage = _Coverage(document)
    return [_suppression(document, match, coverage) for match in comments]


def lost_in_text(document: Document) -> list[tuple[int, int]]:
    """The offsets of what looks like a suppressing comment, but is within text and so part of the role."""
    return [_span(match) for match in _comments(document) if document.is_text(match.start())]


def _comments(document: Document) -> list[re.Match[str]]:
    """Everything that looks like a suppressing comment, also within text."""
    if not document.readable:
        return []
    matches = (_COMMENT.match(document.text, offset) for offset in _hash_offsets(document.text))
    return [match for match in matches if match]


def _hash_offsets(text: str) -> Iterator[int]:
    """Yield the offset of each `#`. Few files have any, and to search for one character is fastest."""
    offset = text.find("#")
    while offset >= 0:
        yield offset
        offset = text.find("#", offset + 1)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The offsets of a comment, without the spaces after it."""
    return match.start(), match.end() + len(match["words"].rstrip())


def _suppression(document: Document, match: re.Match[str], coverage: "_Coverage") -> Suppression:
    words = match["words"].rstrip()
    ignore = _IGNORE.fullmatch(words)
    named = (rule.strip() for rule in ignore["rules"].split(",")) if ignore else ()
    rules = tuple(dict.fromkeys(rule for rule in named if rule))[:MAX_RULES_PER_COMMENT]
    reason = ignore["reason"].strip() if ignore else ""
    line = document.line_of(match.start())
    alone = not document.text[document.line_starts[line - 1] : match.start()].strip()
    first, last = coverage.below(line) if alone else coverage.beside(line)
    return Suppression(*_span(match), rules, reason, first, last)


class _Coverage:
    """The lines that a comment covers, by the line that it is on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        spans = ((span.key_start, span.end) for pointer, span in document.spans.items() if pointer)
        # A repeated key is not in the data.
        repeated_keys = ((problem.start, problem.start + 1) for problem in document.problems)
        self._spans = sorted((*spans, *repeated_keys))
        """The start and end of each field and each list item, in the order of the text."""

    def beside(self, line: int) -> tuple[int, int]:
        """The lines covered by a comment after a value: its line, and the block of text that begins on it."""
        return line, self._blocks.get(line, line)

    @cached_property
    def _blocks(self) -> dict[int, int]:
        """The last line of each block of text, by its first line."""
        blocks = (span for _, span in self._document.scalars() if span.style in ("|", ">"))
        return {self._document.line_of(span.start): self._last_line(span.start, span.end) for span in blocks}

    def below(self, line: int) -> tuple[int, int]:
        """The lines covered by a comment on its own line: the outermost field or list item that begins below it."""
        starts = self._document.line_starts
        index = bisect_left(self._spans, (starts[line], 0)) if line < len(starts) else len(self._spans)
        if index == len(self._spans):
            return line, line
        first = self._document.line_of(self._spans[index][0])
        same_line = takewhile(lambda span: self._document.line_of(span[0]) == first, self._spans[index:])
        return first, max(self._last_line(*span) for span in same_line)

    def _last_line(self, start: int, end: int) -> int:
        return self._document.line_of(max(start, end - 1))
