"""Text as it is compared: its words, without differences that do not count."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from roledoc_lint.text.invisible import BLANKS, strays

LITERAL_BREAK = r"\\n(?![a-z])"
r"""The two characters `\n`, left in text by a program that meant a line break. `C:\new` does not contain one."""

WORD = re.compile(rf"(?:(?!{LITERAL_BREAK}|(?<=\\)n(?![a-z]))\S)+")
"""A word: characters between white space. A literal line break counts as white space."""

_PLAIN_WORD = re.compile(r"\S+")
"""The same for text without a backslash, which most text is."""

DASHES = "-‐–—"

LIST_SIGN = rf"[•·▪▫●○◦‣⁃∙■□➢✓\uf0b7\uf0a7]|[{DASHES}*](?=\s)|o(?=\t)"
"""The bullets of list items. Those in the private use area are the bullets of Word."""

_NUMBER = r"(?:\(?(?:[0-9]{1,2}|[A-Za-z]|[ivx]{1,4})\)|[0-9]{1,2}\.)(?!\s+[0-9])(?=\s)"

LIST_MARK = re.compile(rf"\s*(?:{LIST_SIGN}|{_NUMBER})\s*")
"""The bullet or number of a list item, with the white space around it."""

MAX_MARKS = 30
"""The most accents and other marks on one letter. No language has as many; Unicode names this limit."""

_MAYBE_MARKS = re.compile(rf"[^\x00-\u02ff]{{{MAX_MARKS}}}")
"""Characters among which there may be that many marks in a row: a quick check, as no mark is below U+0300."""

_SENTENCE_END = r"(?<=[.!?])\s+(?=[A-Z])"


def normalised(text: str) -> str:
    """Return text for comparison: composed, one space between words, and no invisible characters.

    It is the one normal form in which text of files is compared with the catalogue or with other text.
    """
    return single_spaced(text) if text.isascii() and "\\" not in text else " ".join(words(visible(text)))


def composed(text: str) -> str:
    """Return text with letters and their accents as one character (NFC): an accent of its own makes no other word."""
    return normal_form("NFC", text)


def composed_values(value: object) -> object:
    """Return data with all text in it composed, and the names of fields as they are."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, list):
        return [composed_values(item) for item in value]
    return {key: composed_values(item) for key, item in value.items()} if isinstance(value, dict) else value


def words(text: str) -> list[str]:
    """Return the words of text."""
    return WORD.findall(text) if "\\" in text else text.split()


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each word begins and ends, in the part of `text` from `start` to `end`."""
    word = _PLAIN_WORD if text.find("\\", start, end) < 0 else WORD
    return [match.span() for match in word.finditer(text, start, end)]


def single_spaced(text: str) -> str:
    """Return text with single spaces between its words. Most text already has these, which is checked first."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def visible(text: str) -> str:
    """Return text without invisible characters that mean nothing where they are, and with composed letters."""
    if text.isascii():
        return text
    parts: list[str] = []
    end = 0
    for start, stop in strays(text):
        parts += [text[end:start], " " if any(character in BLANKS for character in text[start:stop]) else ""]
        end = stop
    return composed("".join([*parts, text[end:]]) if end else text)


def normal_form(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Return text in a normal form of Unicode. If a letter has very many marks, those are not put in order.

    To put them in order takes time that grows with the square of their number.
    """
    if text.isascii():
        return text
    if not _MAYBE_MARKS.search(text):
        return unicodedata.normalize(form, text)
    parts, first, marks = [], 0, 0
    for index, character in enumerate(text):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MAX_MARKS:
            parts.append(text[first:index])
            first, marks = index, 0
    return "".join(unicodedata.normalize(form, part) for part in (*parts, text[first:]))


def loose(name: str) -> str:
    """Return a name for comparison in which case, spacing and punctuation do not count, and `&` means `and`."""
    name = name if name.isascii() else visible(name)
    # Some letters lose their composed form when they lose their case.
    return " ".join(re.findall(r"[^\W_]+", composed(name.casefold()).replace("&", " and ")))


def follows_clause(text: str, offset: int) -> bool:
    """Return whether a sentence or clause ends before an offset, so that a dash there begins an item."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    return text[offset - 1 : offset] in (".", ":", ";", "!", "?")


def kebab(name: str) -> str:
    """Return a name as a file name: lower-case words and digits, with hyphens; empty if the name has neither."""
    plain = re.sub("[\u0300-\u036f]", "", normal_form("NFKD", name))
    return re.sub(r"[^a-z0-9]+", "-", loose(plain)).strip("-")


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph: a sentence ends in . ! or ?, and the next begins with a capital letter."""
    return re.split(_SENTENCE_END, paragraph)
