"""The kinds of change that no field has by itself: paragraphs in another list, and fields that nobody declared."""

from __future__ import annotations

from roledoc_lint.changes.kinds.catalogue import (
    CATALOGUE,
    CATALOGUE_ALIAS,
    CATALOGUE_DETAIL,
    CATALOGUE_ENTRY,
    CATALOGUE_WORDING,
)
from roledoc_lint.changes.kinds.groups import Group, SectionKinds, ValueKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values
from roledoc_lint.changes.kinds.settings import APPROVAL, SETTING

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, FIELD, ENTRY = Values.TEXT, Values.FIELD, Values.ENTRY

PLACED_AS_ENTRY = Kind(
    "paragraph-placed-as-entry",
    "paragraph placed as an entry",
    WORDING,
    mirror="paragraph-unplaced-as-entry",
    values=ENTRY,
)
UNPLACED_AS_ENTRY = Kind(
    "paragraph-unplaced-as-entry",
    "entry taken out of its section",
    WORDING,
    mirror="paragraph-placed-as-entry",
    values=ENTRY,
)
PARAGRAPH = SectionKinds(
    "paragraph",
    "paragraph",
    placed=Kind(
        "paragraph-placed", "paragraph placed in a section", WORDING, mirror="paragraph-unplaced", values=FIELD
    ),
    unplaced=Kind(
        "paragraph-unplaced", "paragraph taken out of its section", WORDING, mirror="paragraph-placed", values=FIELD
    ),
    section_changed=Kind("paragraph-section-changed", "paragraph moved to another section", SUBSTANTIVE, values=FIELD),
    placed_as_entry=PLACED_AS_ENTRY,
    unplaced_as_entry=UNPLACED_AS_ENTRY,
)
SENTENCE = SectionKinds(
    "sentence",
    "sentence",
    placed=Kind("sentence-placed", "sentence placed in a section", WORDING, mirror="sentence-unplaced", values=FIELD),
    unplaced=Kind(
        "sentence-unplaced", "sentence taken out of its section", WORDING, mirror="sentence-placed", values=FIELD
    ),
    section_changed=Kind("sentence-section-changed", "sentence moved to another section", SUBSTANTIVE, values=FIELD),
)
"""What text that stays has lost or gained. A whole paragraph that goes elsewhere is none."""
UNKNOWN_FIELD = ValueKinds(
    "field",
    "field",
    added=Kind("field-added", "field added", SUBSTANTIVE, mirror="field-removed"),
    removed=Kind("field-removed", "field removed", SUBSTANTIVE, mirror="field-added"),
    changed=Kind("field-changed", "field changed", SUBSTANTIVE),
    retouched=Kind("field-retouched", "field retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    spelling_changed=Kind("field-spelling-changed", "field spelling changed", EDITORIAL, values=TEXT),
)
OTHERS: tuple[Group, ...] = (
    UNKNOWN_FIELD,
    CATALOGUE_ENTRY,
    CATALOGUE_WORDING,
    CATALOGUE_ALIAS,
    CATALOGUE_DETAIL,
    CATALOGUE,
    SETTING,
    APPROVAL,
)
"""The groups that every profile has, after those of paragraphs."""
