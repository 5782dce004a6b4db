"""An outline to a draft: each line goes to the field that the document itself names, or to the text without a place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.draft import DOCUMENT, Draft
from roledoc_lint.importer.recognise.catalogue_records import CatalogueRecordReader
from roledoc_lint.importer.recognise.entries import EntryReader
from roledoc_lint.importer.recognise.facts import FactReader
from roledoc_lint.importer.recognise.headings import is_kind, is_title
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import (
    BOLD_LEVEL,
    ColumnHead,
    Event,
    Line,
    RecordRow,
    SectionStart,
    TableEnd,
    may_be_heading,
)
from roledoc_lint.importer.recognise.purpose import PurposeGuess
from roledoc_lint.importer.recognise.records import RecordReader
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.web_chrome import is_web_chrome

MIN_OWN_FIELDS = 2
"""How many other fields a role profile has headings or labels for, at least."""

MIN_LETTERS = 2
"""How many letters text has at least that means something."""

MAX_QUOTED_CHARS = 60
_PAGE = re.compile(r"page [0-9]{1,3}(?: of [0-9]{1,3})?", re.IGNORECASE)


def assign_outline(outline: Iterable[Event], catalogue: Catalogue, names: KnownNames) -> Draft:
    """The draft of the role that a document describes, with what the document says itself."""
    assigner = _Assigner(catalogue, names)
    for event in outline:
        assigner.assign(event)
    return assigner.finish()


def is_profile(draft: Draft) -> bool:
    """Whether a draft has what a role profile has: entries of the catalogue, or enough headings of its own."""
    everyday = {field.name for field in draft.profile.fields if field.everyday}
    return bool(draft.entries) or len(draft.headings.keys() - everyday) >= MIN_OWN_FIELDS


def leave_unassigned(blocks: list[Block], profile: Profile) -> Draft:
    """A draft with the whole document in the field of lost text, for one that does not look like a role profile."""
    draft = Draft(profile)
    draft.add_doubt(DOCUMENT, "it has no headings or labels of a role profile: check that it is one")
    for block in blocks:
        draft.add_text(profile.whole.lost, block.text, "no heading")
    return draft


class _Assigner:
    """Goes through an outline. `_section` is the field of the lines that follow; None if no heading names one."""

    def __init__(self, catalogue: Catalogue, names: KnownNames) -> None:
        self._draft = Draft(catalogue.profile)
        self._profile = catalogue.profile
        self._lost = catalogue.profile.whole.lost
        self._names = names
        self._entries = EntryReader(self._draft, names)
        self._catalogue_records = CatalogueRecordReader(self._draft, catalogue)
        self._records = RecordReader(self._draft, names)
        self._facts = FactReader(self._draft, catalogue)
        self._purpose = PurposeGuess(self._draft)
        self._section: str | None = None
        self._label = ""
        self._level = 0
        self._has_begun = False
        self._follows_label = False
        """Whether the line above has no place and may be the label of this one: Closing date."""
        self._was_item = False

    def assign(self, event: Event) -> None:
        """Put a line, or a heading with all that surely belongs to it, in its place."""
        if isinstance(event, ColumnHead):
            self._draft.furniture.append(event.text)
        elif isinstance(event, SectionStart):
            self._assign_start(event)
        elif isinstance(event, RecordRow):
            self._purpose.close()
            self._has_begun = True
            self._records.accept_row(event)
        elif isinstance(event, TableEnd):
            self._enter(None)
        else:
            self._assign_line(event)

    def finish(self) -> Draft:
        """The draft, after the decisions that need the whole document."""
        self._purpose.settle()
        return self._draft

    def _enter(self, section: str | None, level: int = 0, label: str = "") -> None:
        if section is not None and section not in self._profile.labelled:
            self._purpose.close()
        self._entries.close()
        self._records.close()
        self._was_item = False
        self._section, self._level, self._label = section, level, label

    def _assign_start(self, start: SectionStart) -> None:
        field = start.field
        if field is None:
            self._assign_unknown_start(start)
            return
        if self._accept_own_label(start):
            return
        if start.text:
            self._draft.headings.setdefault(field, []).append(start.text)
        if start.is_near:
            self._draft.add_doubt(field, f"{quoted(start.text)} is similar to a known heading: check that it is one")
        self._has_begun = True
        self._enter(field, start.level, start.text.rstrip(": "))
        self._entries.level = self._names.levels.within(start.rest)
        if field in self._profile.labelled and start.values:
            self._assign_values(field, start.values)
        else:
            for line in start.values:
                self._assign_line(line)

    def _assign_values(self, field: str, values: tuple[Line, ...]) -> None:
        """Take what follows a label as its value, as one or line by line, and end the section."""
        whole = " ".join(line.text for line in values)
        label = self._label
        if self._facts.accept(field, label, whole):
            values = ()
        for line in values:
            if field not in self._profile.word_lists or not self._facts.accept(field, label, line.text):
                self._purpose.leave(f"{label}: {line.text}", "unclear value")
                self._doubt_value(field, line.text)
        self._enter(None)
        self._purpose.begin()

    def _doubt_value(self, field: str, text: str) -> None:
        if field in self._profile.word_lists or not self._draft.first_fact(field):
            is_date = field in self._profile.dates and any(map(str.isdigit, text))
            why = "may mean two dates, or none" if is_date else "is not a known value"
            self._draft.add_doubt(field, f"{quoted(text)} {why}, so it is under {self._lost}")
            return
        self._draft.add_doubt(field, f"the document also has {quoted(text)}, which is under {self._lost}")
        if field == self._profile.whole.title:
            titles = f"{self._profile.by_name[field].word}s"
            self._draft.add_doubt(
                DOCUMENT, f"it has two {titles}: if it holds two roles, save each in a document of its own"
            )

    def _assign_unknown_start(self, start: SectionStart) -> None:
        line = Line(start.text, is_bold=True)
        value = " ".join(line.text for line in start.values)
        label = start.text.rstrip(": ")
        if self._records.accept_label(label, value, self._section) or self._accept_level_heading(start):
            return
        if self._entries.accept_label(label, value, self._section):
            return
        if start.values:
            self._enter(None)
            first, *others = start.values
            self._purpose.leave(f"{start.text} {first.text}", "unknown label")
            for other in others:
                self._assign_line(other)
        elif self._accept_anywhere(line):
            return
        elif is_kind(start.text):
            self._leave_out_kind(start.text)
        elif not self._has_begun:
            self._draft.titles.append(start.text)
        elif self._section and start.level > self._level > 0 and self._section in self._names.records:
            self._records.note_heading(start.text, self._section)
        elif self._section and start.level > self._level > 0:
            self._assign_line(line)
        else:
            self._enter(None)
            self._purpose.leave(start.text, "unknown heading")
            self._draft.add_doubt(self._lost, f"{quoted(start.text)} is not a known heading")

    def _accept_own_label(self, start: SectionStart) -> bool:
        """Take a label or deeper heading that the section has for its own parts, as another field has the same."""
        is_within = bool(start.values) or start.level in (0, BOLD_LEVEL) or start.level > self._level > 0
        value = " ".join(line.text for line in start.values)
        label = start.text.rstrip(": ")
        return is_within and (
            self._records.accept_label(label, value, self._section)
            or self._entries.accept_label(label, value, self._section)
        )

    def _accept_labelled_part(self, line: Line) -> bool:
        """Take a line that begins with what the section calls a part of its entries, or is that: Summary: …"""
        label, colon, value = line.text.partition(":")
        is_heading = bool(colon) or not line.is_item
        return is_heading and self._entries.accept_label(label, value.strip(), self._section)

    def _accept_level_heading(self, start: SectionStart | Line) -> bool:
        """Take a heading that gives a level to the records below it: Essential requirements."""
        field = self._records.field_of_heading(start, self._section)
        if not field:
            return False
        self._draft.headings.setdefault(field, []).append(start.text)
        self._has_begun = True
        level = self._level if self._section == field else start.level if isinstance(start, SectionStart) else 0
        self._enter(field, level)
        self._records.begin_level(start, field)
        for line in start.values if isinstance(start, SectionStart) else ():
            self._assign_line(line)
        return True

    def _assign_line(self, line: Line) -> None:
        for text in self._names.split(line.text):
            number = self._draft.item_count(self._lost)
            self._assign_part(line._replace(text=text))
            self._follows_label = self._draft.item_count(self._lost) > number and may_be_heading(text)

    def _assign_part(self, line: Line) -> None:
        if is_web_chrome(line.text) or _PAGE.fullmatch(line.text) or self._repeats_title(line.text):
            self._draft.furniture.append(line.text)
        elif is_kind(line.text):
            self._leave_out_kind(line.text)
        elif self._accept_level_heading(line):
            pass
        elif len(loose(line.text)) < MIN_LETTERS and self._section not in self._profile.labelled:
            self._purpose.leave(line.text, "no words")
        elif not self._has_begun and is_title(line.text):
            self._draft.titles.append(line.text)
        elif not (
            self._accept_value(line)
            or self._accept_anywhere(line)
            or self._records.accept(line, self._section)
            or self._accept_paragraph(line)
        ):
            if self._section in self._draft.headings:
                self._draft.add_doubt(
                    self._section, f"some lines below are not recognised: they are under {self._lost}"
                )
            self._enter(None)
            self._purpose.leave(line.text, "no heading", is_paragraph=not line.is_item)

    def _leave_out_kind(self, text: str) -> None:
        """Leave out a heading such as PERSON SPECIFICATION, which ends the section above and starts none."""
        self._enter(None)
        self._draft.furniture.append(text)

    def _repeats_title(self, text: str) -> bool:
        title = self._draft.first_fact(self._profile.whole.title)
        return title is not None and title.casefold() == text.casefold()

    def _accept_value(self, line: Line) -> bool:
        """Take a line below the heading of a short value."""
        field = self._section
        if field not in self._profile.labelled or not self._facts.accept(field, self._label, line.text):
            return False
        if field not in self._profile.word_lists:
            self._enter(None)
        return True

    def _accept_anywhere(self, line: Line) -> bool:
        """Take a line that is recognised under any heading: a date, an entry, a code or a word of a vocabulary."""
        if not self._follows_label and self._facts.accept_dates(line.text):
            self._purpose.close()
            self._enter(None)
        elif self._accept_labelled_part(line):
            pass
        elif self._entries.accept(line, self._section if self._section is not None else self._entries.section):
            self._purpose.close()
            self._section = self._entries.section
        elif field := self._catalogue_records.accept(line.text, self._section):
            self._section = field
        elif not line.is_item and self._accept_word(line.text):
            self._enter(None)
        else:
            return False
        return True

    def _accept_word(self, text: str) -> bool:
        if self._section is not None and self._section not in self._profile.labelled:
            return self._facts.accept_word(text, is_in_section=True) is not None
        field = self._facts.accept_word(text)
        if field and self._profile.by_name[field].alone == "anywhere":
            self._purpose.close()
        return field is not None

    def _accept_paragraph(self, line: Line) -> bool:
        """Take a line of a section that holds paragraphs."""
        field = self._section
        if (
            field is None
            or field in self._profile.labelled
            or field in self._profile.sections
            or field in self._profile.records
        ):
            return False
        above = self._draft.texts.get(field, [])
        may_head = not line.is_item and may_be_heading(line.text)
        if may_head and line.text.isupper():
            return False
        if field in self._profile.texts and above and not above[-1].endswith(":") and (line.is_item or may_head):
            return False
        if self._was_item and not line.is_item and above:
            text = quoted(line.text, MAX_QUOTED_CHARS)
            self._draft.add_doubt(field, f"{text} comes after the list: check that it belongs to this section")
        self._was_item = line.is_item
        self._draft.add_text(field, line.text, "heading")
        return True
