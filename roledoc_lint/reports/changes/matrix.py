"""The levels of behaviours, values and skills that changed: a line a role, a column each behaviour, value or skill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.reports.changes.rows import Row, shown

NOUNS = {"behaviour": "Behaviours", "value": "Values", "skill": "Skills"}
VERBS = ("level-raised", "level-lowered", "level-changed", "level-added", "level-removed", "added", "removed")

Column = tuple[str, str]
"""What it is, such as skill, and its name."""


class Told(Protocol):
    """A row that can be linked to."""

    @property
    def row(self) -> Row: ...
    @property
    def anchor(self) -> str: ...


class Level(NamedTuple):
    """A level that changed: how it is shown, how it is said, and the anchor of its change."""

    shown: str
    said: str
    anchor: str


class Line(NamedTuple):
    """A role, the anchor of its section, and what happened in each column."""

    subject: RoleRef
    anchor: str
    cells: list[list[Level]]


class Matrix(NamedTuple):
    """The names of the columns by what they are, and the lines."""

    columns: dict[str, list[str]]
    lines: list[Line]


def matrix(told: Iterable[tuple[RoleRef | None, str, Iterable[Told]]]) -> Matrix:
    """The matrix of some rows. Only roles, behaviours, values and skills with such a change are in it."""
    found: list[tuple[RoleRef, str, dict[Column, list[Level]]]] = []
    for subject, anchor, rows in told:
        levels = _levels(rows) if subject else {}
        if subject and levels:
            found.append((subject, anchor, levels))
    every = {column for *_, levels in found for column in levels}
    columns = sorted(every, key=lambda column: (list(NOUNS).index(column[0]), column[1].casefold(), column[1]))
    return Matrix(
        {words: names for noun, words in NOUNS.items() if (names := [name for of, name in columns if of == noun])},
        [Line(subject, anchor, [levels.get(column, []) for column in columns]) for subject, anchor, levels in found],
    )


def _levels(rows: Iterable[Told]) -> dict[Column, list[Level]]:
    """What happened to the levels of one role."""
    found: dict[Column, list[Level]] = {}
    for told in rows:
        for noun, level in _level(told.row.change, told.anchor):
            found.setdefault((noun, told.row.change.item or ""), []).append(level)
    return found


def _level(change: Change, anchor: str) -> Iterator[tuple[str, Level]]:
    noun, _, verb = change.kind.partition("-")
    if noun in NOUNS and verb in VERBS:
        before, after = (_of(value) for value in (change.before, change.after))
        yield noun, Level(_shown(verb, before, after), _said(verb, before, after), anchor)


def _of(value: object) -> str:
    """A level; of a whole behaviour, value or skill, the one it has."""
    return shown(value.get("level") if isinstance(value, dict) else value)


def _shown(verb: str, before: str, after: str) -> str:
    signs = {"level-raised": " ▲", "level-lowered": " ▼"}
    match verb:
        case "added":
            return f"+ {after}".strip()
        case "removed":
            return f"− {before}".strip()
        case _:
            return f"{before or 'none'} → {after or 'none'}{signs.get(verb, '')}"


def _said(verb: str, before: str, after: str) -> str:
    """The same in words, for who hears the page."""
    match verb:
        case "added":
            return f"added at level {after}" if after else "added"
        case "removed":
            return f"removed, was level {before}" if before else "removed"
        case "level-added":
            return f"given level {after}"
        case "level-removed":
            return f"without a level now, was {before}"
        case _:
            return f"{verb.removeprefix('level-')} from {before} to {after}"
