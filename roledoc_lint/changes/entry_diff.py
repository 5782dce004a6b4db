"""Entries compared, which have levels and agreed texts: matched by what their names mean."""

from __future__ import annotations

from collections.abc import Hashable

from roledoc_lint.changes.change import Wording
from roledoc_lint.changes.classify import presence, text_change
from roledoc_lint.changes.editions import Editions
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
from roledoc_lint.changes.misspelt_names import with_misspelt
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.model.labels import part_label
from roledoc_lint.model.profile import Field
from roledoc_lint.text.json_pointer import escape


def compare_entries(
    recorder: ChangeRecorder, section: Field, kinds: EntryKinds, before: list[Entry], after: list[Entry]
) -> None:
    """Compare the entries of a section; of several with one name, first those with the same level."""
    editions = Editions.of(recorder, section)

    def keys(role: Role, entries: list[Entry]) -> list[tuple[str, str]]:
        names = (role.names.entry(section.name, role.edition, str(entry[section.key])).key for entry in entries)
        names = (editions.origin(role, name) for name in names) if editions else names
        return [(name, repr(entry.get(section.level))) for name, entry in zip(names, entries, strict=True)]

    matched = by_keys(keys(recorder.base, before), keys(recorder.head, after), _name_and_level, _name)
    matched = with_misspelt(
        matched,
        [str(entry[section.key]) for entry in before],
        [str(entry[section.key]) for entry in after],
        lambda name: any(
            role.names.knows_entry(section.name, role.edition, name) for role in (recorder.base, recorder.head)
        ),
    )
    record_unmatched(recorder, section.name, kinds, section.key, before, after, matched)
    for pair in pairs_of(section.name, before, after, matched):
        _compare_entry(recorder, section, kinds, pair, editions)
    if not editions:
        recorder.record_moves(section.name, kinds.moved, matched, [str(entry[section.key]) for entry in after])


def _compare_entry(
    recorder: ChangeRecorder, section: Field, kinds: EntryKinds, pair: Pair, editions: Editions | None
) -> None:
    """Compare one entry: its name, level, agreed texts, and whatever else it holds.

    What follows from another edition is the change of that edition: its names, what it has agreed, and levels that only
    one of the two has.
    """
    name = str(pair.new[section.key])
    texts = [part for part in section.parts if _has_text(pair, part)]
    reworded = [part for part in texts if pair.differs(part)]
    if editions:
        name = editions.name_of(pair)
        reworded = [part for part in reworded if not editions.is_agreed(pair, part)]
    else:
        record_spelling(recorder, kinds, section.key, pair)
    if pair.differs(section.level) and not (editions and editions.gives_level(pair)):
        wording = _wording(pair, reworded) if reworded else None
        changed = level_change(kinds, section.level, pair, recorder.head.profile.scale_of(section.name))
        recorder.record(changed or kinds.level_changed, *pair.operands(section.level), name, wording=wording)
    else:
        for part in reworded:
            before, after = pair.operands(part)
            changed = text_change(kinds, before.value, after.value, recorder.meaning)
            kind = presence(before, after, added=kinds.wording_added, removed=kinds.wording_removed, changed=changed)
            recorder.record(kind, before, after, ": ".join(filter(None, (name, part_label(part)))))
    record_details(recorder, kinds, pair, {section.key, section.level, *texts}, name)


def _has_text(pair: Pair, part: str) -> bool:
    """Whether a part is text in each state that has it."""
    return all(isinstance(entry.get(part, ""), str) for entry in (pair.old, pair.new))


def _wording(pair: Pair, parts: list[str]) -> Wording:
    """The texts that change with a level. Several parts are one text, at the place of their entry."""
    texts = [[text for part in parts if isinstance(text := entry.get(part), str)] for entry in (pair.old, pair.new)]
    before, after = ("\n".join(found) if found else None for found in texts)
    pointer = pair.new_pointer if len(parts) > 1 else f"{pair.new_pointer}/{escape(parts[0])}"
    return Wording(pointer, before, after)


def _name_and_level(key: tuple[str, str]) -> Hashable:
    return key


def _name(key: tuple[str, str]) -> Hashable:
    return key[0]
