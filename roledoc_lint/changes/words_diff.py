"""Lists of words compared, such as bands: what was added or removed, and what a lower or higher word replaced."""

from __future__ import annotations

from collections.abc import Iterable

from roledoc_lint.changes.classify import NOTHING, Operand
from roledoc_lint.changes.kinds.groups import ValueKinds, WordsKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import Matched, by_keys
from roledoc_lint.changes.misspelt_names import is_misspelling, with_misspelt
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import ChangeRecorder

Step = tuple[int, int, Kind]
"""The index before, the index after, and what happened."""

Ranked = tuple[int, int]
"""The rank of a word in its family, and its index in its list."""

Position = tuple[str, int]
"""The family of a word, and its rank there."""


def compare_words(recorder: ChangeRecorder, field: str, kinds: WordsKinds, before: list[str], after: list[str]) -> None:
    """Compare a list of words of a vocabulary, as they are written in both states."""
    keys_before, keys_after = (
        [role.names.word(field, word).key for word in words]
        for role, words in ((recorder.base, before), (recorder.head, after))
    )
    matched = with_misspelt(
        by_keys(keys_before, keys_after, str),
        before,
        after,
        lambda word: any(role.names.knows_word(field, word) for role in (recorder.base, recorder.head)),
    )
    steps = _steps(recorder, field, kinds, keys_before, keys_after, matched)
    for old, new, kind in [*steps, *((*pair, _spelling(kinds, before, after, pair)) for pair in matched.pairs)]:
        if before[old] != after[new]:
            recorder.record(kind, Operand(f"/{field}/{old}", before[old]), Operand(f"/{field}/{new}", after[new]))
    for old in sorted(set(matched.removed).difference(old for old, _, _ in steps)):
        recorder.record(kinds.removed, Operand(f"/{field}/{old}", before[old]), NOTHING)
    for new in sorted(set(matched.added).difference(new for _, new, _ in steps)):
        recorder.record(kinds.added, NOTHING, Operand(f"/{field}/{new}", after[new]))
    recorder.record_moves(field, kinds.moved, matched, after)


def _spelling(kinds: WordsKinds, before: list[str], after: list[str], pair: tuple[int, int]) -> Kind:
    """What happened to a word that is written in another way."""
    return kinds.spelling_changed if is_misspelling(before[pair[0]], after[pair[1]]) else kinds.retouched


def _steps(
    recorder: ChangeRecorder, field: str, kinds: WordsKinds, before: list[str], after: list[str], matched: Matched
) -> list[Step]:
    """What was replaced by what: where one value of a family was removed and another one of it was added."""
    removed, added = (
        _by_family(role, field, words, indexes)
        for role, words, indexes in ((recorder.base, before, matched.removed), (recorder.head, after, matched.added))
    )
    steps: list[Step] = []
    for family, olds in removed.items():
        for (old_rank, old), (new_rank, new) in _nearest(olds, added.get(family, [])):
            kind = step(kinds, (family, old_rank), (family, new_rank))
            if kind:
                steps.append((old, new, kind))
    if kinds.changed and not steps and 1 in (len(before), len(after)) and not matched.pairs and before and after:
        return [(0, 0, kinds.changed)]
    return steps


def _nearest(olds: list[Ranked], news: list[Ranked]) -> Iterable[tuple[Ranked, Ranked]]:
    """Which word of a family took the place of which.

    As many words as before were each exchanged for the one at its place. If one became several, or several one, those
    nearest to each other were exchanged, if all went the same way; else nobody knows.
    """
    olds, news = sorted(olds), sorted(news)
    number = min(len(olds), len(news))
    if not number or len(olds) == len(news):
        return zip(olds, news, strict=False)
    if olds[-1] < news[0]:
        return zip(olds[-number:], news[:number], strict=True)
    return zip(olds[:number], news[-number:], strict=True) if news[-1] < olds[0] else ()


def step(kinds: ValueKinds | WordsKinds, before: Position | None, after: Position | None) -> Kind | None:
    """Whether a word was exchanged for a higher or a lower one of its family; None if it was not, or nobody knows."""
    if not before or not after or before[0] != after[0] or before[1] == after[1]:
        return None
    return kinds.raised if after[1] > before[1] else kinds.lowered


def _by_family(role: Role, field: str, words: list[str], indexes: list[int]) -> dict[str, list[Ranked]]:
    """The ranks of some words within each family, with the indexes of the words."""
    found: dict[str, list[Ranked]] = {}
    for index in indexes:
        position = role.names.own.position(field, words[index])
        if position:
            family, rank = position
            found.setdefault(family, []).append((rank, index))
    return found
