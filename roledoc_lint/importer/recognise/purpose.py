"""Finds the purpose of a role that has no heading: the only paragraph after the labels at the top."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft

MIN_PURPOSE_WORDS = 8
"""How many words a purpose has at least."""
_LABELLED = re.compile(r"[^:]{2,40}:\s")


class PurposeGuess:
    """Collects the paragraphs between the labels at the top and the first heading, date or entry."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._found: list[str] = []
        self._is_open: bool | None = None

    def begin(self) -> None:
        """Start to collect, after a label; a place that was closed stays closed."""
        self._is_open = self._is_open is None or self._is_open

    def close(self) -> None:
        """Stop collecting."""
        self._is_open = False

    def leave(self, text: str, how: str, *, is_paragraph: bool = False) -> None:
        """Add text that has no place. `settle` moves it if it is the purpose."""
        self._draft.add_text(self._draft.profile.whole.lost, text, how)
        if self._is_open and is_paragraph and len(text.split()) >= MIN_PURPOSE_WORDS and not _LABELLED.match(text):
            self._found.append(text)

    def settle(self) -> None:
        """Take a single paragraph as the purpose, if no heading names another."""
        profile = self._draft.profile
        field = next(iter(profile.texts), None)
        if field is None or field in self._draft.texts or len(self._found) != 1:
            return
        (purpose,) = self._found
        self._draft.remove_text(profile.whole.lost, purpose, "no heading")
        self._draft.add_text(field, purpose, "place")
        noun = profile.by_name[field].slug.replace("-", " ")
        self._draft.add_doubt(
            field, f"this is the only paragraph after the labels at the top: check that it is the {noun}"
        )
