"""What a role uses of the catalogue, and which uses a change of the catalogue concerns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.changes.catalogue_diff import CatalogueChange
from roledoc_lint.changes.kinds.catalogue import CATALOGUE_ALIAS, CATALOGUE_ENTRY, CATALOGUE_WORDING
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.text_similarity import same_code, same_name
from roledoc_lint.model.values import Level
from roledoc_lint.text.json_pointer import escape

SPELLING = "spelling: "
"""What the key of a use begins with that is the spelling in the role, not the name that it means."""


class Use(NamedTuple):
    """An item of the catalogue as a role uses it, at a level if it has one."""

    section: str
    edition: str | None
    key: str
    level: Level | None


def concerned(catalogue_change: CatalogueChange) -> Iterator[Use]:
    """The uses that a change concerns: of the item, at a level if the change is of one, or of a spelling."""
    change, item, level = catalogue_change
    kind = change.definition
    if item is None or kind in (CATALOGUE_ENTRY.added, CATALOGUE_WORDING.added):
        return
    if kind not in CATALOGUE_ALIAS:
        key = item.name if "name" in item.data else same_code(item.name)
        yield Use(item.section, item.edition, key, level)
    for spelling in spellings(catalogue_change):
        yield Use(item.section, item.edition, SPELLING + same_name(spelling), None)


def spellings(catalogue_change: CatalogueChange) -> list[str]:
    """The spellings that may mean something else after a change: an alias, or a name that was removed."""
    change, item, _ = catalogue_change
    kind = change.definition
    if kind in CATALOGUE_ALIAS:
        return [str(change.after or change.before)]
    if kind == CATALOGUE_ENTRY.renamed:
        return [str(change.before)]
    return [item.name] if item and kind == CATALOGUE_ENTRY.removed else []


def use_at(role: Role, section: str, index: int) -> Use | None:
    """What one entry of a role uses of the catalogue; None if that cannot be known."""
    values = role.values.get(section)
    entry = values[index] if isinstance(values, list) and index < len(values) else None
    if not isinstance(entry, dict):
        return None
    field = role.profile.by_name.get(section)
    name = entry.get(field.key) if field else None
    if not field or not field.catalogue or not isinstance(name, str):
        return None
    if field.kind == "records":
        return Use(field.catalogue, None, same_code(name), None)
    edition, level = role.edition if field.edition else None, entry.get(field.level)
    key = role.names.entry(section, edition, name).key
    return Use(field.catalogue, edition, key, level if isinstance(level, int | str) else None)


def written_names(role: Role) -> Iterator[tuple[Use, str, str]]:
    """Every name of the catalogue as a role writes it: what it means, the spelling, and its JSON Pointer."""
    for section in (*role.profile.sections, *role.profile.records):
        values, key = role.values.get(section), role.profile.by_name[section].key
        for index in range(len(values) if isinstance(values, list) else 0):
            use, pointer = use_at(role, section, index), f"/{section}/{index}/{escape(key)}"
            if use:
                yield use._replace(level=None), str(role.document.value(pointer)), pointer
    for place, pointer in _places(role):
        for use, at in _words(role, place, pointer):
            if not use.key.startswith(SPELLING):
                yield use, str(role.document.value(at)), at


def uses(role: Role) -> Iterator[tuple[Use, str]]:
    """Everything of the catalogue that a role uses, with its pointer."""
    yield from _entries(role)
    for place, pointer in _places(role):
        yield from _words(role, place, pointer)


def _entries(role: Role) -> Iterator[tuple[Use, str]]:
    for section in (*role.profile.sections, *role.profile.records):
        values, key = role.values.get(section), role.profile.by_name[section].key
        for index in range(len(values) if isinstance(values, list) else 0):
            use, pointer = use_at(role, section, index), f"/{section}/{index}"
            if use:
                yield use, pointer
                written = role.document.value(f"{pointer}/{escape(key)}")
                yield use._replace(key=SPELLING + same_name(str(written)), level=None), pointer


def _places(role: Role) -> Iterator[tuple[str, str]]:
    """The fields and FIELD/DETAIL that have a vocabulary, with the JSON Pointers of what the role has there."""
    yield from ((field, f"/{field}") for field in role.profile.vocabularies)
    for place, detail in role.profile.details.items():
        field = place.partition("/")[0]
        records = role.values.get(field) if detail.vocabulary else None
        for index in range(len(records) if isinstance(records, list) else 0):
            yield place, f"/{field}/{index}/{escape(detail.name)}"


def _words(role: Role, place: str, pointer: str) -> Iterator[tuple[Use, str]]:
    """The words at a JSON Pointer: one word, or a list of them."""
    value = role.document.value(pointer)
    words = [(f"{pointer}/{index}", word) for index, word in enumerate(value if isinstance(value, list) else [])]
    for at, word in words or [(pointer, value)]:
        if isinstance(word, str):
            use = Use(role.profile.in_catalogue(place), None, role.names.word(place, word).key, None)
            yield use, at
            yield use._replace(key=SPELLING + same_name(word)), at
