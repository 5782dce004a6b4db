"""Two different roles side by side: what both have, what only one has, and which level or rank is higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Literal, NamedTuple

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.kind import Kind, Values
from roledoc_lint.changes.list_matching import by_keys, by_likeness
from roledoc_lint.changes.meaning_words import meaning_of
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.role_diff import compare_roles, role_ref
from roledoc_lint.changes.text_similarity import same_code
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Field, FieldKind, Profile
from roledoc_lint.text.json_pointer import escape, unescape

LEFT_OUT: tuple[FieldKind, ...] = ("date", "note")
"""The kinds of fields that say nothing of the post: when the profile was written, and remarks about it."""


class Relation(Enum):
    """In which of two roles something is."""

    SAME = "same"
    DIFFERENT = "different"
    FIRST = "only in the first"
    SECOND = "only in the second"


ITEM_DEPTH = 2
"""How many slashes the JSON Pointer of an item of a list has. What is deeper is a part of an item."""

Higher = Literal["", "first", "second"]
"""Which role has the higher level, rank or range; empty if neither has, or nobody can know."""


class Item(NamedTuple):
    """One thing that one of two roles has, or both."""

    name: str
    """What it is known by: the name of an entry, the text of a paragraph; empty for a field with one value."""
    first: object
    second: object
    relation: Relation
    higher: Higher = ""
    notes: tuple[tuple[str, object, object], ...] = ()
    """What else differs in it, such as its wording: in words, with both values."""


class Part(NamedTuple):
    """One field of two roles."""

    name: str
    label: str
    field: Field | None
    """Its declaration; None if no schema declares it."""
    items: list[Item]


class SideBySide(NamedTuple):
    """Two roles."""

    first: RoleRef
    second: RoleRef
    parts: list[Part]
    notes: list[str]
    profile: Profile

    def number(self, *relations: Relation, higher: Higher = "") -> int:
        """How many things are so in all fields."""
        items = (item for part in self.parts for item in part.items)
        return sum(item.relation in relations and (not higher or item.higher == higher) for item in items)


def side_by_side(first: Role, second: Role) -> SideBySide:
    """Compare two roles field by field. Both are read with one catalogue, so that names mean the same in both."""
    kinds = DeclaredKinds(first.profile)
    changes: dict[str, list[Change]] = {}
    meaning = meaning_of(first.profile, [first.names.own], ())
    for change in compare_roles(first, second, kinds, meaning):
        changes.setdefault(_field_of(change), []).append(change)
    profile, directions = first.profile, _directions(kinds)
    left_out = {profile.whole.title, *profile.whole.identity, *profile.of_kind(*LEFT_OUT)}
    names = dict.fromkeys([*profile.by_name, *first.values, *second.values])
    parts = []
    for name in names:
        if name not in left_out and any(role.values.get(name) is not None for role in (first, second)):
            field = profile.by_name.get(name)
            items = [*_items(field, name, (first, second), changes.get(name, []), directions)]
            parts.append(Part(name, label(name, profile), field, items))
    return SideBySide(role_ref(first), role_ref(second), parts, [*_notes(first, second)], profile)


def _notes(first: Role, second: Role) -> Iterator[str]:
    """What limits the comparison."""
    one, other, profile = first.edition, second.edition, first.profile
    if one != other and profile.with_edition:
        words = " and ".join(label(name, profile) for name in profile.with_edition)
        editions = " and ".join(edition or "no edition" for edition in (one, other))
        yield f"the two roles have {words} of different editions ({editions}): only what has the same name is compared"


def _directions(kinds: DeclaredKinds) -> dict[str, Higher]:
    """Which role is higher, by the kinds that say so."""
    found: dict[str, Higher] = {}
    ways: tuple[tuple[str, Higher], ...] = (("raised", "second"), ("lowered", "first"))
    for group in kinds.groups:
        for verb, higher in ways:
            of_group = (getattr(group, attribute, None) for attribute in (verb, f"level_{verb}"))
            found |= {kind.name: higher for kind in of_group if isinstance(kind, Kind)}
    return found


def _field_of(change: Change) -> str:
    """The field that a change is listed under: of text that is in another section, that of the first role."""
    pointer = change.base.pointer if change.base else change.pointer
    return unescape(pointer.split("/")[1]) if pointer else ""


def _items(
    field: Field | None, name: str, roles: tuple[Role, Role], changes: Sequence[Change], directions: dict[str, Higher]
) -> Iterator[Item]:
    """What two roles have in a field: first what both have in the same way, then what differs."""
    values = tuple(role.values.get(name) for role in roles)
    spelt = {change.base.pointer: change.after for change in changes if change.base and _is_retouched(change)}
    changes = [change for change in changes if not _is_trivial(change)]
    is_words = field is not None and field.kind == "words"
    if is_words or not all(isinstance(value, list | None) for value in values):
        higher: Higher = next((directions[change.kind] for change in changes if change.kind in directions), "")
        higher = _higher_words(field, *roles) if field and is_words else higher
        relation = Relation.DIFFERENT if changes else Relation.SAME
        yield Item("", values[0], values[1], _relation(values[0], values[1], relation), higher)
        return
    by_item = _by_item(changes, _first_of(field, roles) if field else {})
    places = {place for index, found in by_item if index is not None for place in _places(index, found)}
    first = values[0] if isinstance(values[0], list) else []
    for index, value in enumerate(first):
        if index not in places:
            other = spelt.get(f"/{escape(name)}/{index}", value)
            yield _item(field, value, other, Relation.SAME)
    for place, found in by_item:
        yield _differing(field, place, found, first, directions)


def _higher_words(field: Field, first: Role, second: Role) -> Higher:
    """Which role has the higher words of a ranked list, if that is so in each family of words, such as one pay scale.

    A family that only one role has makes it higher where a role has one word of each, and else nobody can know.
    """
    ranks = [_ranks(field, role) for role in (first, second)]
    found: set[Higher] = set()
    if None in ranks[0] or None in ranks[1]:
        return ""
    for family in {**ranks[0], **ranks[1]}:
        ends = [(min(known), max(known)) if (known := each.get(family)) else None for each in ranks]
        if not ends[0] or not ends[1]:
            found |= {"first" if ends[0] else "second"} if field.one_per else {"first", "second"}
            continue
        steps = {(after > before) - (after < before) for before, after in zip(ends[0], ends[1], strict=True)}
        found |= {"second"} if 1 in steps else set()
        found |= {"first"} if -1 in steps else set()
    return found.pop() if len(found) == 1 else ""


def _ranks(field: Field, role: Role) -> dict[str | None, list[int]]:
    """The ranks of the words of a list by their families; None is the family of words without a rank."""
    found: dict[str | None, list[int]] = {}
    value = role.values.get(field.name)
    for word in value if isinstance(value, list) else [value]:
        name = role.names.word(field.name, word).key if isinstance(word, str) else ""
        family, rank = (role.names.own.position(field.name, name) if field.ranked else None) or (None, 0)
        found.setdefault(family, []).append(rank)
    return found


def _is_trivial(change: Change) -> bool:
    """Whether a change is only of the place in a list, or of case, spaces and punctuation."""
    return change.definition.values is Values.POSITION or _is_retouched(change)


def _is_retouched(change: Change) -> bool:
    return change.kind.endswith("-retouched")


def _first_of(field: Field, roles: tuple[Role, Role]) -> dict[int, int]:
    """The index in the first role of each entry or record of the second one that both have."""
    keys = [[str(entry.get(field.key)) for entry in _entries(field, role)] for role in roles]
    if field.kind == "records" and not field.catalogue:
        matched = by_likeness(keys[0], keys[1])
    elif field.kind == "entries":
        named = [
            [
                (role.names.entry(field.name, role.edition, key).key, repr(entry.get(field.level)))
                for key, entry in zip(known, _entries(field, role), strict=True)
            ]
            for role, known in zip(roles, keys, strict=True)
        ]
        matched = by_keys(named[0], named[1], lambda key: key, lambda key: key[0])
    else:
        matched = by_keys(keys[0], keys[1], same_code)
    return {second: first for first, second in matched.pairs}


def _entries(field: Field, role: Role) -> list[dict[str, object]]:
    value = role.values.get(field.name)
    items = value if isinstance(value, list) and field.key else []
    return items if all(isinstance(item, dict) for item in items) else []


def _by_item(changes: Sequence[Change], first_of: dict[int, int]) -> list[tuple[int | None, list[Change]]]:
    """The changes of each item of a list, with its index in the first role; None for an item that it does not have."""
    found: dict[object, tuple[int | None, list[Change]]] = {}
    for change in changes:
        index = _index(change.base.pointer) if change.base else None
        if index is None and change.pointer.count("/") > ITEM_DEPTH:
            index = first_of.get(_index(change.pointer) or 0)
        key = index if index is not None else (change.pointer.split("/")[2:3], "second")
        found.setdefault(str(key), (index, []))[1].append(change)
    return list(found.values())


def _index(pointer: str) -> int | None:
    steps = pointer.split("/")
    return int(steps[2]) if len(steps) > 2 and steps[2].isdecimal() else None


def _places(index: int, changes: Sequence[Change]) -> range:
    """The indexes of an item, or of the paragraphs that the other role has as one."""
    before = changes[0].before
    return range(index, index + (len(before) if isinstance(before, list) else 1))


def _relation(first: object, second: object, otherwise: Relation) -> Relation:
    if second is None:
        return Relation.FIRST
    return Relation.SECOND if first is None else otherwise


def _item(field: Field | None, first: object, second: object, relation: Relation) -> Item:
    """An item of a list as a whole: an entry by its name and level, everything else by what it is."""
    known = next((value for value in (first, second) if isinstance(value, dict)), None)
    if field and field.key and known and isinstance(known.get(field.key), str):
        one, other = (value.get(field.level) if isinstance(value, dict) else None for value in (first, second))
        return Item(str(known[field.key]), one, other, relation)
    return Item("", first, second, relation)


def _differing(
    field: Field | None,
    index: int | None,
    changes: Sequence[Change],
    first: Sequence[object],
    directions: dict[str, Higher],
) -> Item:
    """An item that is not the same in both roles, by all that was found to differ in it."""
    main = changes[0]
    if field and field.key and (main.pointer.count("/") > ITEM_DEPTH or (main.base and main.head)):
        return _entry(field, index, changes, first, directions)
    if main.definition.values is Values.FIELD:
        reworded = (("wording", main.wording.before, main.wording.after),) if main.wording else ()
        notes = (("section", None, None), *reworded)
        return Item(str(main.item), main.before, main.after, Relation.DIFFERENT, notes=notes)
    relation = _relation(main.before, main.after, Relation.DIFFERENT)
    return _item(field, main.before, main.after, relation)._replace(higher=directions.get(main.kind, ""))


def _entry(
    field: Field, index: int | None, changes: Sequence[Change], first: Sequence[object], directions: dict[str, Higher]
) -> Item:
    """An entry or record that both roles have, with its levels, and what else differs."""
    entry = first[index] if index is not None else None
    name = str(entry.get(field.key)) if isinstance(entry, dict) else str(changes[0].item)
    levels = (level := entry.get(field.level) if isinstance(entry, dict) else None), level
    higher: Higher = ""
    notes = []
    for change in changes:
        step = unescape(change.pointer.rpartition("/")[2])
        if step == field.level:
            levels, higher = (change.before, change.after), directions.get(change.kind, "")
        else:
            notes.append((step.replace("_", " "), change.before, change.after))
    return Item(name, *levels, Relation.DIFFERENT, higher, tuple(notes))
