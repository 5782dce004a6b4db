"""The differences between two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def differences(written: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the differences, word by word, as (a, b, c, d): written[a:b] is in the place of right[c:d]."""
    from difflib import SequenceMatcher

    for tag, a, b, c, d in SequenceMatcher(None, written, right, autojunk=False).get_opcodes():
        if tag == "insert":
            back = _to_sentence(right, c, d)
            yield a - back, b - back, c - back, d - back
        elif tag == "delete":
            back = _to_sentence(written, a, b)
            yield a - back, b - back, c - back, d - back
        elif tag == "replace":
            yield a, b, c, d


def _to_sentence(words: Sequence[str], first: int, end: int) -> int:
    """Return how many words a difference can be moved back so that it begins with a sentence.

    If "I am open. I ensure" lacks its first sentence, the missing words could also be taken to be "am open. I".
    """
    back = 0
    while first - back > 0 and words[first - back - 1] == words[end - back - 1]:
        if words[first - back - 1].endswith("."):
            break
        back += 1
    begins = first == back or words[first - back - 1].endswith(".")
    return back if begins else 0
