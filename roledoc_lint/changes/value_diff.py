"""Single values compared: words by their ranks, ranges by their ends, and everything else as text."""

from __future__ import annotations

from roledoc_lint.changes.classify import value_change
from roledoc_lint.changes.kinds.groups import ValueKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.misspelt_names import is_misspelling
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.ranges import direction
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.words_diff import Position, step
from roledoc_lint.model.profile import Field


def changed_value(
    recorder: ChangeRecorder, field: Field | None, place: str, kinds: ValueKinds, before: object, after: object
) -> Kind:
    """Choose for a value that both states have. `place` is its field, or FIELD/DETAIL; `field` declares it, if any."""
    head = recorder.head
    if field and field.kind == "range" and isinstance(before, dict) and isinstance(after, dict):
        return {1: kinds.raised, -1: kinds.lowered}.get(direction(field, before, after)) or kinds.changed
    # Of a code or a name of a vocabulary, punctuation tells one from another.
    is_name = field is not None and (bool(field.vocabulary) or place in head.profile.whole.identity)
    old, new = (_position(head, place, value) for value in (before, after))
    if kinds.spelling_changed and _is_misspelt(recorder, field, place, before, after):
        return kinds.spelling_changed
    return step(kinds, old, new) or value_change(kinds, before, after, recorder.meaning, is_name=is_name)


def _is_misspelt(recorder: ChangeRecorder, field: Field | None, place: str, before: object, after: object) -> bool:
    """Whether one word of a vocabulary is a misspelling of the other, and not another word of the catalogue."""
    if not (field and field.vocabulary and isinstance(before, str) and isinstance(after, str)):
        return False
    known = [
        any(role.names.knows_word(place, word) for role in (recorder.base, recorder.head)) for word in (before, after)
    ]
    return not all(known) and is_misspelling(before, after)


def _position(head: Role, place: str, word: object) -> Position | None:
    """The family and rank that the later catalogue gives a word; None if it has no such word."""
    return head.names.own.position(place, word) if isinstance(word, str) else None
