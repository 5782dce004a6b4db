"""The differences between two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MAX_PAIRS = 4_000_000
"""For how many pairs of words the passages are found; time and memory grow with the product of the texts' lengths."""


def differences(written: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the differences, word by word, as (a, b, c, d): written[a:b] is in the place of right[c:d]."""
    from difflib import SequenceMatcher

    equal = 0
    for tag, a, b, c, d in SequenceMatcher(None, written, right, autojunk=False).get_opcodes():
        if tag == "equal":
            equal = b - a
            continue
        if tag == "replace":
            back = 0
        else:
            back = _to_sentence(right, c, d, equal) if tag == "insert" else _to_sentence(written, a, b, equal)
        yield a - back, b - back, c - back, d - back
        equal = 0


def passages(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two texts differ, from one word that both have to the next, as (a, b, c, d) like `differences`.

    It is faster, and finds the fewest words that differ. The texts must not have more than MAX_PAIRS pairs of words.
    """
    from rapidfuzz.distance import Levenshtein

    old = new = 0
    for block in Levenshtein.opcodes(before, after).as_matching_blocks():
        if (block.a, block.b) != (old, new):
            yield old, block.a, new, block.b
        old, new = block.a + block.size, block.b + block.size


def _to_sentence(words: Sequence[str], first: int, end: int, equal: int) -> int:
    """Return how many words a difference can be moved back so that it begins with a sentence.

    If "I am open. I ensure" lacks its first sentence, the missing words could also be taken to be "am open. I". A
    difference moves at most over the words between it and the difference before it, of which there are `equal`.
    """
    back = 0
    while back < equal and words[first - back - 1] == words[end - back - 1]:
        if words[first - back - 1].endswith("."):
            break
        back += 1
    begins = first == back or words[first - back - 1].endswith(".")
    return back if begins else 0
