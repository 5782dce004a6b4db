"""Text as it is compared: words, and what does not count between them."""

from __future__ import annotations

import re
import unicodedata

LITERAL_BREAK = r"\\n(?![a-z])"
r"""The two characters of `\n`, left in a text by a program that meant a line break. `C:\new` holds none."""

WORD = re.compile(rf"(?:(?!{LITERAL_BREAK}|(?<=\\)n(?![a-z]))\S)+")
"""Words stand between white space; a literal line break counts as white space."""

_PLAIN_WORD = re.compile(r"\S+")
"""The same in a text without a backslash, which most are."""

INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060"
"""Soft hyphens, spaces without width, marks of direction: nobody sees them within a word. Emoji need joiners."""

DASHES = "-‐–—"

LIST_SIGN = rf"[•·▪▫●○◦‣⁃∙■□➢✓\uf0b7\uf0a7]|[{DASHES}*](?=\s)|o(?=\t)"
"""What stands before an item of a list. Those of the private use are the bullets of Word."""

_NUMBER = r"(?:\(?(?:[0-9]{1,2}|[A-Za-z]|[ivx]{1,4})\)|[0-9]{1,2}\.)(?!\s+[0-9])(?=\s)"

LIST_MARK = re.compile(rf"\s*(?:{LIST_SIGN}|{_NUMBER})\s*")
"""The sign or the number of an item, with the white space around it."""

_SENTENCE_END = r"(?<=[.!?])\s+(?=[A-Z])"


def normalised(text: str) -> str:
    """A text for comparing: whatever stands between its words made one space, invisible characters left out."""
    return single_spaced(text) if text.isascii() and "\\" not in text else " ".join(words(visible(text)))


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text) if "\\" in text else text.split()


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each word of a part of a text begins and ends."""
    word = _PLAIN_WORD if text.find("\\", start, end) < 0 else WORD
    return [match.span() for match in word.finditer(text, start, end)]


def single_spaced(text: str) -> str:
    """A text with single spaces between its words: most have nothing else, and no other white space is printable."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def visible(text: str) -> str:
    """A text without the characters that nobody sees."""
    for sign in () if text.isascii() else INVISIBLE:
        text = text.replace(sign, "")
    return text


def loose(name: str) -> str:
    """A name for comparing where case, spacing and punctuation do not count, and `&` is `and`."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold().replace("&", " and ")))


def kebab(name: str) -> str:
    """A name as the name of a file: small letters and digits, a hyphen between words; empty where it has none."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name))
    return re.sub(r"[^a-z0-9]+", "-", loose(plain)).strip("-")


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph: each ends in a full stop, and the next begins with a capital letter."""
    return re.split(_SENTENCE_END, paragraph)
