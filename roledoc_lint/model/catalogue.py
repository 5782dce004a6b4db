"""The catalogue: the names, levels, wording and vocabularies that all roles share."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from roledoc_lint.model.code_formats import CodeFormats
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.model.values import Level, level, mapping, mappings, sequence
from roledoc_lint.model.vocabulary import Names, Vocabulary, grades_of, names_of, remember
from roledoc_lint.text.normalise import normalised

FRAMEWORK = "framework"
"""The field of a catalogue file that names the edition of its behaviours and values."""


class Competency:
    """A behaviour, value or skill: its levels, and the wording of each level that has one on record."""

    __slots__ = ("_by_wording", "_known_wordings", "aliases", "edition", "levels", "name", "section", "wordings")

    def __init__(
        self,
        name: str,
        section: str,
        edition: str | None,
        aliases: tuple[str, ...],
        levels: tuple[Level, ...],
        wordings: dict[Level, str],
    ) -> None:
        self.name = name
        self.section = section
        self.edition = edition
        self.aliases = aliases
        self.levels = levels
        self.wordings = wordings
        self._by_wording = {normalised(wording): level for level, wording in wordings.items()}
        self._known_wordings: dict[str, Level | None] = {}

    def level_of(self, wording: str) -> Level | None:
        """The level that has this wording, apart from spacing; None if none has."""
        if wording not in self._known_wordings:
            remember(self._known_wordings, wording, self._by_wording.get(normalised(wording)))
        return self._known_wordings[wording]


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
        self.standards: dict[str, str] = {}
        """The titles of occupational standards by their codes."""
        self.code_patterns: list[tuple[str, str]] = []
        """The regular expressions of the codes of standards, each with an example."""
        for document in documents:
            self._add(mapping(document))

    def _add(self, document: dict[str, object]) -> None:
        for field in self.profile.fields:
            if field.catalogue in document:
                content = mapping(document[field.catalogue])
                if field.kind == "records":
                    self._add_standards(content)
                else:
                    self._add_section(field, content, document.get(FRAMEWORK))
            elif field.vocabulary in document:
                words = document[field.vocabulary]
                is_list = isinstance(words, list)
                self.vocabulary[field.name] = (
                    names_of(mappings(words), by_order=field.ranked) if is_list else grades_of(mapping(words))
                )

    def _add_section(self, field: Field, content: dict[str, object], framework: object) -> None:
        section, edition = field.name, str(framework) if field.edition else None
        competencies = self._competencies.setdefault((edition, section), {})
        for entry in mappings(content["entries"]):
            name, aliases = normalised(str(entry["name"])), tuple(map(str, sequence(entry.get("aliases", []))))
            levels = tuple(map(level, sequence(entry.get("levels", content["levels"]))))
            wordings = {level(item["level"]): str(item["wording"]) for item in mappings(entry.get("wordings", []))}
            competencies[name] = Competency(name, section, edition, aliases, levels, wordings)
        self._names[edition, section] = Names((item.name, item.aliases) for item in competencies.values())

    def _add_standards(self, content: dict[str, object]) -> None:
        self.standards.update((str(entry["code"]), str(entry["title"])) for entry in mappings(content["entries"]))
        self.code_patterns += [(str(item["form"]), str(item["example"])) for item in mappings(content["code_forms"])]

    @cached_property
    def code_formats(self) -> CodeFormats:
        """The formats of the codes of standards. Raises UsageError if a pattern is not valid."""
        return CodeFormats(pattern for pattern, _ in self.code_patterns)

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the competency framework that the catalogue has."""
        return tuple(dict.fromkeys(edition for edition, _ in self._competencies if edition is not None))

    def section(self, section: str, edition: str | None) -> dict[str, Competency]:
        """The behaviours, values or skills by name; empty if the edition has none."""
        return self._competencies.get((self._edition(section, edition), section), {})

    def names(self, section: str, edition: str | None) -> Names:
        """The names of a section, with their aliases."""
        return self._names.get((self._edition(section, edition), section), _NO_NAMES)

    def _edition(self, section: str, edition: str | None) -> str | None:
        """The edition of a section's entries; None if they are the same in all."""
        return edition if section in self.profile.with_edition else None

    def find(self, section: str, edition: str | None, spelling: str) -> Competency | None:
        """The behaviour, value or skill with this name or alias; None if there is none."""
        name = self.names(section, edition).canonical(spelling)
        return self.section(section, edition)[name] if name is not None else None

    def position(self, field: str, word: str) -> tuple[str, int] | None:
        """The family and rank, the lowest first, of a word in a field's vocabulary; None if unknown."""
        known = self.vocabulary.get(field)
        return known.position(word) if known else None

    def editions_with(self, section: str, spelling: str) -> list[str]:
        """The editions of the framework that have a behaviour or value with this name or alias."""
        return [edition for edition in self.editions if self.find(section, edition, spelling)]

    def owner(self, wording: str) -> tuple[Competency, Level] | None:
        """The behaviour, value or skill that has this wording, apart from spacing, and its level; None if none has."""
        for competency in self.everything():
            level = competency.level_of(wording)
            if level is not None:
                return competency, level
        return None

    def everything(self) -> Iterator[Competency]:
        """Every behaviour, value and skill of every edition."""
        for competencies in self._competencies.values():
            yield from competencies.values()


_NO_NAMES = Names(())
