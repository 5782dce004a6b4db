"""What a rule can use beside the document: catalogue, schema, the other roles, and the configuration."""

import os
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.lint.role_index import RoleIndex
from roledoc_lint.lint.suppressions import Suppression, suppressions
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.labels import described, label
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.role import RoleView
from roledoc_lint.model.schema import Schema
from roledoc_lint.project.config import Config
from roledoc_lint.source.document import Document, Kind

if TYPE_CHECKING:
    from roledoc_lint.model.schema_violation import SchemaViolation


class Session(NamedTuple):
    """What is the same for every document of a check. Dates of roles are compared with `today`."""

    catalogue: Catalogue
    schemas: dict[Kind, Schema]
    roles: RoleIndex
    config: Config
    today: date
    rule_names: tuple[str, ...]
    """The names of all rules, on or off."""


class Context:
    """The session, and what is derived from one document, each part on first use."""

    def __init__(self, session: Session, document: Document) -> None:
        self.session = session
        self.document = document
        self.role = RoleView(document, session.catalogue)
        self.places: dict[str, frozenset[str]] = {}
        """The JSON Pointers of the findings of some rules, by rule: see `schema_errors`."""

    @property
    def catalogue(self) -> Catalogue:
        return self.session.catalogue

    @property
    def profile(self) -> Profile:
        """The fields of a role, and what holds of it as a whole."""
        return self.session.catalogue.profile

    @property
    def roles(self) -> RoleIndex:
        """The roles of the project, by their codes."""
        return self.session.roles

    @property
    def config(self) -> Config:
        return self.session.config

    @property
    def today(self) -> date:
        return self.session.today

    def label(self, field: str) -> str:
        """What messages call a field, such as: person specification."""
        return label(field, self.profile)

    def described(self, pointer: str) -> str:
        """What messages call the part of the document at a JSON Pointer, such as: item 3 of person specification."""
        return described(self.document, pointer, self.profile)

    def schema_path(self, path: str) -> str:
        """What a hint calls a file of the schema folder: where the organisation adds its own words and fields."""
        if not self.config.has_own_schema:
            return f"schema/{path} (roledoc-lint init creates it)"
        return os.path.relpath(self.config.schema_folder / path, self.config.base).replace(os.sep, "/")

    def catalogue_file(self, name: str) -> str:
        """What a hint calls the file of the catalogue that has a list of words or a section; its folder if none has."""
        path = self.catalogue.files.get(name)
        if path and self.config.has_own_schema:
            return path
        return self.schema_path(f"catalogue/{os.path.basename(path)}" if path else "catalogue")

    @cached_property
    def schema_violations(self) -> "list[SchemaViolation]":
        """The violations of the document's schema, in the order of its text."""
        return self.session.schemas[self.document.kind].violations(self.document)

    def has_misspelt_key(self, pointer: str, key: str) -> bool:
        """Whether the object at `pointer` has an unknown key that is probably a misspelling of `key`."""
        return any(
            violation.pointer == pointer and violation.keyword == "additionalProperties" and violation.near == key
            for violation in self.schema_violations
        )

    @cached_property
    def suppressions(self) -> list[Suppression]:
        """The comments in the document that suppress findings."""
        return suppressions(self.document)
