"""Text as sentences, and which of them only one of two texts has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from roledoc_lint.text.stems import STOP_WORDS, stem
from roledoc_lint.text.weighty_words import words_of

_END = re.compile(r"(?<=[.!?])[\"')\]\u2019\u201d]*\s+|(?<!\s)\s*[;\n\u2022]\s*|[;\n\u2022]\s*")
_ABBREVIATION = re.compile(
    r"\b(?:e\.?g|i\.?e|etc|nos?|st|mr|mrs|ms|dr|sgt|insp|supt|approx|incl|vs|cf|ref|para|sec|dept|[a-z])\.$",
    re.IGNORECASE,
)

MIN_ALIKE = 0.35
"""How much of the words of two sentences must be the same for one to be the other in other words."""

MIN_NEW = 0.5
"""How much of a sentence the other text must lack for it to be new; one that lacks less was split off another."""

MAX_SENTENCES = 200
"""How many sentences of either text are compared with each other; further ones count as they are."""


class Difference(NamedTuple):
    """What differs between two texts: sentences that only one has, and the other sentences in which they differ."""

    removed: list[str]
    added: list[str]
    before: list[str]
    after: list[str]


def sentences(text: str) -> list[str]:
    """Return the sentences of text. A semicolon, a bullet and a line end begin another one too."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start()]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def content(text: str) -> Counter[str]:
    """Return the words of text that say something, without their endings."""
    return Counter(stem(word) for word in words_of(text) if word not in STOP_WORDS)


def difference(before: str, after: str, key: Callable[[str], Hashable]) -> Difference:
    """Return what differs between two texts. Sentences with the same `key` are the same.

    A sentence that became two, or was joined with another, is in both texts.
    """
    old, new = _without_same(sentences(before), sentences(after), key)
    if max(len(old), len(new)) > MAX_SENTENCES:
        return Difference([], [], old, new)
    old_words, new_words = [content(each) for each in old], [content(each) for each in new]
    only_old = sum(old_words, Counter[str]()) - sum(new_words, Counter[str]())
    only_new = sum(new_words, Counter[str]()) - sum(old_words, Counter[str]())
    pairs = _pairs(old_words, new_words)
    removed = [index for index in range(len(old)) if index not in dict(pairs) and _is_new(old_words[index], only_old)]
    paired = {new for _, new in pairs}
    added = [index for index in range(len(new)) if index not in paired and _is_new(new_words[index], only_new)]
    return Difference(
        [old[index] for index in removed],
        [new[index] for index in added],
        [each for index, each in enumerate(old) if index not in removed],
        [each for index, each in enumerate(new) if index not in added],
    )


def _without_same(
    before: Sequence[str], after: Sequence[str], key: Callable[[str], Hashable]
) -> tuple[list[str], list[str]]:
    """The sentences that the other text does not have."""
    old, new = Counter(map(key, before)), Counter(map(key, after))
    return _surplus(before, key, old - new), _surplus(after, key, new - old)


def _surplus(found: Sequence[str], key: Callable[[str], Hashable], surplus: Counter[Hashable]) -> list[str]:
    kept = []
    for sentence in found:
        if surplus[key(sentence)] > 0:
            surplus[key(sentence)] -= 1
            kept.append(sentence)
    return kept


def _pairs(before: Sequence[Counter[str]], after: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """Which sentence is which in other words: the most alike first."""
    found = sorted(
        (-alike, abs(old - new), old, new)
        for old, one in enumerate(before)
        for new, other in enumerate(after)
        if (alike := _alike(one, other)) >= MIN_ALIKE
    )
    pairs: list[tuple[int, int]] = []
    olds, news = set[int](), set[int]()
    for _, _, old, new in found:
        if old not in olds and new not in news:
            olds.add(old)
            news.add(new)
            pairs.append((old, new))
    return pairs


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _is_new(words: Counter[str], surplus: Counter[str]) -> bool:
    return words.total() > 0 and (words & surplus).total() >= MIN_NEW * words.total()
