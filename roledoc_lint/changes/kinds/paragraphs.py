"""The kinds of change of paragraphs: within their list, and from one list to another."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import CriterionKinds, ParagraphKinds, SectionKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, POSITION, FIELD = Values.TEXT, Values.POSITION, Values.FIELD

RESPONSIBILITY = ParagraphKinds(
    "responsibility",
    "responsibility",
    added=Kind("responsibility-added", "responsibility added", SUBSTANTIVE, mirror="responsibility-removed"),
    removed=Kind("responsibility-removed", "responsibility removed", SUBSTANTIVE, mirror="responsibility-added"),
    reworded=Kind("responsibility-reworded", "responsibility reworded", WORDING, values=TEXT),
    retouched=Kind(
        "responsibility-retouched", "responsibility retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
    moved=Kind("responsibility-moved", "responsibility moved", EDITORIAL, values=POSITION),
    split=Kind("responsibility-split", "responsibility split into parts", EDITORIAL, mirror="responsibility-joined"),
    joined=Kind("responsibility-joined", "responsibility joined from parts", EDITORIAL, mirror="responsibility-split"),
)
EXPERIENCE = ParagraphKinds(
    "experience",
    "experience",
    added=Kind("experience-added", "experience added", SUBSTANTIVE, mirror="experience-removed"),
    removed=Kind("experience-removed", "experience removed", SUBSTANTIVE, mirror="experience-added"),
    reworded=Kind("experience-reworded", "experience reworded", WORDING, values=TEXT),
    retouched=Kind("experience-retouched", "experience retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("experience-moved", "experience moved", EDITORIAL, values=POSITION),
    split=Kind("experience-split", "experience split into parts", EDITORIAL, mirror="experience-joined"),
    joined=Kind("experience-joined", "experience joined from parts", EDITORIAL, mirror="experience-split"),
)
TRAINING = ParagraphKinds(
    "training",
    "essential training",
    added=Kind("training-added", "essential training added", SUBSTANTIVE, mirror="training-removed"),
    removed=Kind("training-removed", "essential training removed", SUBSTANTIVE, mirror="training-added"),
    reworded=Kind("training-reworded", "essential training reworded", WORDING, values=TEXT),
    retouched=Kind(
        "training-retouched", "essential training retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
    moved=Kind("training-moved", "essential training moved", EDITORIAL, values=POSITION),
    split=Kind("training-split", "essential training split into parts", EDITORIAL, mirror="training-joined"),
    joined=Kind("training-joined", "essential training joined from parts", EDITORIAL, mirror="training-split"),
)
ESSENTIAL_CRITERION = ParagraphKinds(
    "essential-criterion",
    "essential criterion",
    added=Kind(
        "essential-criterion-added", "essential criterion added", SUBSTANTIVE, mirror="essential-criterion-removed"
    ),
    removed=Kind(
        "essential-criterion-removed", "essential criterion removed", SUBSTANTIVE, mirror="essential-criterion-added"
    ),
    reworded=Kind("essential-criterion-reworded", "essential criterion reworded", WORDING, values=TEXT),
    retouched=Kind(
        "essential-criterion-retouched",
        "essential criterion retouched (case, punctuation, spacing)",
        EDITORIAL,
        values=TEXT,
    ),
    moved=Kind("essential-criterion-moved", "essential criterion moved", EDITORIAL, values=POSITION),
    split=Kind(
        "essential-criterion-split",
        "essential criterion split into parts",
        EDITORIAL,
        mirror="essential-criterion-joined",
    ),
    joined=Kind(
        "essential-criterion-joined",
        "essential criterion joined from parts",
        EDITORIAL,
        mirror="essential-criterion-split",
    ),
)
DESIRABLE_CRITERION = ParagraphKinds(
    "desirable-criterion",
    "desirable criterion",
    added=Kind(
        "desirable-criterion-added", "desirable criterion added", SUBSTANTIVE, mirror="desirable-criterion-removed"
    ),
    removed=Kind(
        "desirable-criterion-removed", "desirable criterion removed", SUBSTANTIVE, mirror="desirable-criterion-added"
    ),
    reworded=Kind("desirable-criterion-reworded", "desirable criterion reworded", WORDING, values=TEXT),
    retouched=Kind(
        "desirable-criterion-retouched",
        "desirable criterion retouched (case, punctuation, spacing)",
        EDITORIAL,
        values=TEXT,
    ),
    moved=Kind("desirable-criterion-moved", "desirable criterion moved", EDITORIAL, values=POSITION),
    split=Kind(
        "desirable-criterion-split",
        "desirable criterion split into parts",
        EDITORIAL,
        mirror="desirable-criterion-joined",
    ),
    joined=Kind(
        "desirable-criterion-joined",
        "desirable criterion joined from parts",
        EDITORIAL,
        mirror="desirable-criterion-split",
    ),
)
INFORMATION = ParagraphKinds(
    "information",
    "additional information",
    added=Kind("information-added", "additional information added", SUBSTANTIVE, mirror="information-removed"),
    removed=Kind("information-removed", "additional information removed", SUBSTANTIVE, mirror="information-added"),
    reworded=Kind("information-reworded", "additional information reworded", WORDING, values=TEXT),
    retouched=Kind(
        "information-retouched", "additional information retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
    moved=Kind("information-moved", "additional information moved", EDITORIAL, values=POSITION),
    split=Kind("information-split", "additional information split into parts", EDITORIAL, mirror="information-joined"),
    joined=Kind(
        "information-joined", "additional information joined from parts", EDITORIAL, mirror="information-split"
    ),
)
UNATTRIBUTED = ParagraphKinds(
    "unattributed",
    "paragraph without a section",
    added=Kind("unattributed-added", "paragraph without a section added", SUBSTANTIVE, mirror="unattributed-removed"),
    removed=Kind(
        "unattributed-removed", "paragraph without a section removed", SUBSTANTIVE, mirror="unattributed-added"
    ),
    reworded=Kind("unattributed-reworded", "paragraph without a section reworded", WORDING, values=TEXT),
    retouched=Kind(
        "unattributed-retouched",
        "paragraph without a section retouched (case, punctuation, spacing)",
        EDITORIAL,
        values=TEXT,
    ),
    moved=Kind("unattributed-moved", "paragraph without a section moved", EDITORIAL, values=POSITION),
    split=Kind(
        "unattributed-split", "paragraph without a section split into parts", EDITORIAL, mirror="unattributed-joined"
    ),
    joined=Kind(
        "unattributed-joined", "paragraph without a section joined from parts", EDITORIAL, mirror="unattributed-split"
    ),
)
CRITERION = CriterionKinds(
    "criterion",
    "criterion",
    made_essential=Kind(
        "criterion-made-essential",
        "criterion made essential",
        SUBSTANTIVE,
        mirror="criterion-made-desirable",
        values=FIELD,
    ),
    made_desirable=Kind(
        "criterion-made-desirable",
        "criterion made desirable",
        SUBSTANTIVE,
        mirror="criterion-made-essential",
        values=FIELD,
    ),
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
)
