"""Two states of a role that follow different editions of the catalogue: what of a change is that of the edition."""

from __future__ import annotations

from typing import NamedTuple, Self

from roledoc_lint.changes.entry_pairs import Entry, Pair
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.model.profile import Field


class Editions(NamedTuple):
    """The editions of both states, with the catalogue that says what follows what, for one section."""

    base: Role
    head: Role
    section: Field

    @classmethod
    def of(cls, recorder: ChangeRecorder, section: Field) -> Self | None:
        """The editions of two states; None if they follow the same one, or the catalogue does not know both."""
        base, head = recorder.base, recorder.head
        known = head.names.own.editions
        is_other = base.edition != head.edition and {base.edition, head.edition} <= {*known}
        return cls(base, head, section) if section.edition and is_other else None

    @property
    def _catalogue(self) -> Catalogue:
        return self.head.names.own

    def origin(self, role: Role, name: str) -> str:
        """What the entry with a name is matched by: the name of what it has followed from."""
        return self._catalogue.origin(self.section.name, role.edition, name)

    def name_of(self, pair: Pair) -> str:
        """What a report calls an entry: both names, if they differ."""
        names = (str(entry[self.section.key]) for entry in (pair.old, pair.new))
        return " / ".join(dict.fromkeys(names))

    def is_agreed(self, pair: Pair, part: str) -> bool:
        """Whether some text is what the edition of each state has agreed for the entry, or is not there."""
        return all(self._is_agreed(role, entry, part) for role, entry in self._sides(pair))

    def gives_level(self, pair: Pair) -> bool:
        """Whether only one of the editions has levels for the entry."""
        named = [self._named(role, entry) for role, entry in self._sides(pair)]
        return all(named) and len({bool(each and each.levels) for each in named}) == 2

    def _sides(self, pair: Pair) -> tuple[tuple[Role, Entry], tuple[Role, Entry]]:
        return (self.base, pair.old), (self.head, pair.new)

    def _named(self, role: Role, entry: Entry) -> Competency | None:
        return self._catalogue.find(self.section.name, role.edition, str(entry[self.section.key]))

    def _is_agreed(self, role: Role, entry: Entry, part: str) -> bool:
        text, named = entry.get(part), self._named(role, entry)
        return text is None or (
            isinstance(text, str) and named is not None and named.level_of(text, part) == entry.get(self.section.level)
        )
