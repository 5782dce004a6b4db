"""Single values compared: words by their ranks, ranges by their ends, and everything else as text."""

from __future__ import annotations

from roledoc_lint.changes.classify import value_change
from roledoc_lint.changes.kinds.groups import ValueKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.ranges import direction
from roledoc_lint.changes.words_diff import Position, step
from roledoc_lint.model.profile import Field


def changed_value(
    head: Role, field: Field | None, place: str, kinds: ValueKinds, before: object, after: object
) -> Kind:
    """Choose for a value that both states have. `place` is its field, or FIELD/DETAIL; `field` declares it, if any."""
    if field and field.kind == "range" and isinstance(before, dict) and isinstance(after, dict):
        return {1: kinds.raised, -1: kinds.lowered}.get(direction(field, before, after)) or kinds.changed
    # Of a code or a name of a vocabulary, punctuation tells one from another.
    is_name = field is not None and (bool(field.vocabulary) or place in head.profile.whole.identity)
    old, new = (_position(head, place, value) for value in (before, after))
    return step(kinds, old, new) or value_change(kinds, before, after, is_name=is_name)


def _position(head: Role, place: str, word: object) -> Position | None:
    """The family and rank that the later catalogue gives a word; None if it has no such word."""
    return head.names.own.position(place, word) if isinstance(word, str) else None
