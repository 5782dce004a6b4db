"""The table of kinds: what each change is called, and how much it matters to whoever holds the post.

A kind that adds has its mirror that removes, one that raises has one that lowers; one that only changes is its own.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Impact(IntEnum):
    """How much a change matters. The words are those of the options and of the reports."""

    EDITORIAL = 1
    """Case, punctuation, spacing, order, a file renamed."""
    WORDING = 2
    """The same thing said in other words."""
    SUBSTANTIVE = 3
    """What the post holder must do, hold or be paid changes."""

    @property
    def word(self) -> str:
        return self.name.lower()


LEGEND = {
    Impact.SUBSTANTIVE: "what the post holder must do, hold or be paid changes",
    Impact.WORDING: "the same thing is said in other words; read whether it means the same",
    Impact.EDITORIAL: "case, punctuation, spacing, order, a file renamed",
}
"""What the impacts mean, for the readers of a report."""


class Kind(NamedTuple):
    """A kind of change: what it is about, and what happened to that."""

    noun: str
    verb: str
    impact: Impact
    mirror: str
    of: str
    """The noun in the words of the reports."""

    @property
    def name(self) -> str:
        return f"{self.noun}-{self.verb}"

    @property
    def words(self) -> str:
        """What happened, in the words of the reports."""
        return f"{self.of} {_VERB_WORDS.get(self.verb, self.verb)}"


KINDS: dict[str, Kind] = {}

E, W, S = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE

MIRRORS = {
    "added": "removed",
    "raised": "lowered",
    "level-added": "level-removed",
    "level-raised": "level-lowered",
    "wording-added": "wording-removed",
    "detail-added": "detail-removed",
    "split": "joined",
    "placed": "unplaced",
    "readable": "unreadable",
    "made-essential": "made-desirable",
}
"""What happens, and what happens where base and head are exchanged."""

_BACK = MIRRORS | {back: forth for forth, back in MIRRORS.items()}


def _add(noun: str, of: str, verbs: dict[str, Impact]) -> None:
    for verb, impact in verbs.items():
        kind = Kind(noun, verb, impact, f"{noun}-{_BACK.get(verb, verb)}", of)
        KINDS[kind.name] = kind


_VERB_WORDS = {
    "retouched": "retouched (case, punctuation, spacing)",
    "moved": "moved",
    "level-raised": "level raised",
    "level-lowered": "level lowered",
    "level-changed": "level changed",
    "level-added": "level added",
    "level-removed": "level removed",
    "wording-added": "wording added",
    "wording-removed": "wording removed",
    "detail-added": "detail added",
    "detail-removed": "detail removed",
    "detail-changed": "detail changed",
    "split": "split in parts",
    "joined": "joined from parts",
    "placed": "placed in a section",
    "unplaced": "taken out of its section",
    "section-changed": "moved to another section",
    "made-essential": "made essential",
    "made-desirable": "made desirable",
    "unreadable": "cannot be read",
    "readable": "can be read again",
}

_HELD = {"added": S, "removed": S}
_VALUE = {**_HELD, "changed": S, "retouched": E}
_NOTE = {"added": E, "removed": E, "changed": E}
_TEXT = {**_HELD, "reworded": W, "retouched": E}
_ITEM = {**_TEXT, "moved": E, "split": E, "joined": E}
_RANKED = {**_HELD, "raised": S, "lowered": S, "retouched": E, "moved": E}
_LISTED = {**_TEXT, "moved": E, "detail-added": S, "detail-removed": S, "detail-changed": S}
_ENTRY = {
    **_LISTED,
    "level-raised": S,
    "level-lowered": S,
    "level-changed": S,
    "level-added": S,
    "level-removed": S,
    "wording-added": W,
    "wording-removed": W,
}

FIELDS = {
    "job_title": ("title", "job title", _TEXT),
    "force": ("force", "force", _VALUE),
    "role_code": ("role-code", "role code", _VALUE),
    "status": ("status", "status", _VALUE),
    "grades": ("grade", "grade", {**_RANKED, "changed": S}),
    "home_office_code": ("home-office-code", "Home Office code", _VALUE),
    "limited_duties_category": ("limited-duties", "limited duties category", _VALUE),
    "department": ("department", "department", _VALUE),
    "location": ("location", "location", _VALUE),
    "reports_to": ("reporting-line", "reporting line", _VALUE),
    "issued": ("issue-date", "date of issue", _NOTE),
    "amended": ("amendment-date", "date of amendment", _NOTE),
    "vetting_levels": ("vetting", "vetting", _RANKED),
    "competency_framework": ("framework", "competency framework", _VALUE),
    "main_purpose": ("purpose", "main purpose", {**_TEXT, "replaced": S}),
    "main_responsibilities": ("responsibility", "responsibility", _ITEM),
    "necessary_experience": ("experience", "experience", _ITEM),
    "essential_training": ("training", "essential training", _ITEM),
    "essential_criteria": ("essential-criterion", "essential criterion", _ITEM),
    "desirable_criteria": ("desirable-criterion", "desirable criterion", _ITEM),
    "behaviours": ("behaviour", "behaviour", _ENTRY),
    "values": ("value", "value", _ENTRY),
    "technical_skills": ("skill", "skill", _ENTRY),
    "national_occupational_standards": ("standard", "occupational standard", _LISTED),
    "additional_information": ("information", "additional information", _ITEM),
    "unattributed": ("unattributed", "paragraph without a place", _ITEM),
    "source": ("source", "source", _NOTE),
}
"""For each field of a role: the noun of its kinds, how a report calls it, and what can happen to it."""

for _noun, _of, _verbs in FIELDS.values():
    _add(_noun, _of, _verbs)
_add("role", "role", {**_HELD, "unreadable": S, "readable": S})
_add("file", "file", {"renamed": E})
_add("criterion", "criterion", {"made-essential": S, "made-desirable": S})
_add("paragraph", "paragraph", {"placed": W, "unplaced": W, "section-changed": S})
# A field that this table does not know may be anything.
_add("field", "field", _VALUE)
_add("catalogue-entry", "entry", {"added": W, "removed": W, "renamed": W})
_add("catalogue-wording", "agreed text", {"added": W, "removed": W, "reworded": W, "retouched": E})
_add("catalogue-alias", "other form", {"added": W, "removed": W})
_add("catalogue-detail", "detail", {"added": W, "removed": W, "changed": W})
_add("catalogue", "catalogue", {"unreadable": S, "readable": S})


def noun(field: str) -> str:
    """What the kinds of a field are named after."""
    return FIELDS[field][0] if field in FIELDS else "field"
