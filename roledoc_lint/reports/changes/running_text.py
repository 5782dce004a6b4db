"""The texts of a role that was rewritten, in reading order: what stays, what went and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import Values
from roledoc_lint.changes.rewritten import Rewritten, RewrittenField
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.reports.changes.inline_diff import Part, bounded_differences, marked
from roledoc_lint.reports.changes.priority import field_of
from roledoc_lint.reports.changes.rows import Row


class Passage(NamedTuple):
    """The paragraphs of one field, those of both states in one sequence."""

    heading: str
    paragraphs: list[tuple[Part, ...]]


class RunningText(NamedTuple):
    """A rewritten role: how much of each field was kept, and its texts."""

    kept: str
    passages: list[Passage]
    fields: frozenset[str]
    """The fields that the passages are of."""


def running_texts(comparison: Comparison) -> dict[str, RunningText]:
    """The texts of the roles that were rewritten, by the paths of these roles."""
    profile = comparison.profile
    return {role.subject.path: _running_text(role, profile) for role in comparison.rewritten}


def _running_text(role: Rewritten, profile: Profile) -> RunningText:
    kept = ", ".join(_kept(field, profile) for field in role.fields if field.before)
    passages = [Passage(_heading(field.field, profile), list(_paragraphs(field))) for field in role.fields]
    return RunningText(kept, passages, frozenset(field.field for field in role.fields))


def is_in_text(row: Row, text: RunningText) -> bool:
    """Whether the text shows a change, and no more need be said of it."""
    shown = row.change.definition.values in (Values.DATA, Values.TEXT, Values.POSITION)
    return shown and not row.warning and field_of(row.change) in text.fields


def _kept(field: RewrittenField, profile: Profile) -> str:
    """How much of a field was kept, such as: 2 of 20 duties kept."""
    declared = profile.by_name[field.field]
    if declared.kind == "text":
        return f"{declared.in_report} {'kept' if field.kept else 'replaced'}"
    number = len(field.before)
    return f"{field.kept:,} of {number:,} {declared.in_report if number == 1 else _plural(declared)} kept"


def _plural(field: Field) -> str:
    """The noun for several of a list: duties, though the list as a whole is called the key duties."""
    one = field.in_report
    several = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return several if field.plural_in_report.endswith(several) else field.plural_in_report


def _heading(field: str, profile: Profile) -> str:
    declared = profile.by_name[field]
    words = declared.in_report if declared.kind == "text" else declared.plural_in_report
    return words[:1].upper() + words[1:]


def _paragraphs(field: RewrittenField) -> Iterator[tuple[Part, ...]]:
    """The paragraphs of both states; those that went are where they were between those that stay."""
    before, after = field.before, field.after
    reworded = dict(field.reworded)
    # A paragraph that was reworded counts as the same while the two lists are put side by side.
    known = [after[reworded[place]] if place in reworded else text for place, text in enumerate(before)]
    old = new = 0
    for a, b, c, d in [*bounded_differences(known, after), (len(before), len(before), len(after), len(after))]:
        for one, other in zip(before[old:a], after[new:c], strict=True):
            yield (Part("same", other),) if one == other else tuple(marked(one, other))
        yield from ((Part("removed", text),) for text in before[a:b])
        yield from ((Part("added", text),) for text in after[c:d])
        old, new = b, d
