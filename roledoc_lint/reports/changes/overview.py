"""A comparison in a few lines: the counts, the main changes across all roles, and notes on what is not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.comparison import Comparison, StaleApproval, Summary
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.reports.changes.rows import ReportSection, Row, section_title, start
from roledoc_lint.text.display import counted

MAX_HIGHLIGHTS = 15
"""How many changes an overview shows."""

MAX_INLINE_CHARS = 60
"""How long a value may be to be shown in an overview."""


class Highlight(NamedTuple):
    """A substantive change that one or several roles have in common: what happened, to what, and the roles."""

    words: str
    value: str
    roles: tuple[str, ...]


def highlights(found: Sequence[ReportSection]) -> list[Highlight]:
    """The substantive changes across all roles, those of the most roles first."""
    # Roles are kept by path, as two of them may have the same title.
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for section in found:
        for row in section.rows:
            if section.subject and row.impact is Impact.SUBSTANTIVE:
                roles = groups.setdefault((row.what, _in_few_words(row)), {})
                roles[section.subject.path] = start(section.title)
    grouped = [Highlight(what, value, tuple(roles.values())) for (what, value), roles in groups.items()]
    return sorted(grouped, key=lambda highlight: -len(highlight.roles))


def _in_few_words(row: Row) -> str:
    """The item, and its values if they are short, such as: Risk Management 3 → 5."""
    values = " → ".join(part.text for part in row.parts if part.status in ("removed", "added"))
    return " ".join(filter(None, (row.item, values if len(values) <= MAX_INLINE_CHARS and "\n" not in values else "")))


def warnings(found: Sequence[ReportSection]) -> list[str]:
    """The wording changes that a reader should look at closely, each with its role."""
    lines = []
    for section in found:
        for row in section.rows:
            if row.warning and row.impact is not Impact.SUBSTANTIVE:
                what = f"{row.what}: {row.item}" if row.item else row.what
                lines.append(f"{what} — {row.warning.removeprefix('look closely: ')} — {section.title}")
    return lines


def counts(comparison: Comparison) -> list[str]:
    """The counts in lines: of roles, of changes, and the notes."""
    numbers = {impact.word: getattr(comparison.summary, impact.word) for impact in sorted(Impact, reverse=True)}
    changes = ", ".join(counted(number, f"{word} change") for word, number in numbers.items() if number)
    has_notes = comparison.not_compared or comparison.remarks
    nothing = "no change in what was compared" if has_notes else "no change"
    lines = [counted_roles(comparison.summary), changes or nothing, *notes(comparison)]
    return [line for line in lines if line]


def counted_roles(summary: Summary) -> str:
    """How many roles were added, removed, renamed and changed; empty if none was."""
    numbers = {
        "added": summary.roles_added,
        "removed": summary.roles_removed,
        "renamed": summary.roles_renamed,
        "changed": summary.roles_changed,
    }
    return ", ".join(f"{counted(number, 'role')} {what}" for what, number in numbers.items() if number)


def _undated(comparison: Comparison) -> list[str]:
    """The roles with a substantive change whose date of change is not newer."""
    roles, field = comparison.undated, comparison.profile.by_name.get(comparison.profile.date_of_change)
    if not roles or not field:
        return []
    more = f" and {len(roles) - MAX_HIGHLIGHTS:,} more" if len(roles) > MAX_HIGHLIGHTS else ""
    names = ", ".join(section_title(role) for role in roles[:MAX_HIGHLIGHTS])
    verb = "has" if len(roles) == 1 else "have"
    return [
        f"{counted(len(roles), 'role')} {verb} a substantive change without a newer {field.in_report}: {names}{more}"
    ]


def notes(comparison: Comparison) -> list[str]:
    """What the changes shown leave out: what was not compared, formatting, lesser changes, unused approvals."""
    formatting, hidden = len(comparison.formatting_only), comparison.left_out
    lines = [*comparison.not_compared, *comparison.remarks]
    lines += [f"{counted(formatting, 'file')} with changes only to wrapping, comments or order"] if formatting else []
    lines += _undated(comparison)
    lines += [f"{counted(hidden, 'change')} of less impact not shown"] if hidden else []
    waiting = sum(map(comparison.must_be_approved, comparison.changes))
    if waiting:
        how = "to approve one, add a line to your --approvals file: its 12 characters, a colon, a space and the reason"
        how += "; --format approvals writes the lines"
        lines.append(f"{counted(waiting, 'change')} not yet approved: {how}")
    described = {approval.fingerprint: approval for approval in comparison.stale if approval.given_for}
    return [*lines, *(_stale(name, described.get(name)) for name in comparison.unmatched)]


def _stale(name: str, approval: StaleApproval | None) -> str:
    """An approval that matches no change: what it was given for, and what there is now."""
    if approval is None:
        return f"this approval does not match any change, you can delete it: {name}"
    given, now = approval.given_for, approval.now
    what = ", ".join(given[key] for key in ("role", "change", "item") if key in given)
    if not now:
        return f"this approval does not match any change, you can delete it: {name} ({what}: {_values(given)})"
    return (
        f"the approval {name} ({what}) was given for {_values(given)}, and now it is {_values(now)}: approve that as "
        f"{approval.now_fingerprint}, and delete the old line"
    )


def _values(described: Mapping[str, str]) -> str:
    """The values before and after, such as: 3 → 5."""
    return f"{described.get('before', 'nothing')} → {described.get('after', 'nothing')}"
