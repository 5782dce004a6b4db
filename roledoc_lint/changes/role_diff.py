"""Two states of one role, compared field by field."""

from __future__ import annotations

from typing import TypeGuard

from roledoc_lint.changes import entry_diff as entries
from roledoc_lint.changes import rank_diff as ladders
from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds import FIELDS, noun
from roledoc_lint.changes.normalised_role import STANDARDS, Role, same
from roledoc_lint.changes.paragraph_diff import Paragraphs
from roledoc_lint.changes.recorder import ChangeRecorder, Operand, presence, verb
from roledoc_lint.model.fields import PARAGRAPH_FIELDS, SECTIONS
from roledoc_lint.model.labels import label
from roledoc_lint.text.json_pointer import escape

LISTS = (*SECTIONS, STANDARDS, *PARAGRAPH_FIELDS, *ladders.FIELDS)


def subject(role: Role) -> RoleRef:
    """How a report calls a role."""
    path = role.document.path
    return RoleRef(role.code or path, role.text("job_title") or "", role.text("force"), path)


def compare(base: Role, head: Role) -> list[Change]:
    """Every change between two states of a role, in the order of its fields."""
    recorder = ChangeRecorder(base, head)
    paragraphs = Paragraphs(recorder)
    for field in dict.fromkeys([*FIELDS, *base.values, *head.values]):
        if _differs(base, head, field):
            _field(recorder, paragraphs, field)
    paragraphs.record_the_rest()
    whose = subject(head)
    return [change._replace(subject=whose) for change in recorder.changes]


def _differs(base: Role, head: Role, field: str) -> bool:
    both = field in base.values, field in head.values
    return both[0] != both[1] or not same(base.values.get(field), head.values.get(field))


def _field(recorder: ChangeRecorder, paragraphs: Paragraphs, field: str) -> None:
    """Compare a field by what it holds in both states."""
    before, after = recorder.base.values.get(field, []), recorder.head.values.get(field, [])
    if field in SECTIONS and _are_entries(before, "name") and _are_entries(after, "name"):
        entries.compare_entries(recorder, field, before, after)
    elif field == STANDARDS and _are_entries(before, "code") and _are_entries(after, "code"):
        entries.compare_standards(recorder, before, after)
    elif field in PARAGRAPH_FIELDS and _are_texts(before) and _are_texts(after):
        paragraphs.compare(field, before, after)
    elif field in ladders.FIELDS and _are_texts(before) and _are_texts(after):
        ladders.compare(recorder, field, before, after)
    else:
        _whole(recorder, field)


def _whole(recorder: ChangeRecorder, field: str) -> None:
    """Compare a field as a whole. One that is not what it should be is told as one that the table does not know."""
    before, after = (
        Operand(f"/{escape(field)}" if field in role.values else None, role.values.get(field))
        for role in (recorder.base, recorder.head)
    )
    is_text = field not in LISTS and all(isinstance(side.value, str | None) for side in (before, after))
    name = noun(field) if is_text else "field"
    what = presence(before, after)
    what = verb(name, before.value, after.value) if what == "changed" else what
    recorder.record(f"{name}-{what}", before, after, label(field) if name == "field" else None)


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_entries(value: object, named: str) -> TypeGuard[list[dict[str, object]]]:
    """Whether these are entries that have a name."""
    return isinstance(value, list) and all(
        isinstance(item, dict) and isinstance(item.get(named), str) for item in value
    )
