"""The published profiles as their publisher may have had them: headings, labels, list items, rows of a table.

Each is read from its text by hand, so to speak: nothing here knows how the importer reads.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PUBLISHED = sorted((Path(__file__).parent.parent / "importer/published").glob("*.txt"))
NAMES = [path.name[:3] for path in PUBLISHED]

HEADINGS = (
    "Main purpose of the role",
    "Main responsibilities",
    "Vetting level",
    "Necessary experience",
    "Behaviours",
    "Values",
    "Technical skills",
    "National Occupational Standards",
)
LABELS = ("Job title", "Grade", "Role code", "Status", "Home Office code", "Limited Duties Category")


class Part(NamedTuple):
    """`heading`, `name` (of a behaviour, value or skill), `label` (with its value), `item`, `paragraph` or `row`."""

    kind: str
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.texts[0]


def text(name: str) -> str:
    """The published text whose file name begins with these three digits."""
    return next(path for path in PUBLISHED if path.name.startswith(name)).read_text(encoding="utf-8")


def parts(name: str) -> list[Part]:
    """A published profile, part by part. The words are those of the text, spacing aside."""
    lines = text(name).replace("decisions as\nto", "decisions as to").splitlines()
    return [_part(line) for line in lines if line.strip()]


def _part(line: str) -> Part:
    if "\t" in line:
        return Part("row", tuple(" ".join(cell.split()) for cell in line.rstrip().split("\t")))
    words = " ".join(line.split())
    label, colon, value = words.partition(": ")
    if colon and label in LABELS:
        return Part("label", (label, value))
    if words.rstrip(":") in HEADINGS:
        return Part("heading", (words,))
    if words.endswith(")") and any(mark in words for mark in ("(Level ", "(Accredited)")):
        return Part("name", (words,))
    if words.startswith("• "):
        return Part("item", (words[2:],))
    return Part("paragraph", (words,))
