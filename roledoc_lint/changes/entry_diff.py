"""Behaviours, values, skills and standards compared: matched by what their names or codes mean."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from roledoc_lint.changes.change import Wording
from roledoc_lint.changes.classify import NOTHING, Operand, presence, text_change
from roledoc_lint.changes.kinds.groups import EntryKinds, RecordKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import Matched, by_keys
from roledoc_lint.changes.normalised_role import Role, same
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.text_similarity import same_code
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Scale
from roledoc_lint.text.json_pointer import escape

Entry = dict[str, object]


class _Pair(NamedTuple):
    """An entry in both states, with its pointers."""

    old_pointer: str
    old: Entry
    new_pointer: str
    new: Entry

    def operands(self, key: str) -> tuple[Operand, Operand]:
        """What the entry holds under a key, before and after."""
        return _operand(self.old_pointer, self.old, key), _operand(self.new_pointer, self.new, key)

    def differs(self, key: str) -> bool:
        return (key in self.old) != (key in self.new) or not same(self.old.get(key), self.new.get(key))


def compare_entries(
    recorder: ChangeRecorder, section: str, kinds: EntryKinds, before: list[Entry], after: list[Entry]
) -> None:
    """Compare behaviours, values or skills; of several with one name, first those with the same level."""

    def keys(role: Role, entries: list[Entry]) -> list[tuple[str, str]]:
        names = (role.names.entry(section, role.edition, str(entry["name"])) for entry in entries)
        return [(name.key, repr(entry.get("level"))) for name, entry in zip(names, entries, strict=True)]

    matched = by_keys(keys(recorder.base, before), keys(recorder.head, after), _name_and_level, _name)
    _record_unmatched(recorder, section, kinds, "name", before, after, matched)
    for pair in _pairs(section, before, after, matched):
        _compare_entry(recorder, kinds, pair)
    recorder.record_moves(section, kinds.moved, matched, [str(entry["name"]) for entry in after])


def compare_standards(
    recorder: ChangeRecorder, field: str, kinds: RecordKinds, before: list[Entry], after: list[Entry]
) -> None:
    """Compare occupational standards."""
    matched = by_keys(before, after, _code)
    _record_unmatched(recorder, field, kinds, "code", before, after, matched)
    for pair in _pairs(field, before, after, matched):
        code = str(pair.new["code"])
        _compare_spelling(recorder, kinds, "code", pair)
        has_titles = all(isinstance(entry.get("title"), str) for entry in (pair.old, pair.new))
        if has_titles and pair.differs("title"):
            title, new_title = pair.operands("title")
            recorder.record(text_change(kinds, title.value, new_title.value), title, new_title, code)
        _record_details(recorder, kinds, pair, {"code", *(["title"] if has_titles else [])}, code)
    recorder.record_moves(field, kinds.moved, matched, [str(entry["code"]) for entry in after])


def _pairs(field: str, before: list[Entry], after: list[Entry], matched: Matched) -> list[_Pair]:
    return [_Pair(f"/{field}/{old}", before[old], f"/{field}/{new}", after[new]) for old, new in matched.pairs]


def _compare_entry(recorder: ChangeRecorder, kinds: EntryKinds, pair: _Pair) -> None:
    """Compare one behaviour, value or skill: its name, level, wording, and whatever else it holds."""
    name = str(pair.new["name"])
    _compare_spelling(recorder, kinds, "name", pair)
    has_wording = all(isinstance(entry.get("wording", ""), str) for entry in (pair.old, pair.new))
    is_reworded = has_wording and pair.differs("wording")
    if pair.differs("level"):
        wording = _wording(pair) if is_reworded else None
        scale = recorder.head.profile.scale_of(pair.new_pointer.split("/")[1])
        recorder.record(_level_change(kinds, pair.old, pair.new, scale), *pair.operands("level"), name, wording=wording)
    elif is_reworded:
        before, after = pair.operands("wording")
        changed = text_change(kinds, before.value, after.value)
        kind = presence(before, after, added=kinds.wording_added, removed=kinds.wording_removed, changed=changed)
        recorder.record(kind, before, after, name)
    _record_details(recorder, kinds, pair, {"name", "level", *(["wording"] if has_wording else [])}, name)


def _compare_spelling(recorder: ChangeRecorder, kinds: EntryKinds | RecordKinds, key: str, pair: _Pair) -> None:
    """Record a name or code that is spelt in another way."""
    if pair.differs(key):
        recorder.record(kinds.retouched, *pair.operands(key), str(pair.new[key]))


def _record_unmatched(
    recorder: ChangeRecorder,
    field: str,
    kinds: EntryKinds | RecordKinds,
    key: str,
    before: list[Entry],
    after: list[Entry],
    matched: Matched,
) -> None:
    """Record the entries that are in one state only."""
    for index in matched.removed:
        entry = before[index]
        recorder.record(kinds.removed, Operand(f"/{field}/{index}", entry), NOTHING, str(entry[key]))
    for index in matched.added:
        entry = after[index]
        recorder.record(kinds.added, NOTHING, Operand(f"/{field}/{index}", entry), str(entry[key]))


def _record_details(
    recorder: ChangeRecorder, kinds: EntryKinds | RecordKinds, pair: _Pair, compared: set[str], name: str
) -> None:
    """Record what else differs between two entries, beside the keys that are already compared."""
    for key in dict.fromkeys([*pair.old, *pair.new]):
        if key not in compared and pair.differs(key):
            before, after = pair.operands(key)
            kind = presence(
                before, after, added=kinds.detail_added, removed=kinds.detail_removed, changed=kinds.detail_changed
            )
            recorder.record(kind, before, after, f"{name}: {label(key, recorder.head.profile)}")


def _operand(pointer: str, entry: Entry, key: str) -> Operand:
    return Operand(f"{pointer}/{escape(key)}", entry[key]) if key in entry else NOTHING


def _level_change(kinds: EntryKinds, before: Entry, after: Entry, scale: Scale) -> Kind:
    if "level" not in before:
        return kinds.level_added
    if "level" not in after:
        return kinds.level_removed
    old, new = before["level"], after["level"]
    if old in scale.names and new in scale.names:
        old, new = scale.names.index(str(old)), scale.names.index(str(new))
    if type(old) is int and type(new) is int:
        return kinds.level_raised if new > old else kinds.level_lowered
    return kinds.level_changed


def _wording(pair: _Pair) -> Wording:
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


def _code(entry: Entry) -> Hashable:
    return same_code(str(entry["code"]))
