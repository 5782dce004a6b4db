"""One change: of which role, of what kind, where, from what to what."""

from __future__ import annotations

import json
from typing import NamedTuple

from roledoc_lint.changes.kinds import KINDS, Impact
from roledoc_lint.text.json_pointer import without_indexes


class Location(NamedTuple):
    """Where a value stands in one of the two states: a line of a file, from 1, and its JSON Pointer."""

    path: str
    line: int
    pointer: str


class RoleRef(NamedTuple):
    """The role that a change is told of, as it is later, or as it was where it is no more."""

    role: str
    """Its role code; its path, where it has none."""
    job_title: str
    force: str | None
    path: str


class Wording(NamedTuple):
    """The wording of a behaviour, value or skill, changed with its level."""

    pointer: str
    before: str | None
    after: str | None


class AffectedRole(NamedTuple):
    """A role that a change of the catalogue touches; `pointer` is None where its own text stayed as it was."""

    subject: RoleRef
    pointer: str | None
    base: Location | None
    head: Location | None


class Change(NamedTuple):
    """One change. `before` and `after` are data of the role, as it is compared; None where there is nothing."""

    kind: str
    pointer: str
    """Where it is, in the later state; in the earlier one where it is no more."""
    item: str | None
    """What it is about, in the words of the role."""
    before: object
    after: object
    base: Location | None
    head: Location | None
    subject: RoleRef | None = None
    """The role; None for a change of the catalogue."""
    wording: Wording | None = None
    affected: tuple[AffectedRole, ...] = ()
    approved: str | None = None
    """The reason for which it was approved."""
    nth: int = 1
    """Of several changes of a role that are the same, which one it is."""

    @property
    def impact(self) -> Impact:
        return KINDS[self.kind].impact

    @property
    def words(self) -> str:
        """What happened."""
        return KINDS[self.kind].words

    @property
    def fingerprint(self) -> str:
        """A hash of role, kind, item and values: the same in every clone, wherever the lines have moved to."""
        import hashlib

        role = self.subject.role if self.subject else None
        wording = self.wording[1:] if self.wording else None
        what = [role, self.kind, without_indexes(self.pointer), self.item, self.before, self.after, wording, self.nth]
        return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:12]
