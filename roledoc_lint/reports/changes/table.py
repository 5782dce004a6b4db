"""Changes for a person at a terminal: a table for each role, with the words that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from tabulate import tabulate

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.reports.changes.inline_diff import Part, is_replacement, lines
from roledoc_lint.reports.changes.overview import Highlight, counts, overview
from roledoc_lint.reports.changes.rows import (
    WHERE_ALL_ARE,
    ReportSection,
    Row,
    affected_text,
    first,
    role_names,
    shared_text,
    what_and_roles,
)
from roledoc_lint.reports.changes.running_text import RunningText, running_texts
from roledoc_lint.reports.changes.sections import sections
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import cut, printable

HEADERS = ("impact", "what", "item", "before → after")
WHAT_COLUMNS, ITEM_COLUMNS = 22, 26
"""How wide the columns of what happened, and to what, may be before they wrap."""

MIN_TEXT_COLUMNS = 30
"""How narrow the column of texts may become."""

IMPACT_COLUMNS = len("substantive") + 6
"""How wide the first column is, with the spaces between all four."""

NARROWEST = IMPACT_COLUMNS + 2 * 15 + MIN_TEXT_COLUMNS
"""How wide a table is at least, whatever the width of the terminal."""

MAX_ROLES_NAMED = 12
"""How many of the roles that a change of the catalogue affects are named."""

MAX_ROWS, MAX_RUN_CHARS = 500, 2000
"""How many changes of one role are listed, and how many characters of each piece of text are shown."""

MAX_WORDING_CHARS = 300
"""How long a wording that changes with its level may be to be shown."""

HEADINGS = {
    "Different from most roles": "different from most roles",
    "The same change in several roles": "the same in several roles",
    "Substantive changes in brief": "substantive change",
}
"""How the first columns of the main changes are called, by the headings of their lists."""

COLOURS = {Impact.SUBSTANTIVE: "31", Impact.WORDING: "33", Impact.EDITORIAL: "36"}
BOLD, REMOVED, ADDED, DIM = "1", "9;31", "1;32", "2"


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A table for each role, wrapped to the width of the options, and the counts."""
    return tables(comparison, options) + closing(comparison)


def tables(comparison: Comparison, options: RenderOptions) -> str:
    """The tables alone."""
    texts = running_texts(comparison)
    return "".join(f"{_section(section, texts, options)}\n\n" for section in sections(comparison))


def render_summary(comparison: Comparison, options: RenderOptions) -> str:
    """What differs from most roles, the number of changes of each role, the main changes, and the counts."""
    found = sections(comparison)
    counted_changes = [(printable(section.title), *_numbers(section)) for section in found]
    headers = ("role", *(impact.word for impact in sorted(Impact, reverse=True)))
    main = overview(found, running_texts(comparison), comparison.profile, alone=True)
    alignment = ("left", "right", "right", "right")
    different, *others = (_highlights(heading, rows, options) for heading, rows, _ in main.lists(0))
    counts_of_roles = tabulate(counted_changes, headers, disable_numparse=True, colalign=alignment) if found else ""
    tables = [different, counts_of_roles, *others]
    return "".join(f"{table}\n\n" for table in tables if table) + closing(comparison)


def _highlights(heading: str, found: Sequence[Highlight], options: RenderOptions) -> str:
    """A table of main changes; nothing if there are none."""
    headers = (HEADINGS[heading], "what changed", "roles")
    rows = [
        (highlight.words, printable(highlight.value), printable(first(highlight.roles, MAX_ROLES_NAMED)))
        for highlight in found
    ]
    widths = _widths([row[:2] for row in rows], options.width - 4)
    return tabulate(rows, headers, disable_numparse=True, maxcolwidths=widths) if rows else ""


def closing(comparison: Comparison) -> str:
    """What was compared, the counts, and the approvals that can be deleted."""
    lines = map(printable, (comparison.description, *counts(comparison)))
    return "".join(f"{line}\n" for line in lines)


