"""Text that was saved as UTF-8 and read in another encoding, such as `officerâ€™s`: found, and repaired."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

LATIN_1 = "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
"""The bytes of one character, read as Latin-1: most are control characters there."""

_LOST = "\ufffd"
"""What a program writes for a byte that it cannot read: Windows-1252 has no letter for five of them."""

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
_QUOTES = "‘’“”‚„‹›–—…•"
MAX_TIMES = 3
"""How often text is read in the wrong encoding, one time after the other."""


class _Encoding(NamedTuple):
    """An encoding that UTF-8 was read in, and the pattern of a damaged character."""

    name: str
    pattern: re.Pattern[str]


@cache
def _first_letters(name: str) -> str:
    return _FIRSTS.decode(name)


@cache
def _encoding(name: str) -> _Encoding:
    following = "".join(re.escape(bytes([byte]).decode(name, "ignore")) for byte in range(0x80, 0xC0))
    pattern = re.compile(f"[{re.escape(_first_letters(name))}][{following}\x80-\x9f{_LOST}]{{1,3}}")
    return _Encoding(name, pattern)


_FIRSTS = b"\xc2\xc3\xc4\xc5\xe2\xef\xf0"
"""The first bytes of Latin letters, punctuation, ligatures and emoji in UTF-8."""

_NAMES = ("cp1252", "mac_roman", "cp850")


class Damaged(NamedTuple):
    """The offsets of damaged text, and what it meant, or None if that is lost."""

    start: int
    end: int
    meant: str | None


def damaged(text: str) -> list[Damaged]:
    """Return the damaged characters of text, in order, each with what it meant. None overlaps another."""
    firsts = () if text.isascii() else [name for name in _NAMES if any(first in text for first in _first_letters(name))]
    places = [place for name in firsts for place in _found(text, _encoding(name))]
    places.sort(key=lambda place: (place.start, -place.end, place.meant is None))
    found: list[Damaged] = []
    for place in places:
        # The bytes of one character can look like another one in another encoding: "‚Ä¢" has "Ä¢".
        if not found or place.start >= found[-1].end:
            found.append(place)
    return found


def repaired(text: str) -> str | None:
    """Return what the bytes of one character mean that were read as Latin-1; None if they are not one."""
    meant = _decoded(text.encode("latin-1", "replace"))
    return meant if meant is not None and _is_plausible(meant) else None


def restored(text: str) -> str:
    """Return text with its damaged characters as they were meant, also where it was damaged several times."""
    for _ in range(MAX_TIMES):
        parts: list[str] = []
        end = 0
        for start, stop, meant in damaged(text):
            if meant is not None:
                parts += [text[end:start], meant]
                end = stop
        if not end:
            break
        text = "".join([*parts, text[end:]])
    return text


def _found(text: str, encoding: _Encoding) -> Iterator[Damaged]:
    position = 0
    while match := encoding.pattern.search(text, position):
        found = _at(text, match.start(), match.end(), encoding)
        position = found.end if found else match.start() + 1
        if found:
            yield found


def _at(text: str, start: int, end: int, encoding: _Encoding) -> Damaged | None:
    """The damaged character at an offset: as many letters as its first byte asks for."""
    first = text[start].encode(encoding.name)
    length = 2 if first < b"\xe0" else 3 if first < b"\xf0" else 4
    if end - start < length:
        return None
    following = text[start + 1 : start + length]
    if length == 2 and _is_quoted_letter(text, start, encoding):
        return None
    choices = [first]
    for letter in following:
        choices = [known + byte for known in choices for byte in _bytes(letter, encoding.name)]
    if encoding.name == "cp1252" and re.match("[A-Z]{2}", text[max(0, start - 2) : start]):
        # In a word in capitals, a small letter is not meant, but the first letter, as in IRMÃ®.
        choices = [choice for choice in choices if not (_decoded(choice) or "").islower()]
    meanings = [meant for choice in choices if (meant := _decoded(choice)) and _is_plausible(meant)]
    if not meanings:
        return None
    # Of those that a lost byte allows, a closing quotation mark is by far the most common.
    meant = "”" if "”" in meanings else meanings[0] if len(meanings) == 1 else None
    return Damaged(start, start + length, None if meant == _LOST else meant)


def _bytes(letter: str, encoding: str) -> list[bytes]:
    if letter == _LOST:
        return [bytes([byte]) for byte in _UNDEFINED]
    if "\x80" <= letter <= "\x9f":
        return [bytes([ord(letter)])]
    return [letter.encode(encoding)]


def _decoded(content: bytes) -> str | None:
    try:
        meant = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if len(meant) == 1 else None


def _is_quoted_letter(text: str, start: int, encoding: _Encoding) -> bool:
    """Whether this can be a letter before a quotation mark or dash, as in «CAFÃ” or «Ä“, and not a damaged letter."""
    is_letter = text[start].isalpha() and encoding.name == "cp1252"
    is_last = not text[start + 2 : start + 3].isalpha()
    is_possessive = text[start + 1] == "’" and re.match(r"[sS](?!\w)", text[start + 2 : start + 4])
    return is_letter and text[start + 1] in _QUOTES and bool(is_last or is_possessive)


def _is_plausible(meant: str) -> bool:
    """Whether English text may have this character: a Latin letter, punctuation, a symbol or an emoji."""
    number = ord(meant)
    if 0xA0 <= number <= 0x17F:
        return True
    if 0x2000 <= number <= 0x2BFF:
        return not unicodedata.category(meant).startswith("C") or meant in "\u200b\u200d\u200e\u200f"
    return number in (0xFE0F, 0xFEFF, 0xFFFD) or 0xFB00 <= number <= 0xFB06 or 0x1F000 <= number <= 0x1FAFF
