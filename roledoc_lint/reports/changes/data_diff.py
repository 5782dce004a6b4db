"""Where two values differ that nobody declared: text word by word, groups by what is in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from roledoc_lint.reports.changes.inline_diff import Part, bounded_differences, marked, replaced
from roledoc_lint.reports.changes.value_text import plain_text

MAX_VALUE_WORDS = 5
"""Up to how many words a value is shown as a whole beside the other, as amounts, places and names are."""


def compared(before: object, after: object) -> list[Part]:
    """What differs between two values, in words that need no knowledge of YAML or JSON."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [part for path, old, new in _in_groups(before, after, ()) for part in _labelled(path, old, new)]
    if isinstance(before, list) and isinstance(after, list):
        are_texts = _is_texts(before) and _is_texts(after)
        return _values(before, after) if are_texts else list(_in_lists(before, after))
    return _values(before, after)


def _in_groups(
    before: dict[str, object], after: dict[str, object], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object, object]]:
    """What differs between two groups, each with the names that lead to it, in the order of the later group."""
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _in_groups(old, new, (*path, name))
        elif name not in before or name not in after or old != new:
            yield (*path, name), old, new


def _in_lists(before: Sequence[object], after: Sequence[object]) -> Iterator[Part]:
    """What differs between two lists of groups: items in the same place, and items that came or went."""
    old, new = ([repr(item) for item in items] for items in (before, after))
    for a, b, c, d in bounded_differences(old, new):
        pairs = min(b - a, d - c)
        for index in range(pairs):
            one, other = before[a + index], after[c + index]
            if isinstance(one, dict) and isinstance(other, dict):
                for path, was, now in _in_groups(one, other, (str(c + index + 1),)):
                    yield from _labelled(path, was, now)
            else:
                yield from _labelled((str(c + index + 1),), one, other)
        for index in range(a + pairs, b):
            yield from _labelled((str(index + 1),), before[index], None)
        for index in range(c + pairs, d):
            yield from _labelled((str(index + 1),), None, after[index])


def _labelled(path: tuple[str, ...], before: object, after: object) -> list[Part]:
    """What differs, after the names that lead to it: shift: 20 percent → 12.5 percent."""
    return [Part("label", f"{', '.join(name.replace('_', ' ') for name in path)}:"), *_values(before, after)]


def _values(before: object, after: object) -> list[Part]:
    """Two values: lists and longer text word by word, everything else one in place of the other."""
    old, new = plain_text(before), plain_text(after)
    if old == new:  # 3 and "3" are different where nothing is declared: the report says how
        return replaced(*(json.dumps(value, ensure_ascii=False) for value in (before, after)))
    are_lists = isinstance(before, list) and isinstance(after, list)
    is_longer = are_lists or max(len(old.split()), len(new.split())) > MAX_VALUE_WORDS
    return marked(old, new) if old and new and is_longer else replaced(old, new)


def _is_texts(value: list[object]) -> bool:
    return all(isinstance(item, str) for item in value)
