"""Recognises records that the catalogue has: a code, and the text beside or below it."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from roledoc_lint.importer.draft import Draft, DraftRecord, Fact
from roledoc_lint.model.catalogue import Catalogue

_NEVER = "(?!)"
_MAX_CODE_CHARS = 20
_SEPARATOR = re.compile(r"[\s:–—|-]+")


class CatalogueRecordReader:
    """Adds codes and their texts to a draft."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        fields = [field for field in catalogue.profile.fields if field.kind == "records" and field.catalogue]
        self._fields = {field.name: field for field in fields}
        self._lost = catalogue.profile.whole.lost
        self._codes = catalogue.standards
        self._formats = catalogue.code_formats
        codes = "|".join(rf"{re.escape(code)}(?!\w)" for code in catalogue.standards)
        self._known = re.compile(rf"(?<!\S)(?:{codes or _NEVER})")

    def accept(self, text: str, section: str | None) -> str | None:
        """Add a line with a code, or the text of the code above. Returns the field; None if it is neither.

        Outside a section of such records the code must be in the catalogue.
        """
        field = section if section in self._fields else next(iter(self._fields), None)
        if field is None:
            return None
        if field != section:
            return field if self._accept_code(field, text, self._codes) else None
        for part in self._split(text):
            if not self._accept_code(field, part) and not self._accept_text(field, part):
                self._draft.add_text(self._lost, part, "no code")
        return field

    def _split(self, text: str) -> list[str]:
        """Text split before each code that the catalogue has."""
        starts = [match.start() for match in self._known.finditer(text)]
        bounds = sorted({0, *starts, len(text)})
        return [text[start:end].strip() for start, end in pairwise(bounds)]

    def _accept_code(self, field: str, text: str, known: Container[str] | None = None) -> bool:
        code, rest = self._code_and_text(text)
        part = self._fields[field].text
        if not code or (known is not None and code not in known) or (rest and not part):
            return False
        record = DraftRecord(field, {self._fields[field].key: [Fact(code)]})
        if rest:
            record.parts[part] = [Fact(rest)]
        self._draft.records.append(record)
        self._draft.count_recognised(field, "code")
        return True

    def _accept_text(self, field: str, text: str) -> bool:
        last, part = self._draft.records[-1] if self._draft.records else None, self._fields[field].text
        if not last or last.section != field or not part or part in last.parts:
            return False
        last.parts[part] = [Fact(text)]
        return True

    def _code_and_text(self, text: str) -> tuple[str, str]:
        """The code in text and what comes after it; both "" if it does not begin with a code."""
        code = self._formats.code_before(text)
        if not code or len(code) > _MAX_CODE_CHARS:
            return "", ""
        rest = text[len(code) :]
        separator = _SEPARATOR.match(rest)
        return (code, rest[separator.end() :] if separator else "") if separator or not rest else ("", "")
