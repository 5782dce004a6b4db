"""One change: of which role, of what kind, where, from what to what."""

from __future__ import annotations

import json
from typing import NamedTuple

from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.kind import Impact, Kind
from roledoc_lint.changes.kinds.settings import APPROVAL, SETTING
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import without_indexes


class Location(NamedTuple):
    """Where a value is in one of the two states: a line of a file, from 1, and its JSON Pointer."""

    path: str
    line: int
    pointer: str


def location(document: Document, pointer: str | None) -> Location | None:
    """Where a value, or its key, begins; None if there is no value."""
    if pointer is None:
        return None
    # A single value can be compared as a list of one, whose item the file does not have.
    span = document.spans.get(pointer) or document.spans[pointer.rpartition("/")[0]]
    return Location(document.path, document.line_of(span.key_start), pointer)


class RoleRef(NamedTuple):
    """The role that changed, as it is in the later state, or in the earlier one if it was removed."""

    role: str
    """Its code, or its path if it has none."""
    title: str
    organisation: str | None
    path: str
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the role has in each field that readers look for first, such as all its pay bands."""


class Wording(NamedTuple):
    """The agreed texts of an entry that changed with its level."""

    pointer: str
    """Where the text is in the later state; of several parts, which are joined, where their entry is."""
    before: str | None
    after: str | None


class AffectedRole(NamedTuple):
    """A role that a change of the catalogue affects. `pointer` is None if its own text did not change."""

    subject: RoleRef
    pointer: str | None
    base: Location | None
    head: Location | None


class Change(NamedTuple):
    """One change. What `before` and `after` are depends on the kind; None means that there is nothing."""

    definition: Kind
    """Its kind, which says how much the change matters and how to show it."""
    pointer: str
    """Where it is in the later state, or in the earlier one if it was removed."""
    item: str | None
    """What changed, as the role or the catalogue names it."""
    before: object
    after: object
    base: Location | None
    head: Location | None
    subject: RoleRef | None = None
    """The role, or None for a change of the catalogue."""
    wording: Wording | None = None
    affected: tuple[AffectedRole, ...] = ()
    approved: str | None = None
    """Why it was approved, or None."""
    attention: tuple[str, ...] = ()
    """Why a reader should look at it closely, in words; empty if there is no such reason."""
    nth: int = 1
    """Which one it is, from 1, of several changes of a role that are the same."""

    @property
    def kind(self) -> str:
        """The name of its kind, such as band-raised."""
        return self.definition.name

    @property
    def impact(self) -> Impact:
        """How much it matters."""
        return self.definition.impact

    @property
    def is_setting(self) -> bool:
        """Whether it is a change of the configuration or the approvals, and not of a role or the catalogue."""
        return self.definition in (*members(SETTING), *members(APPROVAL))

    @property
    def words(self) -> str:
        """What happened, in the words of the reports."""
        return self.definition.words

    @property
    def fingerprint(self) -> str:
        """Twelve characters that identify the change: a hash of role, kind, item and values, whatever the line."""
        import hashlib

        role = self.subject.role if self.subject else None
        wording = self.wording[1:] if self.wording else None
        what = [role, self.kind, without_indexes(self.pointer), self.item, self.before, self.after, wording, self.nth]
        return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:12]
