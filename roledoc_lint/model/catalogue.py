"""The catalogue: the names, levels, wording and vocabularies that all roles share."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from roledoc_lint.model.code_formats import CodeFormats
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.model.values import Level, level, mapping, mappings, sequence
from roledoc_lint.model.vocabulary import Names, Vocabulary, families_of, names_of, remember
from roledoc_lint.text.normalise import normalised

FRAMEWORK = "framework"
"""The field of a catalogue file that names the edition of its entries."""


class Competency:
    """An entry of a section: its levels, and the texts of each level that has some on record."""

    __slots__ = ("_by_text", "_known_texts", "aliases", "edition", "follows", "levels", "name", "section", "wordings")

    def __init__(
        self,
        name: str,
        section: str,
        edition: str | None,
        aliases: tuple[str, ...],
        levels: tuple[Level, ...],
        wordings: dict[Level, dict[str, str]],
        follows: str = "",
    ) -> None:
        """`wordings` are the agreed texts of each level, by the parts that the section declares.

        `follows` is the name of the entry of another edition that this one takes the place of.
        """
        self.name = name
        self.section = section
        self.edition = edition
        self.aliases = aliases
        self.levels = levels
        self.follows = follows
        self.wordings = wordings
        self._by_text = {
            (normalised(text), part): level for level, texts in wordings.items() for part, text in texts.items()
        }
        self._known_texts: dict[str, dict[str, Level | None]] = {}

    def agreed(self, level: Level | None, part: str) -> str | None:
        """The text of a level's part; None if there is none on record."""
        return self.wordings[level].get(part) if level is not None and level in self.wordings else None

    def level_of(self, text: str, part: str) -> Level | None:
        """The level whose part has this text, apart from spacing; None if none has."""
        known = self._known_texts.setdefault(part, {})
        if text not in known:
            remember(known, text, self._by_text.get((normalised(text), part)))
        return known[text]


class Owner(NamedTuple):
    """Where the catalogue has some text."""

    named: Competency
    level: Level
    part: str


