"""Two states of the catalogue compared: entries by name, agreed texts by level and part, and everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from roledoc_lint.changes.catalogue_items import Item, items, other_settings
from roledoc_lint.changes.change import Change, location
from roledoc_lint.changes.classify import NOTHING, Operand, attention_of, presence, text_change
from roledoc_lint.changes.kinds.catalogue import CATALOGUE_ALIAS, CATALOGUE_DETAIL, CATALOGUE_ENTRY, CATALOGUE_WORDING
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import by_keys
from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.normalised_role import same
from roledoc_lint.model.labels import label, part_label
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.values import Level
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.weighty_words import WeightyWords

COMPARED_ELSEWHERE = ("name", "code", "title", "wordings", "aliases")
"""What an item holds that is not compared as a detail."""


class CatalogueChange(NamedTuple):
    """A change of the catalogue, and whom it concerns: the roles with this item, or only those at this level."""

    change: Change
    item: Item | None = None
    level: Level | None = None


def compare_catalogues(base: Sequence[Document], head: Sequence[Document], profile: Profile) -> list[CatalogueChange]:
    """Every change between two states of the catalogue, whose files must fit the catalogue's schema."""
    before, after = (
        [item for document in documents for item in items(document, profile)] for documents in (base, head)
    )
    matched = by_keys(before, after, _key)
    pairs = [(before[old], after[new]) for old, new in matched.pairs]
    unmatched, renamed = _compare_unmatched(
        [before[index] for index in matched.removed], [after[index] for index in matched.added]
    )
    changes = [change for old, new in [*pairs, *renamed] for change in _compare_item(old, new, profile)]
    return [*unmatched, *changes, *_compare_order(before, after, profile), *_compare_settings(base, head, profile)]


def _compare_unmatched(
    removed: Sequence[Item], added: Sequence[Item]
) -> tuple[list[CatalogueChange], list[tuple[Item, Item]]]:
    """Find what was renamed among the items of one state only; the others were removed or added."""
    changes: list[CatalogueChange] = []
    renamed: list[tuple[Item, Item]] = []
    new_items = list(added)
    for old in removed:
        new = next((item for item in new_items if _is_renamed(old, item)), None)
        if new is None:
            changes.append(_change(CATALOGUE_ENTRY.removed, old, Operand(old.pointer, old.data), old, NOTHING))
        else:
            new_items.remove(new)
            renamed.append((old, new))
            changes.append(_change(CATALOGUE_ENTRY.renamed, old, _name(old), new, _name(new)))
    changes += [
        _change(CATALOGUE_ENTRY.added, item, NOTHING, item, Operand(item.pointer, item.data)) for item in new_items
    ]
    return changes, renamed


def _change(
    kind: Kind, old: Item, before: Operand, new: Item, after: Operand, level: Level | None = None, detail: str = ""
) -> CatalogueChange:
    """A change of an item; of its wording at a level, or of one of its details."""
    item = new.words + ("" if level is None else f", level {level}") + (f": {detail}" if detail else "")
    locations = location(old.document, before.pointer), location(new.document, after.pointer)
    pointer = after.pointer or before.pointer or ""
    attention = attention_of(kind, before.value, after.value, _meaning())
    change = Change(kind, pointer, item, before.value, after.value, *locations, attention=attention)
    return CatalogueChange(change, new, level)


@cache
def _meaning() -> Meaning:
    """How agreed texts are compared. The words that a catalogue declares are not looked for in its own texts."""
    return Meaning(WeightyWords())


def _key(item: Item) -> tuple[str, str | None, str]:
    return item.section, item.edition, item.name


def _name(item: Item) -> Operand:
    return Operand(f"{item.pointer}/{'name' if 'name' in item.data else 'code'}", item.name)


def _is_renamed(old: Item, new: Item) -> bool:
    """Whether an item has a new name: the old one is an alias of the new one, or the wording is the same."""
    if (old.section, old.edition) != (new.section, new.edition):
        return False
    is_alias = loose(old.name) in map(loose, new.aliases())
    before, after = ([text.value for text in item.texts().values()] for item in (old, new))
    return is_alias or (bool(before) and before == after)


def _compare_item(old: Item, new: Item, profile: Profile) -> Iterator[CatalogueChange]:
    """Compare the texts, the aliases and the details of one item."""
    yield from _compare_texts(old, new)
    yield from _compare_aliases(old, new)
    for key in dict.fromkeys([*old.data, *new.data]):
        if key not in COMPARED_ELSEWHERE:
            before, after = (
                Operand(f"{item.pointer}/{escape(key)}", item.data[key]) if key in item.data else NOTHING
                for item in (old, new)
            )
            if not same(before.value, after.value):
                yield _change(_detail(before, after), old, before, new, after, detail=label(key, profile))


