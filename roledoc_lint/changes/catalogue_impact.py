"""Which roles a change of the catalogue touches: it is told once and names them, not once for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roledoc_lint.changes.catalogue_diff import CatalogueChange
from roledoc_lint.changes.change import AffectedRole, Change
from roledoc_lint.changes.normalised_role import STANDARDS, NameResolver, Role, role
from roledoc_lint.changes.rank_diff import FIELDS as WORD_LISTS
from roledoc_lint.changes.recorder import place
from roledoc_lint.changes.role_diff import subject
from roledoc_lint.changes.text_similarity import same_code, same_name
from roledoc_lint.model.fields import SECTIONS, VOCABULARY_FIELDS
from roledoc_lint.model.vocabulary import Level
from roledoc_lint.source.document import load
from roledoc_lint.text.normalise import normalised

_FOLLOWS = re.compile(r"/(\w+)/([0-9]+)/(?:wording|title)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


FORM = "form: "
"""What the key of a use begins with that is the very form that a role has."""


class Use(NamedTuple):
    """An item of the catalogue as a role uses it, at a level if it has one."""

    section: str
    edition: str | None
    key: str
    level: Level | None


class ImpactTracker:
    """The changes of the catalogue that touch roles, and the roles found for each so far."""

    def __init__(self, changes: Iterable[CatalogueChange], meanings: NameResolver) -> None:
        self.changes = list(changes)
        self._meanings = meanings
        self._by_use: dict[Use, list[int]] = {}
        self._touched: dict[int, dict[str, list[AffectedRole]]] = {}
        self._words: list[frozenset[str]] = []
        for index, told in enumerate(self.changes):
            for use in _concerned(told):
                self._by_use.setdefault(use, []).append(index)
            if told.item:
                for form in (told.item.name, *told.item.aliases(), *_abbreviation(told.item.data), *_form(told)):
                    self._words.append(frozenset(_WORDS.findall(form.casefold())) - {"and"})

    def absorb(self, change: Change, head: Role) -> bool:
        """Whether a role's text only follows the catalogue's: then it is told with that, and with nothing else."""
        match = _FOLLOWS.fullmatch(change.pointer)
        if not match or change.before is None or change.after is None:
            return False
        use = _use(head, match[1], int(match[2]))
        for index in self._by_use.get(use, []) if use else ():
            agreed = self.changes[index].change
            if _is_same(agreed.before, change.before) and _is_same(agreed.after, change.after):
                followed = self._touched.setdefault(index, {}).setdefault(head.document.path, [])
                followed.append(AffectedRole(subject(head), change.pointer, change.base, change.head))
                return True
        return False

    def scan(self, content: bytes, path: str, bound: int) -> None:
        """Note what a role of the later state uses. It is parsed only where it may be something that was changed."""
        text = content.decode("utf-8", "replace").casefold()
        if not any(all(word in text for word in words) for words in self._words):
            return
        document = load(path, content, bound)
        if document.readable:
            self.note(role(document, self._meanings))

    def note(self, head: Role) -> None:
        """Note the changed items that a role uses."""
        for use, pointer in _uses(head):
            for index in (*self._by_use.get(use, ()), *self._by_use.get(use._replace(level=None), ())):
                uses = AffectedRole(subject(head), None, None, place(head.document, pointer))
                self._touched.setdefault(index, {}).setdefault(head.document.path, [uses])

    @property
    def touch_roles(self) -> bool:
        """Whether any change may touch a role."""
        return bool(self._by_use)

    def told(self) -> Iterator[Change]:
        """The changes, each with the roles that it touches."""
        for index, (change, _, _) in enumerate(self.changes):
            touched = self._touched.get(index, {})
            yield change._replace(affected=tuple(one for path in sorted(touched) for one in touched[path]))


def _concerned(told: CatalogueChange) -> Iterator[Use]:
    """What a role uses that the change concerns: the item, at a level if it is of one; or a form of the name."""
    change, item, level = told
    if item is None or change.kind in ("catalogue-entry-added", "catalogue-wording-added"):
        return
    if not change.kind.startswith("catalogue-alias-"):
        key = same_code(item.name) if item.section == STANDARDS else item.name
        yield Use(item.section, item.edition, key, level)
    for form in _form(told):
        yield Use(item.section, item.edition, FORM + same_name(form), None)


def _form(told: CatalogueChange) -> list[str]:
    """The forms that may stand for something else after a change: an alias, or a name that went."""
    change, item, _ = told
    if change.kind.startswith("catalogue-alias-"):
        return [str(change.after or change.before)]
    if change.kind == "catalogue-entry-renamed":
        return [str(change.before)]
    return [item.name] if item and change.kind == "catalogue-entry-removed" else []


def _abbreviation(data: dict[str, object]) -> list[str]:
    short = data.get("abbreviation")
    return [str(short)] if short else []


def _is_same(agreed: object, written: object) -> bool:
    return isinstance(agreed, str) and isinstance(written, str) and normalised(agreed) == normalised(written)


def _use(head: Role, section: str, index: int) -> Use | None:
    """What the entry at a place in a role uses of the catalogue."""
    values = head.values.get(section)
    entry = values[index] if isinstance(values, list) and index < len(values) else None
    if not isinstance(entry, dict):
        return None
    if section == STANDARDS:
        return Use(section, None, same_code(str(entry.get("code"))), None)
    if section not in SECTIONS or not isinstance(entry.get("name"), str):
        return None
    edition = head.edition if section != "technical_skills" else None
    level = entry.get("level")
    key = head.meanings.entry(section, edition, entry["name"]).key
    return Use(section, edition, key, level if isinstance(level, int | str) else None)


def _uses(head: Role) -> Iterator[tuple[Use, str]]:
    """Everything of the catalogue that a role uses, with its pointer."""
    for section in (*SECTIONS, STANDARDS):
        values = head.values.get(section)
        for index in range(len(values) if isinstance(values, list) else 0):
            use, pointer = _use(head, section, index), f"/{section}/{index}"
            if use:
                yield use, pointer
                written = head.document.value(f"{pointer}/name")
                yield use._replace(key=FORM + same_name(str(written)), level=None), pointer
    for field in VOCABULARY_FIELDS:
        value = head.values.get(field)
        words = value if field in WORD_LISTS and isinstance(value, list) else [value]
        for index, word in enumerate(words):
            if isinstance(word, str):
                pointer = f"/{field}/{index}" if field in WORD_LISTS else f"/{field}"
                use = Use(field, None, head.meanings.word(field, word).key, None)
                yield use, pointer
                yield use._replace(key=FORM + same_name(str(head.document.value(pointer)))), pointer
