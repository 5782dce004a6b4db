"""Texts as they are compared: how they are wrapped does not count, and two are the same, retouched, alike or not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from roledoc_lint.text import visible

SHORT = 8
"""Below this number of words, a changed word changes most of what is said."""

ALIKE, ALIKE_SHORT = 0.6, 0.75
"""How much of two texts must be the same, word by word, for one to be the other reworded."""

MISTYPED = 0.85
"""How much must be the same letter by letter, where words are misspelt."""

LONGEST = 2000
"""Up to how many characters two texts are compared letter by letter, and words by their order."""

_LITERAL_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_CONNECTED = re.compile(r"(?<=\d)[^\w\s](?=\d)|(?<![\w])[-−–](?=\d)|[%‰]")
"""Signs that are part of a number: 1.5, 2014-09, -3, 10%."""


def unwrapped(text: str, style: str) -> str:
    """A text as it reads, whatever block it stands in: one line for each paragraph.

    In a literal block (`|`) a line break only wraps; in all others YAML has joined the lines of a paragraph already.
    """
    if "\n" not in text:
        return text.strip()
    parts = _LITERAL_PARAGRAPHS.split(text) if style == "|" else re.split(r"\n+", text)
    return "\n".join(stripped for part in parts if (stripped := _LINE_BREAK.sub(" ", part).strip()))


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """A text without case, spacing and punctuation. Signs that belong to a number stay, and so do symbols."""
    kept = []
    text = unicodedata.normalize("NFC", visible(text)).casefold()
    connected = {match.start() for match in _CONNECTED.finditer(text)}
    for at, character in enumerate(text):
        if at in connected or not (character.isspace() or unicodedata.category(character).startswith("P")):
            kept.append(character)
    return "".join(kept)


def is_retouched(before: str, after: str) -> bool:
    """Whether two texts differ in case, spacing and punctuation alone."""
    return letters(before) == letters(after)


def likeness(before: str, after: str) -> float:
    """How much of two texts is the same, from 0 to 1; 0 where one cannot be the other reworded."""
    from rapidfuzz.distance import Indel

    one, other = before.split(), after.split()
    bound = ALIKE_SHORT if min(len(one), len(other)) < SHORT else ALIKE
    are_long = min(len(before), len(after)) > LONGEST
    same = _shared(one, other) if are_long else Indel.normalized_similarity(one, other)
    if same >= bound:
        return same
    if max(len(before), len(after)) > LONGEST:
        return 0.0
    by_letters = Indel.normalized_similarity(before, after)
    return by_letters if by_letters >= MISTYPED else 0.0


def _shared(one: list[str], other: list[str]) -> float:
    """How many words two long texts share, wherever they stand."""
    from collections import Counter

    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
