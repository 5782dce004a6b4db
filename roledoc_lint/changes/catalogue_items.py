"""What a file of the catalogue holds: items, which have a name, and other settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.changes.classify import Operand
from roledoc_lint.changes.normalised_role import plain
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.values import Level
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import normalised

LISTS = ("entries", "families", "ranks")
"""The keys of a section that hold its items."""


class Item(NamedTuple):
    """A name of the catalogue: an entry, a record, a word of a vocabulary."""

    section: str
    edition: str | None
    name: str
    data: dict[str, object]
    document: Document
    pointer: str

    @property
    def words(self) -> str:
        """What a report calls it."""
        return f"{self.name} ({self.edition})" if self.edition else self.name

    def texts(self) -> dict[tuple[Level | None, str], Operand]:
        """The agreed texts: each part of each level, or the title."""
        if isinstance(self.data.get("title"), str):
            return {(None, "title"): Operand(f"{self.pointer}/title", self.data["title"])}
        found: dict[tuple[Level | None, str], Operand] = {}
        wordings = self.data.get("wordings")
        for index, item in enumerate(wordings if isinstance(wordings, list) else []):
            if isinstance(item, dict) and isinstance(level := item.get("level"), int | str):
                own = f"{self.pointer}/wordings/{index}"
                texts = {part: Operand(f"{own}/{escape(part)}", text) for part, text in item.items()}
                found |= {(level, part): text for part, text in texts.items() if part != "level"}
        return found

    def aliases(self) -> dict[str, Operand]:
        """The aliases of the name."""
        aliases = self.data.get("aliases")
        found = aliases if isinstance(aliases, list) else []
        return {str(alias): Operand(f"{self.pointer}/aliases/{index}", alias) for index, alias in enumerate(found)}


def items(document: Document, profile: Profile) -> Iterator[Item]:
    """The names that a file of the catalogue holds."""
    edition, with_edition = document.fields.get("framework"), _with_edition(profile)
    for field, content in document.fields.items():
        if isinstance(content, list):
            yield from _named(document, field, None, f"/{field}", content)
        elif isinstance(content, dict):
            own_edition = str(edition) if edition is not None and field in with_edition else None
            for key in LISTS:
                yield from _named(document, field, own_edition, f"/{field}/{key}", content.get(key))


def _with_edition(profile: Profile) -> set[str]:
    """The sections of the catalogue whose entries are from an edition."""
    return set(map(profile.in_catalogue, profile.with_edition))


def _named(document: Document, field: str, edition: str | None, pointer: str, entries: object) -> Iterator[Item]:
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            own = f"{pointer}/{index}"
            data = {key: plain(document, f"{own}/{escape(key)}", value) for key, value in entry.items()}
            yield Item(field, edition, normalised(str(entry.get("name", entry.get("code")))), data, document, own)


def other_settings(document: Document, profile: Profile) -> Iterator[tuple[str, Operand]]:
    """What is not an item, by what a report calls it: the levels of a section, the formats of codes."""
    edition, with_edition = document.fields.get("framework"), _with_edition(profile)
    for field, content in document.fields.items():
        name = label(field, profile)
        if field in with_edition and edition is not None:
            name = f"{name} ({edition})"
        if isinstance(content, dict):
            for key, value in content.items():
                if key not in LISTS:
                    yield f"{name}: {label(key, profile)}", Operand(f"/{field}/{escape(key)}", value)
        elif not isinstance(content, list) and field != "framework":
            yield name, Operand(f"/{escape(field)}", content)
