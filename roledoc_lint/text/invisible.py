"""Characters that cannot be seen, found by their Unicode properties, and whether they mean something where they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

IGNORABLE = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x2800, 0x2800),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Unicode's Default_Ignorable_Code_Point beyond the category of formats, which Python does not know. And U+2800, a
pattern of Braille without dots."""

BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Those that are as wide as a letter, and so look like a space."""

_DIRECTION_MARKS = "\u061c\u200e\u200f"
_JOINERS = "\u200c\u200d"
_TEXT_OF_FORMATS = ("L", "AN", "AL")
"""The direction of formats that can be seen, such as the Arabic number sign."""

_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"
"""The flag of a part of a country, such as Wales: its code in tag characters."""

MAX_NEAR_CHARS = 200
"""How far from a mark of direction a letter of such a script may be, in characters."""

_ASCII = bytes(range(0x80))

_WELSH_DIGRAPHS = frozenset(["ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"])
"""Letters of Welsh that are written as two, which U+034F parts where they are two letters, as in Bangor."""

_SCRIPTS_WITHOUT_SPACES = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")

_CONTROL_NAMES = {
    0x00: "NULL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED", 0x1B: "ESCAPE", 0x7F: "DELETE",
    0x85: "NEXT LINE",
}  # fmt: skip
"""The names of the control characters that are met most: Unicode has only aliases for them."""


def named(character: str) -> str:
    """Return what a message calls a character that cannot be seen, such as: U+200B (ZERO WIDTH SPACE)."""
    number = ord(character)
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(number, "")
    if not name:
        name = "control character" if unicodedata.category(character) == "Cc" else "not a character"
    return f"U+{number:04X} ({name})"


def has_invisible(text: str) -> bool:
    """Return whether text has characters that cannot be seen: a quick check, also of those that mean something."""
    return not text.isascii() and any(map(is_invisible, unusual(text)))


def unusual(text: str) -> set[str]:
    """Return the characters of text that are not ASCII."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=4096)
def is_invisible(character: str) -> bool:
    """Return whether a character cannot be seen, by its Unicode properties. White space does not count."""
    number, category = ord(character), unicodedata.category(character)
    if category == "Cf":
        return character in _DIRECTION_MARKS or unicodedata.bidirectional(character) not in _TEXT_OF_FORMATS
    is_no_character = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return is_no_character or any(first <= number <= last for first, last in IGNORABLE)


def strays(text: str) -> Iterator[tuple[int, int]]:
    """Yield where runs of invisible characters begin and end that mean nothing where they are.

    Joiners mean something in emoji and in scripts without capital letters, such as Arabic and Devanagari; selectors of
    a variant after a symbol; marks of direction in a line with Hebrew or Arabic.
    """
    if not has_invisible(text):
        return
    invisible = {character for character in unusual(text) if is_invisible(character)}
    flags = {place for match in re.finditer(_FLAG, text) for place in range(*match.span())}
    found = (match.start() for match in re.finditer(f"[{re.escape(''.join(sorted(invisible)))}]", text))
    yield from _runs(place for place in found if place not in flags and not _has_meaning(text, place))


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where runs of places that follow each other begin and end."""
    start = end = -1
    for place in places:
        if place != end:
            if end > start:
                yield start, end
            start = place
        end = place + 1
    if end > start:
        yield start, end


def _has_meaning(text: str, place: int) -> bool:
    character = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character in _JOINERS:
        return _joins_letters(text, place) or (character == "\u200d" and _joins_emoji(text, place))
    if character in _DIRECTION_MARKS:
        return _is_right_to_left(text, place)
    if character == "\u200b":
        return _script(before) in _SCRIPTS_WITHOUT_SPACES and _script(after) in _SCRIPTS_WITHOUT_SPACES
    if character == "\u034f":
        is_below_marks = unicodedata.combining(before or " ") > 0 and _script(before) not in ("", "COMBINING")
        parts_letters = (before + after).lower() in _WELSH_DIGRAPHS
        return parts_letters or is_below_marks or (bool(after) and unicodedata.combining(after) > 0)
    if unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return _takes_variant(before, character, after)
    # Vowels and selectors that only one script has; fillers stand for a missing letter of a Korean syllable.
    own = {"\u115f": "HANGUL", "\u1160": "HANGUL", "\u2800": "BRAILLE", "\u17b4": "KHMER", "\u17b5": "KHMER"}
    own |= dict.fromkeys("\u180b\u180c\u180d\u180e\u180f", "MONGOLIAN")
    return character in own and own[character] in (_script(before), _script(after))


def _script(character: str) -> str:
    """The script of a letter, as its name begins; empty for other characters and for invisible ones."""
    visible = character and not is_invisible(character)
    return unicodedata.name(character, "").partition(" ")[0] if visible else ""


def _joins_letters(text: str, place: int) -> bool:
    """Whether a letter of a script without capitals is beside a joiner, which can change the shape of the letter.

    Chinese, Japanese and Korean letters have one shape.
    """
    start = place
    while start and unicodedata.category(text[start - 1]) in ("Mn", "Mc"):
        start -= 1
    beside = (text[start - 1 : start], text[place + 1 : place + 2])
    return any(
        letter
        and unicodedata.category(letter) == "Lo"
        and unicodedata.east_asian_width(letter) not in ("W", "F", "H")
        and not is_invisible(letter)
        for letter in beside
    )


def _joins_emoji(text: str, place: int) -> bool:
    """Whether symbols are on both sides. Before a joiner, the symbol can have a skin colour or a selector."""
    before = text[max(0, place - 3) : place].rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
    return _is_symbol(before[-1:]) and _is_symbol(text[place + 1 : place + 2])


def _is_letterlike(character: str) -> bool:
    """Whether a letter or number is a symbol too: ℹ, Ⓜ and ㊗ have a coloured variant."""
    return "\u2100" <= character <= "\u214f" or "\u2460" <= character <= "\u24ff" or "\u3200" <= character <= "\u32ff"


def _is_symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in ("So", "Sm")


def _is_right_to_left(text: str, place: int) -> bool:
    """Whether letters that are written from right to left are near, on the same line."""
    before = text[max(0, place - MAX_NEAR_CHARS) : place].rpartition("\n")[2]
    after = text[place + 1 : place + MAX_NEAR_CHARS].partition("\n")[0]
    near = unusual(before + after)
    return any(unicodedata.bidirectional(letter) in ("R", "AL") and not is_invisible(letter) for letter in near)


def _takes_variant(base: str, selector: str, after: str) -> bool:
    """Whether a selector can choose a variant of the character before it."""
    if not base or is_invisible(base):
        return False
    if selector in "\ufe0e\ufe0f":
        return (base in "0123456789#*" and after == "\u20e3") or (
            not base.isascii() and not base.isspace() and (not base.isalnum() or _is_letterlike(base))
        )
    if selector >= "\U000e0100":
        return unicodedata.name(base, "").startswith("CJK")
    return unicodedata.category(base) in ("Lo", "Sm")
