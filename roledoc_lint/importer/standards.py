"""National Occupational Standards of a draft: a code, and the title beside or below it."""

from __future__ import annotations

import re

from roledoc_lint.catalogue import Catalogue
from roledoc_lint.importer.draft import Draft, Standard

FIELD = "national_occupational_standards"
_LONGEST_CODE = 20
_SIGN = re.compile(r"[\s:–—|-]+")


class Standards:
    """Takes the lines that are codes and titles of standards."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._codes = catalogue.standards
        self._form = re.compile("|".join(form for form, _ in catalogue.code_forms) or "(?!)")

    def take(self, text: str, section: str | None) -> bool:
        """Take a line that begins with a code, or is the title of the code above. Elsewhere the code must be known."""
        code, title = self._parted(text)
        if code and (section == FIELD or code in self._codes):
            self._draft.standards.append(Standard(code, title))
            self._draft.know(FIELD, "code")
            return True
        last = self._draft.standards[-1] if self._draft.standards else None
        if section == FIELD and last and not last.title:
            last.title = text
            return True
        return False

    def _parted(self, text: str) -> tuple[str, str]:
        """A text as code and title; both empty where it begins with no code."""
        match = self._form.match(text)
        if not match or match.end() > _LONGEST_CODE:
            return "", ""
        rest = text[match.end() :]
        sign = _SIGN.match(rest)
        return (match[0], rest[sign.end() :] if sign else "") if sign or not rest else ("", "")
