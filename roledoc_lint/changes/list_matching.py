"""Two lists matched: which item of one is which item of the other, and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from roledoc_lint.changes.text_similarity import fingerprint_words, similarity

T = TypeVar("T")

Parts = Callable[[str, Iterator[str]], int]
"""Return how many of some texts, from the first on, are the parts of another one; 0 if they are not."""

MAX_CANDIDATES = 40
"""How many of the nearest items a changed paragraph is compared with."""


class Matched(NamedTuple):
    """Pairs of indexes in the order of the later list, and the indexes of what only one list has."""

    pairs: list[tuple[int, int]]
    removed: list[int]
    added: list[int]
    splits: Sequence[tuple[int, range]] = ()
    """Items, and the parts of each in the later list."""
    joins: Sequence[tuple[range, int]] = ()
    """Items of the earlier list, and what they were joined to."""

    @property
    def moved(self) -> set[int]:
        """The indexes, in the later list, of the items that are out of order among the others."""
        found = self._out_of_order(self.pairs)
        if all(before != after for before, after in found):
            return {after for _, after in found}
        # What has kept its position has not moved for a reader, so the others are said to have moved around it.
        return {after for _, after in self._out_of_order(list(_in_order_with_fixed(self.pairs)))}

    def _out_of_order(self, able: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs that are not among the most of those `able` to stay that are in the same order in both lists."""
        kept = _longest_rising([before for before, _ in able])
        stay = {able[place] for place in kept}
        return [pair for pair in self.pairs if pair not in stay]


def by_keys(before: Sequence[T], after: Sequence[T], *keys: Callable[[T], Hashable]) -> Matched:
    """Match items that have the same first key, then of the remaining ones those that have the same next key."""
    pairs: list[tuple[int, int]] = []
    matched = _matched(pairs, before, after)
    for key in keys:
        places: dict[Hashable, list[int]] = {}
        for index in reversed(matched.removed):
            places.setdefault(key(before[index]), []).append(index)
        for index in matched.added:
            same = places.get(key(after[index]))
            if same:
                pairs.append((same.pop(), index))
        matched = _matched(pairs, before, after)
    return matched


def by_likeness(before: Sequence[str], after: Sequence[str]) -> Matched:
    """Match texts: those that are the same or retouched, then those most alike."""
    return _with_most_alike(before, after, by_identity(before, after))


def by_identity(before: Sequence[str], after: Sequence[str]) -> Matched:
    """Match paragraphs that are the same or retouched."""
    return by_keys(before, after, str, fingerprint_words)


def with_splits(before: Sequence[str], after: Sequence[str], same: Matched, alike: Parts) -> Matched:
    """The same with unmatched paragraphs that are several in the other list, as far as `alike` says that they are."""
    anchors = sorted(same.pairs)
    splits = _splits(before, after, same.removed, same.added, anchors, alike)
    same = without(same, {index for index, _ in splits}, {part for _, parts in splits for part in parts})
    back = sorted((new, old) for old, new in anchors)
    joins = [(parts, index) for index, parts in _splits(after, before, same.added, same.removed, back, alike)]
    same = without(same, {part for parts, _ in joins for part in parts}, {index for _, index in joins})
    return same._replace(splits=[*same.splits, *splits], joins=[*same.joins, *joins])


def without(matched: Matched, before: set[int], after: set[int]) -> Matched:
    """The same, with these items no longer counted as in one list only."""
    return matched._replace(
        removed=[index for index in matched.removed if index not in before],
        added=[index for index in matched.added if index not in after],
    )


def _splits(
    wholes: Sequence[str],
    parts: Sequence[str],
    unmatched: Sequence[int],
    unmatched_parts: Sequence[int],
    anchors: Sequence[tuple[int, int]],
    alike: Parts,
) -> list[tuple[int, range]]:
    """Which of the unmatched texts are in the other list as several, one after the other."""
    free = set(unmatched_parts)
    found = []
    for index in unmatched:
        for first in _nearest(unmatched_parts, _place_of(index, anchors)):
            split = range(first, first + alike(wholes[index], _run(parts, first, free)))
            if len(split) > 1:
                found.append((index, split))
                free.difference_update(split)
                break
    return found


def _run(texts: Sequence[str], first: int, free: set[int]) -> Iterator[str]:
    """The texts from one on, as far as they are free."""
    while first in free:
        yield texts[first]
        first += 1


def most_alike(before: Sequence[str], after: Sequence[str], same: Matched) -> Iterator[tuple[float, int, int, int]]:
    """The unmatched texts that can be one another reworded: how much is the same, how far they are apart, and both."""
    anchors = sorted(same.pairs)
    for index in same.removed:
        near = _place_of(index, anchors)
        for other in _nearest(same.added, near):
            alike = similarity(before[index], after[other])
            if alike:
                yield alike, abs(other - near), index, other


def _with_most_alike(before: Sequence[str], after: Sequence[str], same: Matched) -> Matched:
    """Match the remaining texts by how much of them is the same."""
    removed, added, pairs = set(same.removed), set(same.added), list(same.pairs)
    found = [(-alike, apart, index, other) for alike, apart, index, other in most_alike(before, after, same)]
    for _, _, index, other in sorted(found):
        if index in removed and other in added:
            removed.remove(index)
            added.remove(other)
            pairs.append((index, other))
    return Matched(sorted(pairs, key=lambda pair: pair[1]), sorted(removed), sorted(added))


def _place_of(index: int, anchors: Sequence[tuple[int, int]]) -> int:
    """Where an unmatched item would be in the later list: after what it came after in the earlier one."""
    before = bisect_left(anchors, (index, 0))
    return anchors[before - 1][1] + 1 if before else 0


def _nearest(indexes: Sequence[int], index: int) -> Sequence[int]:
    middle = bisect_left(indexes, index)
    return indexes[max(0, middle - MAX_CANDIDATES // 2) : middle + MAX_CANDIDATES // 2]


def _matched(pairs: Sequence[tuple[int, int]], before: Sequence[object], after: Sequence[object]) -> Matched:
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    return Matched(
        sorted(pairs, key=lambda pair: pair[1]),
        [index for index in range(len(before)) if index not in firsts],
        [index for index in range(len(after)) if index not in seconds],
    )


def _in_order_with_fixed(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs that are in order with all pairs whose position is the same in both lists."""
    fixed = [before for before, after in pairs if before == after]
    for before, after in pairs:
        if bisect_left(fixed, before) == bisect_left(fixed, after):
            yield before, after


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The positions of the longest subsequence of rising numbers."""
    ends: list[int] = []  # for each length, the position of the lowest number that a rising sequence can end with
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number, key=numbers.__getitem__)
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [place]
    kept = set()
    place_or_none = ends[-1] if ends else None
    while place_or_none is not None:
        kept.add(place_or_none)
        place_or_none = before[place_or_none]
    return kept
