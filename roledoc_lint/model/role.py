"""A role in the user's words: its entries and paragraphs, and how a message calls each part of it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from roledoc_lint.model.fields import ENTRY_WORDS, LINE_FIELDS, PARAGRAPH_FIELDS, SECTIONS
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import normalised, single_spaced


class RoleEntry(NamedTuple):
    """A behaviour, value or skill of a role, as far as it is well formed: what is not is None."""

    section: str
    pointer: str
    name: str
    level: int | str | None
    wording: str | None
    has_wording: bool

    @property
    def words(self) -> str:
        """What a message calls the entry, such as: behaviour "Take Ownership", level 1."""
        level = f", level {quoted(str(self.level))[1:-1]}" if isinstance(self.level, int) else ""
        return f"{ENTRY_WORDS[self.section]} {quoted(self.name)}{level}"


def entries(document: Document, *sections: str) -> list[RoleEntry]:
    """The entries that have a name, of the named sections or of all."""
    found = _entries(document)
    return [entry for section in sections for entry in found if entry.section == section] if sections else found


@lru_cache(maxsize=1)
def _entries(document: Document) -> list[RoleEntry]:
    """All entries that have a name. Many rules ask for them, one document after the other."""
    found: list[RoleEntry | None] = []
    for section in SECTIONS:
        values = document.fields.get(section)
        found += (entry_at(document, section, index) for index in range(len(values) if isinstance(values, list) else 0))
    return [entry for entry in found if entry]


def entry_at(document: Document, section: str, index: int) -> RoleEntry | None:
    """The entry at a place in a section, if it has a name."""
    values = document.fields.get(section)
    item = values[index] if isinstance(values, list) and index < len(values) else None
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        return None
    level, wording = item.get("level"), item.get("wording")
    level = level.strip() if isinstance(level, str) else level
    if isinstance(level, float) and level.is_integer():
        level = int(level)  # to the schema, 3.0 is a whole number too
    return RoleEntry(
        section,
        f"/{section}/{index}",
        item["name"],
        level if isinstance(level, int | str) and not isinstance(level, bool) else None,
        wording if isinstance(wording, str) else None,
        "wording" in item,
    )


def items(document: Document, field: str) -> Iterator[tuple[str, str]]:
    """The text items of a list field, each with its pointer."""
    values = document.fields.get(field)
    for index, value in enumerate(values if isinstance(values, list) else []):
        if isinstance(value, str):
            yield f"/{field}/{index}", value


@lru_cache(maxsize=1)
def paragraphs(document: Document) -> tuple[tuple[str, str], ...]:
    """The free text of a role: its purpose and the items of its lists, each with its pointer."""
    purpose = document.fields.get("main_purpose")
    first = [("/main_purpose", purpose)] if isinstance(purpose, str) else []
    return (*first, *(item for field in PARAGRAPH_FIELDS for item in items(document, field)))


def free_text(document: Document) -> Iterator[tuple[str, str]]:
    """All text that the role's author writes: one-line fields and paragraphs, each with its pointer."""
    for field in LINE_FIELDS:
        value = document.fields.get(field)
        if isinstance(value, str):
            yield f"/{field}", value
    yield from paragraphs(document)


@lru_cache(maxsize=1)
def normal_paragraphs(document: Document) -> tuple[tuple[str, str], ...]:
    """The same, with single spaces between words. Several rules ask, one document after the other."""
    return tuple((pointer, normalised(text)) for pointer, text in paragraphs(document))


@lru_cache(maxsize=1)
def free_words(document: Document) -> str:
    """All words of the free text, a space between them: rules look here first whether there can be a finding."""
    return " ".join(filter(None, (single_spaced(text) for _, text in free_text(document))))


def framework(document: Document) -> str | None:
    """The role's edition of the competency framework, as it is written."""
    value = document.fields.get("competency_framework")
    return value if isinstance(value, str) else None
