"""The levels of entries that changed: one line a role, one column an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import EntryKinds
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.reports.changes.rows import Row
from roledoc_lint.reports.changes.value_text import field_at, value_text

Headings = Mapping[str, EntryKinds]
"""The kinds of each section, by the heading of its columns."""

Column = tuple[str, str]
"""A heading, and the name of an entry below it."""


class LinkedRow(Protocol):
    """A row that can be linked to."""

    @property
    def row(self) -> Row: ...
    @property
    def anchor(self) -> str: ...


class Level(NamedTuple):
    """A level that changed: in symbols, in words, and the anchor of its change."""

    symbols: str
    words: str
    anchor: str


class Line(NamedTuple):
    """A role, the anchor of its section, and what happened in each column."""

    subject: RoleRef
    anchor: str
    cells: list[list[Level]]


class Matrix(NamedTuple):
    """What the columns are of, in words; their names by their headings; and the lines."""

    words: str

    columns: dict[str, list[str]]
    lines: list[Line]


def matrix(sections: Iterable[tuple[RoleRef | None, str, Iterable[LinkedRow]]], kinds: DeclaredKinds) -> Matrix:
    """The matrix of some rows. It only has roles and entries with a level that changed."""
    profile, headings = kinds.profile, _headings(kinds)
    found: list[tuple[RoleRef, str, dict[Column, list[Level]]]] = []
    for subject, anchor, rows in sections:
        levels = _levels(rows, headings, profile) if subject else {}
        if subject and levels:
            found.append((subject, anchor, levels))
    every = {column for *_, levels in found for column in levels}
    columns = sorted(every, key=lambda column: (list(headings).index(column[0]), column[1].casefold(), column[1]))
    nouns = [profile.by_name[section].plural_in_report for section in profile.sections]
    return Matrix(
        " and ".join(filter(None, (", ".join(nouns[:-1]), *nouns[-1:]))),
        {heading: names for heading in headings if (names := [name for of, name in columns if of == heading])},
        [Line(subject, anchor, [levels.get(column, []) for column in columns]) for subject, anchor, levels in found],
    )


def _headings(kinds: DeclaredKinds) -> Headings:
    profile = kinds.profile
    names = [(profile.by_name[section].plural_in_report, kinds.fields[section]) for section in profile.sections]
    return {name[:1].upper() + name[1:]: group for name, group in names if isinstance(group, EntryKinds)}


def _levels(rows: Iterable[LinkedRow], headings: Headings, profile: Profile) -> dict[Column, list[Level]]:
    """What happened to the levels of one role."""
    found: dict[Column, list[Level]] = {}
    for linked in rows:
        change = linked.row.change
        for heading, symbols, words in _level(change, headings, profile):
            found.setdefault((heading, change.item or ""), []).append(Level(symbols, words, linked.anchor))
    return found


def _level(change: Change, headings: Headings, profile: Profile) -> Iterator[tuple[str, str, str]]:
    """The heading, the symbols and the words, if the change is one of a level."""
    field = field_at(change.pointer, profile)
    before, after = (_level_text(value, field, profile) for value in (change.before, change.after))
    for heading, kinds in headings.items():
        description = _described(change, kinds, before, after)
        if description:
            yield heading, *description


def _level_text(value: object, field: Field | None, profile: Profile) -> str:
    """A level; of a whole entry, the level that it has."""
    return value_text(value.get(field.level) if field and isinstance(value, dict) else value, profile)


def _described(change: Change, kinds: EntryKinds, before: str, after: str) -> tuple[str, str] | None:
    """What happened to a level: in symbols to look at, and in words for a screen reader."""
    both = f"{before or 'none'} → {after or 'none'}"
    descriptions = {
        kinds.added: (f"+ {after}".strip(), f"added at level {after}" if after else "added"),
        kinds.removed: (f"− {before}".strip(), f"removed, was level {before}" if before else "removed"),
        kinds.level_raised: (f"{both} ▲", f"raised from {before} to {after}"),
        kinds.level_lowered: (f"{both} ▼", f"lowered from {before} to {after}"),
        kinds.level_changed: (both, f"changed from {before} to {after}"),
        kinds.level_added: (both, f"given level {after}"),
        kinds.level_removed: (both, f"no level now, was {before}"),
    }
    return descriptions.get(change.definition)
