"""The catalogue: what every role must say the same way. Canonical names, levels and wording, and the vocabularies."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from roledoc_lint.model.fields import EDITION_SECTIONS, SECTIONS, STANDARDS
from roledoc_lint.model.vocabulary import (
    Level,
    Names,
    Vocabulary,
    grades_of,
    level,
    mapping,
    mappings,
    names_of,
    remember,
    sequence,
)
from roledoc_lint.text.normalise import normalised

FRAMEWORK = "framework"
"""The field of a catalogue file that says of which edition its behaviours and values are."""
GRADES = "grades"
"""The vocabulary that has families and ranks, not just names."""


class Competency:
    """A behaviour, value or skill: its levels, and the wording of those that have one on record."""

    __slots__ = ("_by_wording", "_seen", "aliases", "edition", "levels", "name", "section", "wordings")

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
        self._seen: dict[str, Level | None] = {}

    def level_of(self, wording: str) -> Level | None:
        """The level whose wording this is, spacing aside."""
        if wording not in self._seen:
            remember(self._seen, wording, self._by_wording.get(normalised(wording)))
        return self._seen[wording]


class Catalogue:
    """Everything that every role must say the same way."""

    def __init__(self, documents: Iterable[dict[str, object]]) -> None:
        """Build from the data of the catalogue's files, which must fit the catalogue's schema."""
        self._competencies: dict[tuple[str | None, str], dict[str, Competency]] = {}
        self._names: dict[tuple[str | None, str], Names] = {}
        self.vocabulary: dict[str, Vocabulary] = {}
        self.standards: dict[str, str] = {}
        """The titles of occupational standards by their codes."""
        self.code_patterns: list[tuple[str, str]] = []
        """The regular expressions of the codes of standards, each with an example."""
        for document in documents:
            self._add(document)

    def _add(self, document: dict[str, object]) -> None:
        for field, content in document.items():
            if field in SECTIONS:
                self._add_section(field, mapping(content), document.get(FRAMEWORK))
            elif field == STANDARDS:
                self._add_standards(mapping(content))
            elif field == GRADES:
                self.vocabulary[field] = grades_of(mapping(content))
            elif field != FRAMEWORK:
                self.vocabulary[field] = names_of(mappings(content))

    def _add_section(self, section: str, content: dict[str, object], framework: object) -> None:
        edition = str(framework) if section in EDITION_SECTIONS else None
        every = self._competencies.setdefault((edition, section), {})
        for entry in mappings(content["entries"]):
            name, aliases = normalised(str(entry["name"])), tuple(map(str, sequence(entry.get("aliases", []))))
            levels = tuple(map(level, sequence(entry.get("levels", content["levels"]))))
            wordings = {level(item["level"]): str(item["wording"]) for item in mappings(entry.get("wordings", []))}
            every[name] = Competency(name, section, edition, aliases, levels, wordings)
        self._names[edition, section] = Names((entry.name, entry.aliases) for entry in every.values())

    def _add_standards(self, content: dict[str, object]) -> None:
        self.standards.update((str(entry["code"]), str(entry["title"])) for entry in mappings(content["entries"]))
        self.code_patterns += [(str(item["form"]), str(item["example"])) for item in mappings(content["code_forms"])]

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the competency framework that are on record."""
        return tuple(dict.fromkeys(edition for edition, _ in self._competencies if edition is not None))

    def section(self, section: str, edition: str | None) -> dict[str, Competency]:
        """The behaviours, values or skills by name; empty where the edition has none."""
        return self._competencies.get((edition if section in EDITION_SECTIONS else None, section), {})

    def names(self, section: str, edition: str | None) -> Names:
        """The names of a section, with their aliases."""
        return self._names.get((edition if section in EDITION_SECTIONS else None, section), _NO_NAMES)

    def find(self, section: str, edition: str | None, spelling: str) -> Competency | None:
        """The behaviour, value or skill that a spelling names or stands for."""
        name = self.names(section, edition).canonical(spelling)
        return self.section(section, edition)[name] if name is not None else None

    def position(self, field: str, word: str) -> tuple[str, int] | None:
        """The family of a word of a field's vocabulary, and its rank within it, the lowest first; None if unknown."""
        known = self.vocabulary.get(field)
        return known.position(word) if known else None

    def editions_with(self, section: str, spelling: str) -> list[str]:
        """The editions of the framework that have a behaviour or value of this name or alias."""
        return [edition for edition in self.editions if self.find(section, edition, spelling)]

    def owner(self, wording: str) -> tuple[Competency, Level] | None:
        """The behaviour, value or skill, and its level, whose wording this is, spacing aside."""
        for competency in self.everything():
            found = competency.level_of(wording)
            if found is not None:
                return competency, found
        return None

    def everything(self) -> Iterator[Competency]:
        """Every behaviour, value and skill of every edition."""
        for competencies in self._competencies.values():
            yield from competencies.values()


_NO_NAMES = Names(())
