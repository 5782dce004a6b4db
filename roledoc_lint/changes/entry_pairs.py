"""Two states of one entry or record of a role, and what can differ in both kinds of them."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.classify import NOTHING, Operand, presence
from roledoc_lint.changes.kinds.groups import EntryKinds, RecordKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import Matched
from roledoc_lint.changes.misspelt_names import is_misspelling
from roledoc_lint.changes.normalised_role import same
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Scale
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose

Entry = dict[str, object]


class Pair(NamedTuple):
    """An entry in both states, with its pointers."""

    old_pointer: str
    old: Entry
    new_pointer: str
    new: Entry

    def operands(self, key: str) -> tuple[Operand, Operand]:
        """What the entry holds under a key, before and after."""
        return operand_of(self.old_pointer, self.old, key), operand_of(self.new_pointer, self.new, key)

    def differs(self, key: str) -> bool:
        return (key in self.old) != (key in self.new) or not same(self.old.get(key), self.new.get(key))


def pairs_of(field: str, before: list[Entry], after: list[Entry], matched: Matched) -> list[Pair]:
    return [Pair(f"/{field}/{old}", before[old], f"/{field}/{new}", after[new]) for old, new in matched.pairs]


def record_spelling(recorder: ChangeRecorder, kinds: EntryKinds | RecordKinds, key: str, pair: Pair) -> None:
    """Record a name or code that is spelt in another way."""
    if pair.differs(key):
        is_misspelt = is_misspelling(str(pair.old[key]), str(pair.new[key]))
        kind = kinds.spelling_changed if is_misspelt else kinds.retouched
        recorder.record(kind, *pair.operands(key), str(pair.new[key]))


def record_unmatched(
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


def record_details(
    recorder: ChangeRecorder, kinds: EntryKinds | RecordKinds, pair: Pair, compared: set[str], name: str
) -> None:
    """Record what else differs between two entries, beside the keys that are already compared."""
    for key in dict.fromkeys([*pair.old, *pair.new]):
        if key not in compared and pair.differs(key):
            before, after = pair.operands(key)
            kind = presence(
                before, after, added=kinds.detail_added, removed=kinds.detail_removed, changed=kinds.detail_changed
            )
            recorder.record(kind, before, after, f"{name}: {label(key, recorder.head.profile)}")


def level_change(kinds: EntryKinds | RecordKinds, key: str, pair: Pair, scale: Scale) -> Kind | None:
    """What happened to the level of a pair, which it has under a key."""
    if key not in pair.old:
        return kinds.level_added
    if key not in pair.new:
        return kinds.level_removed
    old, new = pair.old[key], pair.new[key]
    if isinstance(old, str) and isinstance(new, str):
        ranks = {loose(name): rank for rank, name in enumerate(scale.names)}
        if loose(old) == loose(new):
            return kinds.retouched
        old, new = ranks.get(loose(old)), ranks.get(loose(new))
    if type(old) is int and type(new) is int:
        return kinds.level_raised if new > old else kinds.level_lowered
    return kinds.level_changed


def operand_of(pointer: str, entry: Entry, key: str) -> Operand:
    return Operand(f"{pointer}/{escape(key)}", entry[key]) if key in entry else NOTHING
