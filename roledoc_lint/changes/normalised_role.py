"""A role as it is compared: text unwrapped, and names, words and dates spelt as the catalogue spells them."""

from __future__ import annotations

import re
from typing import NamedTuple

from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.ranges import number_of
from roledoc_lint.model.profile import Field, Profile, Scale
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import parse_date, read_date
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.unwrap import unwrapped


def same(one: object, other: object) -> bool:
    """Whether two values are the same data. The order of fields does not count, and 1 is not the same as true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


class Role(NamedTuple):
    """A role in one of the two states. `values` has the same lists as the file, so a pointer means the same in both."""

    document: Document
    values: dict[str, object]
    names: NameResolver

    @property
    def profile(self) -> Profile:
        return self.names.own.profile

    @property
    def edition(self) -> str | None:
        """The role's edition of the catalogue."""
        return self.text(self.profile.edition)

    @property
    def code(self) -> str | None:
        """What identifies the role: all fields of its identity in one text; None if it does not have all of them."""
        texts = [self._identifying(field) for field in self.profile.whole.identity]
        found = [text for text in texts if text]
        return ", ".join(found) if found and len(found) == len(texts) else None

    @property
    def codes(self) -> set[str]:
        """All that can be said in place of its identity: the whole of it, or one of its fields alone."""
        return {text for text in (self.code, *map(self._identifying, self.profile.whole.identity)) if text}

    @property
    def replaces(self) -> str | None:
        """The code of the retired role that it says it replaces."""
        return self._identifying(self.profile.whole.replaces) if self.profile.whole.replaces else None

    def _identifying(self, field: str) -> str | None:
        """The text of a field of the identity. A schema can let it be a number, and can let it be several words."""
        value = self.values.get(field)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return ", ".join(value)
        is_number = type(value) is int and self.profile.by_name[field].is_plain
        return str(value) if is_number else self.text(field)

    def text(self, field: str) -> str | None:
        """A field's text, or None if it has none."""
        value = self.values.get(field)
        return value if isinstance(value, str) else None


def normalised_role(document: Document, names: NameResolver) -> Role:
    """The role of a file as it is compared. Known fields that are empty are left out."""
    values = {key: plain(document, f"/{escape(key)}", value) for key, value in document.fields.items()}
    profile = names.own.profile
    for field in profile.fields:
        if field.name in values:
            values[field.name] = _as_declared(field, field.name, values[field.name], names)
    edition = values.get(profile.edition)
    _resolve_entries(values, edition if isinstance(edition, str) else None, names)
    kept = {key: value for key, value in values.items() if key not in profile.by_name or value not in (None, "", [])}
    return Role(document, kept, names)


def _as_declared(field: Field, place: str, value: object, names: NameResolver) -> object:
    """A value with its words and dates as they are compared. `place` is its field, or FIELD/DETAIL."""
    value = of_its_type(field, value)
    if field.vocabulary:
        return _words(place, value, names)
    if field.kind == "date":
        return _date(value)
    if field.kind == "range" and isinstance(value, dict):
        ends = {part: _date(value[part]) for part in field.parts if part in value and number_of(value[part]) is None}
        return {**value, **ends}
    if field.kind == "records" and isinstance(value, list):
        return [_record(field, item, names) if isinstance(item, dict) else item for item in value]
    return value


def _record(field: Field, item: dict[str, object], names: NameResolver) -> dict[str, object]:
    details = {
        detail.name: _as_declared(detail, f"{field.name}/{detail.name}", item[detail.name], names)
        for detail in field.details
        if detail.name in item
    }
    return {**item, **details}


def _resolve_entries(values: dict[str, object], edition: str | None, names: NameResolver) -> None:
    """Replace the names of entries by what they mean."""
    profile = names.own.profile
    for section in map(profile.by_name.__getitem__, profile.sections):
        items = values.get(section.name)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and isinstance(name := item.get(section.key), str):
                item[section.key] = names.entry(section.name, edition, name).display
            if isinstance(item, dict) and section.level in item:
                item[section.level] = _level(item[section.level], profile.scale_of(section.name))


def plain(document: Document, pointer: str, value: object) -> object:
    """The data at a pointer, with all text unwrapped."""
    if isinstance(value, str):
        return unwrapped(value, document.spans[pointer].style)
    if isinstance(value, list):
        return [plain(document, f"{pointer}/{index}", item) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: plain(document, f"{pointer}/{escape(key)}", item) for key, item in value.items()}
    return value if value is None or isinstance(value, bool) else _number(document, pointer)


def of_its_type(field: Field, value: object) -> object:
    """A value as the field must hold it, if it only has another type: "3" for 3, text for a list of one text.

    The check asks for the right type. Correcting it does not change what the role says.
    """
    if field.kind in ("words", "paragraphs"):
        items = [value] if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else value
        return [_as_text(item) for item in items] if isinstance(items, list) else items
    if field.kind in ("line", "text", "word", "date"):
        single = value[0] if isinstance(value, list) and len(value) == 1 else value
        value = single if isinstance(single, str | int) else value
        return _as_number(value) if field.is_plain else _as_text(value)
    return value


def _as_text(value: object) -> object:
    return str(value) if type(value) is int else value


def _as_number(value: object) -> object:
    number = _PLAIN_NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(number[1]) if number else value


def _level(value: object, scale: Scale) -> object:
    """A level as its scale has it: a number, or a name."""
    if scale.is_named:
        return str(value) if type(value) is int and str(value) in scale.names else value
    return _as_number(value)


_PLAIN_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]{0,14}))(?:\.0+)?")


def _number(document: Document, pointer: str) -> int | str:
    """A whole number, such as a level, as an int; any other as text, because to a reader 1.10 is not 1.1."""
    span = document.spans[pointer]
    written = document.text[span.start : span.end]
    plain_number = _PLAIN_NUMBER.fullmatch(written)
    return int(plain_number[1]) if plain_number else written


def _words(field: str, value: object, names: NameResolver) -> object:
    if isinstance(value, list):
        return [_words(field, item, names) for item in value]
    return names.word(field, value).display if isinstance(value, str) else value


def _date(value: object) -> object:
    """A date as a role must give it, where it is certain which date is meant."""
    if not isinstance(value, str):
        return value
    date = parse_date(value) or read_date(value)
    return str(date) if date else value
