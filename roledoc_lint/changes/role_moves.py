"""Paragraphs that left one role and came to another: a duty that was given to somebody else, a role split or merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import ParagraphKinds
from roledoc_lint.changes.kinds.roles import ROLE
from roledoc_lint.changes.text_similarity import fingerprint_words

MIN_WORDS = 5
"""How many words a paragraph must have. A shorter one, such as "Attends meetings.", is in many roles by chance."""

Words = tuple[str, ...]


class _Place(NamedTuple):
    """Where a paragraph was lost or gained: the role, and the number of the change that says so, if there is one."""

    subject: RoleRef
    field: str
    change: int | None


def moved_between_roles(changes: Sequence[Change], kinds: DeclaredKinds) -> list[Change]:
    """The changes, where each paragraph that one role lost and one other gained is said to have moved.

    A paragraph that several roles lost or gained in the same state has moved nobody knows where.
    """
    groups = {field: group for field, group in kinds.fields.items() if isinstance(group, ParagraphKinds)}
    removed = {group.removed.name: field for field, group in groups.items()}
    added = {group.added.name: field for field, group in groups.items()}
    lost = _places(changes, removed, groups, is_before=True)
    gained = _places(changes, added, groups, is_before=False)
    result = list(changes)
    for words in lost.keys() & gained.keys():
        (old, *more_lost), (new, *more_gained) = lost[words], gained[words]
        if more_lost or more_gained or old.subject.path == new.subject.path:
            continue
        kinds_of_move = groups[old.field].moved_to_role, groups[new.field].moved_from_role
        for place, other, kind in zip((old, new), (new, old), kinds_of_move, strict=True):
            if place.change is not None:
                result[place.change] = changes[place.change]._replace(definition=kind, item=_name(other.subject))
    return result


def _places(
    changes: Sequence[Change], kinds: Mapping[str, str], fields: Mapping[str, object], *, is_before: bool
) -> dict[Words, list[_Place]]:
    """Where each paragraph was lost or gained, in a role that stays or with the whole role."""
    whole = ROLE.removed if is_before else ROLE.added
    places: dict[Words, list[_Place]] = {}
    for number, change in enumerate(changes):
        value = change.before if is_before else change.after
        if change.subject is None:
            continue
        if change.kind in kinds and isinstance(value, str):
            found = [(kinds[change.kind], value)]
        elif change.definition is whole and isinstance(value, dict):
            found = list(_paragraphs(value, fields))
        else:
            continue
        for field, text in found:
            words = fingerprint_words(text)
            if len(words) >= MIN_WORDS:
                place = _Place(change.subject, field, None if change.definition is whole else number)
                places.setdefault(words, []).append(place)
    return places


def _paragraphs(role: Mapping[str, object], fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for field in fields:
        values = role.get(field)
        yield from ((field, text) for text in (values if isinstance(values, list) else ()) if isinstance(text, str))


def _name(role: RoleRef) -> str:
    """What the report calls the other role."""
    return role.role if role.role == role.path and not role.title else f"{role.role} {role.title}".strip()
