"""The purpose of a role by its place, where no heading names it: a paragraph alone behind the labels at the top."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft

MIN_PURPOSE_WORDS = 8
"""How many words a paragraph has at least that may be the purpose of a role."""
_LABELLED = re.compile(r"[^:]{2,40}:\s")


class PurposeGuess:
    """Watches what is left open between the labels at the top and the first heading, date or entry."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._found: list[str] = []
        self._is_open: bool | None = None

    def begin(self) -> None:
        """A label stands above."""
        self._is_open = self._is_open is None or self._is_open

    def close(self) -> None:
        """What follows stands elsewhere."""
        self._is_open = False

    def leave(self, text: str, how: str, *, is_paragraph: bool = False) -> None:
        """Leave a text open, until `settle` says whether it was the purpose."""
        self._draft.add_text("unattributed", text, how)
        if self._is_open and is_paragraph and len(text.split()) >= MIN_PURPOSE_WORDS and not _LABELLED.match(text):
            self._found.append(text)

    def settle(self) -> None:
        """A single paragraph is the purpose, where no heading says otherwise."""
        if "main_purpose" in self._draft.texts or len(self._found) != 1:
            return
        (purpose,) = self._found
        self._draft.take_back("unattributed", purpose, "no heading")
        self._draft.add_text("main_purpose", purpose, "place")
        self._draft.doubt("main_purpose", "taken for it because it stands alone behind the labels at the top")
