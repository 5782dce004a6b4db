"""Texts as they are compared: how they are wrapped does not count, and two are the same, retouched, alike or not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from roledoc_lint.text.normalise import normalised, visible

FEW_WORDS = 8
"""Below this number of words, a changed word changes most of what is said."""

ALIKE, ALIKE_SHORT = 0.6, 0.75
"""How much of two texts must be the same, word by word, for one to be the other reworded."""

NEARLY_ALL = 0.9
"""How much is so much that their order does not matter."""

MISTYPED = 0.85
"""How much must be the same letter by letter, where words are misspelt."""

MAX_CHARS_COMPARED = 2000
"""Up to how many characters two texts are compared letter by letter, and words by their order."""


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d" + _DASHES, "''\"\"" + "-" * len(_DASHES))
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_PUNCTUATION = re.compile(r"[.,;:!?'\"()\[\]{}…/•·-]")


def same_name(name: str) -> str:
    """A name or code in the form in which it is the same: without case, and whatever spaces stand in it."""
    return normalised(name).casefold()


def same_code(code: str) -> str:
    """A standard's code in the form in which it is the same: as it is looked up in the catalogue, without spaces."""
    return "".join(code.split()).casefold()


@lru_cache(maxsize=4096)
def fingerprint_words(text: str) -> tuple[str, ...]:
    """The words of a text without case and punctuation. Signs that say something stay: %, #, those of numbers."""
    text = unicodedata.normalize("NFC", visible(text)).casefold().translate(_QUOTES)
    text = _RANGE.sub("-", text)
    return tuple(_PUNCTUATION.sub(_kept, text).split())


def _kept(match: re.Match[str]) -> str:
    """What is left of a sign: itself where it belongs to a number, as in 1.5, 2014-09, -3, 5'; else no or one space."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if after.isdigit() and (before.isdigit() or match[0] in ".-"):
        return match[0]
    if match[0] in "'\"" and before.isdigit():
        return match[0]
    return "" if match[0] == "'" and before.isalpha() and after.isalpha() else " "


def is_retouched(before: str, after: str) -> bool:
    """Whether two texts differ in case, spacing and punctuation alone."""
    return fingerprint_words(before) == fingerprint_words(after)


def similarity(before: str, after: str) -> float:
    """How much of two texts is the same, from 0 to 1; 0 where one cannot be the other reworded."""
    one, other = before.split(), after.split()
    bound = ALIKE_SHORT if min(len(one), len(other)) < FEW_WORDS else ALIKE
    # Wherever they stand, at least as many words and letters are shared as in their order, which takes longer to find.
    shared = _shared(one, other)
    if shared >= NEARLY_ALL or (shared >= bound and min(len(before), len(after)) > MAX_CHARS_COMPARED):
        return shared
    may_be_mistyped = max(len(before), len(after)) <= MAX_CHARS_COMPARED and _shared(before, after) >= MISTYPED
    if shared < bound and not may_be_mistyped:
        return 0.0
    from rapidfuzz.distance import Indel

    same = Indel.normalized_similarity(one, other)
    if same >= bound:
        return same
    by_letters = Indel.normalized_similarity(before, after) if may_be_mistyped else 0.0
    return by_letters if by_letters >= MISTYPED else 0.0


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """How many words, or letters, two texts share, wherever they stand."""
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other) or 1)
