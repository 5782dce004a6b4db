"""Where two texts differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def differences(written: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two texts differ, word by word: written[a:b] stand where right[c:d] should, as (a, b, c, d)."""
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


def _to_sentence(words: Sequence[str], first: int, behind: int) -> int:
    """How far words that one text has more can be moved back, the texts staying the same, to begin with a sentence.

    Where "I am open. I ensure" lacks its first sentence, the words that are missing may be "am open. I" as well.
    """
    back = 0
    while first - back > 0 and words[first - back - 1] == words[behind - back - 1]:
        if words[first - back - 1].endswith("."):
            break
        back += 1
    begins = first == back or words[first - back - 1].endswith(".")
    return back if begins else 0
