"""Words that are the same word spelt in another way: one of the two is misspelt, or they are British and American.

A word is misspelt if no dictionary has it and it is near one that a dictionary has. The dictionary is the English one
of pyspellchecker, with British spellings by rule. It is always installed: what kind a change is, and so its
fingerprint, must not depend on which extras somebody has. So codespell's list, which the rule `spelling` uses, does not
count here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.text.stems import STOP_WORDS, american
from roledoc_lint.text.word_diff import MAX_PAIRS, passages

MAX_WORDS = 30
"""How many words a passage may have in which misspelt words are looked for."""

MIN_JOINED = 5
"""How many letters words have that may be written as one."""

MAX_LETTERS = 50
"""How long a word may be to count as one."""

_EDITS = ((4, 1), (8, 2), (MAX_LETTERS, 3))
"""How many letters may be wrong, by the length of the longer word: in a short one, two make another word."""

_PREFIXES = (
    "un", "in", "im", "ir", "il", "dis", "non", "mis", "de", "re", "pre", "post", "anti", "under", "over", "out", "sub",
)  # fmt: skip
"""What makes another word of a word, even if no dictionary has it."""

_SUFFIXES = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "less", "ful", "able")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Respelt(NamedTuple):
    """Words that are misspelt, or spelt in another way, in one of two texts, and what the other has in their place."""

    wrong: tuple[str, ...]
    right: tuple[str, ...]
    is_before: bool
    """Whether the earlier text has the misspelt words, and not the later one."""


def respelt(before: Sequence[str], after: Sequence[str], known: frozenset[str], names: frozenset[str]) -> list[Respelt]:
    """Return the words of two texts that differ in their spelling alone.

    The words are in lower case and without punctuation. `known` are words that are right besides those of the
    dictionary, and `names` are abbreviations and the like, which are never misspelt words.
    """
    if len(before) * len(after) > MAX_PAIRS:
        return []
    found: list[Respelt] = []
    for a, b, c, d in passages(before, after):
        if b - a <= MAX_WORDS and d - c <= MAX_WORDS:
            found += _within(before[a:b], after[c:d], known, names)
    return found


def _within(
    olds: Sequence[str], news: Sequence[str], known: frozenset[str], names: frozenset[str]
) -> Iterator[Respelt]:
    """The words of one passage that are the same, in their order."""
    if len(olds) != len(news) and _is_joined(olds, news):
        yield Respelt(tuple(olds), tuple(news), is_before=True)
        return
    first = 0
    for old in olds:
        for place in range(first, len(news)):
            new = news[place]
            if not {old, new} & names and is_same_word(old, new, known):
                is_before = not _is_known(old, known) or american(old) == american(new)
                yield Respelt(*(((old,), (new,)) if is_before else ((new,), (old,))), is_before=is_before)
                first = place + 1
                break


def _is_joined(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Whether words are the same but for a space or hyphen: ad hoc and adhoc, but not "not able" and "notable"."""
    letters = "".join(olds)
    return (
        letters == "".join(news)
        and len(letters) >= MIN_JOINED
        and letters.isalpha()
        and not STOP_WORDS.intersection((*olds, *news))
    )


def is_respelt(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether two texts, as words in lower case, differ in the spelling of words alone."""
    found = respelt(before, after, frozenset(), frozenset())
    one, other = Counter(before), Counter(after)
    for pair in found:
        wrong, right = (one, other) if pair.is_before else (other, one)
        wrong.subtract(pair.wrong)
        right.subtract(pair.right)
    return bool(found) and +one == +other and not -one and not -other


def is_same_word(one: str, other: str, known: frozenset[str] = frozenset()) -> bool:
    """Return whether one of two words is a misspelling of the other, or its spelling in another country."""
    if (
        max(len(one), len(other)) > MAX_LETTERS
        or not _WORD.fullmatch(one)
        or not _WORD.fullmatch(other)
        or one == other
    ):
        return False
    if american(one) == american(other):
        return True
    if not _is_near(one, other):
        return False
    return _is_known(one, known) != _is_known(other, known)


@lru_cache(maxsize=4096)
def _is_near(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=len)
    if len(short) < 2 or any(long == prefix + short for prefix in _PREFIXES) or _has_prefix(short, long):
        return False
    if any(long == short + suffix or long == short.removesuffix("e") + suffix for suffix in _SUFFIXES):
        return False
    most = next(edits for length, edits in _EDITS if len(long) <= length)
    return int(OSA.distance(one, other, score_cutoff=most)) <= most


def _has_prefix(short: str, long: str) -> bool:
    """Whether the longer word begins with a prefix that the shorter one does not have, and goes on much like it."""
    from rapidfuzz.distance import OSA

    return any(
        long.startswith(prefix)
        and not short.startswith(prefix[:1])
        and OSA.distance(long.removeprefix(prefix), short, score_cutoff=1) <= 1
        for prefix in _PREFIXES
    )


def _is_known(word: str, known: frozenset[str]) -> bool:
    plain = word.removesuffix("'s")
    return plain in known or plain in dictionary() or american(plain) in dictionary()


@cache
def dictionary() -> frozenset[str]:
    """The English words in lower case and American spelling. Only the list is needed: its package is not imported."""
    spec = PathFinder.find_spec("spellchecker")
    folder = spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else ""
    with gzip.open(Path(folder, "resources", "en.json.gz")) as file:
        return frozenset(json.load(file))
