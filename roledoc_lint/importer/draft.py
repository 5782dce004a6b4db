"""A role in the making: what of the document stands where, how it was recognised, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from roledoc_lint.importer.recognise.headings import FORMS
from roledoc_lint.model.vocabulary import Level

FIELDS = (*FORMS, "unattributed", "source")
"""The fields of a role in the order in which they are written."""


STANDARDS = "national_occupational_standards"

DOCUMENT = "document"
"""What stands in place of a field where a doubt is about the document as a whole."""


class Fact(NamedTuple):
    """A short value. `remark` says how it was published, where that was in other words."""

    text: str
    remark: str = ""


@dataclass
class DraftEntry:
    """A behaviour, value or skill in the making: its wording by paragraphs."""

    section: str
    name: Fact
    level: Level | None
    how: str
    wording: list[str] = field(default_factory=list)


@dataclass
class Standard:
    """A National Occupational Standard. The title stays empty where the document has none."""

    code: str
    title: str = ""


@dataclass
class Draft:
    """The role as far as it is known. Every word of the document is in one of these, or in `furniture`."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    entries: list[DraftEntry] = field(default_factory=list)
    standards: list[Standard] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    """Text that is named in the report and not in the role: what surrounds the profile, and is said again."""
    titles: list[str] = field(default_factory=list)
    """Headings over the whole document: its kind, or the job title."""
    headings: dict[str, list[str]] = field(default_factory=dict)
    """The headings and labels of each field, as they are written."""
    recognised: dict[str, Counter[str]] = field(default_factory=dict)
    """How often the items of each field were recognised in which way."""
    doubts: dict[str, dict[str, None]] = field(default_factory=dict)
    """What somebody should look at, by field; each once, in their order."""

    def know(self, name: str, how: str) -> None:
        """Count one more item of a field, recognised in this way."""
        self.recognised.setdefault(name, Counter())[how] += 1

    def doubt(self, name: str, why: str) -> None:
        """Note once what is doubtful of a field."""
        self.doubts.setdefault(name, {})[why] = None

    def state(self, name: str, text: str, how: str, remark: str = "") -> None:
        """Add a short value to a field."""
        self.facts.setdefault(name, []).append(Fact(text, remark))
        self.know(name, how)

    def add_text(self, name: str, text: str, how: str) -> None:
        """Add a paragraph to a field."""
        self.texts.setdefault(name, []).append(text)
        self.know(name, how)

    def take_back(self, name: str, text: str, how: str) -> None:
        """Undo that a paragraph was added. A field without any is none of the role's."""
        self.texts[name].remove(text)
        if not self.texts[name]:
            del self.texts[name]
        self.recognised[name] -= Counter([how])

    def fact(self, name: str) -> str | None:
        """The first value of a field, if it has one."""
        found = self.facts.get(name)
        return found[0].text if found else None

    def items(self, name: str) -> int:
        """How many items a field has."""
        if name == STANDARDS:
            return len(self.standards)
        own = len(self.facts.get(name, ())) + len(self.texts.get(name, ()))
        return own + sum(entry.section == name for entry in self.entries)
