"""What the names that roles use mean, by the catalogue of either state."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.text_similarity import same_name
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.vocabulary import Vocabulary
from roledoc_lint.text.normalise import normalised


class ResolvedName(NamedTuple):
    """What a name means: the key that it is compared by, and how it is displayed."""

    key: str
    display: str


Renamed = dict[tuple[str, str | None, str], str]
"""New names by section, edition and old name."""


class NameResolver:
    """What names mean in one of the two states. A name that the later catalogue has changed means the new one."""

    def __init__(self, own: Catalogue, other: Catalogue, later: Catalogue, renamed: Renamed | None = None) -> None:
        self.own = own
        self._other = other
        self._later = later
        self._renamed = renamed or {}
        # Roles use the same few names again and again.
        self._words: dict[tuple[str, str], ResolvedName] = {}
        self._entries: dict[tuple[str, str | None, str], ResolvedName] = {}

    def word(self, field: str, spelling: str) -> ResolvedName:
        """What a word of a vocabulary means."""
        known = self._words.get((field, spelling))
        if known is None:
            own, other, later = (state.vocabulary.get(field) for state in (self.own, self._other, self._later))
            known = self._by_new_name(
                self.own.profile.in_catalogue(field), None, _resolved(own, other, later, spelling)
            )
            self._words[field, spelling] = known
        return known

    def entry(self, section: str, edition: str | None, spelling: str) -> ResolvedName:
        """What the name of an entry means."""
        known = self._entries.get((section, edition, spelling))
        if known is None:
            own, other, later = (state.names(section, edition) for state in (self.own, self._other, self._later))
            edition_or_none = edition if section in self.own.profile.with_edition else None
            in_catalogue = self.own.profile.in_catalogue(section)
            known = self._by_new_name(in_catalogue, edition_or_none, _resolved(own, other, later, spelling))
            self._entries[section, edition, spelling] = known
        return known

    def knows_word(self, field: str, spelling: str) -> bool:
        """Whether the catalogue of this state has a word of a vocabulary."""
        words = self.own.vocabulary.get(field)
        return words is not None and words.canonical(spelling) is not None

    def knows_entry(self, section: str, edition: str | None, spelling: str) -> bool:
        """Whether the catalogue of this state has an entry of this name."""
        return self.own.find(section, edition, spelling) is not None

    def _by_new_name(self, section: str, edition: str | None, name: ResolvedName) -> ResolvedName:
        """Replace a name that the catalogue has changed without keeping the old one as an alias of the new one."""
        new = self._renamed.get((section, edition, name.key))
        return ResolvedName(new, new if name.display == name.key else name.display) if new else name


def _resolved(
    own: Vocabulary | None, other: Vocabulary | None, later: Vocabulary | None, spelling: str
) -> ResolvedName:
    spelling = normalised(spelling)
    name = (own.canonical(spelling) if own else None) or (other.canonical(spelling) if other else None)
    if name is None:
        return ResolvedName(same_name(spelling), spelling)
    key = (later.canonical(name) if later else None) or name
    if key != name and own and key in own:
        key = name  # this state has both names, so they mean two things in it, even where they later became one
    is_known_spelling = spelling == name or any(names and spelling in names.spellings for names in (own, other))
    return ResolvedName(key, key if is_known_spelling else spelling)
