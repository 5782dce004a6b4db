"""Headings and labels of published profiles, and the field of a role that each of them names."""

from __future__ import annotations

import re
from typing import NamedTuple

from roledoc_lint.model.profile import Profile
from roledoc_lint.model.vocabulary import remember
from roledoc_lint.text.normalise import loose

MAX_HEADING_CHARS = 200
"""How many characters a heading may have."""

MAX_REMEMBERED = 4096
"""How many texts are remembered with the heading that they are: documents of one organisation repeat them."""

MAX_TITLE_CHARS = 120
"""How many characters a heading may have that names the kind of document."""

_NUMBER = re.compile(
    r"\s*(?i:section|part)\s+(?:[0-9]{1,2}|[A-Z])\s*[:.)–—-]*\s+(?=[A-Z])|"
    r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?|[A-Z][.):]|\(?[a-z]\))\s+(?=[A-Z])"
)
_OF_THE_ROLE = re.compile(r"^(?:the|your|our) | (?:of|for) (?:(?:the|this) )?(?:role|post|job|position)s?\b")
_NEAR = 90.0
"""How similar to a known heading a misspelt one must be, of 100."""
KIND = re.compile(
    r"(?:role|job|post)[ -]+(?:specification|profile|description|outline)|person[ -]+specification", re.IGNORECASE
)
"""The kind of document that its heading names."""


class KnownHeading(NamedTuple):
    """A known heading: its field, the text after it, and whether it is only similar to one."""

    field: str
    rest: str = ""
    is_near: bool = False


def is_title(text: str) -> bool:
    """Whether text names the kind of document, such as: NURSE ROLE SPECIFICATION."""
    return len(text) <= MAX_TITLE_CHARS and KIND.search(text) is not None


def is_kind(text: str) -> bool:
    """Whether text names the kind of document and nothing else."""
    return KIND.fullmatch(text.strip(" :")) is not None


def _comparable(text: str) -> str:
    """A heading without its number and "of the role"."""
    return _OF_THE_ROLE.sub("", loose(without_number(text))).strip()


def without_number(text: str) -> str:
    """A heading without the number or letter before it."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


_BETWEEN_HEADINGS = re.compile(r"\s*/\s*|\s+(?:or|and|&)\s+")


class Headings:
    """The headings and labels by which documents call the fields of a profile."""

    def __init__(self, profile: Profile) -> None:
        self._fields = {loose(heading): field.name for field in profile.fields for heading in field.heading}
        for field in profile.fields:
            if not field.heading and field.kind != "note" and field.name != profile.whole.lost:
                for noun in (field.name.replace("_", " "), field.word, field.plural):
                    self._fields.setdefault(loose(noun), field.name)
        self._known: dict[str, KnownHeading | None] = {}

    def known(self, text: str) -> KnownHeading | None:
        """The heading that text is, if it is a known heading and nothing else."""
        if len(text) > MAX_HEADING_CHARS:
            return None
        if text not in self._known:
            field = self._field(text) or self._field_of_several(text)
            remember(self._known, text, KnownHeading(field) if field else None, MAX_REMEMBERED)
        return self._known[text]

    def _field(self, text: str) -> str | None:
        return self._fields.get(loose(without_number(text))) or self._fields.get(_comparable(text))

    def _field_of_several(self, text: str) -> str | None:
        """The field that all of several headings are of, such as: Ward/Unit."""
        fields = {self._field(part) for part in _BETWEEN_HEADINGS.split(text)}
        return fields.pop() if len(fields) == 1 else None

    def label(self, text: str) -> KnownHeading | None:
        """The heading that text begins with or is similar to, for text that surely is a heading or label."""
        if len(text) > MAX_HEADING_CHARS:
            return None
        return self.known(text) or self._beginning(text) or self._similar(text)

    def _beginning(self, text: str) -> KnownHeading | None:
        """The known heading that text begins with: one of several words, or one before a bracket, colon or dash."""
        words = without_number(text)
        for match in reversed(list(re.finditer(r"[\w)](?=[^\w&'’]|$)", words))):
            head, rest = words[: match.end()], words[match.end() :]
            found = self.known(head)
            if found and (" " in _comparable(head) or not rest or rest.lstrip()[:1] in "(:–—-/"):
                return KnownHeading(found.field, rest.strip(" :"))
        return None

    def _similar(self, text: str) -> KnownHeading | None:
        from rapidfuzz import fuzz, process

        comparable = _comparable(text)
        if len(comparable) < 8:
            return None
        found = process.extractOne(comparable, self._fields.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return KnownHeading(self._fields[found[0]], is_near=True) if found else None
