"""Changes as Markdown, for a comment on a pull request or the summary of a CI job."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import LEGEND, Impact
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.inline_diff import Part, is_replacement, lines
from roledoc_lint.reports.changes.overview import MAX_HIGHLIGHTS, Highlight, counts, overview, warnings
from roledoc_lint.reports.changes.rows import (
    NOT_YET_APPROVED,
    WHERE_ALL_ARE,
    ReportSection,
    Row,
    affected_text,
    role_names,
    shared_text,
    short_value,
    what_and_roles,
)
from roledoc_lint.reports.changes.running_text import RunningText, is_in_text, running_texts
from roledoc_lint.reports.changes.sections import sections
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, cut, printable

MAX_COMMENT_CHARS = 60_000
"""How many characters a report may have: GitHub takes a comment of at most 65,536."""

MAX_OVERVIEW_CHARS = 20_000
"""How many characters of them the main changes may have, of which what differs from most roles is never cut before."""

MAX_NAME_CHARS = 300
"""How many characters of a name are shown."""

MAX_SECTION_CHARS = 30_000
"""How many characters the changes of one role may have."""

MAX_BRIEF_CHARS = 250
"""How long the line of a role may be that has no space for a table: 200 of them fit into a comment."""

MAX_PART_CHARS, MAX_PARTS = 4000, 100
"""How many characters of each piece of text are shown, and how many pieces of one text."""

MAX_CELL_CHARS = 300
"""How long text in the table may be; longer text is below the table, in a block that opens."""

MAX_BRIEF_VALUE = 60
"""How long values in such a line may be."""

MAX_NOTES = 15
"""How many notes are shown, such as approvals that do not match any change."""

MAX_ROLES = 20
"""How many of the roles that have a change in common, or that a change of the catalogue affects, are named."""

MAX_ALL_ROLES = 300
"""How many of them are named in a block that opens."""

BRIEF_HEADING = "### More roles, in brief\n\n"
NOT_ALL = "This report is too long for one comment: `roledoc-lint diff` shows all of it.\n"


class _Piece(NamedTuple):
    """A section of the report, and a line in its place where there is no space for it."""

    whole: str
    brief: str


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The counts, the main changes, and a table for each role; a line for each for which there is no space."""
    found = sections(comparison)
    texts = running_texts(comparison)
    head = _head(comparison) + _overview(found, texts, comparison.profile)
    pieces = [_Piece(_section(section, texts), _brief(section, texts)) for section in found]
    return head + "".join(_fitted(pieces, MAX_COMMENT_CHARS - len(head) - len(BRIEF_HEADING) - 2 * len(NOT_ALL)))


def _fitted(pieces: Sequence[_Piece], space: int) -> Iterator[str]:
    """The sections for which there is space. Each of the others has a line, as long as there is space for that."""
    needed = sum(len(piece.brief) for piece in pieces)
    in_brief = 0
    for number, piece in enumerate(pieces):
        needed -= len(piece.brief)
        is_whole = len(piece.whole) + needed <= space
        if not is_whole and len(piece.brief) > space:
            yield f"\n… and {counted(len(pieces) - number, 'more section')}. {NOT_ALL}"
            return
        if not is_whole and not in_brief:
            yield BRIEF_HEADING
        in_brief += not is_whole
        text = piece.whole if is_whole else piece.brief
        space -= len(text)
        yield f"\n{text}" if is_whole and in_brief else text
    if in_brief:
        yield f"\n{counted(in_brief, 'section')} in brief. {NOT_ALL}"


