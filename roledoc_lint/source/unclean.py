"""Fixes of characters that no file may have, for a file that cannot be read before they are gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from roledoc_lint.finding import Edit
from roledoc_lint.source.decode import BREAKS, UNCLEAN
from roledoc_lint.source.parser import parse
from roledoc_lint.text.mojibake import LATIN_1, damaged, repaired
from roledoc_lint.text.normalise import normalised

OVERRIDES = "\u202d\u202e"
_DIRECTIONS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_ESCAPE = "\x1b"
_HYPHEN = "\x1e"
"""The hyphen of Word at which no line ends."""

_FIRST_PLACEHOLDER = 0xF0000
MAX_BREAKS = 100
"""How many breaks in a row are looked at, in characters."""

MAX_PLACES = 60_000
"""The most places of a file that are fixed: each has a placeholder of its own while the fix is tried."""


def fixes(text: str) -> dict[str, tuple[Edit, ...]]:
    """Return the edits that remove each unclean character of a file's text, where that is certain to lose nothing.

    A character is left out if a person must decide about it. Nothing is returned if a line would be read in another
    way afterwards.
    """
    edits = list(_edits(text))
    if not edits or len(edits) > MAX_PLACES or not _reads_the_same(text, edits):
        return {}
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        for character in dict.fromkeys(re.findall(UNCLEAN, text[edit.start : edit.end])):
            found.setdefault(character, []).append(edit)
    return {character: tuple(listed) for character, listed in found.items()}


def _edits(text: str) -> Iterator[Edit]:
    has_order = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in set(text))
    keeps_directions = has_order or any(override in text for override in OVERRIDES)
    repairs = _repairs(text)
    done = 0
    for place in sorted({*repairs, *(match.start() for match in re.finditer(UNCLEAN, text))}):
        if place < done or (keeps_directions and text[place] in OVERRIDES + _DIRECTIONS):
            continue
        new = None if place in repairs else _replacement(text, place)
        edit = repairs.get(place) or (Edit(place, place + 1, new) if new is not None else None)
        if edit:
            yield edit
            done = edit.end


def _repairs(text: str) -> dict[int, Edit]:
    """The characters that were read in another encoding, and have an unclean character for that reason, by offset."""
    found = [
        (*match.span(), repaired(match[0])) for match in re.finditer(LATIN_1, text) if re.search(UNCLEAN, match[0])
    ]
    found += [place for place in damaged(text) if re.search(UNCLEAN, text[place.start : place.end])]
    return {start: Edit(start, end, meant) for start, end, meant in found if meant is not None}


def _replacement(text: str, place: int) -> str | None:
    character = text[place]
    if character in BREAKS:
        before = text[place - 1 : place] or "\n"
        # Of several breaks in a row, the first becomes the space.
        after = text[place + 1 : place + MAX_BREAKS].lstrip("".join(BREAKS))[:1] or "\n"
        return "" if before.isspace() or after.isspace() else " "
    if "\x80" <= character <= "\x9f":
        # A quotation mark or dash of Windows, as web browsers read it too.
        return bytes([ord(character)]).decode("cp1252", "ignore") or None
    return None if character == _ESCAPE else "-" if character == _HYPHEN else ""


def _reads_the_same(text: str, edits: list[Edit]) -> bool:
    """Whether each value is the same after the edits, but for what they replace."""
    placeholders = [chr(_FIRST_PLACEHOLDER + number) for number in range(len(edits))]
    marked = parse(_spliced(text, edits, placeholders))
    fixed = parse(_spliced(text, edits, [edit.replacement for edit in edits]))
    if [problem[:2] for problem in marked.problems] != [problem[:2] for problem in fixed.problems]:
        return False
    meant = {ord(mark): edit.replacement for mark, edit in zip(placeholders, edits, strict=True)}
    return _same(marked.data, fixed.data, meant)


def _spliced(text: str, edits: list[Edit], replacements: list[str]) -> str:
    parts: list[str] = []
    end = 0
    for edit, new in zip(edits, replacements, strict=True):
        parts += [text[end : edit.start], new]
        end = edit.end
    # What is left and cannot be parsed does not matter here.
    return re.sub(UNCLEAN, "\ufffd", "".join([*parts, text[end:]]))


def _same(marked: object, fixed: object, meant: Mapping[int, str]) -> bool:
    if isinstance(marked, str):
        return isinstance(fixed, str) and normalised(marked.translate(meant)) == normalised(fixed)
    if isinstance(marked, dict) and isinstance(fixed, dict):
        keys = [key.translate(meant) for key in marked]
        values = zip(marked.values(), fixed.values(), strict=False)
        return keys == [*fixed] and all(_same(one, other, meant) for one, other in values)
    if isinstance(marked, list) and isinstance(fixed, list):
        pairs = zip(marked, fixed, strict=False)
        return len(marked) == len(fixed) and all(_same(one, other, meant) for one, other in pairs)
    return marked == fixed
