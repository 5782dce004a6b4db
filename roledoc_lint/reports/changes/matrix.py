"""The levels of entries that changed, and the fields that readers look for first: one line a role, one column each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import EntryKinds
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.reports.changes.priority import field_of
from roledoc_lint.reports.changes.rows import Row
from roledoc_lint.reports.changes.value_text import field_at, value_text

Headings = Mapping[str, EntryKinds]
"""The kinds of each section, by the heading of its columns."""

Column = tuple[str, str]
"""A heading, and the name of an entry below it; of a field that is a column by itself, no name."""

_SYMBOLS = {"raised": " ▲", "lowered": " ▼"}


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
    """A role or several, the anchor of their section, and what happened in each column."""

    title: str
    organisation: str | None
    anchor: str
    cells: list[list[Level]]


class Rows(NamedTuple):
    """What a line is made of: the rows of a role, or a row of several roles."""

    title: str
    organisation: str | None
    anchor: str
    rows: Sequence[LinkedRow]


class Matrix(NamedTuple):
    """What the columns are of, in words; their names by their headings; and the lines."""

    words: str

    columns: dict[str, list[str]]
    lines: list[Line]


def matrix(of: Iterable[Rows], kinds: DeclaredKinds) -> Matrix:
    """The matrix of some rows. It only has roles, fields and entries with something that changed."""
    profile, headings = kinds.profile, _headings(kinds)
    fields = {field: _capital(profile.by_name[field].plural_in_report) for field in profile.leading}
    found: list[tuple[Rows, dict[Column, list[Level]]]] = []
    for rows in of:
        levels = _levels(rows.rows, headings, fields, profile)
        if levels:
            found.append((rows, levels))
    every = {column for _, levels in found for column in levels}
    order = [*fields.values(), *headings]
    columns = sorted(every, key=lambda column: (order.index(column[0]), column[1].casefold(), column[1]))
    nouns = [profile.by_name[section].plural_in_report for section in profile.sections]
    return Matrix(
        " and ".join(filter(None, (", ".join(nouns[:-1]), *nouns[-1:]))),
        {heading: names for heading in order if (names := [name for of, name in columns if of == heading])},
        [
            Line(rows.title, rows.organisation, rows.anchor, [levels.get(column, []) for column in columns])
            for rows, levels in found
        ],
    )


def _headings(kinds: DeclaredKinds) -> Headings:
    profile = kinds.profile
    names = [(profile.by_name[section].plural_in_report, kinds.fields[section]) for section in profile.sections]
    return {_capital(name): group for name, group in names if isinstance(group, EntryKinds)}


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _levels(
    rows: Iterable[LinkedRow], headings: Headings, fields: Mapping[str, str], profile: Profile
) -> dict[Column, list[Level]]:
    """What happened to the levels and the leading fields of one role."""
    found: dict[Column, list[Level]] = {}
    for linked in rows:
        change = linked.row.change
        if (heading := fields.get(field_of(change))) and change.impact is not Impact.EDITORIAL:
            found.setdefault((heading, ""), []).append(Level(*_word_change(change, profile), linked.anchor))
        for heading, symbols, words in _level(change, headings, profile):
            found.setdefault((heading, change.item or ""), []).append(Level(symbols, words, linked.anchor))
    return found


def _word_change(change: Change, profile: Profile) -> tuple[str, str]:
    """What happened to a leading field: in symbols to look at, and in words for a screen reader."""
    before, after = (
        ", ".join(value_text(value, profile, change.pointer).split("\n")) for value in (change.before, change.after)
    )
    if not before or not after:
        return (f"+ {after}", f"{after} added") if after else (f"− {before}", f"{before} removed")
    verb = next((verb for verb in _SYMBOLS if change.kind.endswith(f"-{verb}")), "changed")
    return f"{before} → {after}{_SYMBOLS.get(verb, '')}", f"{verb} from {before} to {after}"


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
