"""The kinds of change of the catalogue."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import AliasKinds, CatalogueEntryKinds, CatalogueKinds, TextKinds, ValueKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, PROBLEM = Values.TEXT, Values.PROBLEM

CATALOGUE_ENTRY = CatalogueEntryKinds(
    "catalogue-entry",
    "entry",
    added=Kind("catalogue-entry-added", "entry added", WORDING, mirror="catalogue-entry-removed"),
    removed=Kind("catalogue-entry-removed", "entry removed", WORDING, mirror="catalogue-entry-added"),
    renamed=Kind("catalogue-entry-renamed", "entry renamed", WORDING),
)
CATALOGUE_WORDING = TextKinds(
    "catalogue-wording",
    "agreed text",
    added=Kind("catalogue-wording-added", "agreed text added", WORDING, mirror="catalogue-wording-removed"),
    removed=Kind("catalogue-wording-removed", "agreed text removed", WORDING, mirror="catalogue-wording-added"),
    reworded=Kind("catalogue-wording-reworded", "agreed text reworded", WORDING, values=TEXT),
    retouched=Kind(
        "catalogue-wording-retouched", "agreed text retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
    spelling_changed=Kind("catalogue-wording-spelling-changed", "agreed text spelling changed", EDITORIAL, values=TEXT),
)
CATALOGUE_ALIAS = AliasKinds(
    "catalogue-alias",
    "alias",
    added=Kind("catalogue-alias-added", "alias added", WORDING, mirror="catalogue-alias-removed"),
    removed=Kind("catalogue-alias-removed", "alias removed", WORDING, mirror="catalogue-alias-added"),
)
CATALOGUE_DETAIL = ValueKinds(
    "catalogue-detail",
    "detail",
    added=Kind("catalogue-detail-added", "detail added", WORDING, mirror="catalogue-detail-removed"),
    removed=Kind("catalogue-detail-removed", "detail removed", WORDING, mirror="catalogue-detail-added"),
    changed=Kind("catalogue-detail-changed", "detail changed", WORDING),
)
CATALOGUE = CatalogueKinds(
    "catalogue",
    "catalogue",
    unreadable=Kind(
        "catalogue-unreadable", "catalogue cannot be read", SUBSTANTIVE, mirror="catalogue-readable", values=PROBLEM
    ),
    readable=Kind(
        "catalogue-readable", "catalogue can be read again", SUBSTANTIVE, mirror="catalogue-unreadable", values=PROBLEM
    ),
)
