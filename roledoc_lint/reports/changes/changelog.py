"""Changes as a fragment for a changelog in the style of Keep a Changelog: a line for each role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.changes.kinds.roles import ROLE
from roledoc_lint.reports.changes.inline_diff import is_replacement
from roledoc_lint.reports.changes.rows import ReportSection, Row, affected_roles, first, subjects
from roledoc_lint.reports.changes.sections import sections
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, cut, printable

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~$&]|(?<=:)/(?=/)|(?<=www)\.)")
HEADINGS = ("Added", "Changed", "Removed")
MAX_INLINE_CHARS = 60
"""How long a value may be to be shown in full."""

MAX_ROLES = 20
"""How many of the roles that have a change in common are named."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The roles that were added, changed and removed, each under its heading. Settings are left out."""
    entries: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    for section in sections(comparison):
        if section.rows[0].change.is_setting:  # nobody's role changes by it
            continue
        for heading, line in _entries(section):
            entries[heading].append(f"- {line}")
    blocks = ["\n".join([f"### {heading}", "", *lines]) for heading, lines in entries.items() if lines]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _entries(section: ReportSection) -> Iterator[tuple[str, str]]:
    """The lines of a role, of the catalogue, or of changes that several roles have in common."""
    if section.is_of_several_roles:
        yield from (("Changed", line) for line in _of_several(section.rows))
        return
    whole = {ROLE.added: "Added", ROLE.removed: "Removed"}
    for row in section.rows:
        if row.change.definition in whole:
            yield whole[row.change.definition], f"Role {_plain(section.title)}."
    rows = [row for row in section.rows if row.change.definition not in whole]
    if rows:
        phrases = [_phrase(row) for row in rows if row.impact is Impact.SUBSTANTIVE or not section.subject]
        others = Counter(row.what for row in rows if row.impact is not Impact.SUBSTANTIVE and section.subject)
        phrases += [what if number == 1 else f"{what} ({number} times)" for what, number in others.items()]
        yield "Changed", f"{_plain(section.title)}: {'; '.join(phrases)}."


def _of_several(rows: Iterable[Row]) -> Iterator[str]:
    """A line for each group of roles, with all that they have in common."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(subject.role for subject in subjects(row)), []).append(row)
    for roles, common in groups.items():
        number = counted(len(roles), "role")
        yield f"{number}: {'; '.join(map(_phrase, common))}. {_plain(first(roles, MAX_ROLES))}."


def _phrase(row: Row) -> str:
    """A change in a few words."""
    values = [_short(part.text) for part in row.parts if part.status in ("removed", "added")]
    what = f"{row.what}: {_plain(row.item)}" if row.item else row.what
    if row.change.affected:
        return f"{what} (affects {counted(len(affected_roles(row.change)), 'role')})"
    if is_replacement(row.parts):
        return f"{what} ({values[0]} → {values[1]})"
    return f"{what} ({values[0]})" if len(row.parts) == 1 else what


def _short(text: str) -> str:
    return _plain(cut(" ".join(text.split()), MAX_INLINE_CHARS))


def _plain(text: str) -> str:
    """Text in which nothing is read as Markdown markup."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("@", "@\u200b")
