"""What a kind of change is: its name, how much it matters, and what a change of that kind holds."""

from __future__ import annotations

from enum import Enum, IntEnum, auto
from typing import NamedTuple


class Impact(IntEnum):
    """How much a change matters. The words are those of the options and of the reports."""

    EDITORIAL = 1
    """Case, punctuation, spacing, spelling, order, a renamed file."""
    WORDING = 2
    """The same thing said in other words."""
    SUBSTANTIVE = 3
    """A change in what the post holder must do, hold or be paid."""

    @property
    def word(self) -> str:
        return self.name.lower()


LEGEND = {
    Impact.SUBSTANTIVE: "a change in what the post holder must do, hold or be paid",
    Impact.WORDING: "the same thing in other words: check that it still means the same",
    Impact.EDITORIAL: "case, punctuation, spacing, spelling, order, a file renamed",
}
"""What the impacts mean, for the readers of a report."""


class Values(Enum):
    """What `before` and `after` of a change are, so that a report knows how to show them."""

    DATA = auto()
    """What the role or the catalogue holds there, shown one after the other."""
    TEXT = auto()
    """Two versions of the same text, shown with the words that differ."""
    POSITION = auto()
    """A position in a list, from 1; the item is the text that was moved."""
    FIELD = auto()
    """The field of a list; the item is the paragraph that went from one list to the other."""
    PARTS = auto()
    """Text, and the paragraphs that it became with other words in them, or the reverse."""
    ENTRY = auto()
    """A paragraph, and the entry or record that it became, or the reverse."""
    PROBLEM = auto()
    """Why a file cannot be read, or what is in it where it can be read."""


class Kind(NamedTuple):
    """A kind of change."""

    name: str
    """How JSON, CSV and the documentation name it."""
    words: str
    """How reports for people say it."""
    impact: Impact
    mirror: str | None = None
    """The name of the kind that undoing the change gives; None if that is the same kind."""
    values: Values = Values.DATA
