"""The catalogue: canonical names, levels and wording, vocabularies, and the nearest name to a wrong one."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from roledoc_lint.model.fields import EDITION_SECTIONS, SECTIONS
from roledoc_lint.model.vocabulary import (
    Grades,
    Level,
    Names,
    _abbreviation,
    _grades,
    _level,
    _remember,
    mapping,
    mappings,
    sequence,
)
from roledoc_lint.text.normalise import normalised


class Competency(NamedTuple):
    """A behaviour, value or skill: its levels, and the wording of those that have one on record."""

    name: str
    section: str
    edition: str | None
    aliases: tuple[str, ...]
    levels: tuple[Level, ...]
    wordings: dict[Level, str]
    by_wording: dict[str, Level]
    """The levels by their wording, normalised."""
    seen: dict[str, Level | None]
    """The levels of wordings that were asked for, as they were written."""

    def level_of(self, wording: str) -> Level | None:
        """The level whose wording this is, spacing aside."""
        if wording not in self.seen:
            _remember(self.seen, wording, self.by_wording.get(normalised(wording)))
        return self.seen[wording]


class Catalogue:
    """Everything that every role must say the same way."""

    def __init__(self, documents: Iterable[dict[str, object]]) -> None:
        """Build from the data of the catalogue's files, which must fit the catalogue's schema."""
        self._named: dict[tuple[str | None, str], dict[str, Competency]] = {}
        self._names: dict[tuple[str | None, str], Names] = {}
        self.vocabulary: dict[str, Names | Grades] = {}
        self.vetting_families: dict[str, str] = {}
        self.vetting_ranks: dict[str, int] = {}
        self.standards: dict[str, str] = {}
        self.code_forms: list[tuple[str, str]] = []
        for document in documents:
            self._add(document)

    def _add(self, document: dict[str, object]) -> None:
        for field, content in document.items():
            if field in SECTIONS:
                self._add_section(field, mapping(content), document.get("framework"))
            elif field == "national_occupational_standards":
                self._add_standards(mapping(content))
            elif field == "grades":
                self.vocabulary[field] = _grades(mapping(content))
            elif field != "framework":
                self._add_vocabulary(field, mappings(content))

    def _add_section(self, section: str, content: dict[str, object], framework: object) -> None:
        edition = str(framework) if section in EDITION_SECTIONS else None
        named = {}
        for entry in mappings(content["entries"]):
            levels = sequence(entry.get("levels", content["levels"]))
            wordings = {_level(item["level"]): str(item["wording"]) for item in mappings(entry.get("wordings", []))}
            name, aliases = normalised(str(entry["name"])), tuple(map(str, sequence(entry.get("aliases", []))))
            by_wording = {normalised(wording): level for level, wording in wordings.items()}
            named[name] = Competency(
                name, section, edition, aliases, tuple(map(_level, levels)), wordings, by_wording, {}
            )
        every = self._named.setdefault((edition, section), {})
        every.update(named)
        self._names[edition, section] = Names((entry.name, entry.aliases) for entry in every.values())

    def _add_standards(self, content: dict[str, object]) -> None:
        self.standards.update((str(entry["code"]), str(entry["title"])) for entry in mappings(content["entries"]))
        self.code_forms += [(str(entry["form"]), str(entry["example"])) for entry in mappings(content["code_forms"])]

    def _add_vocabulary(self, field: str, entries: list[dict[str, object]]) -> None:
        self.vocabulary[field] = Names(
            (str(entry["name"]), [str(form) for form in (*sequence(entry.get("aliases", [])), *_abbreviation(entry))])
            for entry in entries
        )
        for entry in entries:
            if "family" in entry:
                self.vetting_families[str(entry["name"])] = str(entry["family"])
                self.vetting_ranks[str(entry["name"])] = _rank(entry.get("rank"))

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the competency framework that are on record."""
        return tuple(dict.fromkeys(edition for edition, _ in self._named if edition is not None))

    def section(self, section: str, edition: str | None) -> dict[str, Competency]:
        """The behaviours, values or skills by name; empty where the edition has none."""
        return self._named.get((edition if section in EDITION_SECTIONS else None, section), {})

    def names(self, section: str, edition: str | None) -> Names:
        """The names of a section, with their aliases."""
        return self._names.get((edition if section in EDITION_SECTIONS else None, section), _NO_NAMES)

    def find(self, section: str, edition: str | None, form: str) -> Competency | None:
        """The behaviour, value or skill that `form` names or stands for."""
        name = self.names(section, edition).canonical(form)
        return self.section(section, edition)[name] if name is not None else None

    def position(self, field: str, word: str) -> tuple[str, int] | None:
        """The family of a grade or vetting level, and its place within it, the lowest first; None where unknown."""
        grades = self.vocabulary.get("grades")
        if field == "grades":
            return grades.position(word) if isinstance(grades, Grades) else None
        return (self.vetting_families[word], self.vetting_ranks[word]) if word in self.vetting_families else None

    def editions_with(self, section: str, form: str) -> list[str]:
        """The editions of the framework that have a behaviour or value of this name or alias."""
        return [edition for edition in self.editions if self.find(section, edition, form)]

    def owner(self, wording: str) -> tuple[Competency, Level] | None:
        """The behaviour, value or skill, and its level, whose wording this is, spacing aside."""
        for named in self.everything():
            level = named.level_of(wording)
            if level is not None:
                return named, level
        return None

    def everything(self) -> Iterator[Competency]:
        """Every behaviour, value and skill of every edition."""
        for named in self._named.values():
            yield from named.values()


_NO_NAMES = Names(())


def _rank(value: object) -> int:
    return value if isinstance(value, int) else 0
