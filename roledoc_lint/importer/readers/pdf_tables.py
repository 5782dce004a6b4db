"""Tables on a page of a PDF: between rules, or in columns that lines share without any."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from roledoc_lint.importer.readers import lines as reading
from roledoc_lint.importer.readers.pdf_lines import Letter, Placed, line, pieces, rows

Box = tuple[float, float, float, float]

_WIDE = 1.2
"""The gap between two columns without a rule, in sizes of the letters."""
_ALIGNED = 2.5


class Table(NamedTuple):
    """Rows of cells of lines. A column begins at its left edge; `width` is where its text is wrapped, or 0."""

    columns: list[float]
    width: list[float]
    rows: list[list[list[Placed]]]


Section = list[Placed] | Table
"""Lines, or a table between them."""


def parts(found: list[Letter], ruled: list[Any], page: int) -> list[Section]:
    """The lines and the tables of a page, from the top."""
    result: list[tuple[float, Section]] = []
    for table in ruled:
        made, found = _between_rules(table, found, page)
        if made:
            result.append((table.bbox[1], made))
    for part in _without_rules(rows(found), page):
        first = part[0] if isinstance(part, list) else next(cell[0] for cell in part.rows[0] if cell)
        result.append((first.y, part))
    return [part for _, part in sorted(result, key=lambda pair: pair[0])]


def _between_rules(table: Any, found: list[Letter], page: int) -> tuple[Table | None, list[Letter]]:
    """A table of several columns, and the letters outside of it. A frame of one column is no table."""
    if max(sum(cell is not None for cell in row.cells) for row in table.rows) < 2:
        return None, found
    columns = sorted({cell[0] for row in table.rows for cell in row.cells if cell})
    result: list[list[list[Placed]]] = []
    for row in table.rows:
        cells = []
        for box in row.cells:
            inside = [letter for letter in found if box and _within(letter, box)]
            taken = set(map(id, inside))
            found = [letter for letter in found if id(letter) not in taken]
            cells.append([Placed(line(each), page, each[0].y) for each in rows(inside)])
        result.append(cells)
    made = Table(columns, _room(table.rows, result), result)
    return (made if any(cell for row in result for cell in row) else None), found


def _within(letter: Letter, box: Box) -> bool:
    middle = (letter.left + letter.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= letter.y <= box[3]


def _room(boxes: list[Any], cells: list[list[list[Placed]]]) -> list[float]:
    """How far text may reach in each column: there is as much room at its right as at its left."""
    widths = []
    for column in range(max(map(len, cells))):
        edges = [row.cells[column] for row in boxes if row.cells[column]]
        lefts = [each.line.left for row in cells for each in row[column]]
        padding = max(min(lefts) - edges[0][0], 0) if lefts else 0
        widths.append(min(box[2] for box in edges) - padding + 0.5 if edges else 0)
    return widths


def _without_rules(found: list[list[Letter]], page: int) -> Iterator[Section]:
    """Lines in columns that begin at the same places are a table; any other gap in a line is a space."""
    split = [[Placed(line(piece), page, piece[0].y) for piece in pieces(row, _WIDE)] for row in found]
    at = 0
    while at < len(split):
        end = _grid_end(split, at)
        if end:
            yield _grid(split[at:end])
            at = end
        else:
            yield [Placed(line(found[at]), page, found[at][0].y)]
            at += 1


def _grid_end(split: list[list[Placed]], start: int) -> int:
    """Behind which row a grid ends that begins with a row; 0 if none does."""
    if len(split[start]) < 2:
        return 0
    columns = [piece.line.left for piece in split[start]]
    size = split[start][0].line.size
    end = count = 0
    for number in range(start, len(split)):
        row = split[number]
        if not _fits(row, columns) or abs(row[0].line.size - size) > 0.6:
            break
        if len(row) > 1:
            count += 1
            columns += [piece.line.left for piece in row if _column(piece, columns) is None]
        if len(row) > 1 or _column(row[0], columns):
            end = number + 1
    return end if count > 1 else 0


def _fits(row: list[Placed], columns: list[float]) -> bool:
    if len(row) > 1:
        return sum(_column(piece, columns) is not None for piece in row) > 1
    column = _column(row[0], columns)
    behind = sorted(columns)
    return column is not None and (column == len(behind) - 1 or row[0].line.right < behind[column + 1])


def _column(piece: Placed, columns: list[float]) -> int | None:
    near = [number for number, left in enumerate(sorted(columns)) if abs(left - piece.line.left) <= _ALIGNED]
    return near[0] if near else None


def _grid(split: list[list[Placed]]) -> Table:
    columns = sorted({piece.line.left for row in split if len(row) > 1 for piece in row})
    columns = columns[:1] + [right for left, right in pairwise(columns) if right - left > _ALIGNED]
    width = [reading.wrapped_at(_in_column(split, columns, number), 0) for number in range(len(columns))]
    step = min((below[0].y - above[0].y for above, below in pairwise(split)), default=0)
    result: list[list[list[Placed]]] = []
    for number, row in enumerate(split):
        apart = bool(number) and row[0].y - split[number - 1][0].y > 1.2 * step
        if not result or (apart and _place(row[0], columns) == 0) or _is_next(result[-1][0], row[0], columns, width[0]):
            result.append([[] for _ in columns])
        for piece in row:
            result[-1][_place(piece, columns)].append(piece)
    return Table(columns, width, result)


def _is_next(label: list[Placed], piece: Placed, columns: list[float], width: float) -> bool:
    """Whether a piece is the label of the next row, and not the next line of this one."""
    if _place(piece, columns):
        return False
    return not label or len(reading.blocks([label[-1].line, piece.line], width)) > 1


def _in_column(split: list[list[Placed]], columns: list[float], number: int) -> list[reading.Line]:
    return [piece.line for row in split for piece in row if _place(piece, columns) == number]


def _place(piece: Placed, columns: list[float]) -> int:
    return max((number for number, left in enumerate(columns) if left <= piece.line.left + _ALIGNED), default=0)
