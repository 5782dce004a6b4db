"""Entries compared, which have levels and agreed wording: matched by what their names mean."""

from __future__ import annotations

from collections.abc import Hashable

from roledoc_lint.changes.change import Wording
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
from roledoc_lint.changes.kinds.groups import EntryKinds
from roledoc_lint.changes.list_matching import by_keys
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import ChangeRecorder


def compare_entries(
    recorder: ChangeRecorder, section: str, kinds: EntryKinds, before: list[Entry], after: list[Entry]
) -> None:
    """Compare the entries of a section; of several with one name, first those with the same level."""

    def keys(role: Role, entries: list[Entry]) -> list[tuple[str, str]]:
        names = (role.names.entry(section, role.edition, str(entry["name"])) for entry in entries)
        return [(name.key, repr(entry.get("level"))) for name, entry in zip(names, entries, strict=True)]

    matched = by_keys(keys(recorder.base, before), keys(recorder.head, after), _name_and_level, _name)
    record_unmatched(recorder, section, kinds, "name", before, after, matched)
    for pair in pairs_of(section, before, after, matched):
        _compare_entry(recorder, kinds, pair)
    recorder.record_moves(section, kinds.moved, matched, [str(entry["name"]) for entry in after])


def _compare_entry(recorder: ChangeRecorder, kinds: EntryKinds, pair: Pair) -> None:
    """Compare one entry: its name, level, wording, and whatever else it holds."""
    name = str(pair.new["name"])
    record_spelling(recorder, kinds, "name", pair)
    has_wording = all(isinstance(entry.get("wording", ""), str) for entry in (pair.old, pair.new))
    is_reworded = has_wording and pair.differs("wording")
    if pair.differs("level"):
        wording = _wording(pair) if is_reworded else None
        scale = recorder.head.profile.scale_of(pair.new_pointer.split("/")[1])
        changed = level_change(kinds, "level", pair, scale) or kinds.level_changed
        recorder.record(changed, *pair.operands("level"), name, wording=wording)
    elif is_reworded:
        before, after = pair.operands("wording")
        changed = text_change(kinds, before.value, after.value)
        kind = presence(before, after, added=kinds.wording_added, removed=kinds.wording_removed, changed=changed)
        recorder.record(kind, before, after, name)
    record_details(recorder, kinds, pair, {"name", "level", *(["wording"] if has_wording else [])}, name)


def _wording(pair: Pair) -> Wording:
    before, after = (entry.get("wording") for entry in (pair.old, pair.new))
    return Wording(
        f"{pair.new_pointer}/wording",
        before if isinstance(before, str) else None,
        after if isinstance(after, str) else None,
    )


def _name_and_level(key: tuple[str, str]) -> Hashable:
    return key


def _name(key: tuple[str, str]) -> Hashable:
    return key[0]
