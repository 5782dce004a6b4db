"""Joins the lines on a page to paragraphs and list items, as they were before a program wrapped them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from roledoc_lint.importer.blocks import Block, Cell
from roledoc_lint.text.normalise import LIST_MARK, visible

_LABEL = re.compile(r"[A-Z][^.!?:]{0,60}:(?:\s|$)")
_ENDED = re.compile(r"[.!?:;][\"'’”)\]]*$")
_HYPHENATED = re.compile(r"[^\W\d_][-‐]$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b")
_NUMBERED = re.compile(r"(\(?)(\w+)([.)])")
_MIN_SENTENCE_CHARS = 40
"""How long a line is at least whose sentence may go on: a shorter one is a heading, or an item without a mark."""


class Line(NamedTuple):
    """A line. Its measures are in characters or points, from the same edge as those of the lines around it."""

    text: str
    left: float
    right: float
    word: float
    """The room that its first word, with a space before it, would need at the end of the line above."""
    apart: bool = False
    """Whether the gap above it is larger than between the lines of a paragraph."""
    bold: int = 0
    size: float = 0

    @property
    def mark(self) -> str:
        """The list mark at its start, with the white space after it; "" if it has none."""
        found = LIST_MARK.match(self.text[:40] + " ")
        return found[0][: len(self.text)] if found else ""


class Width(NamedTuple):
    """The width at which lines were wrapped, as closely as it is known."""

    least: float
    most: float


UNWRAPPED = Width(0, 0)


class Paragraph(NamedTuple):
    """The lines of a paragraph, and its list mark."""

    lines: list[Line]
    mark: str


def blocks(lines: Iterable[Line], width: Width, cell: Cell | None = None) -> list[Block]:
    """The paragraphs and items in lines that were wrapped at this width."""
    return [block for block, _ in blocks_with_lines(lines, width, cell)]


def blocks_with_lines(lines: Iterable[Line], width: Width, cell: Cell | None = None) -> list[tuple[Block, Paragraph]]:
    """The paragraphs and items in lines, each with its lines."""
    found = list(_paragraphs(lines, width))
    return [(_block(paragraph, depth, cell), paragraph) for paragraph, depth in zip(found, _depths(found), strict=True)]


def wrapped_at(lines: list[Line], least: float) -> Width:
    """The width at which most sentences were broken; UNWRAPPED if there is none, or it is smaller than `least`.

    A line was broken for its width if it fits, and would not have fitted with the next word.
    """
    running = [(above.right, above.right + line.word) for above, line in pairwise(lines) if runs_on(above, line)]
    width, count = _most_covered([(right, beyond) for right, beyond in running if beyond > least])
    beyond_it = sum(line.right > width.most for line in lines)
    return width if count > beyond_it and 2 * count >= len(running) else UNWRAPPED


def _most_covered(spans: list[tuple[float, float]]) -> tuple[Width, int]:
    """The range of numbers that the most spans cover, and how many do."""
    best, most, count, begun = UNWRAPPED, 0, 0, 0.0
    for at, ends in sorted([(start, 0) for start, _ in spans] + [(end, 1) for _, end in spans]):
        if ends and count > most:
            best, most = Width(begun, at), count
        count += -1 if ends else 1
        begun = begun if ends else at
    return best, most


def goes_on(above: Line, line: Line, width: Width) -> bool:
    """Whether a line belongs to the same paragraph as the line above."""
    return _goes_on(Paragraph([above], ""), line, line.mark, width)


def _paragraphs(lines: Iterable[Line], width: Width) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    for line in lines:
        mark = line.mark
        if current and _goes_on(current, line, mark, width):
            current.lines.append(line)
        else:
            if current:
                yield current
            current = Paragraph([line], mark)
    if current:
        yield current


def _goes_on(paragraph: Paragraph, line: Line, mark: str, width: Width) -> bool:
    above = paragraph.lines[-1]
    if _is_only_mark(paragraph):
        return not mark
    if mark:
        in_a_sentence = _fills_width(above, line, width) and not _ended(above)
        return in_a_sentence and not line.apart and not _is_next_item(paragraph, line, mark)
    if line.apart:
        return bool(paragraph.mark) and runs_on(above, line) and not _looks_apart(above, line)
    return not _looks_apart(above, line) and _was_wrapped(paragraph, line, width)


def _was_wrapped(paragraph: Paragraph, line: Line, width: Width) -> bool:
    """Whether the line above was broken for its width, or in a sentence that clearly goes on."""
    above = paragraph.lines[-1]
    if _outdented(paragraph, line) and not runs_on(above, line):
        return False
    if _fills_width(above, line, width):
        return not (_ended(above) and _may_be_heading(line, width))
    long = (
        bool(paragraph.mark)
        or len(paragraph.lines) > 1
        or len(above.text) >= _MIN_SENTENCE_CHARS
        or above.text.endswith((",", "-", "\u00ad"))
    )
    return long and runs_on(above, line) and not paragraph.lines[0].text[:1].islower()


def _outdented(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line starts at the left of a paragraph whose other lines are indented."""
    lefts = [each.left for each in paragraph.lines[:2]]
    return len(lefts) > 1 and lefts[1] > lefts[0] + 1.5 and line.left < lefts[0] + 0.5


