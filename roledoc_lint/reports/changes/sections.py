"""The sections of a report: the same change of many roles is one row, and what differs from it comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from roledoc_lint.changes.change import RoleRef
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.priority import field_of, priority, priority_of_role
from roledoc_lint.reports.changes.rows import NOT_YET_APPROVED, ReportSection, Row, ungrouped

MIN_ROLES = 3
"""From how many roles on the same change is one row: two are read as quickly one after the other."""

_OF_ONE_ROLE = frozenset(kind.name for group in (ROLE, FILE) for kind in members(group))
"""The kinds of change that say nothing of other roles, whatever their values are."""


def sections(comparison: Comparison) -> list[ReportSection]:
    """Configuration and catalogue, then what each role has for itself, then what several roles have in common.

    Roles and rows are in the order in which they are read: what differs from many other roles, then by impact.
    """
    profile = comparison.profile
    found = ungrouped(comparison)
    common = _common_rows(found)
    of_roles = [parted for section in found if section.subject and (parted := _parted(section, common)).rows]
    usual = _usual_places(common.values(), of_roles, profile)
    of_roles = [_in_order(section, usual, profile) for section in of_roles]
    rows = sorted(common.values(), key=lambda row: (priority(row, profile), -len(row.each)))
    return [
        *(section for section in found if not section.subject),
        *sorted(of_roles, key=lambda section: priority_of_role(section, profile)),
        *([ReportSection(None, rows)] if rows else []),
    ]


def _common_rows(found: Iterable[ReportSection]) -> dict[Hashable, Row]:
    """The changes that several roles have in common, each as one row."""
    groups: dict[Hashable, list[tuple[RoleRef, Row]]] = {}
    for section in found:
        for row in section.rows:
            if section.subject and row.change.kind not in _OF_ONE_ROLE:
                groups.setdefault(_key(row), []).append((section.subject, row))
    return {
        key: _joined([row for _, row in group])
        for key, group in groups.items()
        if len({subject.path for subject, _ in group}) >= MIN_ROLES
    }


def _key(row: Row) -> Hashable:
    """What is equal if a reader would see the same row in two roles, apart from the name for its approval."""
    is_waiting = row.approval.startswith(NOT_YET_APPROVED)
    return (
        row.change.kind,
        row.item,
        row.warning,
        row.parts,
        row.wording,
        row.number,
        "" if is_waiting else row.approval,
        is_waiting,
    )


def _joined(rows: Sequence[Row]) -> Row:
    """One row for the same row of several roles."""
    first = rows[0]
    return first._replace(
        number=sum(row.number for row in rows),
        each=tuple(row.change for row in rows),
        approval=NOT_YET_APPROVED if first.approval.startswith(NOT_YET_APPROVED) else first.approval,
    )


def _parted(section: ReportSection, common: Mapping[Hashable, Row]) -> ReportSection:
    """The section of a role with the rows that several roles have in common kept apart."""
    found = [(row, common.get(_key(row)) if row.change.kind not in _OF_ONE_ROLE else None) for row in section.rows]
    return section._replace(
        rows=[row for row, joined in found if joined is None], shared=tuple(joined for _, joined in found if joined)
    )


def _in_order(section: ReportSection, usual: frozenset[Hashable], profile: Profile) -> ReportSection:
    """The section with its rows in the order in which they are read."""
    rows = [row._replace(differs=not usual.isdisjoint(_places(row, profile))) for row in section.rows]
    return section._replace(rows=sorted(rows, key=lambda row: priority(row, profile)))


def _usual_places(common: Iterable[Row], of_roles: Iterable[ReportSection], profile: Profile) -> frozenset[Hashable]:
    """Where more roles have a change in common than have one of their own, which then differs from most."""
    in_common: Counter[Hashable] = Counter()
    for row in common:
        if row.impact is not Impact.EDITORIAL:
            in_common.update(dict.fromkeys(_places(row, profile), len(row.each)))
    own = Counter(place for section in of_roles for row in section.rows for place in _places(row, profile))
    return frozenset(place for place, number in in_common.items() if number > own[place])


def _places(row: Row, profile: Profile) -> Iterator[Hashable]:
    """What another change must have in common with this one so that a reader compares the two.

    That is the entry; of a list of paragraphs, the text before or after; of everything else, the field.
    """
    change, field = row.change, field_of(row.change)
    declared = profile.by_name.get(field)
    if change.kind in _OF_ONE_ROLE:
        return
    if not declared or declared.kind == "paragraphs":
        for side, value in (("before", change.before), ("after", change.after)):
            if isinstance(value, str):
                yield field, side, value
    else:
        yield field, change.item if declared.kind in ("entries", "records") else None
