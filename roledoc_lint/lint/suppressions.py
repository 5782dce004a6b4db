"""Comments that suppress findings: `# roledoc-lint: ignore[rule] reason`.

After a value the comment covers its line, and the block of text that begins there. On a line of its own it covers
the whole field or list item below it.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from roledoc_lint.source.document import Document

_COMMENT = re.compile(r"(?:(?<=[ \t\r])|^)#[ \t]*roledoc[-_]lint[ \t]*:[ \t]*", re.MULTILINE | re.IGNORECASE)
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
    comments = [comment for comment in _comments(document) if not document.is_text(comment.start)]
    if not comments:
        return []
    coverage = _Coverage(document)
    return [_suppression(comment, coverage) for comment in comments]


def lost_in_text(document: Document) -> list[tuple[int, int]]:
    """The offsets of what looks like a suppressing comment, but is within text and so part of the role."""
    return [(comment.start, comment.end) for comment in _comments(document) if document.is_text(comment.start)]


class _Comment(NamedTuple):
    """A comment: its offsets, its words, its line, and whether nothing but such comments is on that line."""

    start: int
    end: int
    words: str
    line: int
    alone: bool


def _comments(document: Document) -> list[_Comment]:
    """Everything that looks like a suppressing comment, also within text. One ends where the next one begins."""
    if not document.readable:
        return []
    found: list[_Comment] = []
    matches = [match for offset in _hash_offsets(document.text) if (match := _COMMENT.match(document.text, offset))]
    for match, following in zip(matches, (*matches[1:], None), strict=False):
        line = document.line_of(match.start())
        end = document.end_of_line(line)
        if following and following.start() < end:
            end = following.start()
        words = document.text[match.end() : end].rstrip()
        if found and found[-1].line == line:
            alone = found[-1].alone
        else:
            alone = not document.text[document.line_starts[line - 1] : match.start()].strip()
        found.append(_Comment(match.start(), match.end() + len(words), words, line, alone))
    return found


def _hash_offsets(text: str) -> Iterator[int]:
    """Yield the offset of each `#`. Few files have any, and to search for one character is fastest."""
    offset = text.find("#")
    while offset >= 0:
        yield offset
        offset = text.find("#", offset + 1)


def _suppression(comment: _Comment, coverage: "_Coverage") -> Suppression:
    ignore = _IGNORE.fullmatch(comment.words)
    named = (rule.strip() for rule in ignore["rules"].split(",")) if ignore else ()
    rules = tuple(dict.fromkeys(rule for rule in named if rule))[:MAX_RULES_PER_COMMENT]
    reason = ignore["reason"].strip() if ignore else ""
    first, last = coverage.below(comment.line) if comment.alone else coverage.beside(comment.line)
    return Suppression(comment.start, comment.end, rules, reason, first, last)


def innermost(comments: Collection[Suppression], lines: Iterable[int]) -> dict[int, Suppression]:
    """The comment that covers each line; where several do, the one that covers the fewest lines."""
    from heapq import heappop, heappush

    waiting = sorted(enumerate(comments), key=lambda numbered: numbered[1].first_line)
    waiting.reverse()
    covering: list[tuple[int, int, Suppression]] = []
    found = {}
    for line in sorted(set(lines)):
        while waiting and waiting[-1][1].first_line <= line:
            number, comment = waiting.pop()
            heappush(covering, (comment.last_line - comment.first_line, number, comment))
        while covering and covering[0][2].last_line < line:
            heappop(covering)
        if covering:
            found[line] = covering[0][2]
    return found


class _Coverage:
    """The lines that a comment covers, by the line that it is on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        spans = ((span.key_start, span.end) for pointer, span in document.spans.items() if pointer)
        # A repeated key is not in the data.
        repeated_keys = ((problem.start, problem.start + 1) for problem in document.problems)
        self._spans = sorted((*spans, *repeated_keys))
        """The start and end of each field and each list item, in the order of the text."""
        self._last_lines: dict[int, int] = {}
        """The last line of all that begins on a line, by that line: many comments may be above the same one."""

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
        if first not in self._last_lines:
            same_line = takewhile(lambda span: self._document.line_of(span[0]) == first, self._from(index))
            self._last_lines[first] = max(self._last_line(*span) for span in same_line)
        return first, self._last_lines[first]

    def _from(self, index: int) -> Iterator[tuple[int, int]]:
        """Yield the spans from one on, without copying those after it."""
        return (self._spans[number] for number in range(index, len(self._spans)))

    def _last_line(self, start: int, end: int) -> int:
        return self._document.line_of(max(start, end - 1))
