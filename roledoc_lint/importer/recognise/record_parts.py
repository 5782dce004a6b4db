"""What documents call the parts of records, and the words that they write in them: Essential, Interview."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Fact
from roledoc_lint.importer.recognise.dates import read_dates
from roledoc_lint.importer.recognise.facts import published
from roledoc_lint.importer.recognise.headings import MAX_TITLE_CHARS, without_number
from roledoc_lint.importer.recognise.vocabulary import words_of, words_within
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile import Field
from roledoc_lint.model.vocabulary import Names, Vocabulary
from roledoc_lint.text.normalise import loose

MAX_HEADING_WORDS = 8
"""How many words a heading may have that gives a level to the records below it."""

_STEM_CHARS = 6
"""How many letters words of one stem have in common: assessed, assessment."""
_MAX_AKIN_WORDS = 4
_NOUNS = frozenset(("criteria", "criterion", "requirement", "requirements", "level", "only"))
"""What a heading may say of a level besides: essential requirements."""

_NUMBERED = re.compile(r"(?:level\s*)?([0-9]{1,2})", re.IGNORECASE)


class RecordParts:
    """The parts of the records of a field, as documents call them, and the words that each can hold."""

    def __init__(self, field: Field, catalogue: Catalogue) -> None:
        self.field = field
        details = {detail.name: detail for detail in field.details}
        self.names = tuple(dict.fromkeys(name for name in (field.key, field.level, *details) if name))
        scale = catalogue.profile.whole.scales.get(field.scale) if field.scale else None
        self._is_numbered = scale is not None and scale.first is not None
        words = scale.names if scale and scale.names else field.choices
        self._vocabularies: dict[str, Vocabulary] = {
            name: known for name in details if (known := catalogue.vocabulary.get(f"{field.name}/{name}"))
        }
        self._vocabularies |= {
            detail.name: Names((word, ()) for word in detail.choices)
            for detail in field.details
            if detail.choices and detail.name not in self._vocabularies
        }
        if words and field.level not in self._vocabularies:
            self._vocabularies[field.level] = Names((word, ()) for word in words)
        self._lists = {detail.name for detail in field.details if detail.kind in ("words", "paragraphs")}
        self._dates = {detail.name for detail in field.details if detail.kind == "date"}
        self._heads: dict[str, str] = {}
        for name in self.names:
            for heading in _headings(name, details.get(name)):
                self._heads.setdefault(loose(heading), name)
        self._heads.setdefault(loose(field.word), field.key)
        self._nouns = _NOUNS | {word for noun in (field.word, field.plural, field.name) for word in loose(noun).split()}

    @property
    def levels(self) -> tuple[str, ...]:
        """The names of the levels; none if they are numbers, or any text is one."""
        known = self._vocabularies.get(self.field.level)
        return known.names if known else ()

    def part(self, text: str) -> str | None:
        """The part that the head of a column or a label names; None if it names none."""
        words = loose(without_number(text)) if len(text) <= MAX_TITLE_CHARS else ""
        return self._heads.get(words) or self._of_levels(words.split()) or self._akin(words.split())

    def _of_levels(self, words: list[str]) -> str | None:
        """The level, if words are all its names or their first letters: Essential/Desirable, E or D."""
        known, names = {*words} - {"or", "and"}, list(map(loose, self.levels))
        are_all = known in ({*" ".join(names).split()}, {name[0] for name in names if name})
        return self.field.level if len(names) > 1 and are_all else None

    def _akin(self, words: list[str]) -> str | None:
        """The detail that a few words name in other words: How assessed, or Assessment, for assessed by."""
        stems = {word[:_STEM_CHARS] for word in words if len(word) >= _STEM_CHARS and len(words) <= _MAX_AKIN_WORDS}
        found = {
            part
            for heading, part in self._heads.items()
            if part not in (self.field.key, self.field.level)
            and any(word[:_STEM_CHARS] in stems for word in heading.split() if len(word) >= _STEM_CHARS)
        }
        return found.pop() if len(found) == 1 else None

    def level_of_heading(self, text: str, *, with_others: bool = False) -> str | None:
        """The level that a heading gives to the records below it: Essential requirements.

        `with_others` allows other words too, such as: Essential knowledge and training.
        """
        words = loose(without_number(text)).split() if len(text) <= MAX_TITLE_CHARS else []
        known = self._vocabularies.get(self.field.level)
        if not known or not 0 < len(words) <= MAX_HEADING_WORDS:
            return None
        found: list[str] = []
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                level = known.canonical(" ".join(words[start:end]))
                if level and (end - start > 1 or len(words[start]) > 1):
                    found.append(level)
                    words[start:end] = [""] * (end - start)
                    break
        return found[0] if len(found) == 1 and (with_others or {*words} <= self._nouns | {""}) else None

    def read(self, part: str, text: str) -> list[Fact]:
        """What a part holds of this text; nothing if the words in it are not known, or not all of it is understood."""
        text = text.strip()
        if part in self._dates:
            found = read_dates(text)
            date = str(found[0].date) if len(found) == 1 else ""
            return [Fact(date, published(text) if date != text else "")] if date else []
        if part == self.field.level and self._is_numbered:
            number = _NUMBERED.fullmatch(text.strip(" .()"))
            return [Fact(str(int(number[1])))] if number else []
        known = self._vocabularies.get(part)
        if not known:
            return [Fact(text)] if text else []
        words = self._only_words(part, text) or words_within(known, text)
        if len(words) > 1 and part not in self._lists:
            return []
        remark = "" if loose(" ".join(words)) == loose(text) else published(text)
        return [Fact(word, remark) for word in words]

    def _only_words(self, part: str, text: str) -> list[str]:
        """The words of a part in text of nothing but them."""
        known = self._vocabularies[part]
        return words_of(known, text.strip(" .:()[]")) or _initials(known, text)

    def part_of_words(self, text: str) -> str | None:
        """The part whose words this text is and nothing else; None if that is none, or more than one."""
        found = [part for part in self._vocabularies if self._only_words(part, text)]
        return found[0] if len(found) == 1 else None

    def is_list(self, part: str) -> bool:
        """Whether a part holds a list."""
        return part in self._lists


def _headings(name: str, detail: Field | None) -> tuple[str, ...]:
    """What documents call a part."""
    spoken = name.replace("_", " ")
    return (*detail.heading, spoken, detail.word, detail.plural) if detail else (spoken,)


def _initials(known: Vocabulary, text: str) -> list[str]:
    """The words whose first letters these are, as in a column with E and D, or A/I; none if a letter may mean two."""
    letters = [letter for letter in re.split(r"[\s/,;+&()]+", text) if letter]
    if not letters or any(len(letter) != 1 for letter in letters):
        return []
    begun = [[word for word in known.names if word[0].lower() == letter.lower()] for letter in letters]
    return [words[0] for words in begun] if all(len(words) == 1 for words in begun) else []
