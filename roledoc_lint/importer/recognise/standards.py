"""Recognises National Occupational Standards: a code, and the title beside or below it."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from roledoc_lint.importer.draft import Draft, Standard
from roledoc_lint.model.catalogue import Catalogue

_NEVER = "(?!)"
_MAX_CODE_CHARS = 20
_SEPARATOR = re.compile(r"[\s:–—|-]+")


class StandardReader:
    """Adds codes and titles of standards to a draft."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._fields = catalogue.profile.records[:1]
        self._lost = catalogue.profile.whole.lost
        self._codes = catalogue.standards
        self._formats = catalogue.code_formats
        codes = "|".join(rf"{re.escape(code)}(?!\w)" for code in catalogue.standards)
        self._known = re.compile(rf"(?<!\S)(?:{codes or _NEVER})")

    def accept(self, text: str, section: str | None) -> bool:
        """Add a line with a code, or the title of the code above, and return whether it is one.

        Outside the section of standards the code must be in the catalogue.
        """
        if section not in self._fields:
            return bool(self._fields) and self._accept_code(text, self._codes)
        for part in self._split(text):
            if not self._accept_code(part) and not self._accept_title(part):
                self._draft.add_text(self._lost, part, "no code")
        return True

    def _split(self, text: str) -> list[str]:
        """Text split before each code that the catalogue has."""
        starts = [match.start() for match in self._known.finditer(text)]
        bounds = sorted({0, *starts, len(text)})
        return [text[start:end].strip() for start, end in pairwise(bounds)]

    def _accept_code(self, text: str, known: Container[str] | None = None) -> bool:
        code, title = self._code_and_title(text)
        if not code or (known is not None and code not in known):
            return False
        self._draft.standards.append(Standard(code, title))
        self._draft.count_recognised(self._fields[0], "code")
        return True

    def _accept_title(self, text: str) -> bool:
        last = self._draft.standards[-1] if self._draft.standards else None
        if not last or last.title:
            return False
        last.title = text
        return True

    def _code_and_title(self, text: str) -> tuple[str, str]:
        """The code and title in text; both "" if it does not begin with a code."""
        code = self._formats.code_before(text)
        if not code or len(code) > _MAX_CODE_CHARS:
            return "", ""
        rest = text[len(code) :]
        separator = _SEPARATOR.match(rest)
        return (code, rest[separator.end() :] if separator else "") if separator or not rest else ("", "")
