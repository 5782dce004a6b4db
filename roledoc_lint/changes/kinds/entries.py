"""The kinds of change of behaviours, values, skills and occupational standards."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import EntryKinds, StandardKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, POSITION = Values.TEXT, Values.POSITION

BEHAVIOUR = EntryKinds(
    "behaviour",
    "behaviour",
    added=Kind("behaviour-added", "behaviour added", SUBSTANTIVE, mirror="behaviour-removed"),
    removed=Kind("behaviour-removed", "behaviour removed", SUBSTANTIVE, mirror="behaviour-added"),
    reworded=Kind("behaviour-reworded", "behaviour reworded", WORDING, values=TEXT),
    retouched=Kind("behaviour-retouched", "behaviour retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("behaviour-moved", "behaviour moved", EDITORIAL, values=POSITION),
    detail_added=Kind(
        "behaviour-detail-added", "behaviour detail added", SUBSTANTIVE, mirror="behaviour-detail-removed"
    ),
    detail_removed=Kind(
        "behaviour-detail-removed", "behaviour detail removed", SUBSTANTIVE, mirror="behaviour-detail-added"
    ),
    detail_changed=Kind("behaviour-detail-changed", "behaviour detail changed", SUBSTANTIVE),
    level_raised=Kind(
        "behaviour-level-raised", "behaviour level raised", SUBSTANTIVE, mirror="behaviour-level-lowered"
    ),
    level_lowered=Kind(
        "behaviour-level-lowered", "behaviour level lowered", SUBSTANTIVE, mirror="behaviour-level-raised"
    ),
    level_changed=Kind("behaviour-level-changed", "behaviour level changed", SUBSTANTIVE),
    level_added=Kind("behaviour-level-added", "behaviour level added", SUBSTANTIVE, mirror="behaviour-level-removed"),
    level_removed=Kind(
        "behaviour-level-removed", "behaviour level removed", SUBSTANTIVE, mirror="behaviour-level-added"
    ),
    wording_added=Kind(
        "behaviour-wording-added", "behaviour wording added", WORDING, mirror="behaviour-wording-removed"
    ),
    wording_removed=Kind(
        "behaviour-wording-removed", "behaviour wording removed", WORDING, mirror="behaviour-wording-added"
    ),
)
VALUE = EntryKinds(
    "value",
    "value",
    added=Kind("value-added", "value added", SUBSTANTIVE, mirror="value-removed"),
    removed=Kind("value-removed", "value removed", SUBSTANTIVE, mirror="value-added"),
    reworded=Kind("value-reworded", "value reworded", WORDING, values=TEXT),
    retouched=Kind("value-retouched", "value retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("value-moved", "value moved", EDITORIAL, values=POSITION),
    detail_added=Kind("value-detail-added", "value detail added", SUBSTANTIVE, mirror="value-detail-removed"),
    detail_removed=Kind("value-detail-removed", "value detail removed", SUBSTANTIVE, mirror="value-detail-added"),
    detail_changed=Kind("value-detail-changed", "value detail changed", SUBSTANTIVE),
    level_raised=Kind("value-level-raised", "value level raised", SUBSTANTIVE, mirror="value-level-lowered"),
    level_lowered=Kind("value-level-lowered", "value level lowered", SUBSTANTIVE, mirror="value-level-raised"),
    level_changed=Kind("value-level-changed", "value level changed", SUBSTANTIVE),
    level_added=Kind("value-level-added", "value level added", SUBSTANTIVE, mirror="value-level-removed"),
    level_removed=Kind("value-level-removed", "value level removed", SUBSTANTIVE, mirror="value-level-added"),
    wording_added=Kind("value-wording-added", "value wording added", WORDING, mirror="value-wording-removed"),
    wording_removed=Kind("value-wording-removed", "value wording removed", WORDING, mirror="value-wording-added"),
)
SKILL = EntryKinds(
    "skill",
    "skill",
    added=Kind("skill-added", "skill added", SUBSTANTIVE, mirror="skill-removed"),
    removed=Kind("skill-removed", "skill removed", SUBSTANTIVE, mirror="skill-added"),
    reworded=Kind("skill-reworded", "skill reworded", WORDING, values=TEXT),
    retouched=Kind("skill-retouched", "skill retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("skill-moved", "skill moved", EDITORIAL, values=POSITION),
    detail_added=Kind("skill-detail-added", "skill detail added", SUBSTANTIVE, mirror="skill-detail-removed"),
    detail_removed=Kind("skill-detail-removed", "skill detail removed", SUBSTANTIVE, mirror="skill-detail-added"),
    detail_changed=Kind("skill-detail-changed", "skill detail changed", SUBSTANTIVE),
    level_raised=Kind("skill-level-raised", "skill level raised", SUBSTANTIVE, mirror="skill-level-lowered"),
    level_lowered=Kind("skill-level-lowered", "skill level lowered", SUBSTANTIVE, mirror="skill-level-raised"),
    level_changed=Kind("skill-level-changed", "skill level changed", SUBSTANTIVE),
    level_added=Kind("skill-level-added", "skill level added", SUBSTANTIVE, mirror="skill-level-removed"),
    level_removed=Kind("skill-level-removed", "skill level removed", SUBSTANTIVE, mirror="skill-level-added"),
    wording_added=Kind("skill-wording-added", "skill wording added", WORDING, mirror="skill-wording-removed"),
    wording_removed=Kind("skill-wording-removed", "skill wording removed", WORDING, mirror="skill-wording-added"),
)
STANDARD = StandardKinds(
    "standard",
    "occupational standard",
    added=Kind("standard-added", "occupational standard added", SUBSTANTIVE, mirror="standard-removed"),
    removed=Kind("standard-removed", "occupational standard removed", SUBSTANTIVE, mirror="standard-added"),
    reworded=Kind("standard-reworded", "occupational standard reworded", WORDING, values=TEXT),
    retouched=Kind(
        "standard-retouched", "occupational standard retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
    moved=Kind("standard-moved", "occupational standard moved", EDITORIAL, values=POSITION),
    detail_added=Kind(
        "standard-detail-added", "occupational standard detail added", SUBSTANTIVE, mirror="standard-detail-removed"
    ),
    detail_removed=Kind(
        "standard-detail-removed", "occupational standard detail removed", SUBSTANTIVE, mirror="standard-detail-added"
    ),
    detail_changed=Kind("standard-detail-changed", "occupational standard detail changed", SUBSTANTIVE),
)
