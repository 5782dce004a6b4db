"""Changes as a table for spreadsheets: one row for each change."""

from __future__ import annotations

import csv
import io

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.value_text import value_text
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable

HEADERS = (
    "impact", "kind", "what", "item", "before", "after", "touched", "path", "line", "fingerprint", "approved",
    "attention", "attention_reasons",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"

FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with. Some programs also accept the wide characters of other scripts."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A line of headings, and one line for each change. It begins with the mark by which Excel recognises UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    profile = comparison.profile
    writer.writerow(("role", profile.whole.title or "title", profile.whole.organisation or "organisation", *HEADERS))
    for change in comparison.changes:
        writer.writerow([_cell(value, profile, change.pointer) for value in _row(change)])
    return BYTE_ORDER_MARK + stream.getvalue()


def _row(change: Change) -> tuple[object, ...]:
    subject, location = change.subject, change.head or change.base
    role = (subject.role, subject.title, subject.organisation) if subject else ("", "", "")
    what = (change.impact.word, change.kind, change.words, change.item, change.before, change.after)
    affected = " ".join(role.subject.role for role in change.affected)
    where = (location.path, location.line) if location else ("", "")
    attention = (bool(change.attention), "\n".join(change.attention))
    return (*role, *what, affected, *where, change.fingerprint, change.approved, *attention)


def _cell(value: object, profile: Profile, pointer: str) -> str:
    """A value as a spreadsheet shows it. Text that begins like a formula gets an apostrophe before it."""
    text = "\n".join(printable(line) for line in value_text(value, profile, pointer).split("\n"))
    is_formula = not isinstance(value, int | float) and text.lstrip("→ \n\xa0").startswith(FORMULAS)
    return f"'{text}" if is_formula else text
