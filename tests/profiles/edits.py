"""Tables of edits to the example roles of a profile, and what must be said of each."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("word", "alias", "level", "wording", "name", "twice", "missing", "clash")
"""The kinds of wrong edits: an unknown word of a vocabulary, an alias, an unknown level, wording that is changed or
missing, a wrong name of an entry, the same twice, something missing or of the wrong type, and dates, ranges or
fields that do not agree."""


class Wrong(NamedTuple):
    """An edit that makes a role wrong: `before` becomes `after`, in which the finding's place is between «marks»."""

    kind: str
    role: str
    before: str
    after: str
    rule: str
    at: str = ""
    """Text of the line that has the finding, if it is not in what was edited."""


class Changed(NamedTuple):
    """An edit that changes what a role says, the kind of the change, and its impact."""

    role: str
    before: str
    after: str
    kind: str
    impact: str


class Fixed(NamedTuple):
    """A mistake that a fix takes back, safe or not."""

    role: str
    before: str
    after: str
    unsafe: bool = False


class Document(NamedTuple):
    """A published document that says what a role says."""

    role: str
    facts: tuple[tuple[str, str], ...]
    """Labels of single values, each with its field."""
    sections: tuple[tuple[str, str], ...]
    """Headings, each with the field of what is below it."""


class Profile(NamedTuple):
    """What is tested of one profile."""

    wrong: tuple[Wrong, ...]
    changed: tuple[Changed, ...]
    fixed: tuple[Fixed, ...]
    document: Document


def edited(text: str, before: str, after: str) -> str:
    """The text of a role with an edit, which must have one place."""
    assert text.count(before) == 1, (text.count(before), before)
    return text.replace(before, after)
