"""Turns the lines and tables of a PDF into blocks, and joins those that go on over the end of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from roledoc_lint.importer.blocks import Block, Cell
from roledoc_lint.importer.readers import unwrap as unwrapping
from roledoc_lint.importer.readers.pdf.letters import Placed
from roledoc_lint.importer.readers.pdf.tables import Field, Section, Table
from roledoc_lint.importer.readers.unwrap import Line, Paragraph

_MIN_WIDTH = 100
"""The smallest width, in points, at which text is taken to be wrapped."""

_ALIGNED = 3
"""How many points edges may differ that are aligned."""

Steps = dict[float, float]
"""The distance from line to line in a paragraph, in points, by the size of letters."""


def to_blocks(sections: Iterable[Section]) -> list[Block]:
    """The blocks of a document. Headings of the largest letters have the highest level."""
    whole = list(_across_pages(sections))
    texts = [section for section in whole if not isinstance(section, Table)]
    cells = [field.lines for section in whole if isinstance(section, Table) for row in section.rows for field in row]
    steps = _steps([*texts, *cells])
    width = unwrapping.wrapped_at([each.line for text in texts for each in text], _MIN_WIDTH)
    found: list[tuple[Block, Paragraph]] = []
    table = -1
    for section in whole:
        if isinstance(section, Table):
            table += 1
            found += _cells(section, table, steps, width)
        else:
            found += unwrapping.blocks_with_lines(_spaced(section, steps), width)
    return _with_headings(found, _usual([each.line for text in [*texts, *cells] for each in text]))


def _across_pages(sections: Iterable[Section]) -> Iterator[Section]:
    """The text and tables, each joined to its part on the next page."""
    last: Section | None = None
    for section in sections:
        if isinstance(last, Table) and isinstance(section, Table) and _same_columns(last, section):
            _add(last, section)
        elif isinstance(last, list) and isinstance(section, list):
            last += section
        else:
            if last:
                yield last
            last = section
    if last:
        yield last


def _same_columns(one: Table, other: Table) -> bool:
    """Whether two tables are as wide, and one of them has all columns of the other."""
    if abs(one.columns[0] - other.columns[0]) > _ALIGNED or abs(one.right - other.right) > _ALIGNED:
        return False
    fewer, more = sorted([one.columns, other.columns], key=len)
    return all(any(abs(left - edge) <= _ALIGNED for edge in more) for left in fewer)


def _add(table: Table, further: Table) -> None:
    new = [left for left in further.columns if all(abs(left - edge) > _ALIGNED for edge in table.columns)]
    table.columns[:] = sorted([*table.columns, *new])
    rows = further.rows
    if _row_goes_on(table.rows[-1], rows[0]):
        for field, more in _shared_fields(table.rows[-1], rows[0]):
            field.lines.extend(more.lines)
        rows = rows[1:]
    table.rows.extend(rows)


def _row_goes_on(above: list[Field], row: list[Field]) -> bool:
    """Whether a row goes on over the end of a page: in the same cells, and in the middle of a sentence."""
    shared = _shared_fields(above, row)
    if len(shared) < len(row) or above[0].lines[-1].page == row[0].lines[0].page:
        return False
    return any(unwrapping.goes_on(one.lines[-1].line, other.lines[0].line, one.width) for one, other in shared)


def _shared_fields(above: list[Field], row: list[Field]) -> list[tuple[Field, Field]]:
    return [(one, other) for one in above for other in row if abs(one.left - other.left) <= _ALIGNED]


def _cells(section: Table, table: int, steps: Steps, body: unwrapping.Width) -> Iterator[tuple[Block, Paragraph]]:
    for row, fields in enumerate(section.rows):
        for field in fields:
            width = body if field.width == unwrapping.UNWRAPPED else field.width
            column = min(range(len(section.columns)), key=lambda number: abs(section.columns[number] - field.left))
            yield from unwrapping.blocks_with_lines(_spaced(field.lines, steps), width, Cell(table, row, column))


def _with_headings(found: list[tuple[Block, Paragraph]], usual: float) -> list[Block]:
    ranks = [_rank(block, paragraph, usual) for block, paragraph in found]
    order = sorted({rank for rank in ranks if rank}, reverse=True)
    return [
        block._replace(kind="heading", level=min(order.index(rank) + 1, 6)) if rank else block
        for (block, _), rank in zip(found, ranks, strict=True)
    ]


def _rank(block: Block, paragraph: Paragraph, usual: float) -> float:
    """The size of the letters of a heading, which are larger than text or all bold; 0 for other blocks."""
    if block.kind == "item" or block.cell or len(paragraph.lines) > 2:
        return 0
    size = round(paragraph.lines[0].size, 1)
    if size > 1.08 * usual:
        return size
    return usual if block.bold >= len(block.text) and len(block.text) < 120 else 0


def _usual(lines: list[Line]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _steps(texts: list[list[Placed]]) -> Steps:
    """The distance from line to line where a sentence goes on."""
    steps: dict[float, list[float]] = {}
    for text in texts:
        for above, below in pairwise(text):
            if above.page == below.page and unwrapping.runs_on(above.line, below.line):
                steps.setdefault(round(below.line.size, 1), []).append(below.y - above.y)
    return {size: median(values) for size, values in steps.items()}


def _spaced(text: list[Placed], steps: Steps) -> list[Line]:
    """The lines, each with whether there is a gap above it; at the top of a page that is not known."""
    lines = [each.line for each in text[:1]]
    for above, below in pairwise(text):
        step = steps.get(round(below.line.size, 1), 1.25 * below.line.size)
        apart = above.page == below.page and below.y - above.y > 1.15 * step + 0.5
        lines.append(below.line._replace(apart=apart))
    return lines