def _fills_width(above: Line, line: Line, width: Width) -> bool:
    return above.right <= width.most and above.right + line.word > width.least


def runs_on(above: Line, line: Line) -> bool:
    continues = line.text[:1].islower() and not line.mark
    return continues and not _ended(above) and not (_LABEL.match(above.text) and len(above.text) < _MIN_SENTENCE_CHARS)


def _ended(line: Line) -> bool:
    return bool(_ENDED.search(line.text[-10:]))


def _is_only_mark(paragraph: Paragraph) -> bool:
    """Whether there is nothing but a mark, as its item is on the next line."""
    return len(paragraph.lines) == 1 and paragraph.mark.strip() == paragraph.lines[0].text.strip()


def _looks_apart(above: Line, line: Line) -> bool:
    """Whether a line is a heading or label, by its words, size or weight. The value of a bold label is not bold."""
    if _LABEL.match(line.text) and (_ended(above) or _LABEL.match(above.text)):
        return True
    larger = abs(above.size - line.size) > 0.6
    bold = (_bold(above) and not line.bold) or (_bold(line) and not above.bold)
    return larger or (bold and not runs_on(above, line))


def _bold(line: Line) -> bool:
    return 0 < len(line.text) <= line.bold


def _may_be_heading(line: Line, width: Width) -> bool:
    """Whether a line looks like a heading: short, and not a sentence."""
    return line.text[:1].isupper() and line.right < 0.4 * width.least and not _ended(line)


def _is_next_item(paragraph: Paragraph, line: Line, mark: str) -> bool:
    """Whether a mark belongs to another item of the same list."""
    if not paragraph.mark:
        return False
    same = mark.strip() == paragraph.mark.strip() and abs(line.left - paragraph.lines[0].left) < 1.5
    return same or _follows(paragraph.mark, mark)


def _follows(mark: str, later: str) -> bool:
    """Whether `2.` comes after `1.`, `(b)` after `(a)`."""
    one, other = _NUMBERED.match(mark.strip()), _NUMBERED.match(later.strip())
    if not one or not other or (one[1], one[3]) != (other[1], other[3]):
        return False
    return any(value + 1 in _values(other[2]) for value in _values(one[2]))


def _values(number: str) -> list[int]:
    if number.isdecimal():
        return [int(number)]
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    values = [100 + roman.index(number.lower())] if number.lower() in roman else []
    return [*values, ord(number)] if len(number) == 1 else values


def _depths(paragraphs: list[Paragraph]) -> list[int]:
    """How deep each item is nested, by the position of its mark; -1 for other paragraphs."""
    depths = []
    lefts: list[float] = []
    for number, paragraph in enumerate(paragraphs):
        if not _is_item(paragraphs, number):
            lefts = []
            depths.append(-1)
            continue
        left = paragraph.lines[0].left
        while lefts and lefts[-1] > left + 1.5:
            lefts.pop()
        if not lefts or left > lefts[-1] + 1.5:
            lefts.append(left)
        depths.append(len(lefts) - 1)
    return depths


def _is_item(paragraphs: list[Paragraph], number: int) -> bool:
    """Whether a paragraph is an item. One with a number needs a neighbour with the next number, unlike a heading."""
    mark = paragraphs[number].mark
    if not mark or (len(paragraphs[number].lines) == 1 and _is_only_mark(paragraphs[number])):
        return False
    if not _NUMBERED.match(mark.strip()):
        return True
    before = paragraphs[number - 1].mark if number else ""
    after = paragraphs[number + 1].mark if number + 1 < len(paragraphs) else ""
    return _follows(before, mark) or _follows(mark, after)


def _block(paragraph: Paragraph, depth: int, cell: Cell | None) -> Block:
    lines = paragraph.lines
    if depth >= 0:
        cut = len(paragraph.mark)
        lines = [lines[0]._replace(text=lines[0].text[cut:], bold=max(lines[0].bold - cut, 0)), *lines[1:]]
        lines = [line for line in lines if line.text]
    text = _joined([line.text for line in lines])
    return Block("item" if depth >= 0 else "paragraph", text, max(depth, 0), min(_bold_start(lines), len(text)), cell)


def _joined(texts: list[str]) -> str:
    """Lines joined with a space, or without one after a hyphen. A soft hyphen shows only at the end of a line."""
    parts = [texts[0]]
    for above, text in pairwise(texts):
        joined = above.endswith("\u00ad") or (_HYPHENATED.search(above) and not _SUSPENDED.match(text))
        parts.append(text if joined else " " + text)
    return " ".join(visible("".join(parts)).split())


def _bold_start(lines: list[Line]) -> int:
    bold = 0
    for line in lines:
        bold += line.bold
        if not _bold(line):
            break
        bold += 1
    return bold
