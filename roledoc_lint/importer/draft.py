"""The draft of a role: its fields, how each was recognised, and what the user should check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from roledoc_lint.model.profile import Profile
from roledoc_lint.model.values import Level

DOCUMENT = "document"
"""Takes the place of a field in a doubt about the whole document."""


class Fact(NamedTuple):
    """A short value. `remark` becomes the comment after it, such as how it was published in other words."""

    text: str
    remark: str = ""


@dataclass
class DraftEntry:
    """An agreed item. `how` says how it was recognised; `texts` has the paragraphs of each part."""

    section: str
    name: Fact
    level: Level | None
    how: str
    texts: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class DraftRecord:
    """What the document says of one record, by the names of its parts. A list of words is several facts."""

    section: str
    parts: dict[str, list[Fact]] = field(default_factory=dict)


@dataclass
class Draft:
    """The role as far as it is known. Every word of the document is in one of these."""

    profile: Profile
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    ranges: dict[str, dict[str, Fact]] = field(default_factory=dict)
    """The ends of ranges, by field and the name of the end."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    entries: list[DraftEntry] = field(default_factory=list)
    records: list[DraftRecord] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    """Text that is named in the report but not in the role: it is not part of the profile, or is a repeat."""
    titles: list[str] = field(default_factory=list)
    """Headings of the whole document, with its kind or the title of the role."""
    headings: dict[str, list[str]] = field(default_factory=dict)
    """The headings and labels of each field, as published."""
    recognised: dict[str, Counter[str]] = field(default_factory=dict)
    """How many items of each field were recognised in which way."""
    doubts: dict[str, dict[str, None]] = field(default_factory=dict)
    """What somebody should check, by field: the keys of an ordered set."""

    def count_recognised(self, name: str, how: str) -> None:
        """Count one more item of a field that was recognised in this way."""
        self.recognised.setdefault(name, Counter())[how] += 1

    def add_doubt(self, name: str, why: str) -> None:
        """Note once what somebody should check about a field."""
        self.doubts.setdefault(name, {})[why] = None

    def add_fact(self, name: str, text: str, how: str, remark: str = "") -> None:
        """Add a short value to a field."""
        self.facts.setdefault(name, []).append(Fact(text, remark))
        self.count_recognised(name, how)

    def add_text(self, name: str, text: str, how: str) -> None:
        """Add a paragraph to a field."""
        self.texts.setdefault(name, []).append(text)
        self.count_recognised(name, how)

    def remove_text(self, name: str, text: str, how: str) -> None:
        """Undo `add_text`. A field that is left without paragraphs is no longer in the role."""
        self.texts[name].remove(text)
        if not self.texts[name]:
            del self.texts[name]
        self.recognised[name] -= Counter([how])

    def first_fact(self, name: str) -> str | None:
        """The first value of a field, if it has one; of a range, its first end."""
        found = [*self.ranges[name].values()] if name in self.ranges else self.facts.get(name)
        return found[0].text if found else None

    def item_count(self, name: str) -> int:
        """How many items a field has."""
        if name in self.profile.records:
            return sum(record.section == name for record in self.records)
        if name in self.profile.sections:
            return sum(entry.section == name for entry in self.entries)
        if name in self.ranges:
            return 1
        return len(self.facts.get(name, ())) + len(self.texts.get(name, ()))
