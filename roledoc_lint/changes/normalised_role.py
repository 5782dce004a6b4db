"""A role as it is compared: texts unwrapped, and names, words and dates in the one form that they mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from roledoc_lint.changes.kinds import FIELDS
from roledoc_lint.changes.text_similarity import same_name
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import DATE_FIELDS, EDITION_SECTIONS, SECTIONS, VOCABULARY_FIELDS
from roledoc_lint.model.vocabulary import Grades, Names
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import parse_date, read_date
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import normalised
from roledoc_lint.text.unwrap import unwrapped

STANDARDS = "national_occupational_standards"


def same(one: object, other: object) -> bool:
    """Whether two values are the same data: the order of fields does not count, and 1 is not true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


class ResolvedName(NamedTuple):
    """What a name stands for: what it is known by, and how it is shown."""

    key: str
    shown: str


Renamed = dict[tuple[str, str | None, str], str]
"""New names by section, edition and old name."""


class NameResolver:
    """What names stand for in one of the two states. A name that the later catalogue has changed is the new one."""

    def __init__(self, own: Catalogue, other: Catalogue, later: Catalogue, renamed: Renamed | None = None) -> None:
        self.own = own
        self._other = other
        self._later = later
        self._renamed = renamed or {}
        # Roles say the same few names again and again.
        self._words: dict[tuple[str, str], ResolvedName] = {}
        self._entries: dict[tuple[str, str | None, str], ResolvedName] = {}

    def word(self, field: str, form: str) -> ResolvedName:
        """What a word of a vocabulary stands for."""
        known = self._words.get((field, form))
        if known is None:
            own, other, later = (state.vocabulary.get(field) for state in (self.own, self._other, self._later))
            known = self._words[field, form] = self._by_its_new_name(field, None, _meaning(own, other, later, form))
        return known

    def entry(self, section: str, edition: str | None, form: str) -> ResolvedName:
        """What the name of a behaviour, value or skill stands for."""
        known = self._entries.get((section, edition, form))
        if known is None:
            own, other, later = (state.names(section, edition) for state in (self.own, self._other, self._later))
            meaning = _meaning(own, other, later, form)
            edition_of = edition if section in EDITION_SECTIONS else None
            known = self._entries[section, edition, form] = self._by_its_new_name(section, edition_of, meaning)
        return known

    def _by_its_new_name(self, section: str, edition: str | None, meaning: ResolvedName) -> ResolvedName:
        """A name that the catalogue has renamed without keeping the old one as another form of the new."""
        new = self._renamed.get((section, edition, meaning.key))
        return ResolvedName(new, new if meaning.shown == meaning.key else meaning.shown) if new else meaning


def _meaning(
    own: Names | Grades | None, other: Names | Grades | None, later: Names | Grades | None, form: str
) -> ResolvedName:
    form = normalised(form)
    name = (own.canonical(form) if own else None) or (other.canonical(form) if other else None)
    if name is None:
        return ResolvedName(same_name(form), form)
    known = (later.canonical(name) if later else None) or name
    if known != name and own and known in own:
        known = name  # what stood beside the other is no other name of it, though the two were made one later
    is_form = form == name or any(names and form in names.forms for names in (own, other))
    return ResolvedName(known, known if is_form else form)


class Role(NamedTuple):
    """A role in one of the two states. `values` has the same lists as the file: a pointer leads to the same place."""

    document: Document
    values: dict[str, object]
    meanings: NameResolver

    @property
    def edition(self) -> str | None:
        """The role's edition of the competency framework."""
        return self.text("competency_framework")

    @property
    def code(self) -> str | None:
        """The role code, by which the role is known."""
        return self.text("role_code")

    def text(self, field: str) -> str | None:
        """A field's text, or None where it has none."""
        value = self.values.get(field)
        return value if isinstance(value, str) else None


def role(document: Document, meanings: NameResolver) -> Role:
    """A role file as it is compared. What a known field leaves empty is not there."""
    values = {key: plain(document, f"/{escape(key)}", value) for key, value in document.fields.items()}
    for field in VOCABULARY_FIELDS:
        if field in values:
            values[field] = _words(field, values[field], meanings)
    for field in DATE_FIELDS:
        if field in values:
            values[field] = _date(values[field])
    edition = values.get("competency_framework")
    for section in SECTIONS:
        items = values.get(section)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and isinstance(item.get("name"), str):
                item["name"] = meanings.entry(
                    section, edition if isinstance(edition, str) else None, item["name"]
                ).shown
    kept = {key: value for key, value in values.items() if key not in FIELDS or value not in (None, "", [])}
    return Role(document, kept, meanings)


def plain(document: Document, pointer: str, value: object) -> object:
    """The data at a pointer, with its texts unwrapped."""
    if isinstance(value, str):
        return unwrapped(value, document.spans[pointer].style)
    if isinstance(value, list):
        return [plain(document, f"{pointer}/{index}", item) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: plain(document, f"{pointer}/{escape(key)}", item) for key, item in value.items()}
    return value if value is None or isinstance(value, bool) else _number(document, pointer)


_PLAIN_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]{0,14}))(?:\.0+)?")


def _number(document: Document, pointer: str) -> int | str:
    """A whole number, such as a level; any other as it is written: 1.10 is not 1.1 to whoever reads it."""
    span = document.spans[pointer]
    written = document.text[span.start : span.end]
    plain_number = _PLAIN_NUMBER.fullmatch(written)
    return int(plain_number[1]) if plain_number else written


def _words(field: str, value: object, meanings: NameResolver) -> object:
    if isinstance(value, list):
        return [_words(field, item, meanings) for item in value]
    return meanings.word(field, value).shown if isinstance(value, str) else value


def _date(value: object) -> object:
    """A date in the form that a role must have, where it is certain which one is meant."""
    if not isinstance(value, str):
        return value
    date = parse_date(value) or read_date(value)
    return str(date) if date else value
