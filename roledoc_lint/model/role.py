"""A role and what is derived from it: its entries, its paragraphs, and their match in the catalogue."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.model.profile import Field
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import normalised, single_spaced


class RoleEntry(NamedTuple):
    """An entry of a role. A level or text of the wrong type is None."""

    field: Field
    """Its section."""
    pointer: str
    name: str
    level: int | str | None
    texts: tuple[str | None, ...]
    """What it has of each agreed part."""
    has_text: tuple[bool, ...]
    """Whether it has the part, of any type."""

    @property
    def section(self) -> str:
        return self.field.name

    @property
    def parts(self) -> Iterator[tuple[str, str]]:
        """The agreed parts that it has, each with its text."""
        return ((part, text) for part, text in zip(self.field.parts, self.texts, strict=True) if text)

    @property
    def missing(self) -> Iterator[str]:
        """The agreed parts that it does not have."""
        return (part for part, has_text in zip(self.field.parts, self.has_text, strict=True) if not has_text)

    @property
    def words(self) -> str:
        """The name of the entry in messages, such as: value "Respect", level 1."""
        level = f", level {quoted(str(self.level))[1:-1]}" if isinstance(self.level, int) else ""
        return f"{self.field.word} {quoted(self.name)}{level}"

    def at(self, part: str) -> str:
        """The JSON Pointer of a part of it."""
        return f"{self.pointer}/{escape(part)}"

    @property
    def name_at(self) -> str:
        """The JSON Pointer of its name."""
        return self.at(self.field.key)

    @property
    def level_at(self) -> str:
        """The JSON Pointer of its level."""
        return self.at(self.field.level)


def said(part: str) -> str:
    """What messages call a part of an entry: its wording, or the text of summary."""
    return part if part == "wording" else f"text of {part[:60].replace('_', ' ')}"


def entry_at(document: Document, field: Field, index: int) -> RoleEntry | None:
    """The entry at an index of a section; None if it does not exist or has no name."""
    values = document.fields.get(field.name)
    item = values[index] if isinstance(values, list) and index < len(values) else None
    if not isinstance(item, dict) or not isinstance(item.get(field.key), str):
        return None
    level = item.get(field.level)
    level = normalised(level) if isinstance(level, str) else level
    if isinstance(level, float) and level.is_integer():
        level = int(level)  # to the schema, 3.0 is a whole number too
    return RoleEntry(
        field,
        f"/{field.name}/{index}",
        item[field.key],
        level if isinstance(level, int | str) and not isinstance(level, bool) else None,
        tuple([text if isinstance(text := item.get(part), str) else None for part in field.parts]),
        tuple([part in item for part in field.parts]),
    )


class RoleView:
    """One role, and what is derived from it with a catalogue. Each part is computed once, on first use."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self._catalogue = catalogue
        self.profile = catalogue.profile

    def entries(self, *sections: str) -> list[RoleEntry]:
        """The entries that have a name, of the given sections or of all."""
        entries = self._entries
        return [entry for section in sections for entry in entries if entry.section == section] if sections else entries

    @cached_property
    def _entries(self) -> list[RoleEntry]:
        found: list[RoleEntry | None] = []
        for field in map(self.profile.by_name.__getitem__, self.profile.sections):
            values = self.document.fields.get(field.name)
            number = len(values) if isinstance(values, list) else 0
            found += (entry_at(self.document, field, index) for index in range(number))
        return [entry for entry in found if entry]

    def words(self, place: str, field: Field) -> Iterator[tuple[str, str]]:
        """Yield the words at a place, that of a field or of a detail of records, each with its JSON Pointer.

        Text where a list should be has none, and neither has a list where text should be.
        """
        name, _, detail = place.partition("/")
        value = self.document.fields.get(name)
        values = [(f"/{name}", value)]
        if detail:
            records = enumerate(value if isinstance(value, list) else [])
            values = [
                (f"/{name}/{index}/{detail}", each.get(detail)) for index, each in records if isinstance(each, dict)
            ]
        for pointer, written in values:
            if field.kind != "words" and isinstance(written, str):
                yield pointer, written
            elif field.kind == "words" and isinstance(written, list):
                yield from ((f"{pointer}/{i}", word) for i, word in enumerate(written) if isinstance(word, str))

    def items(self, field: str) -> Iterator[tuple[str, str]]:
        """Yield the text items of a list field, each with its JSON Pointer."""
        values = self.document.fields.get(field)
        for index, value in enumerate(values if isinstance(values, list) else []):
            if isinstance(value, str):
                yield f"/{field}/{index}", value

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """The free text of the role, its purpose and the items of its lists, each with its JSON Pointer."""
        texts = self._strings(self.profile.texts)
        return (*texts, *(item for field in self.profile.paragraphs for item in self.items(field)))

    @cached_property
    def normal_paragraphs(self) -> tuple[tuple[str, str], ...]:
        """The paragraphs with single spaces between words."""
        return tuple((pointer, normalised(text)) for pointer, text in self.paragraphs)

    def free_text(self) -> Iterator[tuple[str, str]]:
        """Yield all free text, one-line fields and paragraphs, each with its JSON Pointer."""
        yield from self._strings(self.profile.lines)
        yield from self.paragraphs

    def _strings(self, fields: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the values of fields that hold text, each with its JSON Pointer."""
        for field in fields:
            value = self.document.fields.get(field)
            if isinstance(value, str):
                yield f"/{field}", value

    @cached_property
    def free_words(self) -> str:
        """All words of the free text, with a space between them. Rules search it before each text to save time."""
        return " ".join(filter(None, (single_spaced(text) for _, text in self.free_text())))

    @cached_property
    def edition(self) -> str | None:
        """The role's edition, by its name if the role has an alias."""
        field = self.profile.edition
        value = self.document.fields.get(field)
        written = value if isinstance(value, str) else None
        known = self._catalogue.vocabulary.get(field)
        return (known.canonical(written) if written and known else None) or written

    @property
    def has_known_edition(self) -> bool:
        """Whether the catalogue has the role's edition."""
        return self.edition in self._catalogue.editions

    def find(self, entry: RoleEntry) -> Competency | None:
        """The entry of the catalogue, in the role's edition, with an entry's name or alias; None if unknown."""
        return self._competencies.get(entry.pointer)

    def find_level(self, entry: RoleEntry) -> Competency | None:
        """The same; None if it is unknown or does not have the entry's level."""
        competency = self.find(entry)
        return competency if competency and entry.level in competency.levels else None

    @cached_property
    def _competencies(self) -> dict[str, Competency | None]:
        """What `find` gives for each entry, by its JSON Pointer."""
        find, edition = self._catalogue.find, self.edition
        return {entry.pointer: find(entry.section, edition, entry.name) for entry in self._entries}

    @cached_property
    def nonconforming_entries(self) -> list[RoleEntry]:
        """The entries that differ from the catalogue. Most rules about single entries look at these only."""
        competencies = self._competencies
        return [entry for entry in self._entries if not _conforms(entry, competencies[entry.pointer])]

    @cached_property
    def other_edition(self) -> str | None:
        """The edition that most entries with an edition are from, if it is not the role's own; else None."""
        listed = self.entries(*self.profile.with_edition)
        own = sum(self._competencies[entry.pointer] is not None for entry in listed)
        for edition in self._catalogue.editions:
            number = sum(self._catalogue.find(entry.section, edition, entry.name) is not None for entry in listed)
            if edition != self.edition and number > max(own, len(listed) / 2) and number - own > 2:
                return edition
        return None


def _conforms(entry: RoleEntry, competency: Competency | None) -> bool:
    """Whether an entry has the exact name, a valid level and the wording of that level."""
    return (
        competency is not None
        and entry.name == competency.name
        and entry.level in competency.levels
        and all(entry.texts)
        and all(competency.level_of(text, part) == entry.level for part, text in entry.parts)
    )
