"""National Occupational Standards of a draft: a code, and the title beside or below it."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from roledoc_lint.importer.draft import STANDARDS, Draft, Standard
from roledoc_lint.model.catalogue import Catalogue

NEVER = "(?!)"
_LONGEST_CODE = 20
_SIGN = re.compile(r"[\s:–—|-]+")


class Standards:
    """Takes the lines that are codes and titles of standards."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._codes = catalogue.standards
        self._form = re.compile("|".join(form for form, _ in catalogue.code_forms) or NEVER)
        codes = "|".join(rf"{re.escape(code)}(?!\w)" for code in catalogue.standards)
        self._known = re.compile(rf"(?<!\S)(?:{codes or NEVER})")

    def take(self, text: str, section: str | None) -> bool:
        """Take a line that begins with a code, or is the title of the code above. Elsewhere the code must be known."""
        if section != STANDARDS:
            return self._take_code(text, self._codes)
        for piece in self._pieces(text):
            if not self._take_code(piece) and not self._take_title(piece):
                self._draft.add_text("unattributed", piece, "no code")
        return True

    def _pieces(self, text: str) -> list[str]:
        """A text in pieces, each from a code on that the catalogue has."""
        starts = [match.start() for match in self._known.finditer(text)]
        bounds = sorted({0, *starts, len(text)})
        return [text[start:end].strip() for start, end in pairwise(bounds)]

    def _take_code(self, text: str, known: Container[str] | None = None) -> bool:
        code, title = self._parted(text)
        if not code or (known is not None and code not in known):
            return False
        self._draft.standards.append(Standard(code, title))
        self._draft.know(STANDARDS, "code")
        return True

    def _take_title(self, text: str) -> bool:
        last = self._draft.standards[-1] if self._draft.standards else None
        if not last or last.title:
            return False
        last.title = text
        return True

    def _parted(self, text: str) -> tuple[str, str]:
        """A text as code and title; both empty where it begins with no code."""
        match = self._form.match(text)
        if not match or match.end() > _LONGEST_CODE:
            return "", ""
        rest = text[match.end() :]
        sign = _SIGN.match(rest)
        return (match[0], rest[sign.end() :] if sign else "") if sign or not rest else ("", "")
