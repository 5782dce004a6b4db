"""A comparison in a few lines: the counts, what matters across all roles, and what there is to say beside that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roledoc_lint.changes.comparison import Comparison, Summary
from roledoc_lint.changes.kinds import Impact
from roledoc_lint.reports.changes.rows import ReportSection, Row, named, start
from roledoc_lint.text.display import counted

MOST_GLANCES = 15
"""How many changes are told at a glance."""

MAX_INLINE_CHARS = 60
"""Up to how many characters a value is told at a glance."""


class Glance(NamedTuple):
    """A substantive change that one or several roles have in common: in a few words, and the roles."""

    words: str
    value: str
    roles: tuple[str, ...]


def at_a_glance(found: Sequence[ReportSection]) -> list[Glance]:
    """The substantive changes across all roles, those of the most roles first."""
    groups: dict[tuple[str, str], dict[str, str]] = {}  # the names of roles by their paths: two may be called alike
    for section in found:
        for row in section.rows:
            if section.subject and row.impact is Impact.SUBSTANTIVE:
                roles = groups.setdefault((row.what, _in_few_words(row)), {})
                roles[section.subject.path] = start(named(section.subject))
    glances = [Glance(what, value, tuple(roles.values())) for (what, value), roles in groups.items()]
    return sorted(glances, key=lambda glance: -len(glance.roles))


def _in_few_words(row: Row) -> str:
    """The item, and its values where they are short: Risk Management 3 → 5."""
    values = " → ".join(part.text for part in row.parts if part.sign in ("removed", "added"))
    return " ".join(filter(None, (row.item, values if len(values) <= MAX_INLINE_CHARS and "\n" not in values else "")))


def counts(comparison: Comparison) -> list[str]:
    """The counts in lines: of roles, of changes, and whatever else there is to say."""
    numbers = {impact.word: getattr(comparison.summary, impact.word) for impact in sorted(Impact, reverse=True)}
    changes = ", ".join(counted(number, f"{word} change") for word, number in numbers.items() if number)
    lines = [counted_roles(comparison.summary), changes or "no change", *notes(comparison)]
    return [line for line in lines if line]


def to_look_at(found: Sequence[ReportSection]) -> list[str]:
    """The wording changes that a reader should look at closely, each with its role."""
    lines = []
    for section in found:
        for row in section.rows:
            if row.note:
                what = f"{row.what}: {row.item}" if row.item else row.what
                lines.append(f"{what} — {row.note.removeprefix('look closely: ')} — {named(section.subject)}")
    return lines


def counted_roles(summary: Summary) -> str:
    """How many roles were added, removed, renamed and changed; nothing where none was."""
    numbers = {
        "added": summary.roles_added,
        "removed": summary.roles_removed,
        "renamed": summary.roles_renamed,
        "changed": summary.roles_changed,
    }
    return ", ".join(f"{counted(number, 'role')} {what}" for what, number in numbers.items() if number)


def notes(comparison: Comparison) -> list[str]:
    """What is not among the changes that are shown: files of another layout, lesser changes, needless approvals."""
    layout, left = len(comparison.formatting_only), comparison.left_out
    lines = [f"{counted(layout, 'file')} in which only wrapping, comments or order differ"] if layout else []
    lines += [f"{counted(left, 'change')} of less impact not shown"] if left else []
    waiting = sum(map(comparison.must_be_approved, comparison.changes))
    if waiting:
        how = "to approve one, add a line with the 12 characters, a colon and the reason to the file of --approvals"
        lines.append(f"{counted(waiting, 'change')} not yet approved: {how}")
    return [*lines, *(f"this approval matches no change, and can go: {name}" for name in comparison.unmatched)]
