"""Recognises the names, levels and agreed texts of the catalogue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.importer.recognise.headings import Headings
from roledoc_lint.importer.recognise.record_parts import RecordParts
from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.model.values import Level
from roledoc_lint.text.normalise import loose, sentences

MAX_NAME_CHARS = 120
"""How many characters a name before its level may have."""

_NUMBERS = {word: number for number, word in enumerate(["one", "two", "three", "four", "five"], 1)}
_FIGURE = rf"(?:\b(?:level|lvl)\s*[:.-]?\s*|\bL(?=[0-9]))(?P<{{}}number>[0-9]{{{{1,2}}}}|(?:{'|'.join(_NUMBERS)})\b)"
"""A level in figures or words. The braces take what the name of its group begins with."""
_SEPARATOR = r"[\s:,;|–—-]*"
_NEAR = 94.0
"""How similar to a wording a paragraph must be that differs by a slip, of 100."""
_MAX_COMPARED_CHARS = 5000
"""How many characters of a paragraph are compared, as the time grows with their square."""


class NameLine(NamedTuple):
    """A name and its level at the start of a line, and the rest of the line."""

    name: str
    level: Level
    rest: str
    is_set_off: bool
    """Whether the level is in brackets or after a colon, dash or bar, not a word of a sentence."""


class Owner(NamedTuple):
    """The entry of the catalogue that has a paragraph, in the part of a level."""

    named: Competency
    level: Level
    part: str
    is_near: bool = False


class Levels:
    """Reads levels as documents write them: numbers, and the names of scales."""

    def __init__(self, profile: Profile) -> None:
        scales = [profile.scale_of(section) for section in profile.sections]
        self._names = list(dict.fromkeys(name for scale in scales for name in scale.names))
        # The longest first: of Expert and Expert Practitioner, the first is part of the second.
        words = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True))) or "(?!)"
        figure, number = _FIGURE.format(""), r"(?P<alone>[0-9]{1,2})"
        level = rf"{figure}|(?:\blevel\b[\s:–—-]*)?(?P<named>{words})(?:\s+level)?"
        # A level may be the last word of a name that a level follows: Partnership Working (Expert).
        last = rf"(?:\blevel\b[\s:–—-]*)?(?P<bare_named>{words})(?!\b[\s:,;|–—(\[-]+(?:(?:level|lvl)\b|(?:{words})\b))"
        self._after_name = re.compile(
            rf"(?P<name>\S.{{1,{MAX_NAME_CHARS}}}?){_SEPARATOR}(?:[(\[](?:{level}|{number})[)\]]|"
            rf"(?<=[\s:,;|–—-])(?:{_FIGURE.format('bare_')}|{last})"
            rf"(?![\w/&+]|\s*(?:and|or|to|-|–)\s*[0-9]))[.:]?{_SEPARATOR}",
            re.IGNORECASE,
        )
        self._alone = re.compile(rf"\W*(?:(?:{level})|{number})\W*", re.IGNORECASE)
        # A name is one word of a heading by chance, unless it is set off: Agile working.
        apart = rf"(?:(?<!\w)(?<![\w.,]\s)(?P<named>{words})(?=\W*$|\s*[)\]])|\b(?P<of_level>{words})\s+level\b)"
        self._within = re.compile(rf"{figure}|{apart}", re.IGNORECASE)

    def name_and_level(self, text: str) -> NameLine | None:
        """The name and level at the start of text: `Listen Well (Level 1)`, `Kindness – level 1`."""
        match = self._after_name.match(text)
        if not match:
            return None
        number = match["number"] or match["alone"] or match["bare_number"]
        level = self._level(number, match["named"] or match["bare_named"])
        is_set_off = any(mark in match[0][match.end("name") - match.start() :] for mark in "([|:–—-")
        named = match["bare_named"]
        if named and not is_set_off and named.islower():
            return None  # such as Agile working
        return NameLine(match["name"].strip(), level, text[match.end() :].strip(), is_set_off)

    def alone(self, text: str) -> Level | None:
        """The level in text of nothing but a level, such as a cell of a table."""
        match = self._alone.fullmatch(text)
        return self._level(match["number"] or match["alone"], match["named"]) if match else None

    def within(self, text: str) -> Level | None:
        """The level named anywhere in text, such as the rest of a heading."""
        match = self._within.search(text)
        return self._level(match["number"], match["named"] or match["of_level"]) if match else None

    def _level(self, number: str | None, name: str | None) -> Level:
        """The level of a number in figures or words, or of a name."""
        if number is not None:
            return _NUMBERS.get(number.lower()) or int(number)
        # Compared as the patterns do, to which the letter İ is an i too.
        return next(each for each in self._names if re.fullmatch(re.escape(each), name or "", re.IGNORECASE))


class KnownNames:
    """The names and wordings of the catalogue, compared without case, spacing and punctuation; headings and levels."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.profile = catalogue.profile
        self.headings = Headings(catalogue.profile)
        self.levels = Levels(catalogue.profile)
        own = [field for field in catalogue.profile.fields if field.kind == "records" and not field.catalogue]
        self.records = {field.name: RecordParts(field, catalogue) for field in own}
        """The parts of the records that are a role's own, by field."""
        self._names: dict[str, list[Competency]] = defaultdict(list)
        self._owners: dict[str, list[Owner]] = defaultdict(list)
        several = [field for name in self.profile.sections if len((field := self.profile.by_name[name]).parts) > 1]
        self.text_heads = frozenset(loose(part) for field in several for part in field.parts)
        """What the parts of entries that have several are called."""
        self.level_heads = frozenset(loose(field.level) for field in several) | {"level"}
        self.heads = frozenset(
            loose(name)
            for field in map(self.profile.by_name.get, self.profile.sections)
            if field
            for name in _heads(field)
        )
        """What the sections call entries and their parts, as heads of columns."""
        for named in catalogue.everything():
            for spelling in (named.name, *named.aliases):
                self._names[loose(spelling)].append(named)
            for level, texts in named.wordings.items():
                for part, wording in texts.items():
                    for paragraph in {loose(text) for text in (wording, *wording.split("\n"))}:
                        self._owners[paragraph].append(Owner(named, level, part))

    def named(self, spelling: str, section: str | None = None) -> Competency | None:
        """The entry with a name or alias, that of `section` first; None if the catalogue has none."""
        found = self._names.get(loose(spelling), [])
        return next((named for named in found if named.section == section), found[0] if found else None)

    def fitting(self, level: Level | None, section: str) -> Level | None:
        """A level as the scale of a section writes it; None if it is the name of a level of another scale."""
        if not isinstance(level, str):
            return level
        names = self.profile.scale_of(section).names
        return next((name for name in names if name.casefold() == level.casefold()), None)

    def owner(self, paragraph: str) -> Owner | None:
        """The entry and level whose wording this is; None if there is none, or more than one."""
        found = self._owners.get(loose(paragraph), [])
        if found:
            return found[0] if len(found) == 1 else None
        return self._near(paragraph)

    def _near(self, paragraph: str) -> Owner | None:
        from rapidfuzz import fuzz, process

        text = loose(paragraph[:_MAX_COMPARED_CHARS])
        best = process.extract(text, self._owners.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        owners = {owner for wording, _, _ in best for owner in map(_key, self._owners[wording])}
        return self._owners[best[0][0]][0]._replace(is_near=True) if len(owners) == 1 else None

    def split(self, text: str) -> list[str]:
        """Text split before each sentence that begins with a known name and its level."""
        parts: list[str] = []
        for sentence in sentences(text):
            line = self.levels.name_and_level(sentence)
            if parts and not (line and line.is_set_off and self.named(line.name)):
                parts[-1] += f" {sentence}"
            else:
                parts.append(sentence)
        return parts

    def name_lines(self, text: str, section: str | None) -> Iterator[NameLine]:
        """The known names with levels at the start of text, one after the other; the last has the rest of the text."""
        line = self.levels.name_and_level(text)
        while line and self.named(line.name, section):
            following = self.levels.name_and_level(line.rest) if line.rest else None
            more = following is not None and self.named(following.name, section) is not None
            yield line._replace(rest="") if more else line
            line = following if more else None


def _heads(field: Field) -> tuple[str, ...]:
    return field.word, field.key, field.level, *field.parts


def _key(owner: Owner) -> tuple[str, str, Level]:
    return owner.named.section, owner.named.name, owner.level