def _compare_texts(old: Item, new: Item) -> Iterator[CatalogueChange]:
    """Compare the title, or each part of each level."""
    old_texts, new_texts = old.texts(), new.texts()
    for level, part in dict.fromkeys([*old_texts, *new_texts]):
        before, after = (texts.get((level, part), NOTHING) for texts in (old_texts, new_texts))
        if before.value != after.value:
            kinds = CATALOGUE_WORDING
            changed = text_change(kinds, before.value, after.value, _meaning())
            kind = presence(before, after, added=kinds.added, removed=kinds.removed, changed=changed)
            yield _change(kind, old, before, new, after, level, detail="" if level is None else part_label(part))


def _compare_aliases(old: Item, new: Item) -> Iterator[CatalogueChange]:
    """Compare the aliases. A name that became an alias, or the reverse, is part of a rename."""
    before, after = old.aliases(), new.aliases()
    for alias in sorted(before.keys() - after.keys() - {new.name}):
        yield _change(CATALOGUE_ALIAS.removed, old, before[alias], new, NOTHING)
    for alias in sorted(after.keys() - before.keys() - {old.name}):
        yield _change(CATALOGUE_ALIAS.added, old, NOTHING, new, after[alias])


def _detail(before: Operand, after: Operand) -> Kind:
    kinds = CATALOGUE_DETAIL
    return presence(before, after, added=kinds.added, removed=kinds.removed, changed=kinds.changed)


def _compare_order(before: Sequence[Item], after: Sequence[Item], profile: Profile) -> Iterator[CatalogueChange]:
    """Compare the order of the ranks that both states have: the lowest comes first."""
    details = {detail.vocabulary for detail in profile.details.values() if detail.ranked}
    ranked = details.union(map(profile.in_catalogue, profile.ranked))
    old_lists, new_lists = _by_list(before), _by_list(after)
    for pointer, ranks in new_lists.items():
        section = ranks[0].section
        by_order = section in ranked and not any("family" in item.data for item in ranks)
        words = {f"/{section}/ranks": "ranks", f"/{section}": label(section, profile) if by_order else ""}.get(pointer)
        if words:
            yield from _changed_order(old_lists.get(pointer, []), ranks, pointer, words)


def _by_list(found: Sequence[Item]) -> dict[str, list[Item]]:
    """The items of each list of the catalogue, by its JSON Pointer."""
    lists: dict[str, list[Item]] = {}
    for item in found:
        lists.setdefault(item.pointer.rpartition("/")[0], []).append(item)
    return lists


def _changed_order(
    before: Sequence[Item], after: Sequence[Item], pointer: str, words: str
) -> Iterator[CatalogueChange]:
    common = {item.name for item in before} & {item.name for item in after}
    old, new = ([item for item in ranks if item.name in common] for ranks in (before, after))
    names = [[item.name for item in items] for items in (old, new)]
    if names[0] != names[1]:
        locations = location(old[0].document, pointer), location(new[0].document, pointer)
        change = Change(CATALOGUE_DETAIL.changed, pointer, f"order of {words}", names[0], names[1], *locations)
        yield CatalogueChange(change)


def _compare_settings(
    base: Sequence[Document], head: Sequence[Document], profile: Profile
) -> Iterator[CatalogueChange]:
    """Compare what is not an item: the levels of a section, the formats of codes."""
    before, after = (
        _numbered(
            (name, document, value) for document in documents for name, value in other_settings(document, profile)
        )
        for documents in (base, head)
    )
    for name in dict.fromkeys([*before, *after]):
        old_document, old = before.get(name) or (after[name][0], NOTHING)
        new_document, new = after.get(name) or (before[name][0], NOTHING)
        if not same(old.value, new.value):
            locations = location(old_document, old.pointer), location(new_document, new.pointer)
            pointer = new.pointer or old.pointer or ""
            yield CatalogueChange(Change(_detail(old, new), pointer, name, old.value, new.value, *locations))


def _numbered(found: Iterable[tuple[str, Document, Operand]]) -> dict[str, tuple[Document, Operand]]:
    """Settings by name. Of several with one name, as where two files have a section, each gets a number."""
    result: dict[str, tuple[Document, Operand]] = {}
    times: dict[str, int] = {}
    for name, document, value in found:
        times[name] = times.get(name, 0) + 1
        result[name if times[name] == 1 else f"{name} ({times[name]})"] = document, value
    return result
