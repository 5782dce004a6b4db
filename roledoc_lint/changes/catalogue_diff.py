"""Two states of the catalogue, compared: entries by name, wording by level, and everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roledoc_lint.changes.catalogue_items import Item, items, rest
from roledoc_lint.changes.change import Change
from roledoc_lint.changes.list_matching import by_keys
from roledoc_lint.changes.normalised_role import STANDARDS, same
from roledoc_lint.changes.recorder import NOTHING, Operand, place, presence, verb
from roledoc_lint.model.labels import label
from roledoc_lint.model.vocabulary import Level
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose


class CatalogueChange(NamedTuple):
    """A change of the catalogue, and whom it concerns: the roles with this item, or only those at this level."""

    change: Change
    item: Item | None = None
    level: Level | None = None


def compare(base: Sequence[Document], head: Sequence[Document]) -> list[CatalogueChange]:
    """Every change between two states of the catalogue, whose files must fit the catalogue's schema."""
    before, after = ([item for document in documents for item in items(document)] for documents in (base, head))
    matched = by_keys(before, after, _key)
    pairs = [(before[old], after[new]) for old, new in matched.pairs]
    gone, new_ones = [before[index] for index in matched.removed], [after[index] for index in matched.added]
    changes: list[CatalogueChange] = []
    for was in gone:
        now = next((item for item in new_ones if _is_renamed(was, item)), None)
        if now is None:
            changes.append(_told("catalogue-entry-removed", was, Operand(was.pointer, was.data), was, NOTHING))
        else:
            new_ones.remove(now)
            pairs.append((was, now))
            changes.append(_told("catalogue-entry-renamed", was, _name(was), now, _name(now)))
    changes += [
        _told("catalogue-entry-added", item, NOTHING, item, Operand(item.pointer, item.data)) for item in new_ones
    ]
    for was, now in pairs:
        changes += _compare_item(was, now)
    return [*changes, *_compare_order(before, after), *_compare_rest(base, head)]


def _told(
    kind: str, was: Item, before: Operand, now: Item, after: Operand, level: Level | None = None
) -> CatalogueChange:
    item = now.words if level is None else f"{now.words}, level {level}"
    places = place(was.document, before.pointer), place(now.document, after.pointer)
    change = Change(kind, after.pointer or before.pointer or "", item, before.value, after.value, *places)
    return CatalogueChange(change, now, level)


def _key(item: Item) -> tuple[str, str | None, str]:
    return item.section, item.edition, item.name


def _name(item: Item) -> Operand:
    return Operand(f"{item.pointer}/{'code' if item.section == STANDARDS else 'name'}", item.name)


def _is_renamed(was: Item, now: Item) -> bool:
    """Whether an item has got another name: the old one is an alias of the new, or the wording is the same."""
    if (was.section, was.edition) != (now.section, now.edition):
        return False
    is_alias = loose(was.name) in map(loose, now.aliases())
    texts, others = ([side.value for side in item.texts().values()] for item in (was, now))
    return is_alias or (bool(texts) and texts == others)


def _compare_item(was: Item, now: Item) -> Iterator[CatalogueChange]:
    """Compare the texts, the aliases and the details of one item."""
    texts, others = was.texts(), now.texts()
    for level in dict.fromkeys([*texts, *others]):
        before, after = texts.get(level, NOTHING), others.get(level, NOTHING)
        if before.value != after.value:
            what = presence(before, after)
            what = verb("catalogue-wording", before.value, after.value) if what == "changed" else what
            yield _told(f"catalogue-wording-{what}", was, before, now, after, level)
    forms, other_forms = was.aliases(), now.aliases()
    for form in sorted(forms.keys() - other_forms.keys() - {now.name}):
        yield _told("catalogue-alias-removed", was, forms[form], now, NOTHING)
    for form in sorted(other_forms.keys() - forms.keys() - {was.name}):
        yield _told("catalogue-alias-added", was, NOTHING, now, other_forms[form])
    for key in dict.fromkeys([*was.data, *now.data]):
        if key not in ("name", "code", "title", "wordings", "aliases"):
            before, after = (
                Operand(f"{item.pointer}/{escape(key)}", item.data[key]) if key in item.data else NOTHING
                for item in (was, now)
            )
            if not same(before.value, after.value):
                told = _told(f"catalogue-detail-{presence(before, after)}", was, before, now, after)
                yield told._replace(change=told.change._replace(item=f"{now.words}: {label(key)}"))


def _compare_order(before: Sequence[Item], after: Sequence[Item]) -> Iterator[CatalogueChange]:
    """Compare the order of the ranks that both states have: the lowest stands first."""
    ranks = [[item for item in items if item.pointer.startswith("/grades/ranks/")] for items in (before, after)]
    common = {item.name for item in ranks[0]} & {item.name for item in ranks[1]}
    before, after = ([item for item in items if item.name in common] for items in ranks)
    names = [[item.name for item in items] for items in (before, after)]
    if names[0] != names[1]:
        pointer = "/grades/ranks"
        places = place(before[0].document, pointer), place(after[0].document, pointer)
        yield CatalogueChange(
            Change("catalogue-detail-changed", pointer, "order of ranks", names[0], names[1], *places)
        )


def _compare_rest(base: Sequence[Document], head: Sequence[Document]) -> Iterator[CatalogueChange]:
    """Compare what is no item: the levels of a section, the forms of codes."""
    before, after = (
        _numbered((name, document, side) for document in documents for name, side in rest(document))
        for documents in (base, head)
    )
    for name in dict.fromkeys([*before, *after]):
        was, old = before.get(name) or (after[name][0], NOTHING)
        now, new = after.get(name) or (before[name][0], NOTHING)
        if not same(old.value, new.value):
            kind = f"catalogue-detail-{presence(old, new)}"
            places = place(was, old.pointer), place(now, new.pointer)
            yield CatalogueChange(Change(kind, new.pointer or old.pointer or "", name, old.value, new.value, *places))


def _numbered(found: Iterable[tuple[str, Document, Operand]]) -> dict[str, tuple[Document, Operand]]:
    """Things by their names; of several with one name, as where two files have a section, each has a number."""
    result: dict[str, tuple[Document, Operand]] = {}
    times: dict[str, int] = {}
    for name, document, side in found:
        times[name] = times.get(name, 0) + 1
        result[name if times[name] == 1 else f"{name} ({times[name]})"] = document, side
    return result
