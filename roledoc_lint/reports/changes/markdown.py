"""Changes as Markdown, for a comment on a pull request or the summary of a CI job: counts, then a table a role."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds import LEGEND, Impact
from roledoc_lint.reports.changes.inline_diff import Part
from roledoc_lint.reports.changes.overview import MOST_GLANCES, Glance, at_a_glance, counts, to_look_at
from roledoc_lint.reports.changes.rows import ReportSection, Row, named, sections, touches
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, cut, printable

MAX_COMMENT_CHARS = 60_000
"""How many characters a report may have: GitHub takes a comment of at most 65,536."""

LONGEST_NAME = 300
"""How many characters of a name are told."""

LONGEST_SECTION = 30_000
"""How many characters the changes of one role may have."""

LONGEST_PART, MOST_PARTS = 4000, 100
"""How many characters of a stretch of text are told, and how many stretches of one."""

MAX_CELL_CHARS = 300
"""From how many characters on a text stands below the table, in a block that opens."""

MOST_ROLES = 20
"""How many of the roles that have a change in common, or that one of the catalogue touches, are named."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A heading, the counts, what the impacts mean, and the tables; cut off between two roles where it is too long."""
    found = sections(comparison)
    text = _head(comparison) + _glance(found)
    parts = [_section(section) for section in found]
    for number, part in enumerate(parts):
        if len(text) + len(part) > MAX_COMMENT_CHARS:
            left = counted(len(parts) - number, "more section")
            return f"{text}… and {left}: this report is cut off. `roledoc-lint diff` shows all of it.\n"
        text += part
    return text


def render_summary(comparison: Comparison, options: RenderOptions) -> str:
    """The counts, and how many changes of each impact each role has."""
    impacts = sorted(Impact, reverse=True)
    lines = [f"| role | {' | '.join(impact.word for impact in impacts)} |", f"|---|{'---:|' * len(impacts)}"]
    for section in sections(comparison):
        found = section.numbers()
        numbers = [str(found[impact] or "") for impact in impacts]
        lines.append(f"| {_name(named(section.subject))} | {' | '.join(numbers)} |")
    return _head(comparison) + ("\n".join(lines) + "\n" if len(lines) > 2 else "")


def _head(comparison: Comparison) -> str:
    first, *others = counts(comparison)
    lines = ["## What changes in the role profiles", "", f"**{escaped(first)}**  "]
    lines += [f"{_name(line)}  " for line in others[:MOST_GLANCES]]
    lines += [f"from {escaped(comparison.base)} to {escaped(comparison.head)}", ""]
    if comparison.changes:
        lines += [*(f"- *{impact.word}*: {words}" for impact, words in LEGEND.items()), ""]
    return "\n".join(lines) + "\n"


def _glance(found: Sequence[ReportSection]) -> str:
    """The substantive changes of all roles in a few lines, where there is more than one role."""
    glances = at_a_glance(found)
    if len(found) < 2:
        return ""
    close = [f"- {_name(line)}" for line in to_look_at(found)]
    return _list("Substantive changes at a glance", [_glanced(glance) for glance in glances]) + _list(
        "Wording to look at closely", close
    )


def _list(heading: str, lines: Sequence[str]) -> str:
    """Some lines under a heading, the first of them."""
    more = [f"- … and {len(lines) - MOST_GLANCES:,} more"] if len(lines) > MOST_GLANCES else []
    return "\n".join([f"**{heading}**", "", *lines[:MOST_GLANCES], *more, ""]) + "\n" if lines else ""


def _glanced(glance: Glance) -> str:
    value = f": **{_name(glance.value)}**" if glance.value else ""
    more = f" and {len(glance.roles) - MOST_ROLES:,} more" if len(glance.roles) > MOST_ROLES else ""
    roles = ", ".join(_name(role) for role in glance.roles[:MOST_ROLES])
    return f"- {glance.words}{value} — {roles}{more}"


def _section(section: ReportSection) -> str:
    lines = [f"### {_name(named(section.subject))}", ""]
    if section.subject:
        lines += [" · ".join(_name(text) for text in (section.subject.force, section.subject.path) if text), ""]
    rows = list(_within(section.rows))
    lines += ["| impact | change | from → to |", "|---|---|---|", *map(_row, rows), ""]
    lines += [block for row in rows for block in _blocks(row)]
    left = sum(row.number for row in section.rows[len(rows) :])
    return "\n".join([*lines, *([f"… and {counted(left, 'more change')}.", ""] if left else [])]) + "\n"


def _within(rows: Iterable[Row]) -> Iterator[Row]:
    """The first rows, as many as one section may have characters for."""
    length = 0
    for row in rows:
        length += len(_row(row)) + sum(map(len, _blocks(row)))
        if length > LONGEST_SECTION:
            return
        yield row


def _row(row: Row) -> str:
    impact = f"**{row.impact.word}**" if row.impact is Impact.SUBSTANTIVE else row.impact.word
    cells = [_told(row.parts) if len(_told(row.parts)) < MAX_CELL_CHARS else "*the text is below*"]
    if row.wording:
        cells.append("*its wording is below*")
    if row.change.affected:
        cells.append(_name(touches(row, MOST_ROLES)))
    cells += [f"*{escaped(text)}*" for text in (row.note, row.approval) if text]
    return f"| {impact} | {_what(row)} | {'<br>'.join(filter(None, cells))} |"


def _what(row: Row) -> str:
    return f"{row.what}: **{_name(row.item)}**" if row.item else row.what


def _blocks(row: Row) -> Iterable[str]:
    """The long texts of a row, each in a block that opens."""
    for parts, of in ((row.parts, ""), (row.wording, ", its wording")):
        text = _told(parts)
        if (of and parts) or len(text) >= MAX_CELL_CHARS:
            # Here GitHub reads HTML, not Markdown.
            item = f": {html.escape(printable(row.item)).replace('@', '@&#8203;')}" if row.item else ""
            yield f"<details><summary>{row.what}{item}{of}</summary>\n\n{text}\n\n</details>\n"


def _name(text: str) -> str:
    """A name, or another short text, that may be as long as somebody likes."""
    return escaped(cut(text, LONGEST_NAME))


def _told(parts: Iterable[Part]) -> str:
    """What was, struck out, and what is now, in bold; one value in place of another with an arrow between."""
    texts = [(part.sign, "<br>".join(map(escaped, cut(part.text, LONGEST_PART).split("\n")))) for part in parts]
    if len(texts) > MOST_PARTS:
        texts = [*texts[:MOST_PARTS], ("gap", "…")]
    if [sign for sign, _ in texts] == ["removed", "added"]:
        return f"{texts[0][1]} → **{texts[1][1]}**"
    return " ".join({"removed": f"~~{text}~~", "added": f"**{text}**"}.get(sign, text) for sign, text in texts)
