"""Finds tables on a page of a PDF, between rules or in columns that several lines share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from roledoc_lint.importer.readers import unwrap as unwrapping
from roledoc_lint.importer.readers.pdf.letters import Letter, Placed, letter_rows, line, split_at_gaps

Box = tuple[float, float, float, float]

_ALIGNED = 2.5
"""How many points edges may differ that are aligned."""


class Field(NamedTuple):
    """The lines of a cell. `left` is the edge of its column, `width` where its text is wrapped."""

    left: float
    lines: list[Placed]
    width: unwrapping.Width


class Table(NamedTuple):
    """Rows of filled cells. `right` is the right edge of a table between rules, else 0."""

    columns: list[float]
    rows: list[list[Field]]
    right: float = 0


Section = list[Placed] | Table
"""Lines, or a table between them."""


def page_sections(found: list[Letter], tables: list[Any], page: int, before: Section) -> list[Section]:
    """The lines and tables of a page, from the top. `before` is the last one of the page before, which may go on."""
    result: list[tuple[float, Section]] = []
    for table in tables:
        filled, found = _ruled_table(table, found, page)
        if filled:
            result.append((table.bbox[1], filled))
    for part in _without_rules(letter_rows(found), page, before):
        first = part[0] if isinstance(part, list) else part.rows[0][0].lines[0]
        result.append((first.y, part))
    return [part for _, part in sorted(result, key=lambda pair: pair[0])]


def _ruled_table(table: Any, found: list[Letter], page: int) -> tuple[Table | None, list[Letter]]:
    """A table of several columns, and the letters outside it. A frame of one column is not a table."""
    if max(sum(cell is not None for cell in row.cells) for row in table.rows) < 2:
        return None, found
    columns = sorted({cell[0] for row in table.rows for cell in row.cells if cell})
    inside: list[list[tuple[Box, list[Placed]]]] = []
    for row in table.rows:
        inside.append([])
        for box in filter(None, row.cells):
            held = [letter for letter in found if _within(letter, box)]
            inside_box = set(map(id, held))
            found = [letter for letter in found if id(letter) not in inside_box]
            inside[-1].append((box, [Placed(line(each), page, each[0].y) for each in letter_rows(held)]))
    filled = [fields for fields in _fields(inside) if fields]
    return (Table(columns, filled, table.bbox[2]) if filled else None), found


def _within(letter: Letter, box: Box) -> bool:
    middle = (letter.left + letter.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= letter.y <= box[3]


def _fields(inside: list[list[tuple[Box, list[Placed]]]]) -> Iterator[list[Field]]:
    """The filled cells. The room to the right of their text is the same as to its left."""
    room: dict[float, float] = {}
    for box, held in (cell for row in inside for cell in row):
        for each in held:
            room[box[0]] = min(room.get(box[0], each.line.left), each.line.left)
    for row in inside:
        fields = []
        for box, held in row:
            right = box[2] - max(room.get(box[0], box[0]) - box[0], 0)
            if held:
                fields.append(Field(box[0], held, unwrapping.Width(right - 0.5, right + 0.5)))
        yield fields


def _without_rules(found: list[list[Letter]], page: int, before: Section) -> Iterator[Section]:
    """The lines, and the tables of lines whose columns begin at the same places."""
    begun = Counter(round(part[0].left, 1) for row in found for part in split_at_gaps(row)[1:])
    columns = [left for left, count in begun.items() if count > 1]
    split = [[Placed(line(part), page, part[0].y) for part in split_at_gaps(row, columns)] for row in found]
    at = 0
    known = before.columns if isinstance(before, Table) and not before.right else []
    while at < len(split):
        end = _grid_end(split, at, [] if at else known)
        if end:
            yield _grid(split[at:end], [] if at else known)
            at = end
        else:
            yield [Placed(line(found[at]), page, found[at][0].y)]
            at += 1


def _grid_end(split: list[list[Placed]], start: int, known: list[float]) -> int:
    """The end of the grid that begins with a row; 0 if none does. With known columns it needs no second row."""
    goes_on = bool(known) and bool(_column(split[start][-1], known))
    if len(split[start]) < 2 and not goes_on:
        return 0
    columns = known.copy() if goes_on else [part.line.left for part in split[start]]
    size = split[start][0].line.size
    end, count = 0, 2 * goes_on
    for number in range(start, len(split)):
        row = split[number]
        if not _fits(row, columns) or abs(row[0].line.size - size) > 0.6:
            break
        if len(row) > 1:
            count += 1
            columns += [part.line.left for part in row if _column(part, columns) is None]
        if len(row) > 1 or _column(row[0], columns):
            end = number + 1
    return end if count > 1 else 0


def _fits(row: list[Placed], columns: list[float]) -> bool:
    if len(row) > 1:
        return sum(_column(part, columns) is not None for part in row) > 1
    column = _column(row[0], columns)
    return column is not None and (column > 0 or row[0].line.right < sorted(columns)[1])


def _column(part: Placed, columns: list[float]) -> int | None:
    near = [number for number, left in enumerate(sorted(columns)) if abs(left - part.line.left) <= _ALIGNED]
    return near[0] if near else None


def _grid(split: list[list[Placed]], known: list[float]) -> Table:
    columns = sorted({*known, *(part.line.left for row in split if len(row) > 1 for part in row)})
    columns = columns[:1] + [right for left, right in pairwise(columns) if right - left > _ALIGNED]
    width = [unwrapping.wrapped_at(_in_column(split, columns, number), 0) for number in range(len(columns))]
    step = min((below[0].y - above[0].y for above, below in pairwise(split)), default=0)
    result: list[list[Field]] = []
    for number, row in enumerate(split):
        apart = bool(number) and row[0].y - split[number - 1][0].y > 1.2 * step
        if not result or (_column_before(row[0], columns) == 0 and (apart or _is_next(result[-1], row, columns))):
            result.append([])
        for part in row:
            column = _column_before(part, columns)
            field = next((field for field in result[-1] if field.left == columns[column]), None)
            if field:
                field.lines.append(part)
            else:
                result[-1].append(Field(columns[column], [part], width[column]))
    return Table(columns, [sorted(row, key=lambda field: field.left) for row in result])


def _is_next(above: list[Field], row: list[Placed], columns: list[float]) -> bool:
    """Whether a label begins the next row, and is not the next line of this one."""
    for part in row:
        for field in above:
            last = field.lines[-1].line
            if field.left == columns[_column_before(part, columns)] and (
                unwrapping.goes_on(last, part.line, field.width) or unwrapping.runs_on(last, part.line)
            ):
                return False
    return True


def _in_column(split: list[list[Placed]], columns: list[float], number: int) -> list[unwrapping.Line]:
    return [part.line for row in split for part in row if _column_before(part, columns) == number]


def _column_before(part: Placed, columns: list[float]) -> int:
    return max((number for number, left in enumerate(columns) if left <= part.line.left + _ALIGNED), default=0)
