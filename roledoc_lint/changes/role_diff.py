"""Two states of one role, compared field by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.classify import Operand, presence, text_change
from roledoc_lint.changes.entry_diff import compare_entries
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import (
    EntryKinds,
    ParagraphKinds,
    RecordKinds,
    TextKinds,
    ValueKinds,
    WordsKinds,
)
from roledoc_lint.changes.kinds.others import UNKNOWN_FIELD
from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.normalised_role import Role, same
from roledoc_lint.changes.paragraph_diff import ParagraphComparison
from roledoc_lint.changes.record_diff import compare_records
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.text_similarity import is_retouched
from roledoc_lint.changes.value_diff import changed_value
from roledoc_lint.changes.words_diff import compare_words
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Field
from roledoc_lint.text.json_pointer import escape


def role_ref(role: Role) -> RoleRef:
    """What a report needs to name a role."""
    path, whole = role.document.path, role.profile.whole
    words = tuple((field, _words(role.values.get(field))) for field in role.profile.leading if field in role.values)
    return RoleRef(role.code or path, role.text(whole.title) or "", role.text(whole.organisation), path, words)


def _words(value: object) -> tuple[str, ...]:
    """The words of a field that holds one or several."""
    return tuple(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def compare_roles(base: Role, head: Role, kinds: DeclaredKinds, meaning: Meaning) -> list[Change]:
    """Every change between two states of a role, in the order of its fields."""
    recorder = ChangeRecorder(base, head, kinds, meaning)
    different = [
        field for field in dict.fromkeys([*kinds.fields, *base.values, *head.values]) if _differs(base, head, field)
    ]
    paragraphs = ParagraphComparison(recorder, _lists(recorder, different), _texts(recorder, different))
    for field in different:
        _compare_field(recorder, paragraphs, field)
    paragraphs.record_unmatched()
    role = role_ref(head)
    return [change._replace(subject=role) for change in recorder.changes]


def _lists(recorder: ChangeRecorder, fields: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
    """The lists of paragraphs that can be compared as such."""
    found = {}
    for field in fields:
        before, after = recorder.base.values.get(field, []), recorder.head.values.get(field, [])
        if isinstance(recorder.kinds.fields.get(field), ParagraphKinds) and _are_texts(before) and _are_texts(after):
            found[field] = before, after
    return found


def _texts(recorder: ChangeRecorder, fields: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The texts that are not in a list, such as a purpose; empty where a state has none."""
    sides = recorder.base.values, recorder.head.values
    names = [field for field in fields if field in recorder.head.profile.texts]
    found = {field: (sides[0].get(field, ""), sides[1].get(field, "")) for field in names}
    return {
        field: (before, after)
        for field, (before, after) in found.items()
        if isinstance(before, str) and isinstance(after, str)
    }


def _differs(base: Role, head: Role, field: str) -> bool:
    return (field in base.values) != (field in head.values) or not same(base.values.get(field), head.values.get(field))


def _compare_field(recorder: ChangeRecorder, paragraphs: ParagraphComparison, field: str) -> None:
    """Compare a field as its kinds ask for, if both states hold what such a field must hold."""
    before, after = recorder.base.values.get(field, []), recorder.head.values.get(field, [])
    declared = recorder.head.profile.by_name.get(field)
    match recorder.kinds.fields.get(field, UNKNOWN_FIELD):
        case EntryKinds() as kinds if declared and _are_entries(before, declared) and _are_entries(after, declared):
            compare_entries(recorder, declared, kinds, before, after)
        case RecordKinds() as kinds if declared and _are_entries(before, declared) and _are_entries(after, declared):
            compare_records(recorder, declared, kinds, before, after)
        case ParagraphKinds() as kinds if paragraphs.has(field):
            paragraphs.record_list(field, kinds)
        case WordsKinds() as kinds if _are_texts(before) and _are_texts(after):
            compare_words(recorder, field, kinds, before, after)
        case TextKinds() as kinds if field in paragraphs.rests:
            _compare_rest(recorder, field, kinds, paragraphs.rests[field])
        case ValueKinds() | TextKinds() as kinds:
            _compare_value(recorder, field, kinds)
        case _:
            _compare_value(recorder, field, UNKNOWN_FIELD)


def _compare_value(recorder: ChangeRecorder, field: str, kinds: ValueKinds | TextKinds) -> None:
    """Compare a field as a whole. One that does not hold what it must is reported as a field that nobody knows."""
    profile = recorder.head.profile
    before, after = (
        Operand(f"/{escape(field)}" if field in role.values else None, role.values.get(field))
        for role in (recorder.base, recorder.head)
    )
    declared = profile.by_name.get(field)
    if not all(_is_value(side.value, declared) for side in (before, after)):
        kinds, declared = UNKNOWN_FIELD, None
    if isinstance(kinds, TextKinds):
        is_title = field == profile.whole.title
        changed = text_change(kinds, before.value, after.value, recorder.meaning, is_title=is_title)
    else:
        changed = changed_value(recorder, declared, field, kinds, before.value, after.value)
    kind = presence(before, after, added=kinds.added, removed=kinds.removed, changed=changed)
    recorder.record(kind, before, after, label(field, profile) if kinds is UNKNOWN_FIELD else None)


def _compare_rest(recorder: ChangeRecorder, field: str, kinds: TextKinds, rest: tuple[str, str]) -> None:
    """Compare what is left of text of which a sentence came or went. That sentence is a change of its own."""
    if is_retouched(*rest):
        return
    pointer = f"/{escape(field)}"
    whole = [Operand(pointer if field in role.values else None, role.values.get(field)) for role in _sides(recorder)]
    before, after = [Operand(pointer, text) for text in rest] if all(rest) else whole
    kind = presence(
        *whole,
        added=kinds.added,
        removed=kinds.removed,
        changed=text_change(kinds, before.value, after.value, recorder.meaning),
    )
    recorder.record(kind, before, after)


def _sides(recorder: ChangeRecorder) -> tuple[Role, Role]:
    return recorder.base, recorder.head


def _is_value(value: object, field: Field | None) -> bool:
    """Whether this is one value, such as the field holds, or nothing."""
    if field and field.kind == "range":
        return isinstance(value, dict | None)
    return isinstance(value, str | int | None if field and field.is_plain else str | None)


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_entries(value: object, field: Field) -> TypeGuard[list[dict[str, object]]]:
    """Whether these are entries or records that have what they are known by."""
    return isinstance(value, list) and all(
        isinstance(item, dict) and isinstance(item.get(field.key), str) for item in value
    )
