"""A comparison as the reports for people show it: sections for configuration, catalogue and each role, with rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from roledoc_lint.changes.change import Change, Location, RoleRef
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.kind import Impact, Values
from roledoc_lint.changes.kinds.others import UNKNOWN_FIELD
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.data_diff import compared
from roledoc_lint.reports.changes.inline_diff import Part, is_replacement, marked, replaced
from roledoc_lint.reports.changes.value_text import field_at, value_text
from roledoc_lint.text.display import counted

MAX_LISTED_MOVES = 3
"""Up to how many moved items of a list have a row each."""

NOT_YET_APPROVED = "not yet approved"

WHERE_ALL_ARE = "all are in --format html"
"""Where the rest of a shortened list is, for reports that are not the page."""

MAX_SHARED = 5
"""How many changes that several roles have in common are named with each role; they are listed below the roles."""

MAX_START_WORDS = 12
"""How many words of a paragraph are shown where it is only named."""


_UNDECLARED = frozenset(kind.name for kind in members(UNKNOWN_FIELD))


class Row(NamedTuple):
    """One change: what happened to what, with the texts before and after."""

    impact: Impact
    what: str
    item: str
    parts: tuple[Part, ...]
    """What was removed, what was added, and what is the same."""
    wording: tuple[Part, ...]
    """How the wording of an entry changed together with its level."""
    change: Change
    approval: str = ""
    """Why it was approved, or how it can be."""
    number: int = 1
    """How many changes the row stands for."""
    each: tuple[Change, ...] = ()
    """The changes of all roles, where the row stands for a change that several roles have in common."""
    differs: bool = False
    """Whether many other roles have another change in its place."""

    @property
    def warning(self) -> str:
        """What a reader should look at closely; else nothing."""
        return f"look closely: {'; '.join(self.change.attention)}" if self.change.attention else ""


class ReportSection(NamedTuple):
    """The rows of one role, the most important first; or those of the configuration, the catalogue or several roles."""

    subject: RoleRef | None
    rows: list[Row]
    shared: tuple[Row, ...] = ()
    """The rows of this role that are below the roles, as several roles have them in common."""

    @property
    def is_of_several_roles(self) -> bool:
        """Whether each row is a change that several roles have in common."""
        return bool(self.rows) and bool(self.rows[0].each)

    @property
    def title(self) -> str:
        if self.is_of_several_roles:
            return "The same change in several roles"
        is_settings = bool(self.rows) and self.rows[0].change.is_setting
        return "The configuration" if is_settings else section_title(self.subject)

    def numbers(self) -> Counter[Impact]:
        """How many changes there are of each impact."""
        return numbers(self.rows)


def section_title(subject: RoleRef | None) -> str:
    """What a report calls a role; without a role, the catalogue."""
    if subject is None:
        return "The catalogue"
    if subject.role == subject.path:
        return subject.title or subject.path
    # A title can be part of what identifies a role.
    return subject.role if f", {subject.title}," in f", {subject.role}," else f"{subject.role} {subject.title}"


def numbers(rows: Iterable[Row]) -> Counter[Impact]:
    """How many changes of each impact these rows stand for."""
    found: Counter[Impact] = Counter()
    for row in rows:
        found[row.impact] += row.number
    return found


def ungrouped(comparison: Comparison) -> list[ReportSection]:
    """The changes by role, in the order of the comparison, with a row for each."""
    groups = groupby(comparison.changes, key=lambda change: (change.is_setting, change.subject))
    return [ReportSection(subject, list(_rows(comparison, list(changes)))) for (_, subject), changes in groups]


def _rows(comparison: Comparison, changes: Sequence[Change]) -> Iterator[Row]:
    """One row for each change, but only one for a list in a new order, unless each must be approved."""
    moves: dict[str, list[Change]] = {}
    for change in changes:
        if change.definition.values is Values.POSITION and not comparison.must_be_approved(change):
            moves.setdefault(change.kind, []).append(change)
    grouped = {kind: moved for kind, moved in moves.items() if len(moved) > MAX_LISTED_MOVES}
    for change in changes:
        if change.kind not in grouped:
            yield _row(comparison, change)
        elif change is grouped[change.kind][0]:
            item = f"{len(grouped[change.kind]):,} are in a different order"
            yield Row(change.impact, change.words, item, (), (), change, number=len(grouped[change.kind]))


def _row(comparison: Comparison, change: Change) -> Row:
    wording = marked(change.wording.before or "", change.wording.after or "") if change.wording else []
    approval = f"approved: {change.approved}" if change.approved else ""
    if comparison.must_be_approved(change):
        approval = f"{NOT_YET_APPROVED}: {change.fingerprint}"
    return Row(
        change.impact,
        change.words,
        item_of(change),
        tuple(parts_of(change, comparison.profile)),
        tuple(wording),
        change,
        approval,
    )


def item_of(change: Change) -> str:
    """What changed, by the name or the first words by which a reader knows it."""
    names_text = change.definition.values in (Values.POSITION, Values.FIELD)
    return start(change.item or "") if names_text else change.item or ""


def start(text: str) -> str:
    """The first words of text, by which a reader knows it."""
    words = text.split()
    return " ".join(words[:MAX_START_WORDS]) + (" …" if len(words) > MAX_START_WORDS else "")


def parts_of(change: Change, profile: Profile) -> list[Part]:
    """The values before and after, with what differs in text."""
    before, after = change.before, change.after
    match change.definition.values:
        case Values.TEXT if isinstance(before, str) and isinstance(after, str):
            return marked(before, after)
        case Values.PARTS:
            return marked(*("\n".join(side) if isinstance(side, list) else str(side) for side in (before, after)))
        case Values.ENTRY:
            texts = _place(before, change.base, profile), _place(after, change.head, profile)
        case Values.DATA if change.kind in _UNDECLARED:
            return compared(before, after)
        case Values.FIELD:
            texts = label(str(before), profile), label(str(after), profile)
        case Values.POSITION:
            texts = f"position {before}", f"position {after}"
        case Values.PROBLEM:
            texts = _problem(before, change.base, profile), _problem(after, change.head, profile)
        case _:
            texts = value_text(before, profile, change.pointer), value_text(after, profile, change.pointer)
            if (
                texts[0] and texts[0] == texts[1]
            ):  # 3 and "3" are different where nothing is declared: the report says how
                texts = json.dumps(before, ensure_ascii=False), json.dumps(after, ensure_ascii=False)
    return replaced(*texts)


def _place(value: object, location: Location | None, profile: Profile) -> str:
    """Where a paragraph is, or an entry with its level."""
    field = field_at(location.pointer, profile) if location else None
    if not field:
        return ""
    name = label(field.name, profile)
    level = value.get(field.level) if isinstance(value, dict) else None
    return f"{name}, level {level}" if level is not None else name


def _problem(value: object, location: Location | None, profile: Profile) -> str:
    """Why a file cannot be read, with the line; or what is in it."""
    return f"line {location.line}: {value}" if isinstance(value, str) and location else value_text(value, profile)


def affected_roles(change: Change) -> list[str]:
    """The roles that a change of the catalogue affects, each once."""
    return list(dict.fromkeys(role.subject.role for role in change.affected))


def affected_text(row: Row, max_names: int) -> str:
    """How many roles a change of the catalogue affects, and the first of them."""
    names = affected_roles(row.change)
    return f"affects {counted(len(names), 'role')}: {first(names, max_names)}"


def first(names: Sequence[str], longest: int) -> str:
    """The first of some names, and how many more there are and where."""
    more = len(names) - longest
    return ", ".join(names[:longest]) + (f" and {more:,} more ({WHERE_ALL_ARE})" if more > 0 else "")


def short_value(row: Row, longest: int) -> str:
    """The value of a row, or the one before and the one after, on one line; empty if that is longer than asked for."""
    texts = [part.text for part in row.parts]
    if len(texts) != 1 and not is_replacement(row.parts):
        return ""
    value = " → ".join(texts)
    return value if len(value) <= longest and "\n" not in value else ""


def subjects(row: Row) -> list[RoleRef]:
    """The roles that have a change in common, each once."""
    return list(dict.fromkeys(change.subject for change in row.each if change.subject))


def what_and_roles(row: Row) -> str:
    """What happened; of a change that several roles have in common, in how many: 200 roles: band raised."""
    return f"{counted(len(subjects(row)), 'role')}: {row.what}" if row.each else row.what


def role_names(row: Row) -> list[str]:
    """The roles of a change that several have in common; where it must be approved, each with its fingerprint."""
    if row.approval != NOT_YET_APPROVED:
        return [subject.role for subject in subjects(row)]
    return [f"{change.subject.role} ({change.fingerprint})" for change in row.each if change.subject]


def shared_text(section: ReportSection) -> str:
    """What else a role has, as several other roles do; empty if that is nothing."""
    if not section.shared:
        return ""
    whats = [f"{row.what}: {row.item}" if row.item else row.what for row in section.shared]
    more = len(whats) - MAX_SHARED
    others = f" and {more:,} more" if more > 0 else ""
    return f"Below, as in several roles: {'; '.join(whats[:MAX_SHARED])}{others}"
