"""Changes as a table for spreadsheets: one row a change."""

from __future__ import annotations

import csv
import io

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.reports.changes.rows import shown
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable

HEADERS = (
    "role", "job_title", "force", "impact", "kind", "what", "item", "before", "after", "touched", "path", "line",
    "fingerprint", "approved",
)  # fmt: skip

FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; some programs take the wide signs of other scripts for the same."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """A line of headings, and one a change."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([_cell(value) for value in _row(change)] for change in comparison.changes)
    return stream.getvalue()


def _row(change: Change) -> tuple[object, ...]:
    subject, place = change.subject, change.head or change.base
    whose = (subject.role, subject.job_title, subject.force) if subject else ("", "", "")
    what = (change.impact.word, change.kind, change.words, change.item, change.before, change.after)
    touched = " ".join(touched.subject.role for touched in change.affected)
    where = (place.path, place.line) if place else ("", "")
    return (*whose, *what, touched, *where, change.fingerprint, change.approved)


def _cell(value: object) -> str:
    """A value as a spreadsheet shows it: a text that begins like a formula is marked as text by an apostrophe."""
    text = "\n".join(printable(line) for line in shown(value).split("\n"))
    is_formula = not isinstance(value, int | float) and text.lstrip("→ \n").startswith(FORMULAS)
    return f"'{text}" if is_formula else text
