"""Where the lines of two versions of a file differ."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]
"""What happens to some lines: `equal` or something else, their range before, and that after."""

MAX_LINES = 1000
"""Up to how many lines are compared by difflib, which may take time that grows with the cube of their number."""

MAX_APART = 8
"""How many lines, in a longer file, are looked through for the end of a difference. Fixes change single lines."""


def hunks(before: Sequence[str], after: Sequence[str]) -> list[list[Opcode]]:
    """The differences, each with up to three lines around it. Those close to each other are together."""
    return [[*group] for group in _compared(before, after).get_grouped_opcodes()]


def opcodes(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
    """What happens to the lines, from the first to the last."""
    return [*_compared(before, after).get_opcodes()]


def _compared(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    if max(len(before), len(after)) <= MAX_LINES:
        return SequenceMatcher(None, before, after)
    matcher = SequenceMatcher(None, "", "")
    matcher.opcodes = _walk(before, after)  # type: ignore[attr-defined]
    return matcher


def _walk(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
    """The differences, found in one walk through both versions."""
    found: list[Opcode] = []
    i = j = 0
    while i < len(before) and j < len(after):
        first, other = i, j
        while i < len(before) and j < len(after) and before[i] == after[j]:
            i, j = i + 1, j + 1
        if i > first:
            found.append(("equal", first, i, other, j))
            continue
        while i < len(before) and j < len(after) and before[i] != after[j]:
            skipped, added = _to_equal(before, after, i, j)
            i, j = i + skipped, j + added
        found.append(("replace", first, i, other, j))
    if i < len(before) or j < len(after):
        found.append(("replace", i, len(before), j, len(after)))
    return found


def _to_equal(before: Sequence[str], after: Sequence[str], i: int, j: int) -> tuple[int, int]:
    """How many lines of each version come before the next ones that are the same; 1 of each if those are not near."""
    for distance in range(1, MAX_APART):
        for skipped in range(distance + 1):
            a, b = i + skipped, j + distance - skipped
            if a < len(before) and b < len(after) and before[a] == after[b]:
                return skipped, distance - skipped
    return 1, 1
