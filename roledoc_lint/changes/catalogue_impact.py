"""Which roles a change of the catalogue affects: it is reported once with their names, not once for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from roledoc_lint.changes.catalogue_diff import CatalogueChange
from roledoc_lint.changes.catalogue_uses import Use, concerned, spellings, use_at, uses, written_names
from roledoc_lint.changes.change import AffectedRole, Change, location
from roledoc_lint.changes.kinds.catalogue import CATALOGUE_ENTRY
from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.role_diff import role_ref
from roledoc_lint.model.profile import Profile
from roledoc_lint.source.document import load
from roledoc_lint.text.json_pointer import unescape
from roledoc_lint.text.normalise import normalised

_IN_ENTRY = re.compile(r"/([^/]+)/([0-9]+)/([^/]+)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


class ImpactTracker:
    """The changes of the catalogue, and the roles found so far that each of them affects."""

    def __init__(self, changes: Iterable[CatalogueChange], names: NameResolver) -> None:
        self._changes = list(changes)
        self._names = names
        self._by_use: dict[Use, list[int]] = {}
        self._affected: dict[int, dict[str, list[AffectedRole]]] = {}
        self._renamed: dict[Use, int] = {}
        self._words: list[frozenset[str]] = []
        for index, change in enumerate(self._changes):
            for use in concerned(change):
                self._by_use.setdefault(use, []).append(index)
                if change.change.definition is CATALOGUE_ENTRY.renamed:
                    self._renamed[use] = index
            for name in _names(change):
                self._words.append(frozenset(_WORDS.findall(name.casefold())) - {"and"})

    @property
    def may_affect_roles(self) -> bool:
        """Whether any of the changes can affect a role."""
        return bool(self._by_use)

    def absorb(self, change: Change, head: Role) -> bool:
        """Add a role's change to the catalogue's if its text only follows that. Returns whether it does."""
        match = _IN_ENTRY.fullmatch(change.pointer)
        if not match or change.before is None or change.after is None:
            return False
        section, part = unescape(match[1]), unescape(match[3])
        use = use_at(head, section, int(match[2])) if part in _agreed_parts(head.profile, section) else None
        for index in self._by_use.get(use, []) if use else ():
            agreed = self._changes[index].change
            if _is_same(agreed.before, change.before) and _is_same(agreed.after, change.after):
                followed = self._affected.setdefault(index, {}).setdefault(head.document.path, [])
                followed.append(AffectedRole(role_ref(head), change.pointer, change.base, change.head))
                return True
        return False

    def note_followed(self, base: Role, head: Role) -> bool:
        """Note the new names that a role has where it had the old ones. Returns whether it has any."""
        renamed = self._renamed
        if not renamed:
            return False
        before = {(use, name): pointer for use, name, pointer in written_names(base)}
        is_found = False
        for use, name, pointer in written_names(head):
            agreed = self._changes[renamed[use]].change if use in renamed else None
            was = before.get((use, str(agreed.before))) if agreed else None
            if agreed and was and name == agreed.after and (use, name) not in before:
                places = location(base.document, was), location(head.document, pointer)
                followed = self._affected.setdefault(renamed[use], {}).setdefault(head.document.path, [])
                followed.append(AffectedRole(role_ref(head), pointer, *places))
                is_found = True
        return is_found

    def scan(self, content: bytes, path: str, max_size: int) -> None:
        """Note what a role of the later state uses. It is parsed only if it may use something that changed."""
        text = content.decode("utf-8", "replace").casefold()
        if not any(all(word in text for word in words) for words in self._words):
            return
        document = load(path, content, max_size)
        if document.readable:
            self.note_uses(normalised_role(document, self._names))

    def note_uses(self, head: Role) -> None:
        """Note the changed items that a role uses."""
        for use, pointer in uses(head):
            for index in (*self._by_use.get(use, ()), *self._by_use.get(use._replace(level=None), ())):
                affected = AffectedRole(role_ref(head), None, None, location(head.document, pointer))
                self._affected.setdefault(index, {}).setdefault(head.document.path, [affected])

    def catalogue_changes(self) -> Iterator[Change]:
        """The changes, each with the roles that it affects."""
        for index, (change, _, _) in enumerate(self._changes):
            affected = self._affected.get(index, {})
            yield change._replace(affected=tuple(role for path in sorted(affected) for role in affected[path]))


def _names(change: CatalogueChange) -> list[str]:
    """Every name that a role may have for what changed."""
    item = change.item
    if item is None:
        return []
    abbreviation = item.data.get("abbreviation")
    return [item.name, *item.aliases(), *([str(abbreviation)] if abbreviation else []), *spellings(change)]


def _agreed_parts(profile: Profile, section: str) -> Iterator[str]:
    """What entries or records have of the texts that are agreed."""
    field = profile.by_name.get(section)
    if field:
        yield from field.parts
        yield from (detail.name for detail in field.details if detail.kind == "text")


def _is_same(agreed: object, written: object) -> bool:
    return isinstance(agreed, str) and isinstance(written, str) and normalised(agreed) == normalised(written)
