"""Recognises what the rows of a table are: labels with values, columns under headings, names with levels."""

from __future__ import annotations

from collections.abc import Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.entry_tables import EntryTable
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import (
    MAX_UNKNOWN_LABEL_CHARS,
    ColumnHead,
    Event,
    Line,
    SectionStart,
    TableEnd,
    line_of,
    paragraph_events,
)
from roledoc_lint.importer.recognise.record_parts import RecordParts
from roledoc_lint.importer.recognise.record_tables import RecordTable, Row, text_of
from roledoc_lint.text.normalise import loose

_COLUMN_HEADS = """
level, level required, required level, description, wording, definition, criteria, criterion, name, title, code,
assessed by, how assessed, method of assessment, detail, details, requirement, requirements, competency, no,
number, ref, weighting, of time, percentage of time, accountability, duty
"""
COLUMN_HEADS = frozenset(head.strip() for head in _COLUMN_HEADS.split(","))
_MAX_MARK_CHARS = 8
"""How many characters a cell may have that only marks the one before it, such as a box or 20%."""
_BROKEN_WORDS = 4
"""How many words at the end of a label may belong to the label of the next row."""


def table_events(blocks: list[Block], names: KnownNames, section: str | None = None) -> Iterator[Event]:
    """The headings, labels, records and lines that the rows of a table are.

    `section` is the field of the heading above.
    """
    rows = _with_whole_labels(_rows(blocks), names)
    labels = {column for row in rows for column in row if column % 2 == 0 and _is_label(row, column, names)}
    columns: dict[int, str] = {}
    entries = EntryTable(names)
    records = RecordTable(names, section, COLUMN_HEADS)
    for row in rows:
        heads = _heads(row, names)
        if of_records := records.events(row):
            yield from of_records
        elif len(row) == 1:
            yield from records.follow(_single(row, columns, names))
        elif marked := entries.levels_of(row):
            yield from marked
        elif heads:
            entries.read_heads(row)
            columns = {column: field for column, field in heads.items() if field}
            yield from _head_events(row, columns)
        elif named := entries.entry(row, records.section):
            yield from named
        elif len(columns) > 1:
            yield from _by_columns(row, columns)
        else:
            yield from _labels_and_values(_without_mark_cells(row, names), labels, names, records.parts)
    if labels or len(columns) > 1:
        yield TableEnd()


def _rows(blocks: list[Block]) -> list[Row]:
    rows: dict[int, Row] = {}
    for block in blocks:
        if block.cell and block.text:
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
    return [rows[row] for row in sorted(rows)]


def _is_label(row: Row, column: int, names: KnownNames) -> bool:
    return column in row and len(row) > 1 and names.headings.label(text_of(row[column])) is not None


def _with_whole_labels(rows: list[Row], names: KnownNames) -> list[Row]:
    """The rows, with each label joined that was broken over two of them, as in PDF and text."""
    whole: list[Row] = []
    for row in rows:
        above = whole[-1] if whole else {}
        broken = _joined_label(text_of(above[0]), text_of(row[0]), names) if above.get(0) and row.get(0) else None
        if broken is None:
            whole.append(row)
            continue
        rest, label = broken
        if rest and len(whole) > 1 and whole[-2].get(0):
            whole[-2][0] = [whole[-2][0][0]._replace(text=f"{text_of(whole[-2][0])} {rest}")]
        elif rest:
            whole.append(row)
            continue
        above[0] = [above[0][0]._replace(text=label)]
        for column in row.keys() - {0}:
            above[column] = _joined_cells(above.get(column, []), row[column])
    return whole


def _joined_label(upper: str, lower: str, names: KnownNames) -> tuple[str, str] | None:
    """The rest of a label without its last words, and the known label that these make with the one below."""
    if upper.endswith(":") or names.headings.known(upper) or names.headings.known(lower):
        return None
    words = upper.split()
    for number in range(1, min(len(words), _BROKEN_WORDS) + 1):
        label = " ".join([*words[-number:], lower])
        if names.headings.known(label):
            return " ".join(words[:-number]), label
    return None


