"""Roles of which most paragraphs were replaced, so that a reader has to read all of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import ParagraphKinds, TextKinds
from roledoc_lint.changes.normalised_role import Role

MIN_PARAGRAPHS = 4
"""How many paragraphs both states of a role must have. With fewer, each change is read at once."""


class RewrittenField(NamedTuple):
    """A field with text in both states: its paragraphs, and which of them are the same in other words."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reworded: tuple[tuple[int, int], ...]
    """The positions before and after of paragraphs that were reworded."""
    kept: int
    """How many of the earlier paragraphs are still there, perhaps in other words."""


class Rewritten(NamedTuple):
    """A role of which most paragraphs were replaced, and those of its fields with text that differ."""

    subject: RoleRef
    fields: tuple[RewrittenField, ...]


def rewritten(
    base: Role, head: Role, subject: RoleRef, found: Iterable[Change], kinds: DeclaredKinds
) -> Rewritten | None:
    """What became of the texts of a role, if more than half of its paragraphs went, and more than half are new."""
    changes = [change for change in found if "/" in change.pointer]
    fields = list(_fields(base, head, changes, kinds))
    before, after, kept = (
        sum(len(each.before) for each in fields),
        sum(len(each.after) for each in fields),
        sum(each.kept for each in fields),
    )
    if min(before, after) < MIN_PARAGRAPHS or 2 * kept >= min(before, after):
        return None
    return Rewritten(subject, tuple(each for each in fields if each.before != each.after))


def _fields(base: Role, head: Role, changes: list[Change], kinds: DeclaredKinds) -> Iterator[RewrittenField]:
    """The fields with text, in the order of the profile. The title is none of them: it names the role."""
    for name, group in kinds.fields.items():
        if name == kinds.profile.whole.title or not isinstance(group, ParagraphKinds | TextKinds):
            continue
        before, after = (_paragraphs(role.values.get(name)) for role in (base, head))
        if before or after:
            own = [change for change in changes if change.pointer.split("/")[1] == name]
            gone = sum(change.definition in (group.removed, getattr(group, "replaced", None)) for change in own)
            pairs = [_positions(change) for change in own if change.definition is not getattr(group, "replaced", None)]
            yield RewrittenField(name, before, after, tuple(filter(None, pairs)), len(before) - gone)


def _paragraphs(value: object) -> tuple[str, ...]:
    return tuple(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _positions(change: Change) -> tuple[int, int] | None:
    """Where a paragraph is in both states, from 0; text that is not in a list has one, which is the first."""
    if change.base is None or change.head is None:
        return None
    (old, *before), (new, *after) = (location.pointer.split("/")[1:] for location in (change.base, change.head))
    if old != new:
        return None
    return int(before[0]) if before else 0, int(after[0]) if after else 0
