"""Two lists compared: which item of one is which of the other, and which of them were moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

from roledoc_lint.changes.text_similarity import fingerprint_words, similarity

T = TypeVar("T")

MAX_CANDIDATES = 40
"""With how many items, the nearest ones, a changed paragraph is compared."""


class Matched(NamedTuple):
    """Two lists matched: pairs of indexes in the order of the later list, and what is only in one of them."""

    pairs: list[tuple[int, int]]
    removed: list[int]
    added: list[int]
    splits: Sequence[tuple[int, range]] = ()
    """Items, and the parts of each in the later list."""
    joins: Sequence[tuple[range, int]] = ()
    """Items of the earlier list, and what they are joined to."""

    @property
    def moved(self) -> set[int]:
        """The items, by their index in the later list, that do not stand in the order of the others."""
        kept = _longest_rising([before for before, _ in self.pairs])
        return {after for place, (_, after) in enumerate(self.pairs) if place not in kept}


def by_keys(before: Sequence[T], after: Sequence[T], *keys: Callable[[T], Hashable]) -> Matched:
    """Match items that have the first key in common, then of what is left those that have the next in common."""
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


def by_text(before: Sequence[str], after: Sequence[str]) -> Matched:
    """Match paragraphs: the same ones, those retouched, those split and joined, then those that are most alike."""
    same = by_keys(before, after, str, fingerprint_words)
    anchors = sorted(same.pairs)
    splits = _splits(before, after, same.removed, same.added, anchors)
    same = _without(same, {index for index, _ in splits}, {part for _, parts in splits for part in parts})
    back = sorted((new, old) for old, new in anchors)
    joins = [(parts, index) for index, parts in _splits(after, before, same.added, same.removed, back)]
    same = _without(same, {part for parts, _ in joins for part in parts}, {index for _, index in joins})
    return _with_most_alike(before, after, same, anchors)._replace(splits=splits, joins=joins)


def _without(matched: Matched, before: set[int], after: set[int]) -> Matched:
    """The same, with some items no longer among those that are in one list only."""
    return matched._replace(
        removed=[index for index in matched.removed if index not in before],
        added=[index for index in matched.added if index not in after],
    )


def _splits(
    wholes: Sequence[str],
    parts: Sequence[str],
    left: Sequence[int],
    left_parts: Sequence[int],
    anchors: Sequence[tuple[int, int]],
) -> list[tuple[int, range]]:
    """Which of the texts that are left stand on the other side as several, one behind the other."""
    free = set(left_parts)
    found = []
    for index in left:
        for first in _nearest(left_parts, _place_of(index, anchors)):
            behind = _parts_of(fingerprint_words(wholes[index]), parts, first, free)
            if len(behind) > 1:
                found.append((index, behind))
                free.difference_update(behind)
                break
    return found


def _parts_of(whole: tuple[str, ...], parts: Sequence[str], first: int, free: set[int]) -> range:
    """The texts from `first` on that make up the whole; none where they do not."""
    place = first
    while whole and place in free and (part := fingerprint_words(parts[place])) and whole[: len(part)] == part:
        whole = whole[len(part) :]
        place += 1
    return range(first, place) if not whole else range(0)


def _with_most_alike(
    before: Sequence[str], after: Sequence[str], same: Matched, anchors: Sequence[tuple[int, int]]
) -> Matched:
    """Match what is left by how much of the text is the same."""
    found = []
    for index in same.removed:
        near = _place_of(index, anchors)
        for other in _nearest(same.added, near):
            alike = similarity(before[index], after[other])
            if alike:
                found.append((-alike, abs(other - near), index, other))
    removed, added, pairs = set(same.removed), set(same.added), list(same.pairs)
    for _, _, index, other in sorted(found):
        if index in removed and other in added:
            removed.remove(index)
            added.remove(other)
            pairs.append((index, other))
    return Matched(sorted(pairs, key=lambda pair: pair[1]), sorted(removed), sorted(added))


def _place_of(index: int, anchors: Sequence[tuple[int, int]]) -> int:
    """Where in the later list an item would stand that is not matched: behind what it stood behind."""
    behind = bisect_left(anchors, (index, 0))
    return anchors[behind - 1][1] + 1 if behind else 0


def _nearest(places: Sequence[int], place: int) -> Sequence[int]:
    middle = bisect_left(places, place)
    return places[max(0, middle - MAX_CANDIDATES // 2) : middle + MAX_CANDIDATES // 2]


def _matched(pairs: Sequence[tuple[int, int]], before: Sequence[object], after: Sequence[object]) -> Matched:
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    return Matched(
        sorted(pairs, key=lambda pair: pair[1]),
        [index for index in range(len(before)) if index not in firsts],
        [index for index in range(len(after)) if index not in seconds],
    )


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of the most numbers that rise from left to right."""
    ends: list[int] = []  # the place of the lowest number that a rising row of each length ends with
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
