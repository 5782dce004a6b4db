"""The kinds of change of fields with one value, and of lists of words, such as grades."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import TextKinds, ValueKinds, WordsKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, POSITION = Values.TEXT, Values.POSITION

TITLE = TextKinds(
    "title",
    "job title",
    added=Kind("title-added", "job title added", SUBSTANTIVE, mirror="title-removed"),
    removed=Kind("title-removed", "job title removed", SUBSTANTIVE, mirror="title-added"),
    reworded=Kind("title-reworded", "job title reworded", WORDING, values=TEXT),
    retouched=Kind("title-retouched", "job title retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
FORCE = ValueKinds(
    "force",
    "force",
    added=Kind("force-added", "force added", SUBSTANTIVE, mirror="force-removed"),
    removed=Kind("force-removed", "force removed", SUBSTANTIVE, mirror="force-added"),
    changed=Kind("force-changed", "force changed", SUBSTANTIVE),
    retouched=Kind("force-retouched", "force retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
ROLE_CODE = ValueKinds(
    "role-code",
    "role code",
    added=Kind("role-code-added", "role code added", SUBSTANTIVE, mirror="role-code-removed"),
    removed=Kind("role-code-removed", "role code removed", SUBSTANTIVE, mirror="role-code-added"),
    changed=Kind("role-code-changed", "role code changed", SUBSTANTIVE),
    retouched=Kind("role-code-retouched", "role code retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
STATUS = ValueKinds(
    "status",
    "status",
    added=Kind("status-added", "status added", SUBSTANTIVE, mirror="status-removed"),
    removed=Kind("status-removed", "status removed", SUBSTANTIVE, mirror="status-added"),
    changed=Kind("status-changed", "status changed", SUBSTANTIVE),
    retouched=Kind("status-retouched", "status retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
GRADE = WordsKinds(
    "grade",
    "grade",
    added=Kind("grade-added", "grade added", SUBSTANTIVE, mirror="grade-removed"),
    removed=Kind("grade-removed", "grade removed", SUBSTANTIVE, mirror="grade-added"),
    raised=Kind("grade-raised", "grade raised", SUBSTANTIVE, mirror="grade-lowered"),
    lowered=Kind("grade-lowered", "grade lowered", SUBSTANTIVE, mirror="grade-raised"),
    retouched=Kind("grade-retouched", "grade retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("grade-moved", "grade moved", EDITORIAL, values=POSITION),
    changed=Kind("grade-changed", "grade changed", SUBSTANTIVE),
)
HOME_OFFICE_CODE = ValueKinds(
    "home-office-code",
    "Home Office code",
    added=Kind("home-office-code-added", "Home Office code added", SUBSTANTIVE, mirror="home-office-code-removed"),
    removed=Kind("home-office-code-removed", "Home Office code removed", SUBSTANTIVE, mirror="home-office-code-added"),
    changed=Kind("home-office-code-changed", "Home Office code changed", SUBSTANTIVE),
    retouched=Kind(
        "home-office-code-retouched", "Home Office code retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
)
LIMITED_DUTIES = ValueKinds(
    "limited-duties",
    "limited duties category",
    added=Kind("limited-duties-added", "limited duties category added", SUBSTANTIVE, mirror="limited-duties-removed"),
    removed=Kind(
        "limited-duties-removed", "limited duties category removed", SUBSTANTIVE, mirror="limited-duties-added"
    ),
    changed=Kind("limited-duties-changed", "limited duties category changed", SUBSTANTIVE),
    retouched=Kind(
        "limited-duties-retouched",
        "limited duties category retouched (case, punctuation, spacing)",
        EDITORIAL,
        values=TEXT,
    ),
)
DEPARTMENT = ValueKinds(
    "department",
    "department",
    added=Kind("department-added", "department added", SUBSTANTIVE, mirror="department-removed"),
    removed=Kind("department-removed", "department removed", SUBSTANTIVE, mirror="department-added"),
    changed=Kind("department-changed", "department changed", SUBSTANTIVE),
    retouched=Kind("department-retouched", "department retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
LOCATION = ValueKinds(
    "location",
    "location",
    added=Kind("location-added", "location added", SUBSTANTIVE, mirror="location-removed"),
    removed=Kind("location-removed", "location removed", SUBSTANTIVE, mirror="location-added"),
    changed=Kind("location-changed", "location changed", SUBSTANTIVE),
    retouched=Kind("location-retouched", "location retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
REPORTING_LINE = ValueKinds(
    "reporting-line",
    "reporting line",
    added=Kind("reporting-line-added", "reporting line added", SUBSTANTIVE, mirror="reporting-line-removed"),
    removed=Kind("reporting-line-removed", "reporting line removed", SUBSTANTIVE, mirror="reporting-line-added"),
    changed=Kind("reporting-line-changed", "reporting line changed", SUBSTANTIVE),
    retouched=Kind(
        "reporting-line-retouched", "reporting line retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
)
ISSUE_DATE = ValueKinds(
    "issue-date",
    "date of issue",
    added=Kind("issue-date-added", "date of issue added", EDITORIAL, mirror="issue-date-removed"),
    removed=Kind("issue-date-removed", "date of issue removed", EDITORIAL, mirror="issue-date-added"),
    changed=Kind("issue-date-changed", "date of issue changed", EDITORIAL),
)
AMENDMENT_DATE = ValueKinds(
    "amendment-date",
    "date of amendment",
    added=Kind("amendment-date-added", "date of amendment added", EDITORIAL, mirror="amendment-date-removed"),
    removed=Kind("amendment-date-removed", "date of amendment removed", EDITORIAL, mirror="amendment-date-added"),
    changed=Kind("amendment-date-changed", "date of amendment changed", EDITORIAL),
)
VETTING = WordsKinds(
    "vetting",
    "vetting",
    added=Kind("vetting-added", "vetting added", SUBSTANTIVE, mirror="vetting-removed"),
    removed=Kind("vetting-removed", "vetting removed", SUBSTANTIVE, mirror="vetting-added"),
    raised=Kind("vetting-raised", "vetting raised", SUBSTANTIVE, mirror="vetting-lowered"),
    lowered=Kind("vetting-lowered", "vetting lowered", SUBSTANTIVE, mirror="vetting-raised"),
    retouched=Kind("vetting-retouched", "vetting retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    moved=Kind("vetting-moved", "vetting moved", EDITORIAL, values=POSITION),
)
FRAMEWORK = ValueKinds(
    "framework",
    "competency framework",
    added=Kind("framework-added", "competency framework added", SUBSTANTIVE, mirror="framework-removed"),
    removed=Kind("framework-removed", "competency framework removed", SUBSTANTIVE, mirror="framework-added"),
    changed=Kind("framework-changed", "competency framework changed", SUBSTANTIVE),
    retouched=Kind(
        "framework-retouched", "competency framework retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT
    ),
)
PURPOSE = TextKinds(
    "purpose",
    "main purpose",
    added=Kind("purpose-added", "main purpose added", SUBSTANTIVE, mirror="purpose-removed"),
    removed=Kind("purpose-removed", "main purpose removed", SUBSTANTIVE, mirror="purpose-added"),
    reworded=Kind("purpose-reworded", "main purpose reworded", WORDING, values=TEXT),
    retouched=Kind("purpose-retouched", "main purpose retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
    replaced=Kind("purpose-replaced", "main purpose replaced", SUBSTANTIVE),
)
SOURCE = ValueKinds(
    "source",
    "source",
    added=Kind("source-added", "source added", EDITORIAL, mirror="source-removed"),
    removed=Kind("source-removed", "source removed", EDITORIAL, mirror="source-added"),
    changed=Kind("source-changed", "source changed", EDITORIAL),
)
UNKNOWN_FIELD = ValueKinds(
    "field",
    "field",
    added=Kind("field-added", "field added", SUBSTANTIVE, mirror="field-removed"),
    removed=Kind("field-removed", "field removed", SUBSTANTIVE, mirror="field-added"),
    changed=Kind("field-changed", "field changed", SUBSTANTIVE),
    retouched=Kind("field-retouched", "field retouched (case, punctuation, spacing)", EDITORIAL, values=TEXT),
)
