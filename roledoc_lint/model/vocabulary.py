"""Vocabularies: the words that a field may hold, with their aliases, ranks and families."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeVar

from roledoc_lint.model.values import Level, level, mappings, sequence
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import nearest

T = TypeVar("T")

MAX_REMEMBERED = 100
"""The most spellings that are remembered with their words: roles repeat the same ones."""

MAX_CHOICES = 100
"""The most words of a family that an editor offers."""


class Vocabulary(Protocol):
    """The words that a field may hold."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the field may hold, for messages."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that an editor offers. They are not all words if the vocabulary is not closed."""

    @property
    def is_closed(self) -> bool:
        """Whether the choices are all words that the field may hold."""

    @property
    def spellings(self) -> frozenset[str]:
        """The words and their aliases, as the catalogue writes them."""

    def __contains__(self, word: str) -> bool: ...
    def canonical(self, spelling: str) -> str | None:
        """The word that this is a spelling or alias of; None if it is unknown."""

    def nearest(self, spelling: str) -> list[str]:
        """Words that this may be a misspelling of, the most likely first; at most three."""

    def position(self, word: str) -> tuple[str, int] | None:
        """A word's family and its rank within the family, the lowest first; None if it has none."""

    def attribute(self, word: str, name: str) -> Level | None:
        """What the catalogue says of a word under this name; None if it says nothing."""


def remember(known: dict[str, T], spelling: str, value: T, most: int = MAX_REMEMBERED) -> None:
    """Remember the value of a spelling. If as many as `most` are remembered, all are forgotten first."""
    if len(known) >= most:
        known.clear()
    known[spelling] = value


