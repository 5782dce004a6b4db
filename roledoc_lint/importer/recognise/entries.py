"""Recognises behaviours, values and skills: each begins with its name or wording, and ends with the next."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft, DraftEntry, Fact
from roledoc_lint.importer.recognise.names import KnownNames, NameLine, Owner
from roledoc_lint.importer.recognise.paragraphs import Line, may_be_heading
from roledoc_lint.model.values import Level
from roledoc_lint.text.normalise import loose

_BETWEEN_NAMES = re.compile(r"\s*[,;/|]\s*(?:and\s+)?|\s+and\s+")
MAX_UNKNOWN_NAME_CHARS = 80
"""How many characters a name may have that is not in the catalogue."""


class EntryReader:
    """Adds lines to the entries of a draft."""

    def __init__(self, draft: Draft, names: KnownNames) -> None:
        self._draft = draft
        self._names = names
        self._open: DraftEntry | None = None
        self._words: list[str] = []
        """The words of the open entry's wording, kept as a document may have thousands of paragraphs below a name."""
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

    @property
    def section(self) -> str | None:
        """The section of the entry that is open."""
        return self._open.section if self._open else None

    def _begin(self, section: str, name: str, level: Level | None, how: str) -> DraftEntry:
        self._open = DraftEntry(section, Fact(name), level, how)
        self._words = []
        self._draft.entries.append(self._open)
        return self._open

    def _add_to_entry(self, text: str, owner: Owner) -> None:
        entry, named = self._open, owner.named
        if entry and self._names.named(entry.name.text, entry.section) == named:
            entry.level = owner.level if entry.level is None else entry.level
        elif entry and not entry.wording:
            why = f"{entry.name.text}: the wording below it belongs to {named.name}"
            self._draft.add_doubt(entry.section, why)
        else:
            entry = self._begin(named.section, named.name, owner.level, "wording")
        if owner.is_near:
            self._draft.add_doubt(
                entry.section, f"{entry.name.text}: the wording differs a little from the agreed wording"
            )
        self._add_wording(entry, text)

    def _accept_names(self, text: str, section: str | None) -> bool:
        lines = list(self._names.name_lines(text, section))
        for line in lines:
            named = self._names.named(line.name, section)
            self._begin(named.section if named else "", line.name, line.level, "name")
        return bool(lines) and (not lines[-1].rest or self._accept_wording(Line(lines[-1].rest, is_item=True)))

    def _accept_unknown_name(self, text: str, section: str | None) -> bool:
        line = self._names.levels.name_and_level(text)
        where = section or self.section
        if not line or not where or not _is_a_name(line):
            return False
        if isinstance(line.level, int) and self._names.profile.scale_of(where).names:
            return False  # its levels have names, or it has none
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
        """Add names on one line: Impartiality, Integrity and Transparency."""
        names = [name for name in _BETWEEN_NAMES.split(text.rstrip(".")) if name]
        if len(names) < 2 or not all(self._names.named(name, section) for name in names):
            return False
        for name in names:
            self._accept_bare_name(name, section)
        return True

    def _accept_level(self, text: str) -> bool:
        """Add a line with nothing but the level of the name above it."""
        entry = self._open
        if entry is None or entry.level is not None or entry.wording or text.strip(" ()").isdecimal():
            return False
        entry.level = self._names.levels.alone(text)
        return entry.level is not None

    def _accept_wording(self, line: Line) -> bool:
        """Add a paragraph as wording of the open entry, unless that is complete or the paragraph may be a heading."""
        entry = self._open
        if entry is None or self._is_complete(entry) or (not line.is_item and may_be_heading(line.text)):
            return False
        agreed, name = self._agreed(entry), entry.name.text
        if agreed is not None and loose(line.text) not in loose(agreed):
            self._draft.add_doubt(entry.section, f"{name}: the text below it is not the agreed wording")
        if entry.wording and agreed is None:
            why = f"{name}: check that all paragraphs below it belong to it: the catalogue has no wording to compare"
            self._draft.add_doubt(entry.section, why)
        self._add_wording(entry, line.text)
        return True

    def _add_wording(self, entry: DraftEntry, text: str) -> None:
        entry.wording.append(text)
        self._words += loose(text).split()

    def _agreed(self, entry: DraftEntry) -> str | None:
        named = self._names.named(entry.name.text, entry.section)
        return named.agreed(entry.level, "wording") if named else None

    def _is_complete(self, entry: DraftEntry) -> bool:
        agreed = self._agreed(entry)
        return agreed is not None and loose(agreed).split() == self._words


def _is_a_name(line: NameLine) -> bool:
    return line.is_set_off and not line.rest and len(line.name) <= MAX_UNKNOWN_NAME_CHARS and line.name[:1].isupper()
