"""Groups of kinds: what can happen to one field of a role, or to one part of the catalogue.

Code that compares is given the group of its field and records one of its kinds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from roledoc_lint.changes.kinds.kind import Kind


class ValueKinds(NamedTuple):
    """What can happen to a field with one value."""

    slug: str
    """What the names of these kinds begin with."""
    word: str
    """What the kinds are about, as a reader calls it."""
    added: Kind
    removed: Kind
    changed: Kind
    retouched: Kind | None = None
    """Only case, spaces or punctuation changed; None if that is a change like any other."""
    spelling_changed: Kind | None = None
    """A misspelt word was corrected, or a word is misspelt now; None if that is a change like any other."""
    raised: Kind | None = None
    """A word was exchanged for a higher one, or a range rose; None if the field has no higher and lower values."""
    lowered: Kind | None = None


class TextKinds(NamedTuple):
    """What can happen to text."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    reworded: Kind
    retouched: Kind
    replaced: Kind | None = None
    """Little of the text is the same; None if that also counts as reworded."""
    spelling_changed: Kind | None = None
    """A misspelt word was corrected, or a word is misspelt now; nothing else. None if that counts as reworded."""
    meaning_changed: Kind | None = None
    """A word that carries duty or degree changed, or sentences took the place of others; None as before."""
    sentence_added: Kind | None = None
    sentence_removed: Kind | None = None


class ParagraphKinds(NamedTuple):
    """What can happen to the paragraphs of a list."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    reworded: Kind
    spelling_changed: Kind
    """A misspelt word was corrected, or a word is misspelt now; nothing else."""
    meaning_changed: Kind
    """A word that carries duty or degree changed, or sentences took the place of others."""
    sentence_added: Kind
    sentence_removed: Kind
    retouched: Kind
    moved: Kind
    split: Kind
    joined: Kind
    split_changed: Kind
    """It is in parts, with other words in some of them."""
    joined_changed: Kind
    moved_to_role: Kind
    moved_from_role: Kind


class WordsKinds(NamedTuple):
    """What can happen to a list of words of a vocabulary."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    raised: Kind | None
    """A word was exchanged for a higher one; None if no word of the vocabulary is higher than another."""
    lowered: Kind | None
    """A word was exchanged for a lower one; None if `raised` is."""
    retouched: Kind
    spelling_changed: Kind
    """A misspelt word was corrected, or one is misspelt now."""
    moved: Kind
    changed: Kind | None = None
    """A single value was exchanged for one of another scale; None if that is an addition and a removal."""


class RecordKinds(NamedTuple):
    """What can happen to records, which have a key, and can have text, a level and other details."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    reworded: Kind
    spelling_changed: Kind
    """A misspelt word was corrected, or a word is misspelt now; nothing else."""
    meaning_changed: Kind
    """A word that carries duty or degree changed, or sentences took the place of others."""
    sentence_added: Kind
    sentence_removed: Kind
    retouched: Kind
    moved: Kind
    detail_added: Kind
    detail_removed: Kind
    detail_changed: Kind
    level_raised: Kind | None = None
    """The level is higher; None if the records have no level."""
    level_lowered: Kind | None = None
    level_changed: Kind | None = None
    level_added: Kind | None = None
    level_removed: Kind | None = None


class EntryKinds(NamedTuple):
    """What can happen to entries of the catalogue in a role, which have levels and wording."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    reworded: Kind
    spelling_changed: Kind
    """A misspelt word was corrected, or a word is misspelt now; nothing else."""
    meaning_changed: Kind
    """A word that carries duty or degree changed, or sentences took the place of others."""
    sentence_added: Kind
    sentence_removed: Kind
    retouched: Kind
    moved: Kind
    detail_added: Kind
    detail_removed: Kind
    detail_changed: Kind
    level_raised: Kind
    level_lowered: Kind
    level_changed: Kind
    level_added: Kind
    level_removed: Kind
    wording_added: Kind
    wording_removed: Kind


class RoleKinds(NamedTuple):
    """What can happen to a role as a whole."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    unreadable: Kind
    readable: Kind


class RenameKinds(NamedTuple):
    """What can happen to the name of a file."""

    slug: str
    word: str
    renamed: Kind


class ExchangeKinds(NamedTuple):
    """What can happen to a paragraph that goes from a list to one that matters more, or back."""

    slug: str
    word: str
    there: Kind
    back: Kind


class SectionKinds(NamedTuple):
    """What can happen to a paragraph, or to a sentence, that goes from one list or text to another."""

    slug: str
    word: str
    placed: Kind
    unplaced: Kind
    section_changed: Kind
    placed_as_entry: Kind | None = None
    """It became an entry or a record; None if it is a sentence."""
    unplaced_as_entry: Kind | None = None


class CatalogueEntryKinds(NamedTuple):
    """What can happen to an entry of the catalogue."""

    slug: str
    word: str
    added: Kind
    removed: Kind
    renamed: Kind


class AliasKinds(NamedTuple):
    """What can happen to an alias of an entry of the catalogue."""

    slug: str
    word: str
    added: Kind
    removed: Kind


class CatalogueKinds(NamedTuple):
    """What can happen to whether a file can be read."""

    slug: str
    word: str
    unreadable: Kind
    readable: Kind


FieldKinds = ValueKinds | TextKinds | ParagraphKinds | WordsKinds | RecordKinds | EntryKinds
Group = (
    FieldKinds
    | RoleKinds
    | RenameKinds
    | ExchangeKinds
    | SectionKinds
    | CatalogueEntryKinds
    | AliasKinds
    | CatalogueKinds
)


def members(group: Group) -> Iterable[Kind]:
    """The kinds of a group, in the order of the documentation."""
    return (kind for kind in group if isinstance(kind, Kind))
