"""Recognises the records of a role's own, such as criteria: below a heading, with details after or below each."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft, DraftRecord, Fact
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import Line, RecordRow, SectionStart, may_be_heading
from roledoc_lint.importer.recognise.record_parts import RecordParts
from roledoc_lint.text.display import quoted

MAX_QUOTED_CHARS = 60
_LABEL = re.compile(r"(?P<label>[^:]{1,60}?)\s*(?::|\s[–—-]\s)\s*(?P<value>\S.*)", re.DOTALL)
_END = re.compile(r"(?P<key>\S.*?)\s?(?:[(\[](?P<inner>[^()\[\]]{1,80})[)\]]|\s[–—-]\s+(?P<rest>[^–—]{1,80}))[.;]?")


class RecordReader:
    """Adds lines and rows to the records of a draft."""

    def __init__(self, draft: Draft, names: KnownNames) -> None:
        self._draft = draft
        self._names = names
        self._lost = draft.profile.whole.lost
        self._open: DraftRecord | None = None
        self._level: str = ""
        """The level that the heading above gives to the records below it."""
        self._was_item = False

    def close(self) -> None:
        """End the open record, and what a heading says of those below it."""
        self._open, self._level, self._was_item = None, "", False

    def field_of_heading(self, start: SectionStart | Line, section: str | None) -> str | None:
        """The field whose records a heading gives a level to. `section` is that of the heading above."""
        parts = self._names.records.get(section or "")
        if parts:
            return section if self._level_of(start, parts) else None
        profile = self._draft.profile
        if section in profile.sections or (isinstance(start, Line) and (start.is_item or section in profile.labelled)):
            return None
        found = [each for each in self._names.records.values() if each.level_of_heading(start.text)]
        return found[0].field.name if len(found) == 1 else None

    def _level_of(self, start: SectionStart | Line, parts: RecordParts) -> str | None:
        is_marked = isinstance(start, SectionStart) or start.is_bold or start.text.endswith(":")
        if isinstance(start, Line) and (start.is_item or not may_be_heading(start.text.rstrip(":"))):
            return None
        if not is_marked and not self._level and self._open and parts.field.level not in self._open.parts:
            return None  # it is the level of the record above
        return parts.level_of_heading(start.text, with_others=is_marked)

    def begin_level(self, start: SectionStart | Line, field: str) -> None:
        """Take the level of a heading for the records below it."""
        parts = self._names.records[field]
        self.close()
        self._level = self._level_of(start, parts) or parts.level_of_heading(start.text) or ""

    def accept_label(self, label: str, value: str, section: str | None) -> bool:
        """Add what follows the name of a part, and return whether it is one: Importance: Essential."""
        parts = self._names.records.get(section or "")
        part = parts.part(label) if parts else None
        if not parts or not part or not value:
            return False
        if part == parts.field.key:
            self._begin(parts, value, "label")
        else:
            self._set(parts, part, label, value)
        return True

    def accept(self, line: Line, section: str | None) -> bool:
        """Add a line of a section of records, and return whether it is one."""
        parts = self._names.records.get(section or "")
        if not parts:
            return False
        labelled = _LABEL.fullmatch(line.text)
        if labelled and self.accept_label(labelled["label"], labelled["value"], section):
            return True
        if not line.is_item and (line.text.endswith(":") or (line.text.isupper() and may_be_heading(line.text))):
            self.note_heading(line.text, parts.field.name)
            return True
        if self._open and parts.field.level not in self._open.parts and parts.part_of_words(line.text):
            self._set(parts, parts.part_of_words(line.text) or "", "", line.text)
            return True
        if self._was_item and not line.is_item:
            text = quoted(line.text, MAX_QUOTED_CHARS)
            self._draft.add_doubt(
                parts.field.name, f"{text} comes after the list: check that it belongs to this section"
            )
        self._was_item = line.is_item
        self._begin(parts, line.text, "heading")
        return True

    def note_heading(self, text: str, field: str) -> None:
        """Keep a heading within a section, which has no place in the role."""
        self._draft.headings.setdefault(field, []).append(text)
        self._open, self._was_item = None, False

    def accept_row(self, row: RecordRow) -> None:
        """Add a row of a table as a record."""
        parts = self._names.records[row.field]
        self._level = row.level
        self._begin(parts, row.key, "row of a table")
        for part, label, text in row.details:
            self._set(parts, part, label, text)
        self.close()

    def _begin(self, parts: RecordParts, text: str, how: str) -> None:
        key, found = _details_in(text, parts)
        record = DraftRecord(parts.field.name, {parts.field.key: [Fact(key)], **found})
        if self._level:
            record.parts.setdefault(parts.field.level, [Fact(self._level)])
        self._draft.records.append(record)
        self._draft.count_recognised(parts.field.name, how)
        self._open = record

    def _set(self, parts: RecordParts, part: str, label: str, text: str) -> None:
        facts = parts.read(part, text)
        known = self._open.parts.get(part) if self._open else None
        if self._open and facts and not known:
            self._open.parts[part] = facts
            return
        if known and facts and [fact.text for fact in facts] == [fact.text for fact in known]:
            self._draft.furniture.append(text)
            return
        why = "belongs to no item" if not self._open else "is not a known value" if not facts else "is a second value"
        self._draft.add_text(self._lost, f"{label.rstrip(': ')}: {text}" if label else text, "unclear value")
        self._draft.add_doubt(parts.field.name, f"{quoted(text)} {why}, so it is under {self._lost}")


def _details_in(text: str, parts: RecordParts) -> tuple[str, dict[str, list[Fact]]]:
    """The key in text, and the details that it has before or after it: Registered nurse (Essential, Interview)."""
    before = _LABEL.fullmatch(text)
    if before and parts.part_of_words(before["label"]) == parts.field.level:
        return before["value"], {parts.field.level: parts.read(parts.field.level, before["label"])}
    found: dict[str, list[Fact]] = {}
    while match := _END.fullmatch(text):
        details = _details(match["inner"] or match["rest"], parts, is_in_brackets=match["inner"] is not None)
        if not details or details.keys() & found.keys():
            break
        text, found = match["key"], {**details, **found}
    return text, found


def _details(text: str, parts: RecordParts, *, is_in_brackets: bool) -> dict[str, list[Fact]]:
    """The details in text of nothing but their words. One letter is such a word in brackets only."""
    found: dict[str, list[Fact]] = {}
    pieces = [text] if parts.part_of_words(text) else [piece for piece in re.split(r"\s*[,;/|]\s*", text) if piece]
    for piece in pieces:
        part = parts.part_of_words(piece)
        if not part or (part in found and not parts.is_list(part)) or (len(piece.strip()) == 1 and not is_in_brackets):
            return {}
        found[part] = [*found.get(part, []), *parts.read(part, piece)]
    return found
