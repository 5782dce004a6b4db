"""Records compared, such as criteria with their importance: matched by their keys."""

from __future__ import annotations

from roledoc_lint.changes.classify import presence, text_change
from roledoc_lint.changes.entry_pairs import (
    Entry,
    Pair,
    level_change,
    pairs_of,
    record_details,
    record_spelling,
    record_unmatched,
)
from roledoc_lint.changes.kinds.groups import RecordKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import by_keys, by_likeness
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.text_similarity import same_code
from roledoc_lint.changes.value_diff import changed_value
from roledoc_lint.model.profile import Field, Scale
from roledoc_lint.model.verbs import own_details


def compare_records(
    recorder: ChangeRecorder, field: Field, kinds: RecordKinds, before: list[Entry], after: list[Entry]
) -> None:
    """Compare records. Keys that no catalogue has are texts of the role's own, which can be reworded."""
    old_keys, new_keys = ([str(entry[field.key]) for entry in entries] for entries in (before, after))
    matched = by_keys(old_keys, new_keys, same_code) if field.catalogue else by_likeness(old_keys, new_keys)
    record_unmatched(recorder, field.name, kinds, field.key, before, after, matched)
    for pair in pairs_of(field.name, before, after, matched):
        _compare_record(recorder, field, kinds, pair)
    recorder.record_moves(field.name, kinds.moved, matched, new_keys)


def _compare_record(recorder: ChangeRecorder, field: Field, kinds: RecordKinds, pair: Pair) -> None:
    """Compare one record: its key, its texts, its level, and whatever else it holds."""
    key, details = str(pair.new[field.key]), own_details(field)
    texts = [detail.name for detail in field.details if detail.kind == "text" and _has_text(pair, detail.name)]
    if field.catalogue:
        record_spelling(recorder, kinds, field.key, pair)
    else:
        texts.insert(0, field.key)
    for part in filter(pair.differs, texts):
        before, after = pair.operands(part)
        recorder.record(text_change(kinds, before.value, after.value, recorder.meaning), before, after, key)
    if field.level and pair.differs(field.level):
        level = _level_change(recorder, field, kinds, pair)
        recorder.record(level or kinds.detail_changed, *pair.operands(field.level), key)
    for detail in details:
        if pair.differs(detail.name):
            recorder.record(_detail_change(recorder, field, detail, pair), *pair.operands(detail.name), key)
    compared = {field.key, field.level, *texts, *(detail.name for detail in details)}
    record_details(recorder, kinds, pair, compared, key)


def _has_text(pair: Pair, part: str) -> bool:
    return isinstance(pair.old.get(part), str) and isinstance(pair.new.get(part), str)


def _level_change(recorder: ChangeRecorder, field: Field, kinds: RecordKinds, pair: Pair) -> Kind | None:
    """What happened to the level: by the scale, or else by the verb that is named after the new level."""
    kind = level_change(kinds, field.level, pair, recorder.head.profile.whole.scales.get(field.scale, Scale()))
    if kind is kinds.level_changed:
        level = "-".join(str(pair.new[field.level]).lower().split())
        named = (each for each in (kinds.level_lowered, kinds.level_raised) if field.level_verbs and each)
        return next((each for each in named if each.name.endswith(f"-{level}")), kind)
    return kind


def _detail_change(recorder: ChangeRecorder, field: Field, detail: Field, pair: Pair) -> Kind:
    kinds, place = recorder.kinds.details[field.name, detail.name], f"{field.name}/{detail.name}"
    before, after = pair.operands(detail.name)
    changed = changed_value(recorder, detail, place, kinds, before.value, after.value)
    return presence(before, after, added=kinds.added, removed=kinds.removed, changed=changed)
