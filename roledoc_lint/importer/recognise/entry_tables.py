"""Recognises tables of agreed items: a name with its level and texts in each row, or a column for each level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import ColumnHead, Event, Line, line_of, may_be_heading
from roledoc_lint.importer.recognise.record_tables import Row, text_of
from roledoc_lint.model.values import Level
from roledoc_lint.text.normalise import loose

_TICK = re.compile("[☑☒■✓✔✗✘]")


class EntryTable:
    """Reads the rows of a table that are entries."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names
        self._levels: dict[int, Level] = {}
        self._texts: dict[int, str] = {}
        """The heads of the columns that hold agreed texts, where entries have several."""
        self._level: int | None = None
        """The column of the level, where a head names it."""

    def levels_of(self, row: Row) -> list[Event]:
        """The heads of a column for each level, or the name in a row with the level that is ticked."""
        if found := _levels(row, self._names):
            self._levels = found
            return [ColumnHead(text_of(cell)) for _, cell in sorted(row.items())]
        ticked = _ticked(row, self._levels, self._names)
        return [ticked] if ticked else []

    def read_heads(self, row: Row) -> None:
        """Take note of the columns of levels and texts that a row of heads names."""
        heads = {column: text_of(cell) for column, cell in row.items()}
        self._texts = {column: text for column, text in heads.items() if loose(text) in self._names.text_heads}
        levels = [column for column, text in heads.items() if loose(text) in self._names.level_heads]
        self._level = levels[0] if self._texts and len(levels) == 1 else None

    def entry(self, row: Row, section: str | None) -> list[Event]:
        """The lines of a row with a name, its level, and perhaps its texts; none for any other row."""
        if self._level is not None and self._level in row:  # the level is read beside the name
            first, *others = [column for column in sorted(row) if column != self._level]
            row = {number: row[column] for number, column in enumerate((first, self._level))} | {
                column + len(self._texts) + 1: row[column] for column in others
            }
            texts = {column + len(self._texts) + 1: text for column, text in self._texts.items()}
        else:
            texts = self._texts
        return list(_name_row(row, self._names, section, texts))


def _levels(row: Row, names: KnownNames) -> dict[int, Level]:
    """The levels that the cells of a row name as heads of columns; empty for any other row."""
    texts = {column: text_of(cell) for column, cell in row.items()}
    read = {column: names.levels.alone(text) for column, text in texts.items()}
    found = {column: level for column, level in read.items() if texts[column].lower().startswith("level")}
    named = {column: level for column, level in read.items() if isinstance(level, str)}
    if len(found) < 2 and len(set(named.values())) > 1:  # twice the same one is that of two names in one row
        found = dict(named)
    return {column: level for column, level in found.items() if level is not None} if len(found) > 1 else {}


def _ticked(row: Row, levels: dict[int, Level], names: KnownNames) -> Line | None:
    """The name in a row with the level whose column is ticked; None for any other row."""
    first, *others = sorted(row)
    ticks = [column for column in others if column in levels and _TICK.fullmatch(text_of(row[column]))]
    name = text_of(row[first])
    if len(ticks) != 1 or len(others) != 1 or not names.named(name):
        return None
    level = levels[ticks[0]]
    return Line(f"{name} ({f'Level {level}' if isinstance(level, int) else level})")


def _name_row(row: Row, names: KnownNames, section: str | None, texts: dict[int, str]) -> Iterator[Event]:
    first, second, *others = sorted(row)
    name, level = text_of(row[first]), names.levels.alone(text_of(row[second]))
    if level is None and second in texts and names.named(name, section):
        yield Line(name, is_bold=True)
        yield from _texts({column: row[column] for column in (second, *others)}, texts)
        return
    says_level = text_of(row[second]).lower().strip("( ").startswith("level")
    if level is None or not (names.named(name) or says_level or _is_new_name(name, level, names, section)):
        return
    if names.levels.name_and_level(name) or names.headings.label(name):
        return
    written = f"Level {level}" if isinstance(level, int) else level
    yield Line(f"{name} ({written})")
    yield from _texts({column: row[column] for column in others}, texts)


def _is_new_name(name: str, level: Level, names: KnownNames, section: str | None) -> bool:
    """Whether the catalogue may lack a name that has a level of the section beside it."""
    is_named = section in names.profile.sections and isinstance(level, str)
    return is_named and may_be_heading(name) and names.fitting(level, section or "") is not None


def _texts(cells: dict[int, list[Block]], heads: dict[int, str]) -> Iterator[Line]:
    """The lines of cells, each with the head of its column if that is the name of one of several texts."""
    for column, cell in cells.items():
        for number, block in enumerate(cell):
            line = line_of(block)
            has_head = column in heads and number == 0
            yield line._replace(text=f"{heads[column].rstrip(': ')}: {line.text}", is_bold=False) if has_head else line