def render_summary(comparison: Comparison, options: RenderOptions) -> str:
    """The counts, the main changes, and how many changes of each impact each role has."""
    impacts = sorted(Impact, reverse=True)
    found = sections(comparison)
    text = _head(comparison) + _overview(found, running_texts(comparison), comparison.profile, alone=True)
    lines = [f"| role | {' | '.join(impact.word for impact in impacts)} |", f"|---|{'---:|' * len(impacts)}"]
    length = len(text) + len(NOT_ALL)
    for number, section in enumerate(found):
        numbers = [str(section.numbers()[impact] or "") for impact in impacts]
        lines.append(f"| {_name(section.title)} | {' | '.join(numbers)} |")
        length += len(lines[-1]) + 1
        if length > MAX_COMMENT_CHARS:
            lines[-1:] = ["", f"… and {counted(len(found) - number, 'more section')}. {NOT_ALL.rstrip()}"]
            break
    return text + ("\n".join(lines) + "\n" if len(lines) > 2 else "")


def _head(comparison: Comparison) -> str:
    first_line, *others = counts(comparison)
    lines = ["## What changes in the role profiles", "", f"**{escaped(first_line)}**  "]
    lines += [f"{_name(line)}  " for line in others[:MAX_NOTES]]
    if len(others) > MAX_NOTES:
        lines.append(f"… and {counted(len(others) - MAX_NOTES, 'more note')}: `roledoc-lint diff` shows all of them  ")
    lines += [escaped(comparison.description), ""]
    if comparison.changes:
        lines += [*(f"- *{impact.word}*: {words}" for impact, words in LEGEND.items()), ""]
    return "\n".join(lines) + "\n"


def _overview(
    found: Sequence[ReportSection], texts: Mapping[str, RunningText], profile: Profile, *, alone: bool = False
) -> str:
    """The main changes of all roles in a few lines."""
    lists = overview(found, texts, profile, alone=alone).lists(MAX_HIGHLIGHTS)
    close = [f"- {_name(line)}" for line in warnings(found)] if len(found) > 1 or alone else []
    text = "".join(_list(heading, list(map(_highlight, found)), longest) for heading, found, longest in lists)
    return text + _list("Wording to look at closely", close, MAX_HIGHLIGHTS)


def _list(heading: str, lines: Sequence[str], longest: int) -> str:
    """The first of some lines under a heading, and how many more there are below; nothing if there are none."""
    shown, length = [], 0
    for line in lines[:longest]:
        length += len(line) + 1
        if length > MAX_OVERVIEW_CHARS:
            break
        shown.append(line)
    more = len(lines) - len(shown)
    rest = [f"- … and {more:,} more below"] if more else []
    return "\n".join([f"**{heading}**", "", *shown, *rest, ""]) + "\n" if lines else ""


def _highlight(highlight: Highlight) -> str:
    value = f": **{_name(highlight.value)}**" if highlight.value else ""
    return f"- {_name(highlight.words)}{value} — {_first(highlight.roles)}"


def _first(roles: Sequence[str]) -> str:
    """The first of some roles, and how many more there are."""
    more = len(roles) - MAX_ROLES
    return ", ".join(map(_name, roles[:MAX_ROLES])) + (f" and {more:,} more, below" if more > 0 else "")


def _section(section: ReportSection, texts: Mapping[str, RunningText]) -> str:
    lines = [f"### {_name(section.title)}", ""]
    if section.subject:
        lines += [" · ".join(_name(text) for text in (section.subject.organisation, section.subject.path) if text), ""]
    text = texts.get(section.subject.path) if section.subject else None
    rows = section.rows
    if text:
        lines += [f"**Rewritten: {_name(text.kept)}**", "", *_running_text(text), ""]
        rows = [row for row in rows if row.approval.startswith(NOT_YET_APPROVED) or not is_in_text(row, text)]
    shown = list(_within(rows))
    if shown:
        lines += ["| impact | change | from → to |", "|---|---|---|", *map(_row, shown), ""]
    lines += [block for row in shown for block in _blocks(row)]
    more = sum(row.number for row in rows[len(shown) :])
    if more:
        lines += [f"… and {counted(more, 'more change')}: `roledoc-lint diff` shows all of them.", ""]
    if section.shared:
        lines += [_name(shared_text(section)), ""]
    return "\n".join(lines) + "\n"


