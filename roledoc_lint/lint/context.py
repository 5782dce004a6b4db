"""What a rule may look at beside the document: catalogue, schema, the other roles, and the configuration."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.model.fields import EDITION_SECTIONS
from roledoc_lint.model.role import RoleEntry, entries, framework
from roledoc_lint.model.schema import Schema
from roledoc_lint.project.config import Config
from roledoc_lint.source.document import Document


class Context(NamedTuple):
    """The same for every document of a check. `today` is what a date in the future is measured by."""

    catalogue: Catalogue
    schemas: dict[str, Schema]
    targets: Targets
    config: Config
    today: date

    def schema(self, document: Document) -> Schema:
        """The schema that a document must fit."""
        return self.schemas[document.kind]

    def edition(self, document: Document) -> str | None:
        """The role's edition of the competency framework, by the name that its alias stands for."""
        return _edition(document, self.catalogue)

    def find(self, document: Document, entry: RoleEntry) -> Competency | None:
        """The behaviour, value or skill of the role's framework that an entry names, by its name or an alias."""
        return _named(document, self.catalogue).get(entry.pointer)

    def find_level(self, document: Document, entry: RoleEntry) -> Competency | None:
        """The same, where the entry's level is valid for it too."""
        named = self.find(document, entry)
        return named if named and entry.level in named.levels else None

    def nonconforming_entries(self, document: Document) -> list[RoleEntry]:
        """The entries that are not word for word as agreed: most rules about single entries look at these alone."""
        return _deviating(document, self.catalogue)

    def other_edition(self, document: Document) -> str | None:
        """The edition that most behaviours and values are from, where that is not the role's own."""
        return _other_edition(document, self.catalogue)

    def knows_framework(self, document: Document) -> bool:
        """Whether the role's edition of the competency framework is on record."""
        return self.edition(document) in self.catalogue.editions


@lru_cache(maxsize=1)
def _edition(document: Document, catalogue: Catalogue) -> str | None:
    written, known = framework(document), catalogue.vocabulary.get("competency_framework")
    return (known.canonical(written) if written and known else None) or written


@lru_cache(maxsize=1)
def _named(document: Document, catalogue: Catalogue) -> dict[str, Competency | None]:
    """What each entry names, by its pointer. Many rules ask, one document after the other."""
    edition = _edition(document, catalogue)
    return {entry.pointer: catalogue.find(entry.section, edition, entry.name) for entry in entries(document)}


@lru_cache(maxsize=1)
def _deviating(document: Document, catalogue: Catalogue) -> list[RoleEntry]:
    named = _named(document, catalogue)
    return [entry for entry in entries(document) if not _is_as_agreed(entry, named[entry.pointer])]


def _is_as_agreed(entry: RoleEntry, named: Competency | None) -> bool:
    """Whether an entry has the very name, a level and its wording, as the catalogue has them."""
    return (
        named is not None
        and entry.name == named.name
        and entry.level in named.levels
        and entry.wording is not None
        and named.level_of(entry.wording) == entry.level
    )


@lru_cache(maxsize=1)
def _other_edition(document: Document, catalogue: Catalogue) -> str | None:
    named = entries(document, *EDITION_SECTIONS)
    own = sum(_named(document, catalogue)[entry.pointer] is not None for entry in named)
    for edition in catalogue.editions:
        number = sum(catalogue.find(entry.section, edition, entry.name) is not None for entry in named)
        if edition != _edition(document, catalogue) and number > max(own, len(named) / 2) and number - own > 2:
            return edition
    return None
