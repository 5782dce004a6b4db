"""Turns the letters on a page of a PDF into lines in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from roledoc_lint.importer.readers.unwrap import Line
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import LIST_MARK

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b", re.IGNORECASE)
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
    "\uf001": "fi",
    "\uf002": "fl",
}
"""Letters in one character. Older fonts have characters of their own for two of them."""

_UNCLEAN = re.compile(UNCLEAN)
_UNMAPPED = re.compile(r"\(cid:[0-9]+\)")
"""A character whose font does not say which letter it is. At the start of a line it is a bullet."""

_MAX_BULLETS = 500

_WIDE, _LESS_WIDE = 1.2, 0.6
"""The gap before a column without a rule, in sizes of the letters; and where a column is known to begin."""

UNKNOWN = "\ufffd"


class Letter(NamedTuple):
    """A letter with its edges in points; `y` is its middle, from the top of the page."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


class Placed(NamedTuple):
    """A line and its position."""

    line: Line
    page: int
    y: float


def letters(chars: Iterable[dict[str, Any]]) -> list[Letter]:
    return [
        Letter(_visible_text(char["text"]), char["x0"], char["x1"], (char["top"] + char["bottom"]) / 2, size, bold)
        for char in chars
        for size, bold in [(float(char["size"]), bool(_BOLD.search(char["fontname"])))]
    ]


def _visible_text(text: str) -> str:
    if text.isascii() and not text.startswith("(cid:"):
        return text if text.isprintable() else " "
    return "".join(
        _LIGATURES.get(character, character) for character in _UNCLEAN.sub(" ", _UNMAPPED.sub(UNKNOWN, text))
    )


def letter_rows(found: Iterable[Letter]) -> list[list[Letter]]:
    """The letters of each row, from left to right; those set a little higher or lower are in their row too."""
    result: list[list[Letter]] = []
    middle = size = 0.0
    for letter in sorted(found, key=lambda letter: letter.y):
        if not result or letter.y - middle > 0.4 * max(size, letter.size):
            result.append([])
            middle, size = letter.y, letter.size
        elif letter.size > size:
            middle, size = letter.y, letter.size
        result[-1].append(letter)
    in_order = (_without_doubles(sorted(row, key=lambda letter: letter.left)) for row in result)
    return [row for row in in_order if any(not letter.text.isspace() for letter in row)]


def with_bullets(found: list[list[Letter]], shapes: Iterable[dict[str, Any]]) -> list[list[Letter]]:
    """The rows with bullets that are drawn, not letters: small shapes with a gap before and text after them."""
    small = [shape for shape in shapes if 1 < shape["width"] < 8 and abs(shape["width"] - shape["height"]) < 1]
    for shape in small[:_MAX_BULLETS]:
        y = (shape["top"] + shape["bottom"]) / 2
        for row in found:
            at = sum(letter.left < shape["x1"] for letter in row)
            if at == len(row) or abs(row[at].y - y) > 0.5 * row[at].size:
                continue
            size = row[at].size
            free = at == 0 or shape["x0"] - row[at - 1].right > size
            if free and row[at].left - shape["x1"] < 4 * size:
                row.insert(at, Letter("•", shape["x0"], shape["x1"], row[at].y, size, bold=False))
            break
    return found


def _without_doubles(row: list[Letter]) -> list[Letter]:
    """A row without the letters that are drawn twice to look bold."""
    kept = row[:1]
    for letter in row[1:]:
        last = kept[-1]
        if letter.text != last.text or letter.left - last.left > 0.3 * (last.right - last.left) or letter.text == " ":
            kept.append(letter)
    return kept


def split_at_gaps(row: list[Letter], columns: Iterable[float] = ()) -> list[list[Letter]]:
    """A row split at wide gaps, and at smaller ones before a column, but not after a list mark."""
    result: list[list[Letter]] = []
    for letter in row:
        if letter.text.isspace():
            continue
        last = result[-1][-1] if result else None
        if last is None or _breaks(last, letter, columns):
            result.append([])
        result[-1].append(letter)
    if len(result) > 1 and LIST_MARK.fullmatch(_plain_text(result[0]) + "\t"):
        result[:2] = [result[0] + result[1]]
    return [[letter for letter in row if part[0].left <= letter.left <= part[-1].left] for part in result]


def _breaks(last: Letter, letter: Letter, columns: Iterable[float]) -> bool:
    room = (letter.left - last.right) / max(last.size, letter.size, 1)
    return room > _WIDE or (room > _LESS_WIDE and any(abs(letter.left - left) < 1 for left in columns))


def line(found: list[Letter]) -> Line:
    """The line that a row, or a part of it, is."""
    found = _stripped(found)
    text, bold = "", 0
    for letter, gap in zip(found, _gaps(found), strict=True):
        space = gap if text and not text.endswith((" ", "\t")) and not letter.text.isspace() else ""
        if letter.bold and bold == len(text):
            bold += len(space) + len(letter.text)
        text += space + letter.text
    size = Counter(round(letter.size, 1) for letter in found).most_common(1)[0][0]
    if text.startswith(UNKNOWN + " ") or text == UNKNOWN:
        text = "•" + text[1:]
    return Line(text, found[0].left, found[-1].right, _first_word_width(found) + 0.25 * size, bold=bold, size=size)


def _stripped(found: list[Letter]) -> list[Letter]:
    seen = [number for number, letter in enumerate(found) if not letter.text.isspace()]
    return found[seen[0] : seen[-1] + 1]


def _gaps(found: list[Letter]) -> Iterator[str]:
    """The white space before each letter. Some programs write no spaces, and leave gaps for them."""
    spaced = any(letter.text.isspace() for letter in found)
    yield ""
    for last, letter in pairwise(found):
        room = (letter.left - last.right) / max(letter.size, 1)
        wide = "\t" if room > 0.8 and last is found[0] else " "
        yield wide if room > (0.3 if spaced else 0.17) else ""


def _first_word_width(found: list[Letter]) -> float:
    """The width of the first word, in points."""
    end = found[0].right
    for last, letter in pairwise(found):
        if letter.text.isspace() or letter.left - last.right > 0.3 * letter.size:
            break
        end = letter.right
    return end - found[0].left


def _plain_text(found: list[Letter]) -> str:
    return "".join(letter.text for letter in found).replace(UNKNOWN, "•").strip()


def rotated_text(chars: Iterable[dict[str, Any]]) -> str:
    """The text that runs up or down the page, in the order in which it is drawn."""
    text = ""
    last: dict[str, Any] = {}
    for char in chars:
        far = bool(last) and abs(char["x0"] - last["x0"]) + abs(char["top"] - last["top"]) > 1.5 * float(char["size"])
        text += (" " if far else "") + _visible_text(char["text"])
        last = char
    return " ".join(text.split())
