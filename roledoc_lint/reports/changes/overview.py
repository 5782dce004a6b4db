"""A comparison in a few lines: the counts, the main changes across all roles, and notes on what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.comparison import Comparison, StaleApproval, Summary
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.priority import Priority, priority
from roledoc_lint.reports.changes.rows import (
    ReportSection,
    Row,
    section_title,
    short_value,
    start,
    subjects,
    what_and_roles,
)
from roledoc_lint.reports.changes.running_text import RunningText, is_in_text
from roledoc_lint.text.display import counted

MAX_HIGHLIGHTS = 15
"""How many changes an overview shows."""

MAX_INLINE_CHARS = 60
"""How long a value may be to be shown in an overview."""


class Highlight(NamedTuple):
    """A change that one or several roles have: what happened, to what, and the roles."""

    words: str
    value: str
    roles: tuple[str, ...]


class Overview(NamedTuple):
    """The main changes across all roles. Each list has the fields that readers look for first at its beginning."""

    different: list[Highlight]
    """What differs from a change that most roles have. All of it is shown, as it would be lost among them."""
    main: list[Highlight]
    """The other substantive changes."""
    common: list[Highlight]
    """The changes, of any impact but the least, that several roles have in common."""
    is_common_first: bool = False
    """Whether what several roles have in common is more important than the other substantive changes."""

    def lists(self, longest: int) -> list[tuple[str, list[Highlight], int]]:
        """The lists in the order in which they are read, each with its heading and how much of it is shown."""
        common = ("The same change in several roles", self.common, longest)
        main = ("Substantive changes in brief", self.main, longest)
        rest = [common, main] if self.is_common_first else [main, common]
        return [("Different from most roles", self.different, len(self.different)), *rest]


def overview(
    found: Sequence[ReportSection], texts: Mapping[str, RunningText], profile: Profile, *, alone: bool = False
) -> Overview:
    """The main changes of all roles. If they would be said twice, as there is one section, they are left out.

    `texts` are those of the roles that were rewritten, by path. `alone` says that nothing else shows the changes.
    """
    if len(found) < 2 and not alone:
        return Overview([], [], [])
    rows = [(section, row) for section in found if section.subject for row in section.rows if not _in_text(row, texts)]
    rewritten = [
        Highlight("role rewritten", texts[section.subject.path].kept, (start(section.title),))
        for section in found
        if section.subject and section.subject.path in texts
    ]
    different = [(section, row) for section, row in rows if row.differs and row.impact is not Impact.EDITORIAL]
    main = [(section, row) for section, row in rows if not row.differs and row.impact is Impact.SUBSTANTIVE]
    common = [row for section in found if section.is_of_several_roles for row in section.rows]
    best, best_common = (
        min((priority(row, profile) for row in some), default=None) for some in ([row for _, row in main], common)
    )
    return Overview(
        _joined(different, profile),
        [*rewritten, *_joined(main, profile)],
        [_of_several(row) for row in common if row.impact is not Impact.EDITORIAL],
        not rewritten and best_common is not None and (best is None or best_common < best),
    )


def _in_text(row: Row, texts: Mapping[str, RunningText]) -> bool:
    """Whether a row is part of the text of a rewritten role."""
    text = texts.get(row.change.subject.path) if row.change.subject else None
    return text is not None and is_in_text(row, text)


def _joined(rows: Iterable[tuple[ReportSection, Row]], profile: Profile) -> list[Highlight]:
    """Rows as highlights, one for those that look the same; the most important first, then those of most roles."""
    # Roles are kept by path, as two of them may have the same title.
    groups: dict[tuple[str, str], dict[str, str]] = {}
    places: dict[tuple[str, str], Priority] = {}
    for section, row in rows:
        key = (row.what, _in_few_words(row))
        groups.setdefault(key, {})[section.subject.path if section.subject else ""] = start(section.title)
        places.setdefault(key, priority(row, profile))
    ordered = sorted(groups, key=lambda key: (places[key], -len(groups[key])))
    return [Highlight(*key, tuple(groups[key].values())) for key in ordered]


def _of_several(row: Row) -> Highlight:
    return Highlight(what_and_roles(row), _in_few_words(row), tuple(subject.role for subject in subjects(row)))


def _in_few_words(row: Row) -> str:
    """The item, and its values if they are short, such as: Risk Management 3 → 5."""
    return " ".join(filter(None, (row.item, short_value(row, MAX_INLINE_CHARS))))


def warnings(found: Sequence[ReportSection]) -> list[str]:
    """The wording changes that a reader should look at closely, each with its role."""
    lines = []
    for section in found:
        for row in section.rows:
            if row.warning and row.impact is not Impact.SUBSTANTIVE:
                what = f"{row.what}: {row.item}" if row.item else row.what
                where = counted(len(subjects(row)), "role") if row.each else section.title
                lines.append(f"{what} — {row.warning.removeprefix('look closely: ')} — {where}")
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
    more = (
        f" and {len(roles) - MAX_HIGHLIGHTS:,} more (all are in --format json)" if len(roles) > MAX_HIGHLIGHTS else ""
    )
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
