"""Changes as Markdown, for a comment on a pull request or the summary of a CI job."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import LEGEND, Impact
from roledoc_lint.reports.changes.inline_diff import Part, is_replacement
from roledoc_lint.reports.changes.overview import MAX_HIGHLIGHTS, Highlight, counts, highlights, warnings
from roledoc_lint.reports.changes.rows import ReportSection, Row, affected_text, sections
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, cut, printable

MAX_COMMENT_CHARS = 60_000
"""How many characters a report may have: GitHub takes a comment of at most 65,536."""

MAX_NAME_CHARS = 300
"""How many characters of a name are shown."""

MAX_SECTION_CHARS = 30_000
"""How many characters the changes of one role may have."""

MAX_PART_CHARS, MAX_PARTS = 4000, 100
"""How many characters of each piece of text are shown, and how many pieces of one text."""

MAX_CELL_CHARS = 300
"""How long text in the table may be; longer text is below the table, in a block that opens."""

MAX_ROLES = 20
"""How many of the roles that have a change in common, or that a change of the catalogue affects, are named."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A heading, the counts, what the impacts mean, and a table for each role; cut off between two if too long."""
    found = sections(comparison)
    text = _head(comparison) + _overview(found)
    parts = [_section(section) for section in found]
    for number, part in enumerate(parts):
        if len(text) + len(part) > MAX_COMMENT_CHARS:
            more = counted(len(parts) - number, "more section")
            return (
                f"{text}… and {more}. This report is too long for one comment: `roledoc-lint diff` shows all of it.\n"
            )
        text += part
    return text


def render_summary(comparison: Comparison, options: RenderOptions) -> str:
    """The counts, and how many changes of each impact each role has."""
    impacts = sorted(Impact, reverse=True)
    lines = [f"| role | {' | '.join(impact.word for impact in impacts)} |", f"|---|{'---:|' * len(impacts)}"]
    for section in sections(comparison):
        found = section.numbers()
        numbers = [str(found[impact] or "") for impact in impacts]
        lines.append(f"| {_name(section.title)} | {' | '.join(numbers)} |")
    return _head(comparison) + ("\n".join(lines) + "\n" if len(lines) > 2 else "")


def _head(comparison: Comparison) -> str:
    first, *others = counts(comparison)
    lines = ["## What changes in the role profiles", "", f"**{escaped(first)}**  "]
    lines += [f"{_name(line)}  " for line in others[:MAX_HIGHLIGHTS]]
    lines += [escaped(comparison.description), ""]
    if comparison.changes:
        lines += [*(f"- *{impact.word}*: {words}" for impact, words in LEGEND.items()), ""]
    return "\n".join(lines) + "\n"


def _overview(found: Sequence[ReportSection]) -> str:
    """The substantive changes of all roles in a few lines, if there is more than one role."""
    if len(found) < 2:
        return ""
    main = [_highlight(highlight) for highlight in highlights(found)]
    close = [f"- {_name(line)}" for line in warnings(found)]
    return _list("Substantive changes in brief", main) + _list("Wording to look at closely", close)


def _list(heading: str, lines: Sequence[str]) -> str:
    """The first of some lines under a heading; nothing if there are none."""
    more = [f"- … and {len(lines) - MAX_HIGHLIGHTS:,} more"] if len(lines) > MAX_HIGHLIGHTS else []
    return "\n".join([f"**{heading}**", "", *lines[:MAX_HIGHLIGHTS], *more, ""]) + "\n" if lines else ""


def _highlight(highlight: Highlight) -> str:
    value = f": **{_name(highlight.value)}**" if highlight.value else ""
    more = f" and {len(highlight.roles) - MAX_ROLES:,} more" if len(highlight.roles) > MAX_ROLES else ""
    roles = ", ".join(_name(role) for role in highlight.roles[:MAX_ROLES])
    return f"- {highlight.words}{value} — {roles}{more}"


def _section(section: ReportSection) -> str:
    lines = [f"### {_name(section.title)}", ""]
    if section.subject:
        lines += [" · ".join(_name(text) for text in (section.subject.organisation, section.subject.path) if text), ""]
    rows = list(_within(section.rows))
    lines += ["| impact | change | from → to |", "|---|---|---|", *map(_row, rows), ""]
    lines += [block for row in rows for block in _blocks(row)]
    more = sum(row.number for row in section.rows[len(rows) :])
    return "\n".join([*lines, *([f"… and {counted(more, 'more change')}.", ""] if more else [])]) + "\n"


def _within(rows: Iterable[Row]) -> Iterator[Row]:
    """The first rows, as many as a section has space for."""
    length = 0
    for row in rows:
        length += len(_row(row)) + sum(map(len, _blocks(row)))
        if length > MAX_SECTION_CHARS:
            return
        yield row


def _row(row: Row) -> str:
    impact = f"**{row.impact.word}**" if row.impact is Impact.SUBSTANTIVE else row.impact.word
    text = before_and_after(row.parts)
    cells = [text if len(text) < MAX_CELL_CHARS else "*the text is below*"]
    if row.wording:
        cells.append("*its wording is below*")
    if row.change.affected:
        cells.append(_name(affected_text(row, MAX_ROLES)))
    cells += [f"*{escaped(text)}*" for text in (row.warning, row.approval) if text]
    return f"| {impact} | {_what(row)} | {'<br>'.join(filter(None, cells))} |"


def _what(row: Row) -> str:
    return f"{row.what}: **{_name(row.item)}**" if row.item else row.what


def _blocks(row: Row) -> Iterable[str]:
    """The long texts of a row, each in a block that opens."""
    for parts, of in ((row.parts, ""), (row.wording, ", its wording")):
        text = before_and_after(parts)
        if (of and parts) or len(text) >= MAX_CELL_CHARS:
            # GitHub reads a summary as HTML, not as Markdown.
            item = f": {html.escape(printable(row.item)).replace('@', '@&#8203;')}" if row.item else ""
            yield f"<details><summary>{row.what}{item}{of}</summary>\n\n{text}\n\n</details>\n"


def _name(text: str) -> str:
    """A name or other short text, cut off in case somebody made it very long."""
    return escaped(cut(text, MAX_NAME_CHARS))


def before_and_after(parts: Sequence[Part]) -> str:
    """The text before struck out and the text after in bold; an arrow where one replaces the other as a whole."""
    texts = [(part.status, "<br>".join(map(escaped, cut(part.text, MAX_PART_CHARS).split("\n")))) for part in parts]
    if len(texts) > MAX_PARTS:
        texts = [*texts[:MAX_PARTS], ("gap", "…")]
    if is_replacement(parts):
        return f"{texts[0][1]} → **{texts[1][1]}**"
    return " ".join({"removed": f"~~{text}~~", "added": f"**{text}**"}.get(status, text) for status, text in texts)