class Names:
    """Names and aliases. Case, spacing and punctuation do not matter for finding them."""

    is_closed = True

    def __init__(
        self,
        entries: Iterable[tuple[str, Iterable[str]]],
        positions: Mapping[str, tuple[str, int]] | None = None,
        attributes: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        """`entries` are names with their aliases; `positions` are the family and rank of names that have them.

        `attributes` are all that the catalogue says of each name.
        """
        pairs = [(name, tuple(aliases)) for name, aliases in entries]
        self.names = tuple(name for name, _ in pairs)
        self._positions = positions or {}
        self._attributes = attributes or {}
        self._aliases: dict[str, str] = {}
        self._known_spellings: dict[str, str | None] = {}
        for name, aliases in pairs:
            for spelling in (name, *aliases):
                self._aliases.setdefault(loose(spelling), name)
        self._exact = frozenset(self.names)
        self.spellings = self._exact.union(alias for _, aliases in pairs for alias in aliases)

    @property
    def choices(self) -> tuple[str, ...]:
        return self.names

    def __contains__(self, name: str) -> bool:
        return name in self._exact

    def canonical(self, spelling: str) -> str | None:
        if spelling in self._exact:
            return spelling
        if spelling not in self._known_spellings:
            remember(self._known_spellings, spelling, self._aliases.get(loose(spelling)))
        return self._known_spellings[spelling]

    def nearest(self, spelling: str) -> list[str]:
        return nearest(spelling, self.names)

    def position(self, word: str) -> tuple[str, int] | None:
        return self._positions.get(word)

    def attribute(self, word: str, name: str) -> Level | None:
        return _value(self._attributes.get(word, {}).get(name))


class WordFamily(NamedTuple):
    """Words such as Band 5: a name with a number or letter from `lowest` to `highest`, which is None if unknown."""

    name: str
    lowest: Level
    highest: Level | None
    attributes: Mapping[str, object] = MappingProxyType({})
    """All that the catalogue says of the family."""

    def word(self, text: str) -> str | None:
        """The canonical spelling of `text` as a word of this family; None if it is not one."""
        match = re.fullmatch(rf"{re.escape(loose(self.name))} ?([0-9]{{1,3}}|[a-z])", loose(text))
        if not match:
            return None
        step: Level = int(match[1]) if match[1].isdigit() else match[1].upper()
        if isinstance(step, int) != isinstance(self.lowest, int):
            return None
        highest = step if self.highest is None else self.highest
        return f"{self.name} {step}" if _order(self.lowest) <= _order(step) <= _order(highest) else None

    @property
    def described(self) -> str:
        return f"{self.name} {self.lowest}" + (f" to {self.highest}" if self.highest is not None else " and higher")

    @property
    def choices(self) -> list[str]:
        """Its words, at most MAX_CHOICES, or only the lowest if the highest is not known."""
        first = _order(self.lowest)
        last = first if self.highest is None else min(_order(self.highest), first + MAX_CHOICES - 1)
        steps = (step if isinstance(self.lowest, int) else chr(step) for step in range(first, last + 1))
        return [word for step in steps if (word := self.word(f"{self.name} {step}"))]


class WordFamilies:
    """Words by family, and words of their own, the lowest first."""

    is_closed = False

    def __init__(self, families: tuple[WordFamily, ...], ranks: Names) -> None:
        self.families = families
        self.ranks = ranks
        self._known_spellings: dict[str, str | None] = {}
        self._families: dict[str, WordFamily | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return (*(family.described for family in self.families), *self.ranks.names)

    @property
    def choices(self) -> tuple[str, ...]:
        return (*(word for family in self.families for word in family.choices), *self.ranks.names)

    @property
    def spellings(self) -> frozenset[str]:
        """The words of their own and their aliases; a word of a family has no other spelling."""
        return self.ranks.spellings

    def __contains__(self, word: str) -> bool:
        return self.canonical(word) == word

    def canonical(self, spelling: str) -> str | None:
        if spelling not in self._known_spellings:
            of_family = next((word for family in self.families if (word := family.word(spelling))), None)
            remember(self._known_spellings, spelling, of_family or self.ranks.canonical(spelling))
        return self._known_spellings[spelling]

    def nearest(self, spelling: str) -> list[str]:
        """Words that a spelling may mean: one that is within it, such as Nurse in Senior Nurse, else similar ones."""
        words = set(loose(spelling).split())
        within = [rank for rank in self.ranks.names if set(loose(rank).split()) <= words]
        return [max(within, key=len)] if within else self.ranks.nearest(spelling)

    def position(self, word: str) -> tuple[str, int] | None:
        for family in self.families:
            if family.word(word) == word:
                step = word.rsplit(" ", 1)[1]
                return family.name, _order(int(step) if step.isdecimal() else step)
        return ("rank", self.ranks.names.index(word)) if word in self.ranks else None

    def attribute(self, word: str, name: str) -> Level | None:
        if word not in self._families:
            remember(self._families, word, next((family for family in self.families if family.word(word)), None))
        family = self._families[word]
        return _value(family.attributes.get(name)) if family else self.ranks.attribute(word, name)


def parts(vocabulary: Vocabulary, text: str) -> list[str]:
    """The words in text such as Band 4/Band 5; empty if the text is not a list of several known words."""
    pieces = [piece.strip() for piece in re.split(r"[/,;+&]|\band\b", text)]
    family = pieces[0].rpartition(" ")[0]
    names = [vocabulary.canonical(f"{family} {piece}" if piece.isdecimal() else piece) for piece in pieces]
    return [name for name in names if name] if len(names) > 1 and all(names) else []


def names_of(entries: Iterable[Mapping[str, object]], *, by_order: bool = False) -> Names:
    """The vocabulary of a list in the catalogue: names with aliases, abbreviations, families and ranks.

    If no entry has a family, and it is `by_order`, the first name is the lowest.
    """
    entries = list(entries)
    positions = {
        str(entry["name"]): (str(entry["family"]), _rank(entry.get("rank"))) for entry in entries if "family" in entry
    }
    if by_order and not positions:
        positions = {str(entry["name"]): ("", index) for index, entry in enumerate(entries)}
    return Names(
        (
            (str(entry["name"]), [*map(str, sequence(entry.get("aliases", []))), *_abbreviations(entry)])
            for entry in entries
        ),
        positions,
        {str(entry["name"]): entry for entry in entries},
    )


def families_of(content: Mapping[str, object]) -> WordFamilies:
    """The vocabulary of families and of ranks in the catalogue."""
    families = tuple(
        WordFamily(
            str(entry["name"]), level(entry["lowest"]), level(entry["highest"]) if "highest" in entry else None, entry
        )
        for entry in mappings(content.get("families", []))
    )
    return WordFamilies(families, names_of(mappings(content.get("ranks", []))))


def _abbreviations(entry: Mapping[str, object]) -> list[str]:
    """The abbreviation, by itself and after the name."""
    short = entry.get("abbreviation")
    return [str(short), f"{entry['name']} ({short})"] if short else []


def _order(step: Level) -> int:
    return step if isinstance(step, int) else ord(step)


def _value(value: object) -> Level | None:
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _rank(value: object) -> int:
    return value if isinstance(value, int) else 0
