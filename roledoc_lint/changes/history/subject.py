"""What a history is asked for: a field of the role, or one entry of it, as the schema or its words call it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.text_similarity import same_name
from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.json_pointer import unescape
from roledoc_lint.text.similarity import nearest

WITH_ITEMS = ("entries", "records", "words")
"""The kinds of fields whose items can be asked for one by one."""


class Asked(NamedTuple):
    """A field, and one item of it if that is asked for. An empty name is that of the whole role."""

    field: str = ""
    item: str = ""
    label: str = ""
    """What the field is called in words."""

    def concerns(self, change: Change, meanings: Iterable[str] = ()) -> bool:
        """Whether a change is one of what is asked for. `meanings` are the names that the item has."""
        if not self.field:
            return True
        if not any(_field_of(pointer) == self.field for pointer in _pointers(change)):
            return False
        wanted = {same_name(self.item), *map(same_name, meanings)}
        return not self.item or any(same_name(name) in wanted for name in names_in(change))


def names_in(change: Change) -> Iterator[str]:
    """The names by which a change can be asked for: of what it is about, or the words before and after it."""
    yield from (value for value in (change.item, change.before, change.after) if isinstance(value, str))


def _pointers(change: Change) -> Iterator[str]:
    yield change.pointer
    yield from (location.pointer for location in (change.base, change.head) if location)


def _field_of(pointer: str) -> str:
    return unescape(pointer.split("/")[1]) if pointer else ""


def asked_for(name: str | None, profile: Profile, others: Iterable[str] = ()) -> Asked:
    """What a user asks for: nothing, FIELD, or FIELD/ITEM. `others` are fields that no schema declares.

    Raises UsageError if there is no such field, several are called so, or it has no items to ask for.
    """
    if name is None:
        return Asked()
    first, _, item = name.partition("/")
    item = item.strip()
    if not first.strip() or ("/" in name and not item):
        raise UsageError("name a field such as location, or a field and what is in it, such as values/NAME")
    found = _fields(first, profile)
    if len(found) > 1:
        raise UsageError(f"{quoted(first)} can mean {' or '.join(field.name for field in found)}: name one of them")
    if not found and first in others and not item:
        return Asked(first, "", first[:60].replace("_", " "))
    if not found:
        known = [name for field in profile.fields for name in (field.name, field.word, field.plural, field.in_report)]
        raise UsageError(
            f"there is no field {quoted(first)}{_hint(first, known, 'roledoc-lint schema lists the fields')}"
        )
    field = found[0]
    if item and field.kind not in WITH_ITEMS:
        raise UsageError(f"{field.in_report} has no items to ask for: leave out /{item}")
    return Asked(field.name, item, field.plural if field.kind in (*WITH_ITEMS, "paragraphs") else field.in_report)


def _fields(name: str, profile: Profile) -> list[Field]:
    """The fields that a name can mean: by its own name, then by its nouns, then by its headings in documents."""
    by_name: tuple[Callable[[Field], Iterable[str]], ...] = (
        lambda field: (field.name,),
        lambda field: (field.word, field.plural, field.slug, field.in_report, field.plural_in_report),
        lambda field: field.heading,
    )
    for names in by_name:
        found = [field for field in profile.fields if _plain(name) in map(_plain, names(field))]
        if found:
            return found
    return []


def _plain(name: str) -> str:
    """A name without case, and with single spaces in place of underscores and hyphens."""
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip()))


def meanings(asked: Asked, roles: Iterable[Role]) -> set[str]:
    """The names that an item has in some roles: it can be asked for by an alias."""
    found: set[str] = set()
    for role in roles:
        field = role.profile.by_name.get(asked.field)
        if field and asked.item:
            names = role.names
            resolved = names.word(field.name, asked.item) if field.vocabulary else None
            if field.kind == "entries":
                resolved = names.entry(field.name, role.edition, asked.item)
            found |= {resolved.display, resolved.key} if resolved else set()
    return found


def no_such_item(asked: Asked, role: str, known: Iterable[str]) -> UsageError:
    """The error about an item that a role has never had."""
    hint = _hint(asked.item, known, "leave it out to see all of them")
    return UsageError(f"{role} has never had {quoted(asked.item)} among its {asked.label}{hint}")


def _hint(name: str, known: Iterable[str], otherwise: str) -> str:
    """The end of a message about an unknown name: the one that may be meant, or what else to do."""
    near = nearest(name, sorted(set(known)))
    return f"; {did_you_mean(near[:1])}" if near else f": {otherwise}"
