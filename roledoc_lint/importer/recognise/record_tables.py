"""Recognises tables of records: a column for each part, a column for each level, or rows without heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import (
    MAX_UNKNOWN_LABEL_CHARS,
    ColumnHead,
    Event,
    Line,
    RecordRow,
    SectionStart,
    line_of,
    may_be_heading,
)
from roledoc_lint.importer.recognise.record_parts import RecordParts
from roledoc_lint.text.normalise import loose

Row = dict[int, list[Block]]
"""The filled cells of a row, by their column."""

_MARKED = re.compile("[☑☒■✓✔✗✘xX]|yes", re.IGNORECASE)
"""What a cell has that says: this one."""
_NOTHING = re.compile(r"[\W☐□⬜]*|n/?a|none|nil|no", re.IGNORECASE)


class RecordColumns(NamedTuple):
    """What the columns of a table of records hold."""

    parts: RecordParts
    key: int
    """The column of the key, or of the kind of the records in the columns of levels."""
    details: dict[int, str]
    """The names of parts, by column."""
    levels: dict[int, str]
    """The levels of the records in a column."""
    heads: dict[int, str]
    level: str = ""
    """The level that a row above gives to the rows below it."""


def text_of(cell: list[Block]) -> str:
    """The text of a cell."""
    return " ".join(block.text for block in cell)


def _record_columns(
    row: Row, names: KnownNames, own: RecordParts | None, heads: frozenset[str]
) -> RecordColumns | None:
    """The columns whose heads are in a row; None if they are not those of records.

    `own` are the parts of the records of the heading above. `heads` are heads of columns that say nothing of a field.
    """
    if len(row) < 2:
        return None
    for parts in [own] if own else names.records.values():
        found = _columns(row, parts, names, heads, is_own=own is not None)
        if found:
            return found
    return None


def _columns(
    row: Row, parts: RecordParts, names: KnownNames, heads: frozenset[str], *, is_own: bool
) -> RecordColumns | None:
    texts = {column: text_of(cell) for column, cell in sorted(row.items())}
    details, levels, others = dict[int, str](), dict[int, str](), list[int]()
    for column, text in texts.items():
        part, level = parts.part(text), parts.level_of_heading(text)
        if part and part not in details.values():
            details[column] = part
        elif level and level not in levels.values():
            levels[column] = level
        else:
            others.append(column)
    if any(len(text) > MAX_UNKNOWN_LABEL_CHARS for text in texts.values()):
        return None
    keys = [column for column, part in details.items() if part == parts.field.key]
    has_levels = len(levels) > 1 or parts.field.level in details.values()
    if any(loose(texts[column]) not in heads for column in others) and not (
        len(levels) > 1 or (is_own and parts.field.level in details.values() and min(row) not in details)
    ):
        return None
    if levels:
        # Another field may be called after a level: it is that field's column, unless the heading above is of records.
        known = not is_own and any(names.headings.known(texts[column]) for column in levels)
        is_table = not known and (len(levels) > 1 or (is_own and bool(keys or others)))
    else:
        is_table = bool(keys or others) and len(details) - len(keys) >= (1 if is_own or (keys and has_levels) else 2)
    if not is_table:
        return None
    key = next(iter((*keys, *others)), -1)
    return RecordColumns(parts, key, {c: part for c, part in details.items() if c != key}, levels, texts)


def _head_events(columns: RecordColumns) -> Iterator[Event]:
    """The heads of columns, which are headings of the field."""
    for column, text in columns.heads.items():
        is_known = column == columns.key or column in columns.details or column in columns.levels
        yield SectionStart(columns.parts.field.name, text) if is_known else ColumnHead(text)


def _record_rows(row: Row, columns: RecordColumns) -> Iterator[Event]:
    """The records of a row below the heads of columns, or the heading of the rows below that it is."""
    field, parts = columns.parts.field.name, columns.parts
    if len(row) == 1 and (heading := _heading(row, columns)):
        yield SectionStart(field, heading)
        return
    shared = tuple(
        (part, columns.heads.get(column, ""), text_of(row[column]))
        for column, part in columns.details.items()
        if column in row
    )
    if columns.levels:
        yield from _by_levels(row, columns, shared)
    else:
        for block in row.get(columns.key, []):
            yield RecordRow(field, block.text, shared, columns.level)
        if columns.key not in row:
            yield from (
                SectionStart(None, label or parts.field.word, values=(Line(text),)) for _, label, text in shared
            )
    for column, cell in sorted(row.items()):
        if column not in columns.details and column not in columns.levels and column != columns.key:
            label = columns.heads.get(column, "")
            lines = tuple(map(line_of, cell))
            yield SectionStart(None, label, values=lines) if label else SectionStart(None, lines[0].text)


def _by_levels(row: Row, columns: RecordColumns, shared: tuple[tuple[str, str, str], ...]) -> Iterator[Event]:
    """The records in columns of levels, or the one in the first column whose level is marked."""
    field = columns.parts.field.name
    key = text_of(row.get(columns.key, []))
    marked = [column for column in columns.levels if column in row and _MARKED.fullmatch(text_of(row[column]))]
    if key and len(marked) == 1:
        yield RecordRow(field, key, shared, columns.levels[marked[0]])
    elif key:
        yield SectionStart(field, key)
    for column, level in columns.levels.items():
        for block in row.get(column, []):
            if (column in marked and key) or _NOTHING.fullmatch(block.text):
                yield ColumnHead(block.text)
            else:
                yield RecordRow(field, block.text, shared, level)


def _heading(row: Row, columns: RecordColumns) -> str:
    """The text of a row with one cell, if that is a heading of the rows below."""
    ((column, cell),) = row.items()
    text = text_of(cell)
    if len(cell) != 1 or column in columns.levels or not may_be_heading(text.rstrip(":")):
        return ""
    if columns.parts.level_of_heading(text):
        return text
    is_marked = cell[0].kind == "heading" or 0 < len(text) <= cell[0].bold or text.isupper() or text.endswith(":")
    return text if is_marked or (columns.levels and column == 0) else ""


def _row_without_heads(row: Row, parts: RecordParts) -> RecordColumns | None:
    """The columns of a row with a key and words of its details, which no heads tell apart; None for any other row."""
    first, *others = sorted(row)
    details = {column: part for column in others if (part := parts.part_of_words(text_of(row[column])))}
    is_complete = len(details) == len(others) > 0 and len({*details.values()}) == len(details)
    if not is_complete or parts.part(text_of(row[first])):
        return None
    return RecordColumns(parts, first, details, {}, {})


def _with_level(row: Row, columns: RecordColumns) -> RecordColumns:
    """The columns for the rows from this one on, which may be the heading of a level: Essential requirements."""
    if len(row) != 1 or columns.levels or not (heading := _heading(row, columns)):
        return columns
    level = columns.parts.level_of_heading(heading, with_others=True)
    return columns._replace(level=level) if level else columns


def _ends_records(row: Row, columns: RecordColumns, names: KnownNames) -> bool:
    """Whether a row begins with the heading or label of another field, so that the records end above it."""
    found = names.headings.known(text_of(row[0])) if 0 in row else None
    if not found or found.field == columns.parts.field.name:
        return False
    return len(row) == 1 or columns.key != 0 or not columns.levels


class RecordTable:
    """Reads the rows of a table that are records, or the heads of their columns."""

    def __init__(self, names: KnownNames, section: str | None, heads: frozenset[str]) -> None:
        """`section` is the field of the heading above; `heads` are heads of columns that say nothing of a field."""
        self._names = names
        self._heads = heads
        self._columns: RecordColumns | None = None
        self.section = section
        """The field of the heading above."""
        self.parts = names.records.get(section or "")
        """The parts of the records of the section; None if it has none."""

    def events(self, row: Row) -> list[Event]:
        """The records that a row is, or the heads of their columns; none if it is neither."""
        if self._columns and _ends_records(row, self._columns, self._names):
            self._columns = None
        found = _record_columns(row, self._names, self.parts, self._heads) if self._may_be_heads(row) else None
        if found:
            self._columns, self.parts, self.section = found, found.parts, found.parts.field.name
            return list(_head_events(found))
        if self._columns:
            self._columns = _with_level(row, self._columns)
            return list(_record_rows(row, self._columns))
        bare = _row_without_heads(row, self.parts) if self.parts else None
        return list(_record_rows(row, bare)) if bare else []

    def _may_be_heads(self, row: Row) -> bool:
        """Whether a row may be heads of columns: below other heads, its first cell must be one, not a key."""
        if not self._columns:
            return True
        text, parts = text_of(row[min(row)]), self._columns.parts
        return loose(text) in self._heads or parts.part(text) is not None or parts.level_of_heading(text) is not None

    def follow(self, events: Iterable[Event]) -> Iterator[Event]:
        """Take note of the headings among events, and pass all of them on."""
        for event in events:
            if isinstance(event, SectionStart):
                self.section, self.parts = event.field, self._names.records.get(event.field or "")
            yield event
