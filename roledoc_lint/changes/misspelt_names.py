"""Names of the catalogue that are misspelt in one of two states, matched with the names that are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roledoc_lint.changes.list_matching import Matched
from roledoc_lint.text.misspellings import is_respelt
from roledoc_lint.text.normalise import loose

MAX_NAMES = 200
"""How many names of either state are compared with each other."""


def is_misspelling(one: str, other: str) -> bool:
    """Whether a name differs from another one only by misspelt words."""
    return loose(one) != loose(other) and is_respelt(loose(one).split(), loose(other).split())


def with_misspelt(
    matched: Matched, before: Sequence[str], after: Sequence[str], is_known: Callable[[str], bool]
) -> Matched:
    """Match names that only one state has with those of the other that they are a misspelling of.

    Of two names that the catalogue has, neither is a misspelling of the other.
    """
    removed, added = matched.removed, matched.added
    if not removed or not added or max(len(removed), len(added)) > MAX_NAMES:
        return matched
    pairs = dict[int, int]()
    for old in removed:
        for new in added:
            free = new not in pairs.values()
            if (
                free
                and is_misspelling(before[old], after[new])
                and not (is_known(before[old]) and is_known(after[new]))
            ):
                pairs[old] = new
                break
    return matched._replace(
        pairs=sorted([*matched.pairs, *pairs.items()], key=lambda pair: pair[1]),
        removed=[index for index in removed if index not in pairs],
        added=[index for index in added if index not in pairs.values()],
    )
