"""Text that was damaged when a program read it in the wrong encoding.

## What it finds

`â€™` in place of an apostrophe, `Ã©` in place of `é`, and the like: text that was saved as UTF-8 and read in another
encoding. Also U+FFFD and U+FFFC, which a program writes in place of a letter or a picture that it cannot show, and
characters of private use, which look different in each font.

## Why it matters

Such text comes from web pages and spreadsheets. It looks careless, a search does not find the word, and where
there is U+FFFD a letter is lost.

## Example

Fails:

    main_purpose: Upkeep of the officerâ€™s records.

Fixed:

    main_purpose: Upkeep of the officer’s records.

## How to fix

Run `roledoc-lint check --fix`. Where a letter is lost, write it again, as it is in the published profile.

## Fix safety

`--fix` writes the characters that were meant. That is safe, because such a sequence of characters has no other meaning.
A letter that is lost is left to you.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import verified_fix
from roledoc_lint.text.display import counted, did_you_mean, quoted
from roledoc_lint.text.invisible import unusual

if TYPE_CHECKING:
    from roledoc_lint.text.mojibake import Damaged

NAME = "garbled-text"
SEVERITY = Severity.WARNING
CHECKS_CATALOGUE = True
FIX = "safe"

LOST = "\ufffd"
PICTURE = "\ufffc"
BULLETS = "\uf0b7\uf0a7"
"""The bullets of Word, which `list-marker` finds."""

MAX_WORD_CHARS = 40
"""How many characters of a word on each side of a place are shown."""

MAX_WORDS = 5
"""The most words that a hint shows."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.readable:
        return
    yield from _escaped(document, context)
    if document.text.isascii():
        return
    from roledoc_lint.text.mojibake import damaged  # few roles have letters that can be garbled

    found = damaged(document.text)
    by_value: dict[str, list[Damaged]] = defaultdict(list)
    for place in found:
        by_value[document.pointer_at(place.start)].append(place)
    for pointer, places in by_value.items():
        yield _finding(document, context, pointer, places)
    known = {offset for place in found for offset in range(place.start, place.end)}
    for offset in _lost_and_private(document.text):
        if offset not in known:
            yield _unknown(document, context, offset)


def _finding(document: Document, context: Context, pointer: str, places: Sequence[Damaged]) -> Finding:
    words = [_word(document.text, place.start) for place in places]
    edits = [Edit(start, end, meant) for start, end, meant in places if meant is not None]
    fix = Fix("safe", tuple(edits)) if edits and not pointer else None
    if pointer and edits:
        fix = verified_fix(document, pointer, edits, _with(document, pointer, edits))
    more = f"; {counted(len(places) - 1, 'more such place')}" if len(places) > 1 else ""
    where = context.described(pointer) if pointer else "this line"
    message = f"{quoted(words[0])} in {where} was saved as UTF-8 and read in another encoding{more}"
    return document.finding(pointer, message, _hint(words), at=places[0][:2], fix=fix)


def _with(document: Document, pointer: str, edits: Sequence[Edit]) -> str:
    """The value at a pointer after the edits."""
    value = str(document.value(pointer))
    for written, meant in {document.text[edit.start : edit.end]: edit.replacement for edit in edits}.items():
        value = value.replace(written, meant)
    return value


def _word(text: str, offset: int) -> str:
    """The word at an offset, or the part of it that is near."""
    before, after = text[max(0, offset - MAX_WORD_CHARS) : offset], text[offset : offset + MAX_WORD_CHARS]
    return re.split("[ \n]", before)[-1] + re.split("[ \n]", after, maxsplit=1)[0]


def _hint(words: Sequence[str]) -> str:
    from roledoc_lint.text.mojibake import restored

    different = list(dict.fromkeys(words))
    meant = [restored(word) for word in different]
    if meant == different or any(LOST in word for word in meant):
        return "write the letters that were lost, as they are in the published profile"
    if len(meant) > MAX_WORDS:
        return f"{did_you_mean(meant[:1])} Run roledoc-lint check --fix to correct all places"
    return f"write {', '.join(map(quoted, meant))}"


def _lost_and_private(text: str) -> Iterator[int]:
    """Yield where there is U+FFFD or a character of private use."""
    found = {letter for letter in unusual(text) if letter in LOST + PICTURE or unicodedata.category(letter) == "Co"}
    for letter in sorted(found - set(BULLETS)):
        offset = text.find(letter)
        while offset >= 0:
            yield offset
            offset = text.find(letter, offset + 1)


def _escaped(document: Document, context: Context) -> Iterator[Finding]:
    r"""U+FFFD and characters of private use that are written as escapes within double quotes, such as \ufffd."""
    for pointer, value, written in document.double_quoted():
        letters = [value[place] for place in _lost_and_private(value) if value[place] not in written]
        if letters:
            message = f"{context.described(pointer)} has U+{ord(letters[0]):04X}, which is not a letter, as an escape"
            yield document.finding(pointer, message, "write what was meant in place of the backslash and its code")


def _unknown(document: Document, context: Context, offset: int) -> Finding:
    pointer = document.pointer_at(offset)
    where = context.described(pointer) if pointer else "this line"
    at = (offset, offset + 1)
    if document.text[offset] == LOST:
        message = f"{where} has U+FFFD (REPLACEMENT CHARACTER): a letter was lost"
        return document.finding(pointer, message, "write the letter, as it is in the published profile", at=at)
    if document.text[offset] == PICTURE:
        message = f"{where} has U+FFFC (OBJECT REPLACEMENT CHARACTER): there was a picture or another object"
        return document.finding(pointer, message, "delete it, or write what was there in words", at=at)
    number = f"U+{ord(document.text[offset]):04X}"
    message = f"{where} has {number}, a character of private use, which looks different in each font"
    return document.finding(pointer, message, "delete it, or write the character that is meant", at=at)
