"""Texts of a role and where they are, and which of many have words in common with another text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.text_similarity import fingerprint_words

MAX_HOLDERS, MAX_ALIKE = 40, 10
"""In how many paragraphs a word may be to identify them, and with how many each is compared: the time is bounded."""


class Item(NamedTuple):
    """A paragraph in one state, and its index in its list. Text that is not in a list has the place -1."""

    field: str
    place: int
    text: str


def words_of(items: Sequence[Item]) -> dict[str, list[int]]:
    """The items that have a word, by the word."""
    holders: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        for word in set(fingerprint_words(item.text)):
            holders.setdefault(word, []).append(index)
    return holders


def with_most_words(text: str, holders: Mapping[str, Sequence[int]], items: Sequence[Item]) -> Iterator[Item]:
    """The items that have most words in common with some text."""
    shared = Counter[int]()
    for word in dict.fromkeys(fingerprint_words(text)):
        found = holders.get(word, ())
        if len(found) <= MAX_HOLDERS:
            shared.update(found)
    yield from (items[index] for index, _ in shared.most_common(MAX_ALIKE))
