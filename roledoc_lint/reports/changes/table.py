"""Changes for a person at a terminal: a table for each role, with the words that changed."""

from __future__ import annotations

from collections.abc import Sequence

from tabulate import tabulate

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.reports.changes.inline_diff import Part, is_replacement
from roledoc_lint.reports.changes.overview import counts, highlights
from roledoc_lint.reports.changes.rows import ReportSection, Row, affected_text, sections
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import cut, printable

HEADERS = ("impact", "what", "item", "before → after")
WHAT_COLUMNS, ITEM_COLUMNS = 22, 26
"""How wide the columns of what happened, and to what, may be before they wrap."""

MIN_TEXT_COLUMNS = 30
"""How narrow the column of texts may become."""

OTHER_COLUMNS = len("substantive") + WHAT_COLUMNS + ITEM_COLUMNS + 6
"""How wide everything beside the column of texts is."""

MAX_ROLES_NAMED = 10
"""How many of the roles that a change of the catalogue affects are named."""

MAX_ROWS, MAX_RUN_CHARS = 500, 2000
"""How many changes of one role are listed, and how many characters of each piece of text are shown."""

MAX_WORDING_CHARS = 300
"""How long a wording that changes with its level may be to be shown."""

COLOURS = {Impact.SUBSTANTIVE: "31", Impact.WORDING: "33", Impact.EDITORIAL: "36"}
BOLD, REMOVED, ADDED, DIM = "1", "9;31", "1;32", "2"


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A table for each role, wrapped to the width of the options, and the counts."""
    return tables(comparison, options) + closing(comparison)


def tables(comparison: Comparison, options: RenderOptions) -> str:
    """The tables alone."""
    return "".join(f"{_section(section, options)}\n\n" for section in sections(comparison))


def render_summary(comparison: Comparison, options: RenderOptions) -> str:
    """The number of changes of each role, the substantive changes of all of them, and the counts."""
    found = sections(comparison)
    numbers = [(printable(section.title), *_numbers(section)) for section in found]
    headers = ("role", *(impact.word for impact in sorted(Impact, reverse=True)))
    main = [(change.words, printable(change.value), _first(change.roles)) for change in highlights(found)]
    text_columns = max(MIN_TEXT_COLUMNS, options.width - WHAT_COLUMNS - ITEM_COLUMNS - 4)
    widths = [WHAT_COLUMNS, ITEM_COLUMNS, text_columns]
    tables = (
        tabulate(numbers, headers, disable_numparse=True, colalign=("left", "right", "right", "right")),
        tabulate(main, ("substantive change", "what changed", "roles"), disable_numparse=True, maxcolwidths=widths),
    )
    return "".join(f"{table}\n\n" for table, rows in zip(tables, (numbers, main), strict=True) if rows) + closing(
        comparison
    )


def _first(roles: Sequence[str]) -> str:
    more = f" and {len(roles) - MAX_ROLES_NAMED:,} more" if len(roles) > MAX_ROLES_NAMED else ""
    return printable(", ".join(roles[:MAX_ROLES_NAMED])) + more


def closing(comparison: Comparison) -> str:
    """What was compared, the counts, and the approvals that can be deleted."""
    lines = map(printable, (comparison.description, *counts(comparison)))
    return "".join(f"{line}\n" for line in lines)


def _numbers(section: ReportSection) -> list[str]:
    found = section.numbers()
    return [str(found[impact] or "") for impact in sorted(Impact, reverse=True)]


def _section(section: ReportSection, options: RenderOptions) -> str:
    width, colour = options
    title = _painted(printable(section.title), BOLD, colour=colour)
    where = f"  {_painted(printable(section.subject.path), DIM, colour=colour)}" if section.subject else ""
    rows = [_cells(row, colour=colour) for row in section.rows[:MAX_ROWS]]
    more = len(section.rows) - len(rows)
    rows += [("", f"… and {more:,} more", "", "")] if more > 0 else []
    widths = [None, WHAT_COLUMNS, ITEM_COLUMNS, max(MIN_TEXT_COLUMNS, width - OTHER_COLUMNS)]
    return f"{title}{where}\n{tabulate(rows, HEADERS, disable_numparse=True, maxcolwidths=widths)}"


def _cells(row: Row, *, colour: bool) -> tuple[str, str, str, str]:
    lines = [before_and_after(row.parts, colour=colour)]
    if row.wording:
        text = f"wording: {before_and_after(row.wording, colour=colour)}"
        lines.append(text if len(text) < MAX_WORDING_CHARS else "its wording changes with it")
    if row.change.affected:
        lines.append(printable(affected_text(row, MAX_ROLES_NAMED)))
    lines += [row.warning, printable(row.approval)]
    impact = _painted(row.impact.word, COLOURS[row.impact], colour=colour)
    return impact, row.what, printable(row.item), "\n".join(filter(None, lines))


def before_and_after(parts: Sequence[Part], *, colour: bool) -> str:
    """The text before and after on one line. Without colours, changes within text are in [- -] and {+ +}."""
    texts = [(part.status, _on_one_line(part.text)) for part in parts[:MAX_ROWS]]
    if is_replacement(parts):
        return " → ".join(_in_colour(status, text) if colour else text for status, text in texts)
    if colour or len(texts) == 1:
        return " ".join(_in_colour(status, text) if colour else text for status, text in texts)
    return " ".join({"removed": f"[-{text}-]", "added": f"{{+{text}+}}"}.get(status, text) for status, text in texts)


def _on_one_line(text: str) -> str:
    return printable(" ¶ ".join(cut(text, MAX_RUN_CHARS).split("\n")))


def _in_colour(status: str, text: str) -> str:
    code = {"removed": REMOVED, "added": ADDED, "gap": DIM}.get(status)
    return _painted(text, code, colour=True) if code else text


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
