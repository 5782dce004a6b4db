"""Short values of a draft: dates, words of the vocabularies, names and codes behind a label."""

from __future__ import annotations

import re

from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.recognise.dates import read_dates
from roledoc_lint.importer.recognise.vocabulary import MAX_NAMES_CHARS, words_of, words_within
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.text.dates import RoleDate
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

LISTS = ("grades", "vetting_levels")
BY_THEMSELVES = ("force", "status", "grades", "home_office_code", "vetting_levels", "competency_framework")
"""Fields whose words are known wherever they stand alone."""
_CODE = re.compile(r"[A-Z]{1,6}[0-9]{3,6}[a-z]?")


def published(text: str) -> str:
    """The remark that a value was published in other words."""
    return f"published as {quoted(text, MAX_NAMES_CHARS)}"


class Facts:
    """Takes the texts that are short values."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._catalogue = catalogue

    def take(self, field: str, label: str, text: str) -> bool:
        """Take what stands behind a label. Returns whether the field can hold it; if not, nothing is taken."""
        if len(text) > MAX_NAMES_CHARS:
            return False
        if field in ("issued", "amended"):
            return self.take_dates(text, field)
        if field in self._catalogue.vocabulary:
            return self._take_words(field, label, text)
        return self._take_line(field, text)

    def take_dates(self, text: str, field: str | None = None) -> bool:
        """Take a text that is nothing but dates. The first is that of issue where nothing else is said."""
        found = read_dates(text)
        for dated in found:
            self._take_date(dated.date, dated.field or field, text)
        return bool(found)

    def _take_date(self, date: RoleDate, field: str | None, text: str) -> None:
        draft, remark = self._draft, published(text) if text != str(date) else ""
        if str(date) in (draft.fact("issued"), draft.fact("amended")):
            draft.furniture.append(text)
            return
        place = field or ("amended" if draft.fact("issued") else "issued")
        if draft.fact(place):
            draft.doubt(place, f"the document also has {quoted(text)}")
            draft.add_text("unattributed", text, "one date too many")
            return
        if place == "amended" and not field:
            draft.doubt(place, "the second date of the document")
        draft.state(place, str(date), "date", remark)

    def take_word(self, text: str, fields: tuple[str, ...] = BY_THEMSELVES) -> str | None:
        """Take a text that is a word of the vocabulary of a field, and nothing else. Returns the field."""
        for field in fields:
            known = self._catalogue.vocabulary.get(field)
            names = words_of(known, text) if known else []
            if names and (field in LISTS or not self._draft.fact(field)):
                self._state(field, names, text, "vocabulary")
                return field
        return None

    def _take_words(self, field: str, label: str, text: str) -> bool:
        known = self._catalogue.vocabulary[field]
        certain = words_of(known, text, label)
        names = certain or words_within(known, text)
        if not names or (field not in LISTS and (len(names) > 1 or self._draft.fact(field))):
            return field not in LISTS and self._is_said_again(field, names, text)
        if not certain:
            self._draft.doubt(field, f"read from {quoted(text)}")
        self._state(field, names, text, "label")
        return True

    def _is_said_again(self, field: str, names: list[str], text: str) -> bool:
        if names == [self._draft.fact(field)]:
            self._draft.furniture.append(text)
            return True
        return False

    def _state(self, field: str, names: list[str], text: str, how: str) -> None:
        remark = "" if [loose(name) for name in names] == [loose(text)] else published(text)
        present = [fact.text for fact in self._draft.facts.get(field, [])]
        new = [name for name in names if name not in present]
        if not new:
            self._draft.furniture.append(text)
        for name in new:
            self._draft.state(field, name, how, remark)

    def _take_line(self, field: str, text: str) -> bool:
        known = self._draft.fact(field)
        if known:
            is_same = loose(known) == loose(text)
            self._draft.furniture += [text] if is_same else []
            return is_same
        if field == "role_code" and not _CODE.fullmatch(text):
            return self._take_code(text)
        if ": " in text:
            self._draft.doubt(field, f"{quoted(text)} holds a sign of a further label: is it one value?")
        self._draft.state(field, text, "label")
        return True

    def _take_code(self, text: str) -> bool:
        found = _CODE.findall(text)
        code = found[0] if len(found) == 1 else text if " " not in text else None
        if code is None:
            return False
        self._draft.doubt("role_code", f"read from {quoted(text)}" if code != text else "not in the form of a code")
        self._draft.state("role_code", code, "label", "" if code == text else published(text))
        return True
