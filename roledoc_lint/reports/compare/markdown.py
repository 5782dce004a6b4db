"""Two roles side by side as Markdown: a table for each field."""

from __future__ import annotations

from roledoc_lint.changes.side_by_side import SideBySide
from roledoc_lint.reports.compare.cells import Group, counts, groups, headings, names
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import cut, without_commands

MAX_CHARS, MAX_NAME_CHARS = 4000, 200
"""How many characters of text, and of a name, are shown."""


def render(found: SideBySide, options: RenderOptions) -> str:
    """Both roles, the counts, and a table for each field."""
    lines = ["## Two roles side by side", ""]
    lines += [f"- {escaped(cut(line, MAX_CHARS))}" for line in headings(found)]
    lines += ["", *(f"{escaped(cut(line, MAX_CHARS))}  " for line in counts(found)), ""]
    first, second = (escaped(cut(name, MAX_NAME_CHARS)) for name in names(found))
    for group in groups(found):
        lines += [f"### {escaped(group.heading)}", "", *_table(group, first, second), ""]
    return without_commands("\n".join(lines))


def _table(group: Group, first: str, second: str) -> list[str]:
    has_names = any(row.name for row in group.rows)
    rows = [f"| {'| ' * has_names}{first} | {second} | |", "|---" * (3 + has_names) + "|"]
    for row in group.rows:
        texts = ("<br>".join(map(escaped, cut(text, MAX_CHARS).split("\n"))) for text in (row.first, row.second))
        name = [f"**{escaped(cut(row.name, MAX_CHARS))}**" if row.name else ""] if has_names else []
        rows.append(f"| {' | '.join([*name, *texts, escaped(row.words)])} |")
    return rows