def _brief(section: ReportSection, texts: Mapping[str, RunningText]) -> str:
    """A section in one line: the first of its changes, and how many more there are."""
    line = f"- **{_name(section.title)}**:"
    text = texts.get(section.subject.path) if section.subject else None
    line += f" rewritten: {_name(text.kept)};" if text else ""
    left = sum(row.number for row in section.rows)
    for row in section.rows:
        value = short_value(row, MAX_BRIEF_VALUE)
        phrase = f" {_what(row)}{f' ({_name(value)})' if value else ''};"
        if line[-1] != ":" and len(line) + len(phrase) > MAX_BRIEF_CHARS:
            break
        line += phrase
        left -= row.number
    return line.rstrip(";") + (f"; {counted(left, 'more change')}\n" if left else "\n")


def _running_text(text: RunningText) -> Iterator[str]:
    """The texts of a rewritten role in reading order."""
    length = 0
    for heading, paragraphs in text.passages:
        yield from (f"**{_name(heading)}**", "")
        for number, paragraph in enumerate(paragraphs):
            line = before_and_after(paragraph)
            length += len(line)
            if length > MAX_SECTION_CHARS:
                yield f"- … and {counted(len(paragraphs) - number, 'more paragraph')}: {WHERE_ALL_ARE}"
                break
            yield f"- {line}"
        yield ""


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
    if row.each:
        names = role_names(row)
        cells.append(f"in {', '.join(map(_name, names))}" if len(names) <= MAX_ROLES else "*the roles are below*")
    return f"| {impact} | {_what(row)} | {'<br>'.join(filter(None, cells))} |"


def _what(row: Row) -> str:
    what = what_and_roles(row)
    return f"{what}: **{_name(row.item)}**" if row.item else what


def _blocks(row: Row) -> Iterable[str]:
    """The long texts of a row, each in a block that opens."""
    for parts, of in ((row.parts, ""), (row.wording, ", its wording")):
        text = before_and_after(parts)
        if (of and parts) or len(text) >= MAX_CELL_CHARS:
            item = f": {_in_html(row.item)}" if row.item else ""
            yield f"<details><summary>{what_and_roles(row)}{item}{of}</summary>\n\n{text}\n\n</details>\n"
    names = role_names(row)
    if len(names) > MAX_ROLES:
        item = f": {_in_html(row.item)}" if row.item else ""
        some = _name_all(names)
        yield f"<details><summary>{what_and_roles(row)}{item}</summary>\n\n{some}\n\n</details>\n"


def _name_all(names: Sequence[str]) -> str:
    """All roles of a change, unless there are very many."""
    more = len(names) - MAX_ALL_ROLES
    return ", ".join(map(_name, names[:MAX_ALL_ROLES])) + (f" and {more:,} more ({WHERE_ALL_ARE})" if more > 0 else "")


def _in_html(text: str) -> str:
    """Text in a summary, which GitHub reads as HTML, not as Markdown."""
    return html.escape(printable(text)).replace("@", "@&#8203;")


def _name(text: str) -> str:
    """A name or other short text, cut off in case somebody made it very long."""
    return escaped(cut(text, MAX_NAME_CHARS))


def before_and_after(parts: Sequence[Part]) -> str:
    """The text before struck out and the text after in bold; an arrow where one replaces the other as a whole."""
    shown = list(parts[:MAX_PARTS])
    if len(parts) > MAX_PARTS:
        shown.append(Part("gap", f"… and {len(parts) - MAX_PARTS:,} more pieces ({WHERE_ALL_ARE})"))
    return "<br>".join(map(_line, lines(shown)))


def _line(parts: Sequence[Part]) -> str:
    texts = [(part.status, "<br>".join(map(escaped, cut(part.text, MAX_PART_CHARS).split("\n")))) for part in parts]
    if texts and texts[0][0] == "label":
        return " ".join(filter(None, (texts[0][1], _line(parts[1:]))))
    if is_replacement(parts):
        return f"{texts[0][1]} → **{texts[1][1]}**"
    return " ".join({"removed": f"~~{text}~~", "added": f"**{text}**"}.get(status, text) for status, text in texts)