def _numbers(section: ReportSection) -> list[str]:
    found = section.numbers()
    return [str(found[impact] or "") for impact in sorted(Impact, reverse=True)]


def _section(section: ReportSection, texts: Mapping[str, RunningText], options: RenderOptions) -> str:
    width, colour = options
    title = _painted(printable(section.title), BOLD, colour=colour)
    where = f"  {_painted(printable(section.subject.path), DIM, colour=colour)}" if section.subject else ""
    rows = section.rows[:MAX_ROWS]
    cells = [_cells(row, colour=colour) for row in rows]
    more = sum(row.number for row in section.rows[MAX_ROWS:])
    cells += [("", f"… and {more:,} more", "", WHERE_ALL_ARE)] if more > 0 else []
    widths = [None, *_widths([(what_and_roles(row), printable(row.item)) for row in rows], width - IMPACT_COLUMNS)]
    table = tabulate(cells, HEADERS, disable_numparse=True, maxcolwidths=widths)
    subject = section.subject
    rewritten = texts.get(subject.path) if subject else None
    lines = [f"{title}{where}", *([f"rewritten: {rewritten.kept}"] if rewritten else []), table]
    return "\n".join([*lines, *_wrapped(shared_text(section), width)])


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(printable(text), max(width, MIN_TEXT_COLUMNS)) if text else []


def _widths(texts: Sequence[tuple[str, str]], width: int) -> list[int]:
    """How wide the last three columns may be: what the first two do not need is for the texts."""
    space = max(width - MIN_TEXT_COLUMNS, NARROWEST - IMPACT_COLUMNS - MIN_TEXT_COLUMNS)
    what, item = (
        min(longest, max(map(len, column), default=0))
        for longest, column in zip(
            (WHAT_COLUMNS, ITEM_COLUMNS), list(zip(*texts, strict=True)) or ((), ()), strict=True
        )
    )
    if what + item > space:
        what = min(what, max(space // 2, space - item))
        item = min(item, space - what)
    what, item = max(what, len("what")), max(item, len("item"))
    return [what, item, max(MIN_TEXT_COLUMNS, width - what - item)]


def _cells(row: Row, *, colour: bool) -> tuple[str, str, str, str]:
    lines = [before_and_after(row.parts, colour=colour)]
    if row.wording:
        text = f"wording: {before_and_after(row.wording, colour=colour)}"
        lines.append(text if len(text) < MAX_WORDING_CHARS else "its wording changes with it")
    if row.change.affected:
        lines.append(printable(affected_text(row, MAX_ROLES_NAMED)))
    lines += [row.warning, printable(row.approval)]
    if row.each:
        lines.append(printable(_roles(row)))
    impact = _painted(row.impact.word, COLOURS[row.impact], colour=colour)
    return impact, what_and_roles(row), printable(row.item), "\n".join(filter(None, lines))


def _roles(row: Row) -> str:
    """The roles of a change that several have in common, with the names for approvals that are still missing."""
    return f"in {first(role_names(row), MAX_ROLES_NAMED)}"


def before_and_after(parts: Sequence[Part], *, colour: bool) -> str:
    """The text before and after on one line, or one for each label. Without colours, changes are in [- -] and {+ +}."""
    shown = list(parts[:MAX_ROWS])
    if len(parts) > MAX_ROWS:
        shown.append(Part("gap", f"… and {len(parts) - MAX_ROWS:,} more pieces ({WHERE_ALL_ARE})"))
    return "\n".join(_line(line, colour=colour) for line in lines(shown))


def _line(parts: Sequence[Part], *, colour: bool) -> str:
    texts = [(part.status, _on_one_line(part.text)) for part in parts]
    if texts and texts[0][0] == "label":
        return " ".join(filter(None, (texts[0][1], _line(parts[1:], colour=colour))))
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
