"""Two roles side by side for a terminal: a table for each field."""

from __future__ import annotations

from roledoc_lint.changes.side_by_side import SideBySide
from roledoc_lint.reports.compare.cells import Group, counts, groups, headings, names
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import cut, printable, without_commands

NAME_COLUMNS, RELATION_COLUMNS, MIN_COLUMNS = 24, 18, 20
"""How wide the columns of names and of words may be before they wrap, and how narrow the two others may become."""

MAX_CHARS, MAX_NAME_CHARS = 2000, 200
"""How many characters of text, and of a name, are shown."""


def render(found: SideBySide, options: RenderOptions) -> str:
    """Both roles, a table for each field, and the counts."""
    called = tuple(printable(cut(name, MAX_NAME_CHARS)) for name in names(found))
    lines = [printable(cut(line, MAX_CHARS)) for line in headings(found)]
    tables = [_table(group, (called[0], called[1]), options) for group in groups(found)]
    closing = [printable(cut(line, MAX_CHARS)) for line in counts(found)]
    return without_commands("\n\n".join(["\n".join(lines), *tables, "\n".join(closing)]) + "\n")


def _table(group: Group, called: tuple[str, str], options: RenderOptions) -> str:
    from tabulate import tabulate

    has_names = any(row.name for row in group.rows)
    columns = max(MIN_COLUMNS, (options.width - RELATION_COLUMNS - 4 - (NAME_COLUMNS + 2) * has_names) // 2)
    rows = []
    for row in group.rows:
        cells = ("\n".join(map(printable, cut(text, MAX_CHARS).split("\n"))) for text in (row.first, row.second))
        rows.append((*([printable(cut(row.name, MAX_CHARS))] if has_names else []), *cells, printable(row.words)))
    heading = printable(group.heading)
    headers = (*([heading] if has_names else []), *called, "")
    widths = [*([NAME_COLUMNS] if has_names else []), columns, columns, RELATION_COLUMNS]
    table = tabulate(rows, headers, disable_numparse=True, maxcolwidths=widths)
    return table if has_names else f"{heading}\n{table}"
