"""Grades and vetting levels compared: what was added, removed, and what took the place of a lower or higher one."""

from __future__ import annotations

from roledoc_lint.changes.kinds import noun
from roledoc_lint.changes.list_matching import Matched, by_keys
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import NOTHING, ChangeRecorder, Operand

FIELDS = ("grades", "vetting_levels")


def compare(recorder: ChangeRecorder, field: str, before: list[str], after: list[str]) -> None:
    """Compare a list of grades or vetting levels, as they are written in both states."""
    keys_before, keys_after = (
        [role.meanings.word(field, word).key for word in words]
        for role, words in ((recorder.base, before), (recorder.head, after))
    )
    matched = by_keys(keys_before, keys_after, str)
    steps = _steps(recorder, field, keys_before, keys_after, matched)
    name = noun(field)
    for old, new, verb in [*steps, *((*pair, "retouched") for pair in matched.pairs)]:
        if before[old] != after[new]:
            recorder.record(
                f"{name}-{verb}", Operand(f"/{field}/{old}", before[old]), Operand(f"/{field}/{new}", after[new])
            )
    for old in sorted(set(matched.removed).difference(old for old, _, _ in steps)):
        recorder.record(f"{name}-removed", Operand(f"/{field}/{old}", before[old]), NOTHING)
    for new in sorted(set(matched.added).difference(new for _, new, _ in steps)):
        recorder.record(f"{name}-added", NOTHING, Operand(f"/{field}/{new}", after[new]))
    recorder.record_moves(field, matched, after)


def _steps(
    recorder: ChangeRecorder, field: str, before: list[str], after: list[str], matched: Matched
) -> list[tuple[int, int, str]]:
    """What took the place of what, and whether it is higher: where one of a family went and another one came."""
    went, came = (
        _by_family(role, field, words, indexes)
        for role, words, indexes in ((recorder.base, before, matched.removed), (recorder.head, after, matched.added))
    )
    steps = []
    for family, removed in went.items():
        added = came.get(family, [])
        if len(removed) == len(added) == 1 and removed[0][0] != added[0][0]:
            steps.append((removed[0][1], added[0][1], "raised" if added[0][0] > removed[0][0] else "lowered"))
    if field == "grades" and not steps and len(before) == len(after) == len(matched.removed) == 1:
        return [(0, 0, "changed")]
    return steps


def _by_family(role: Role, field: str, words: list[str], indexes: list[int]) -> dict[str, list[tuple[int, int]]]:
    """The places within each family of some words, with their indexes."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index in indexes:
        position = role.meanings.own.position(field, words[index])
        if position:
            found.setdefault(position[0], []).append((position[1], index))
    return found
