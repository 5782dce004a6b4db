"""An outline to a draft: every line is put where the document itself says that it belongs, or is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.draft import DOCUMENT, STANDARDS, Draft
from roledoc_lint.importer.recognise.entries import Entries
from roledoc_lint.importer.recognise.facts import LISTS, Facts
from roledoc_lint.importer.recognise.headings import FACTS, is_kind, is_title
from roledoc_lint.importer.recognise.names import KnownNames, level_within
from roledoc_lint.importer.recognise.outline import (
    Aside,
    End,
    Event,
    Line,
    Opening,
    grouped,
    may_be_heading,
    paragraph_events,
)
from roledoc_lint.importer.recognise.purpose import PurposeGuess
from roledoc_lint.importer.recognise.standards import Standards
from roledoc_lint.importer.recognise.tables import table_events
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import SECTIONS
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.web_chrome import is_web_chrome

COMMON = frozenset({"force", "department", "location", "status", "issued", "amended", "additional_information"})
"""Fields whose labels any letter or form may have."""
FEWEST = 2
"""How many other headings and labels a role profile has at least."""

LEAST = 2
"""How many letters a text has at least that means something."""
_PAGE = re.compile(r"page [0-9]{1,3}(?: of [0-9]{1,3})?", re.IGNORECASE)


def assign_blocks(blocks: list[Block], catalogue: Catalogue) -> Draft:
    """The draft of the role that the blocks of a document describe, as far as they say it."""
    names = KnownNames(catalogue)
    reader = _Reader(catalogue, names)
    for event in _events(blocks, names):
        reader.take(event)
    reader.settle()
    return reader.draft if _is_profile(reader.draft) else _left_open(blocks)


def _is_profile(draft: Draft) -> bool:
    """Whether a document has what a role profile has: headings and labels of its own, or behaviours, values, skills."""
    return bool(draft.entries) or len(draft.headings.keys() - COMMON) >= FEWEST


def _left_open(blocks: list[Block]) -> Draft:
    """All of a document that is no profile, for somebody to look at."""
    draft = Draft()
    draft.doubt(DOCUMENT, "it has no headings or labels of a role profile: is it one?")
    for block in blocks:
        draft.add_text("unattributed", block.text, "no heading")
    return draft


def _events(blocks: list[Block], names: KnownNames) -> Iterator[Event]:
    for is_table, run in grouped(blocks):
        yield from table_events(run, names) if is_table else paragraph_events(run)


class _Reader:
    """Goes through the outline. `_section` is the field that lines stand under; None where no heading says it."""

    def __init__(self, catalogue: Catalogue, names: KnownNames) -> None:
        self.draft = Draft()
        self._names = names
        self._entries = Entries(self.draft, names)
        self._standards = Standards(self.draft, catalogue)
        self._facts = Facts(self.draft, catalogue)
        self._section: str | None = None
        self._label = ""
        self._level = 0
        self._has_begun = False
        self._is_labelled = False
        """Whether the line above was left open and may be the label of this one: Closing date."""
        self._was_item = False
        self._place = PurposeGuess(self.draft)

    def take(self, event: Event) -> None:
        """Put one line, or all that an opening holds, in its place."""
        if isinstance(event, Aside):
            self.draft.furniture.append(event.text)
        elif isinstance(event, Opening):
            self._open(event)
        elif isinstance(event, End):
            self._turn_to(None)
        else:
            self._put(event)

    def _turn_to(self, section: str | None, level: int = 0, label: str = "") -> None:
        if section is not None and section not in FACTS:
            self._place.close()
        self._entries.close()
        self._was_item = False
        self._section, self._level, self._label = section, level, label

    def _open(self, opening: Opening) -> None:
        field = opening.field
        if field is None:
            self._open_unknown(opening)
            return
        if opening.text:
            self.draft.headings.setdefault(field, []).append(opening.text)
        if opening.is_near:
            self.draft.doubt(field, f"{quoted(opening.text)} is taken for its heading")
        self._has_begun = True
        self._turn_to(field, opening.level, opening.text.rstrip(": "))
        self._entries.level = level_within(opening.rest)
        if field in FACTS and opening.values:
            self._state(field, opening.values)
        else:
            for line in opening.values:
                self._put(line)

    def _state(self, field: str, values: tuple[Line, ...]) -> None:
        """Take what stands behind a label as its value, and be done with it."""
        whole = " ".join(line.text for line in values)
        label = self._label
        if self._facts.take(field, label, whole):
            values = ()
        for line in values:
            if field not in LISTS or not self._facts.take(field, label, line.text):
                self._place.leave(f"{label}: {line.text}", "unclear value")
                self._tell_unclear(field, line.text)
        self._turn_to(None)
        self._place.begin()

    def _tell_unclear(self, field: str, text: str) -> None:
        if field in LISTS or not self.draft.fact(field):
            is_date = field in ("issued", "amended") and any(map(str.isdigit, text))
            why = "may be read in two ways, or is no date" if is_date else "is not understood"
            self.draft.doubt(field, f"{quoted(text)} {why}, and is left under unattributed")
            return
        self.draft.doubt(field, f"the document also has {quoted(text)}, left under unattributed")
        if field == "job_title":
            self.draft.doubt(DOCUMENT, "it has two job titles: where it holds two roles, make two documents of it")

    def _open_unknown(self, opening: Opening) -> None:
        line = Line(opening.text, is_bold=True)
        if opening.values:
            self._turn_to(None)
            first, *others = opening.values
            self._place.leave(f"{opening.text} {first.text}", "unknown label")
            for other in others:
                self._put(other)
        elif self._take_anywhere(line):
            return
        elif is_kind(opening.text):
            self._take_kind(opening.text)
        elif not self._has_begun:
            self.draft.titles.append(opening.text)
        elif self._section and opening.level > self._level > 0:
            self._put(line)
        else:
            self._turn_to(None)
            self._place.leave(opening.text, "unknown heading")
            self.draft.doubt("unattributed", f"{quoted(opening.text)} is no heading that is known")

    def _put(self, line: Line) -> None:
        for text in self._names.parted(line.text):
            number = self.draft.items("unattributed")
            self._put_one(line._replace(text=text))
            self._is_labelled = self.draft.items("unattributed") > number and may_be_heading(text)

    def _put_one(self, line: Line) -> None:
        if is_web_chrome(line.text) or _PAGE.fullmatch(line.text) or self._says_again(line.text):
            self.draft.furniture.append(line.text)
        elif is_kind(line.text):
            self._take_kind(line.text)
        elif len(loose(line.text)) < LEAST and self._section not in FACTS:
            self._place.leave(line.text, "no words")
        elif not self._has_begun and is_title(line.text):
            self.draft.titles.append(line.text)
        elif not self._take_value(line) and not self._take_anywhere(line) and not self._take_in_section(line):
            if self._section in self.draft.headings:
                self.draft.doubt(self._section, "not all below is understood: the rest is under unattributed")
            self._turn_to(None)
            self._place.leave(line.text, "no heading", is_paragraph=not line.is_item)

    def _take_kind(self, text: str) -> None:
        """A heading such as PERSON SPECIFICATION: nothing of the role, but what stood above ends."""
        self._turn_to(None)
        self.draft.furniture.append(text)

    def _says_again(self, text: str) -> bool:
        title = self.draft.fact("job_title")
        return title is not None and title.casefold() == text.casefold()

    def _take_value(self, line: Line) -> bool:
        """A line below the heading of a short value."""
        field = self._section
        if field not in FACTS or not self._facts.take(field, self._label, line.text):
            return False
        if field not in LISTS:
            self._turn_to(None)
        return True

    def _take_anywhere(self, line: Line) -> bool:
        """A line that is known by itself, whatever it stands under: a date, an entry, a code, a vetting level."""
        if not self._is_labelled and self._facts.take_dates(line.text):
            self._place.close()
            self._turn_to(None)
        elif self._entries.take(line, self._section if self._section is not None else self._entries.section):
            self._place.close()
            self._section = self._entries.section
        elif self._standards.take(line.text, self._section):
            self._section = STANDARDS
        elif not line.is_item and self._take_word(line.text):
            self._turn_to(None)
        else:
            return False
        return True

    def _take_word(self, text: str) -> bool:
        if self._section is not None and self._section not in FACTS:
            return self._facts.take_word(text, ("vetting_levels",)) is not None
        field = self._facts.take_word(text)
        if field == "vetting_levels":
            self._place.close()
        return field is not None

    def _take_in_section(self, line: Line) -> bool:
        """A line of a section that holds paragraphs."""
        field = self._section
        if field is None or field in FACTS or field in SECTIONS or field == STANDARDS:
            return False
        above = self.draft.texts.get(field, [])
        may_head = not line.is_item and may_be_heading(line.text)
        if may_head and line.text.isupper():
            return False
        if field == "main_purpose" and above and not above[-1].endswith(":") and (line.is_item or may_head):
            return False
        if self._was_item and not line.is_item and above:
            self.draft.doubt(field, f"{quoted(line.text, 60)} stands behind the list: is it part of it?")
        self._was_item = line.is_item
        self.draft.add_text(field, line.text, "heading")
        return True

    def settle(self) -> None:
        """Decide what only the whole document tells."""
        self._place.settle()