def _joined_cells(upper: list[Block], lower: list[Block]) -> list[Block]:
    """The blocks of two cells that were one, with a broken sentence joined."""
    if upper and lower and upper[-1].text[-1:] not in ".!?:;":
        return [*upper[:-1], upper[-1]._replace(text=f"{upper[-1].text} {lower[0].text}"), *lower[1:]]
    return [*upper, *lower]


def _heads(row: Row, names: KnownNames) -> dict[int, str | None]:
    """The fields that the cells of a row name as heads of columns; empty for any other row."""
    heads: dict[int, str | None] = {}
    for column, cell in row.items():
        found = names.headings.known(text_of(cell))
        if not found and loose(text_of(cell)) not in COLUMN_HEADS and loose(text_of(cell)) not in names.heads:
            return {}
        heads[column] = found.field if found else None
    return heads if len(heads) > 1 else {}


def _without_mark_cells(row: Row, names: KnownNames) -> Row:
    """A row with each cell without letters, such as a box or 20%, joined to the cell before, unless that is a label."""
    whole: Row = {}
    for column, cell in sorted(row.items()):
        text, last = text_of(cell), next(reversed(whole), None)
        before = text_of(whole[last]) if last is not None else ""
        is_mark = len(text) <= _MAX_MARK_CHARS and not any(map(str.isalpha, text))
        if last is not None and is_mark and not before.endswith(":") and not names.headings.label(before):
            whole[last] = [*whole[last][:-1], whole[last][-1]._replace(text=f"{whole[last][-1].text} {text}")]
        else:
            whole[column] = cell
    return whole


def _head_events(row: Row, columns: dict[int, str]) -> Iterator[Event]:
    for column, cell in row.items():
        yield SectionStart(columns[column], text_of(cell)) if column in columns else ColumnHead(text_of(cell))


def _by_columns(row: Row, columns: dict[int, str]) -> Iterator[Event]:
    for column, cell in sorted(row.items()):
        lines = tuple(line_of(block) for block in cell)
        if column in columns:
            yield SectionStart(columns[column], "", values=lines)
        else:
            yield SectionStart(None, lines[0].text, values=lines[1:])


def _single(row: Row, columns: dict[int, str], names: KnownNames) -> Iterator[Event]:
    """A row with one cell: a heading of the rows below, a layout that holds everything, or more of a value."""
    ((column, cell),) = row.items()
    if column in columns and len(columns) > 1:
        yield SectionStart(columns[column], "", values=tuple(line_of(block) for block in cell))
    elif column == 0:
        for event in paragraph_events(cell, names):
            # Between columns it is a heading of the rows below, and not part of the cell above.
            yield SectionStart(None, event.text) if isinstance(event, Line) and len(columns) > 1 else event
    else:
        yield from (line_of(block) for block in cell)


def _labels_and_values(
    row: Row, labels: set[int], names: KnownNames, parts: RecordParts | None = None
) -> Iterator[Event]:
    """A row of labels, each with the values to its right. `labels` are the columns that hold labels in other rows.

    `parts` are those of the records of the section.
    """
    start: SectionStart | None = None
    for column, cell in sorted(row.items()):
        text = text_of(cell)
        found = names.headings.label(text) if column % 2 == 0 or text.endswith(":") else None
        is_part = parts is not None and column == 0 and parts.part(text) is not None
        is_label = column in labels or text.endswith(":") or is_part
        if found or (len(text) <= MAX_UNKNOWN_LABEL_CHARS and is_label):
            if start:
                yield start
            field, rest, is_near = (found.field, found.rest, found.is_near) if found else (None, "", False)
            start = SectionStart(field, text, rest=rest, is_near=is_near)
        elif start:
            start = start._replace(values=(*start.values, *(line_of(block) for block in cell)))
        else:
            yield from (line_of(block) for block in cell)
    if start:
        yield start