class Catalogue:
    """The names, levels, wording and vocabularies that all roles share."""

    def __init__(self, profile: Profile, documents: Iterable[dict[str, object]]) -> None:
        """Build the catalogue from the data of its files. `profile` declares the sections and vocabularies it has.

        Raises KeyError, TypeError or ValueError if the data does not match the catalogue's schema.
        """
        self.profile = profile
        self._competencies: dict[tuple[str | None, str], dict[str, Competency]] = {}
        self._names: dict[tuple[str | None, str], Names] = {}
        self.vocabulary: dict[str, Vocabulary] = {}
        """The words of fields, and of details by the names of both: specification/assessed_by."""
        self.standards: dict[str, str] = {}
        """The texts of records by their codes, such as the titles of standards."""
        self.code_patterns: list[tuple[str, str]] = []
        """The regular expressions of the codes of standards, each with an example."""
        self.files: dict[str, str] = {}
        """The display path of the file that has each list of words and each section, by what the catalogue calls it."""
        contents = [mapping(document) for document in documents]
        for content in contents:
            self._add_words(content)
        words = ((field.vocabulary, self.vocabulary.get(place)) for place, field in profile.with_words)
        self.profile = profile.with_names({name: known.choices for name, known in words if known})
        for content in contents:
            self._add_sections(content)

    def _add_words(self, document: dict[str, object]) -> None:
        for place, field in self.profile.with_words:
            if field.vocabulary in document:
                self.vocabulary[place] = _vocabulary(document[field.vocabulary], by_order=field.ranked)

    def _add_sections(self, document: dict[str, object]) -> None:
        for field in self.profile.fields:
            if field.catalogue in document:
                content = mapping(document[field.catalogue])
                if field.kind == "records":
                    self._add_records(field, content)
                else:
                    self._add_section(field, content, document.get(FRAMEWORK))

    def _add_section(self, field: Field, content: dict[str, object], framework: object) -> None:
        section, edition = field.name, str(framework) if field.edition else None
        competencies = self._competencies.setdefault((edition, section), {})
        scale = self.profile.scale_of(section)
        usual = content.get("levels", [*scale.names]) if scale.is_named else content["levels"]
        for entry in mappings(content["entries"]):
            name, aliases = normalised(str(entry["name"])), tuple(map(str, sequence(entry.get("aliases", []))))
            levels = tuple(map(level, sequence(entry.get("levels", usual))))
            wordings = {
                level(item["level"]): {part: str(item[part]) for part in field.parts if part in item}
                for item in mappings(entry.get("wordings", []))
            }
            follows = normalised(str(entry.get("follows", "")))
            competencies[name] = Competency(name, section, edition, aliases, levels, wordings, follows)
        self._names[edition, section] = Names((item.name, item.aliases) for item in competencies.values())

    def _add_records(self, field: Field, content: dict[str, object]) -> None:
        for entry in mappings(content["entries"]):
            self.standards[str(entry[field.key])] = str(entry[field.text]) if field.text else ""
        forms = mappings(content.get("code_forms", []))
        self.code_patterns += [(str(item["form"]), str(item["example"])) for item in forms]

    @cached_property
    def code_formats(self) -> CodeFormats:
        """The formats of the codes of standards. Raises UsageError if a pattern is not valid."""
        return CodeFormats(pattern for pattern, _ in self.code_patterns)

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions that the catalogue has."""
        return tuple(dict.fromkeys(edition for edition, _ in self._competencies if edition is not None))

    def section(self, section: str, edition: str | None) -> dict[str, Competency]:
        """The entries by name; empty if the edition has none."""
        return self._competencies.get((self._edition(section, edition), section), {})

    def names(self, section: str, edition: str | None) -> Names:
        """The names of a section, with their aliases."""
        return self._names.get((self._edition(section, edition), section), _NO_NAMES)

    def _edition(self, section: str, edition: str | None) -> str | None:
        """The edition of a section's entries; None if they are the same in all."""
        return edition if section in self.profile.with_edition else None

    def find(self, section: str, edition: str | None, spelling: str) -> Competency | None:
        """The entry with this name or alias; None if there is none."""
        name = self.names(section, edition).canonical(spelling)
        return self.section(section, edition)[name] if name is not None else None

    def position(self, field: str, word: str) -> tuple[str, int] | None:
        """The family and rank, the lowest first, of a word in a field's vocabulary; None if unknown."""
        known = self.vocabulary.get(field)
        return known.position(word) if known else None

    def editions_with(self, section: str, spelling: str) -> list[str]:
        """The editions that have an entry with this name or alias."""
        return [edition for edition in self.editions if self.find(section, edition, spelling)]

    def origin(self, section: str, edition: str | None, name: str) -> str:
        """The name in the first edition of what an entry has followed from; its own name if it follows nothing."""
        names, named = [name], self.section(section, edition).get(name)
        while named and named.follows and named.follows not in names:
            names.append(named.follows)
            found = (self.section(section, other).get(named.follows) for other in self.editions)
            named = next(filter(None, found), None)
        return names[-1]

    def owner(self, text: str) -> Owner | None:
        """The entry that has this text, apart from spacing, with the level and part of it; None if none has."""
        return self._owners.get(normalised(text))

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        """Where each text is first."""
        owners: dict[str, Owner] = {}
        for named in self.everything():
            for at_level, texts in named.wordings.items():
                for part, text in texts.items():
                    owners.setdefault(normalised(text), Owner(named, at_level, part))
        return owners

    def everything(self) -> Iterator[Competency]:
        """Every entry of every edition."""
        for competencies in self._competencies.values():
            yield from competencies.values()


def _vocabulary(words: object, *, by_order: bool) -> Vocabulary:
    """A list of words, or families of words and words of their own."""
    return names_of(mappings(words), by_order=by_order) if isinstance(words, list) else families_of(mapping(words))


_NO_NAMES = Names(())
