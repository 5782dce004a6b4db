"""Recognises agreed items: each begins with its name or one of its agreed texts, and ends with the next."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft, DraftEntry, Fact
from roledoc_lint.importer.recognise.names import KnownNames, NameLine, Owner
from roledoc_lint.importer.recognise.paragraphs import Line, may_be_heading
from roledoc_lint.model.profile import Field
from roledoc_lint.model.values import Level
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

_USUAL_KEY = "name"
_BETWEEN_NAMES = re.compile(r"\s*[,;/|]\s*(?:and\s+)?|\s+and\s+")
MAX_UNKNOWN_NAME_CHARS = 80
"""How many characters a name may have that is not in the catalogue."""


class EntryReader:
    """Adds lines to the entries of a draft."""

    def __init__(self, draft: Draft, names: KnownNames) -> None:
        self._draft = draft
        self._names = names
        self._open: DraftEntry | None = None
        self._part = ""
        """The part of the open entry to which the text below belongs."""
        self._words: list[str] = []
        """The words of that part, kept as a document may have thousands of paragraphs below a name."""
        self.level: Level | None = None
        """The level that the heading gives to all entries without a level."""

    def close(self) -> None:
        """End the open entry."""
        self._open = None

    def accept(self, line: Line, section: str | None) -> bool:
        """Add a line if it is part of an entry, and return whether it is. `section` is that of the heading above."""
        is_expected = section in self._names.profile.sections or section is None
        owner = self._names.owner(line.text)
        if owner and (is_expected or not owner.is_near):
            self._add_to_entry(line.text, owner)
            return True
        return (
            self._accept_names(line.text, section)
            or (is_expected and self._accept_unknown_name(line.text, section))
            or (
                (section in self._names.profile.sections or line.is_bold) and self._accept_bare_name(line.text, section)
            )
            or (is_expected and (self._accept_level(line.text) or self._accept_wording(line)))
        )

    def accept_label(self, label: str, value: str, section: str | None) -> bool:
        """Take a label, or a heading without a value, that is what the section calls a part of its entries.

        Returns whether it is one: Summary.
        """
        field = self._names.profile.by_name[section] if section in self._names.profile.sections else None
        part = _part(field, label) if field else None
        if not field or not part or (part != field.key and not self._open):
            return False
        if part == field.key:
            return bool(value) and (
                self._accept_names(value, section)
                or self._accept_unknown_name(value, section)
                or self._accept_bare_name(value, section)
            )
        if part == field.level:
            return self._accept_level(value)
        if not value and self._open and part in self._open.texts:
            return False
        self._draft.headings.setdefault(field.name, []).append(label)
        self._begin_part(part)
        if self._open and value:
            self._add_wording(self._open, value)
        return True

    @property
    def section(self) -> str | None:
        """The section of the entry that is open."""
        return self._open.section if self._open else None

    def _begin(self, section: str, name: str, level: Level | None, how: str) -> DraftEntry:
        fitting = self._names.fitting(level, section)
        self._open = DraftEntry(section, Fact(name), fitting, how)
        if level is not None and fitting is None:
            plural = self._names.profile.by_name[section].plural
            self._draft.add_doubt(section, f"{name}: {quoted(str(level))} is not a level of {plural}")
        self._begin_part(next(iter(self._names.profile.by_name[section].parts), ""))
        self._draft.entries.append(self._open)
        return self._open

    def _begin_part(self, part: str) -> None:
        texts = self._open.texts.get(part, []) if self._open else []
        self._part, self._words = part, loose(" ".join(texts)).split()

    def _add_to_entry(self, text: str, owner: Owner) -> None:
        entry, named = self._open, owner.named
        if entry and self._names.named(entry.name.text, entry.section) == named:
            entry.level = owner.level if entry.level is None else entry.level
            self._begin_part(owner.part)
        elif entry and not entry.texts:
            why = f"{entry.name.text}: the wording below it belongs to {named.name}"
            self._draft.add_doubt(entry.section, why)
        else:
            entry = self._begin(named.section, named.name, owner.level, "wording")
            self._begin_part(owner.part)
        if owner.is_near:
            self._draft.add_doubt(
                entry.section, f"{entry.name.text}: the wording differs a little from the agreed wording"
            )
        self._add_wording(entry, text)

    def _accept_names(self, text: str, section: str | None) -> bool:
        lines = list(self._names.name_lines(text, section))
        for line in lines:
            named = self._names.named(line.name, section)
            if named:
                self._begin(named.section, line.name, line.level, "name")
        return bool(lines) and (not lines[-1].rest or self._accept_wording(Line(lines[-1].rest, is_item=True)))

    def _accept_unknown_name(self, text: str, section: str | None) -> bool:
        line = self._names.levels.name_and_level(text)
        where = section or self.section
        if not line or not where or not _is_a_name(line):
            return False
        if isinstance(line.level, int) and self._names.profile.scale_of(where).names:
            return False  # its levels have names, or it has none
        if self._names.fitting(line.level, where) is None:
            return False
        self._begin(where, line.name, line.level, "level after it")
        self._draft.add_doubt(where, f"{line.name}: not in the catalogue")
        return True

    def _accept_bare_name(self, text: str, section: str | None) -> bool:
        named = self._names.named(text, section)
        if not named:
            return self._accept_list_of_names(text, section)
        level = self.level if self.level in named.levels else None
        if level is not None:
            self._draft.add_doubt(named.section, "those without a level have the level in the heading")
        self._begin(named.section, text, level, "name")
        return True

    def _accept_list_of_names(self, text: str, section: str | None) -> bool:
        """Add names on one line: Kindness, Openness and Trust."""
        names = [name for name in _BETWEEN_NAMES.split(text.rstrip(".")) if name]
        if len(names) < 2 or not all(self._names.named(name, section) for name in names):
            return False
        for name in names:
            self._accept_bare_name(name, section)
        return True

    def _accept_level(self, text: str) -> bool:
        """Add a line with nothing but the level of the name above it."""
        entry = self._open
        if entry is None or entry.level is not None or entry.texts or text.strip(" ()").isdecimal():
            return False
        entry.level = self._names.fitting(self._names.levels.alone(text), entry.section)
        return entry.level is not None

    def _accept_wording(self, line: Line) -> bool:
        """Add a paragraph as wording of the open entry, unless that is complete or the paragraph may be a heading."""
        entry = self._open
        if entry is None or (not line.is_item and may_be_heading(line.text)) or not self._has_room(entry, line.text):
            return False
        agreed, name = self._agreed(entry, self._part), entry.name.text
        if agreed is not None and loose(line.text) not in loose(agreed):
            self._draft.add_doubt(entry.section, f"{name}: the text below it is not the agreed wording")
        if entry.texts.get(self._part) and agreed is None:
            why = f"{name}: check that all paragraphs below it belong to it: the catalogue has no wording to compare"
            self._draft.add_doubt(entry.section, why)
        self._add_wording(entry, line.text)
        return True

    def _add_wording(self, entry: DraftEntry, text: str) -> None:
        entry.texts.setdefault(self._part, []).append(text)
        self._words += loose(text).split()

    def _agreed(self, entry: DraftEntry, part: str) -> str | None:
        named = self._names.named(entry.name.text, entry.section)
        return named.agreed(entry.level, part) if named else None

    def _has_room(self, entry: DraftEntry, text: str) -> bool:
        """Whether text can belong to the open part, or to another whose agreed text has it, which is then open."""
        parts = self._names.profile.by_name[entry.section].parts
        agreed = {part: loose(self._agreed(entry, part) or "") for part in parts}
        if len(parts) > 1 and loose(text) not in agreed[self._part]:
            other = next((part for part in parts if part not in entry.texts and loose(text) in agreed[part]), None)
            self._begin_part(other or self._part)
        if not agreed[self._part] or agreed[self._part].split() != self._words:
            return bool(parts)
        following = next((part for part in parts if part not in entry.texts), None)
        if following:
            self._begin_part(following)
        return following is not None


def _part(field: Field, label: str) -> str | None:
    """The part of entries that a label names; None if it names none. The only text of an entry has no label."""
    key = [field.key] if field.key != _USUAL_KEY else []  # any form can have a line with "name:"
    names = [*key, field.level, *(field.parts if len(field.parts) > 1 else ())]
    return next((name for name in names if loose(name) == loose(label)), None)


def _is_a_name(line: NameLine) -> bool:
    return line.is_set_off and not line.rest and len(line.name) <= MAX_UNKNOWN_NAME_CHARS and line.name[:1].isupper()
