"""How similar two texts are: the same, retouched, alike or different. Wrapping does not count."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from roledoc_lint.text.normalise import LIST_MARK, composed, normalised, visible

SHORT_TEXT_WORDS = 8
"""Below this number of words, one changed word changes most of the meaning."""

MIN_SAME_WORDS, MIN_SAME_WORDS_SHORT = 0.6, 0.75
"""How many of the words must be the same, in their order, for one text to be the other reworded."""

MIN_SAME_ANY_ORDER = 0.9
"""From which share of the same words on their order does not matter."""

MIN_SAME_LETTERS = 0.85
"""How many of the letters must be the same where words are misspelt."""

MAX_CHARS_COMPARED = 2000
"""How long texts may be for comparing letters, and the order of words; longer ones would take too long."""

MAX_COUNTED = 128
"""How many texts' words are kept counted: more than the neighbours that one text is compared with."""


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d" + _DASHES, "''\"\"" + "-" * len(_DASHES))
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_PUNCTUATION = re.compile(r"[.,;:!?'\"()\[\]{}…/•·-]")


def same_name(name: str) -> str:
    """A name or code as it is compared: without case, and with single spaces."""
    return composed(normalised(name).casefold())


def same_code(code: str) -> str:
    """A standard's code as it is compared: without case and spaces, as the catalogue is searched."""
    return composed("".join(normalised(code).split()).casefold())


@lru_cache(maxsize=4096)
def fingerprint_words(text: str) -> tuple[str, ...]:
    """The words of some text without case, punctuation and the mark of a list item, such as 2. before it.

    Characters with a meaning stay: %, #, those of numbers.
    """
    mark = LIST_MARK.match(text)
    text = text[mark.end() :] if mark and mark.end() < len(text) else text
    text = composed(visible(text).casefold()).translate(_QUOTES)
    text = _RANGE.sub("-", text)
    return tuple(_PUNCTUATION.sub(_kept, text).split())


def _kept(match: re.Match[str]) -> str:
    """What replaces a mark: the mark itself within a number, as in 1.5, 2014-09, -3, 5'; else a space or nothing."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if after.isdigit() and (before.isdigit() or match[0] in ".-"):
        return match[0]
    if match[0] in "'\"" and before.isdigit():
        return match[0]
    return "" if match[0] == "'" and before.isalpha() and after.isalpha() else " "


def is_retouched(before: str, after: str) -> bool:
    """Whether two texts differ only in case, spacing and punctuation."""
    return fingerprint_words(before) == fingerprint_words(after)


def similarity(before: str, after: str) -> float:
    """How much of two texts is the same, from 0 to 1; 0 if one cannot be the other reworded."""
    if not before or not after:
        return 0.0
    from rapidfuzz.distance import Indel

    one, other = _counted_words(before), _counted_words(after)
    words = one.total(), other.total()
    bound = MIN_SAME_WORDS_SHORT if min(words) < SHORT_TEXT_WORDS else MIN_SAME_WORDS
    # Without regard to order at least as many words are shared, and they are found faster.
    shared = 2 * sum(min(one[word], other[word]) for word in one.keys() & other.keys()) / (sum(words) or 1)
    if shared >= MIN_SAME_ANY_ORDER or (shared >= bound and min(len(before), len(after)) > MAX_CHARS_COMPARED):
        return shared
    same = Indel.normalized_similarity(before.split(), after.split()) if shared >= bound else 0.0
    if same >= bound:
        return same
    if max(len(before), len(after)) > MAX_CHARS_COMPARED:
        return 0.0
    # With a cutoff it is much faster, but what is exactly at the cutoff can be rounded down to nothing.
    by_letters = Indel.normalized_similarity(before, after, score_cutoff=MIN_SAME_LETTERS - 0.01)
    return by_letters if by_letters >= MIN_SAME_LETTERS else 0.0


@lru_cache(maxsize=MAX_COUNTED)
def _counted_words(text: str) -> Counter[str]:
    return Counter(text.split())
