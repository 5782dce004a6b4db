"""Whether some texts are together another one: its sentences, joined with "and", or with some words changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from roledoc_lint.changes.text_similarity import MAX_CHARS_COMPARED, fingerprint_words
from roledoc_lint.text.normalise import sentences

JOINING_WORDS = ("and",)
"""What can be written between two sentences that become one without a change of what they say."""

MAX_PARTS = 6
"""How many parts text can have in which words have changed: more are hardly ever written, and each takes time."""

MIN_SAME_TOGETHER, MIN_SAME_OF_PART = 0.8, 0.7
"""How many of the words must be the same of all parts together, and of each of them.

With these, all 400 splits and joins with a changed word of `tests/support/known_edits.py` are found. What each part
must have keeps a new paragraph after a reworded one from being a part of it.
"""

SHORT_PART_WORDS = 4
"""Below this number of words, all words of a part must be in the whole."""


def exact_parts(whole: str, texts: Iterator[str]) -> int:
    """How many of the texts are together the whole, word for word but for "and" between them; 0 if they are not."""
    words, number = fingerprint_words(whole), 0
    for text in texts:
        part = fingerprint_words(text)
        if not words or not part:
            break
        start = 1 if number and words[0] in JOINING_WORDS and words[0] != part[0] else 0
        if words[start : start + len(part)] != part:
            return 0
        words, number = words[start + len(part) :], number + 1
    return number if not words else 0


def reworded_parts(whole: str, texts: Iterator[str]) -> int:
    """How many of the texts are together nearly the whole; 0 if they are not."""
    from rapidfuzz.distance import Indel

    if len(whole) > MAX_CHARS_COMPARED:
        return 0
    words, parts = fingerprint_words(whole), list[tuple[str, ...]]()
    best, best_number = MIN_SAME_TOGETHER, 0
    known = set(words)
    for text in islice(texts, MAX_PARTS):
        part = fingerprint_words(text)
        # Most neighbours have nothing in common with the whole, which is seen faster than compared.
        if not part or sum(word in known for word in part) < MIN_SAME_OF_PART * len(part):
            break
        parts.append(part)
        together = list(chain.from_iterable(parts))
        same = Indel.normalized_similarity(words, together)
        if len(parts) > 1 and same >= best and _has_all(words, together, parts):
            best, best_number = same, len(parts)
    return best_number


def _has_all(words: Sequence[str], together: Sequence[str], parts: Sequence[Sequence[str]]) -> bool:
    """Whether enough of the words of each part are in the whole, at the place of the part."""
    from rapidfuzz.distance import Indel

    same = set[int]()
    for block in Indel.opcodes(words, together):
        if block.tag == "equal":
            same.update(range(block.dest_start, block.dest_end))
    start = 0
    for part in parts:
        number = sum(place in same for place in range(start, start + len(part)))
        if number < len(part) * (MIN_SAME_OF_PART if len(part) >= SHORT_PART_WORDS else 1):
            return False
        start += len(part)
    return True


def statements(text: str) -> list[str]:
    """The sentences of some text, and its lines, which need no full stop."""
    return [sentence for line in text.split("\n") for sentence in sentences(line) if sentence.strip()]


def runs(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each run of whole sentences of some text: the first, the one after the last, and the words of all of them."""
    words = [fingerprint_words(sentence) for sentence in statements(text)]
    for first in range(len(words)):
        run: tuple[str, ...] = ()
        for end in range(first + 1, min(len(words), first + MAX_PARTS) + 1):
            run += words[end - 1]
            yield first, end, run


def without_runs(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The sentences of some text that are in none of these runs."""
    out = {place for first, end in taken for place in range(first, end)}
    return " ".join(sentence for place, sentence in enumerate(statements(text)) if place not in out)
