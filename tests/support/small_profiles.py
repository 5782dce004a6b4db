"""Three small made-up profiles, each with a document of 15 sections and the role that it must become."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.own_profile import TEXT, TEXTS, field
from tests.support.profiles import Part

Schema = dict[str, Any]
LIST: Schema = {"type": "array"}
NUMBERS: Schema = {"type": "object", "properties": {"minimum": {"type": "number"}, "maximum": {"type": "number"}}}


class SmallProfile(NamedTuple):
    """`catalogue` is YAML; `role` has what each of the 15 sections of the document becomes, by field."""

    schema: Schema
    catalogue: str
    document: tuple[Part, ...]
    role: dict[str, Any]


def write(profile: SmallProfile, folder: Path) -> None:
    """Write the project of a profile, without roles."""
    (folder / "schema/catalogue").mkdir(parents=True)
    (folder / "schema/role.schema.json").write_text(json.dumps(profile.schema), encoding="utf-8")
    (folder / "schema/catalogue.schema.json").write_text("{}", encoding="utf-8")
    (folder / "schema/catalogue/all.yaml").write_text(profile.catalogue, encoding="utf-8")
    (folder / "roledoc-lint.toml").write_text("", encoding="utf-8")


def _schema(whole: dict[str, Any], **fields: Schema) -> Schema:
    return {"x-roledoc": {"lost": "unplaced", **whole}, "type": "object", "properties": fields}


def _label(label: str, value: str) -> Part:
    return Part("label", (label, value))


def _below(heading: str, *parts: tuple[str, ...]) -> tuple[Part, ...]:
    return (Part("heading", (heading,)), *(Part(kind, texts) for kind, *rest in parts if (texts := tuple(rest))))


def _items(heading: str, *items: str) -> tuple[Part, ...]:
    return _below(heading, *(("item", item) for item in items))


HOSPITAL = SmallProfile(
    _schema(
        {
            "identity": ["post_number"],
            "shown": {"title": "post", "organisation": "trust"},
            "scales": {"importance": ["Desirable", "Essential"]},
        },
        post=field(TEXT, heading=["job title", "post title"]),
        trust=field(TEXT, vocabulary="trusts", alone=True, ranked=False, heading=["trust"]),
        post_number=field(TEXT, word="post number", heading=["post number"]),
        band=field(TEXT, vocabulary="bands", alone=True, heading=["band", "pay band"]),
        ward=field(TEXT, heading=["ward", "department"]),
        reports_to=field(TEXT, heading=["responsible to", "reports to"]),
        hours=field({"type": "number"}, heading=["hours", "hours per week"]),
        check=field(TEXT, vocabulary="checks", ranked=False, heading=["DBS check"]),
        summary=field(TEXT, kind="text", heading=["job summary"]),
        duties=field(TEXTS, heading=["key duties", "main duties"]),
        specification=field(
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"criterion": TEXT, "importance": TEXT, "assessed_by": TEXTS},
                },
            },
            word="criterion",
            heading=["person specification"],
            level="importance",
            scale="importance",
            details={"assessed_by": {"vocabulary": "ways", "kind": "words"}},
        ),
        dimensions=field(LIST, kind="entries", word="dimension", heading=["KSF dimensions"]),
        commitments=field(TEXTS, heading=["our values", "trust values"]),
        environment=field(TEXTS, heading=["working conditions"]),
        benefits=field(TEXTS, heading=["what we offer"]),
        unplaced=field(TEXTS, kind="paragraphs"),
    ),
    """\
trusts: [{name: Northern Lakes Trust}, {name: Southern Dales Trust}]
bands: [{name: Band 5, aliases: [AfC 5]}, {name: Band 6}]
checks: [{name: Standard}, {name: Enhanced}]
ways: [{name: Application form}, {name: Interview}]
dimensions:
  levels: [1, 2, 3, 4]
  entries: [{name: Communication}, {name: Quality}]
""",
    (
        _label("Job title", "Staff Nurse"),
        _label("Trust", "Northern Lakes Trust"),
        _label("Post number", "SN450"),
        _label("Pay band", "AfC 5"),
        _label("Ward", "Fell View"),
        _label("Responsible to", "Ward Manager"),
        _label("Hours", "37.5 per week"),
        _label("DBS check", "Enhanced"),
        *_below("Job summary", ("paragraph", "Looks after patients by day and by night, together with the team.")),
        *_items("Key duties", "Plan care.", "Write reports."),
        *_below(
            "Person specification",
            ("row", "Criterion", "Essential/Desirable", "Assessed by"),
            ("row", "Registered nurse", "Essential", "Application form"),
            ("row", "Calm in a crisis", "D", "Interview and application form"),
        ),
        *_below("KSF dimensions", ("name", "Communication (Level 3)"), ("name", "Quality (Level 2)")),
        *_items("Trust values", "Kindness."),
        *_items("Working conditions", "Lifting."),
        *_items("What we offer", "Parking."),
    ),
    {
        "post": "Staff Nurse",
        "trust": "Northern Lakes Trust",
        "post_number": "SN450",
        "band": "Band 5",
        "ward": "Fell View",
        "reports_to": "Ward Manager",
        "hours": 37.5,
        "check": "Enhanced",
        "summary": "Looks after patients by day and by night, together with the team.",
        "duties": ["Plan care.", "Write reports."],
        "specification": [
            {"criterion": "Registered nurse", "importance": "Essential", "assessed_by": ["Application form"]},
            {
                "criterion": "Calm in a crisis",
                "importance": "Desirable",
                "assessed_by": ["Interview", "Application form"],
            },
        ],
        "dimensions": [{"name": "Communication", "level": 3}, {"name": "Quality", "level": 2}],
        "commitments": ["Kindness."],
        "environment": ["Lifting."],
        "benefits": ["Parking."],
    },
)
DEPARTMENT = SmallProfile(
    _schema(
        {
            "identity": ["reference"],
            "shown": {"title": "job", "organisation": "department"},
            "scales": {"technical": ["Awareness", "Working", "Practitioner", "Expert"]},
        },
        job=field(TEXT, heading=["job title", "role"]),
        department=field(TEXT, vocabulary="departments", alone=True, ranked=False, heading=["department"]),
        reference=field(TEXT, heading=["reference", "vacancy reference"]),
        grade=field(TEXT, vocabulary="grades", alone=True, heading=["grade"]),
        salary=field(NUMBERS, heading=["salary", "pay"]),
        contract=field(TEXT, vocabulary="contracts", ranked=False, heading=["type of role", "contract type"]),
        clearance=field(TEXTS, vocabulary="clearances", heading=["security clearance"]),
        location=field(TEXT, heading=["location"]),
        written=field(TEXT, kind="date", not_future=True, heading=["date written"]),
        summary=field(TEXT, kind="text", heading=["about the job", "job summary"]),
        responsibilities=field(TEXTS, heading=["key responsibilities"]),
        behaviours=field(LIST, kind="entries", word="behaviour", heading=["behaviours"]),
        technical=field(LIST, kind="entries", word="technical skill", scale="technical", heading=["technical skills"]),
        criteria=field(TEXTS, heading=["essential criteria"]),
        benefits=field(TEXTS, heading=["benefits"]),
        unplaced=field(TEXTS, kind="paragraphs"),
    ),
    """\
departments: [{name: Department of Tides}, {name: Department of Hills}]
grades: [{name: HEO, aliases: [Higher Executive Officer]}, {name: Grade 7, aliases: [G7]}]
contracts: [{name: Permanent}, {name: Fixed term}]
clearances: [{name: CTC}, {name: SC, aliases: [Security Check]}]
behaviours:
  levels: [1, 2, 3, 4, 5]
  entries:
    - name: Working Together
      wordings: [{level: 3, wording: Builds trust in other teams.}]
    - name: Making Effective Decisions
technical:
  entries: [{name: Agile}, {name: User focus}]
""",
    (
        _label("Job title", "Service Owner"),
        _label("Department", "Department of Tides"),
        _label("Reference", "DT-204"),
        _label("Grade", "G7"),
        _label("Salary", "£41,659 to £47,672 per annum"),
        _label("Contract type", "Permanent"),
        _label("Security clearance", "SC"),
        _label("Location", "Leeds"),
        _label("Date written", "March 2024"),
        *_below("About the job", ("paragraph", "Owns the service that tells boats when the tide will turn.")),
        *_items("Key responsibilities", "Set the direction.", "Run the team."),
        *_below(
            "Behaviours",
            ("name", "Working Together (Level 3)"),
            ("paragraph", "Builds trust in other teams."),
            ("name", "Making Effective Decisions (Level 4)"),
        ),
        *_below("Technical skills", ("row", "Agile", "Working"), ("row", "User focus", "Practitioner")),
        *_items("Essential criteria", "Has run a service."),
        *_items("Benefits", "A bicycle."),
    ),
    {
        "job": "Service Owner",
        "department": "Department of Tides",
        "reference": "DT-204",
        "grade": "Grade 7",
        "salary": {"minimum": 41659, "maximum": 47672},
        "contract": "Permanent",
        "clearance": ["SC"],
        "location": "Leeds",
        "written": "2024-03",
        "summary": "Owns the service that tells boats when the tide will turn.",
        "responsibilities": ["Set the direction.", "Run the team."],
        "behaviours": [
            {"name": "Working Together", "level": 3, "wording": "Builds trust in other teams."},
            {"name": "Making Effective Decisions", "level": 4},
        ],
        "technical": [{"name": "Agile", "level": "Working"}, {"name": "User focus", "level": "Practitioner"}],
        "criteria": ["Has run a service."],
        "benefits": ["A bicycle."],
    },
)

PROGRESSION = SmallProfile(
    _schema(
        {
            "identity": ["code"],
            "shown": {"title": "title", "organisation": "company"},
            "scales": {"career": ["Junior", "Senior", "Lead"]},
        },
        title=field(TEXT, heading=["title", "job title"]),
        company=field(TEXT, vocabulary="companies", ranked=False, heading=["company"]),
        code=field(TEXT, heading=["code", "role id"]),
        career_level=field(TEXT, vocabulary="career_levels", heading=["career level"]),
        track=field(TEXT, vocabulary="tracks", ranked=False, heading=["track"]),
        team=field(TEXT, heading=["team"]),
        manager=field(TEXT, heading=["manager"]),
        pay=field(NUMBERS, heading=["pay range"]),
        reviewed=field(TEXT, kind="date", not_future=True, heading=["reviewed"]),
        purpose=field(TEXT, kind="text", heading=["purpose"]),
        outcomes=field(TEXTS, heading=["outcomes"]),
        competencies=field(
            LIST,
            kind="entries",
            key="competency",
            level="career_level",
            parts=["summary", "examples"],
            scale="career",
            heading=["competencies"],
        ),
        steps=field(
            {"type": "array", "items": {"type": "object", "properties": {"step": TEXT, "due": TEXT}}},
            details={"due": {"kind": "date"}},
            heading=["next steps"],
        ),
        tools=field(TEXTS, heading=["tools"]),
        perks=field(TEXTS, heading=["perks"]),
        unplaced=field(TEXTS, kind="paragraphs"),
    ),
    """\
companies: [{name: Blue Kite}]
career_levels: [{name: Junior}, {name: Senior}, {name: Lead}]
tracks: [{name: Engineering}, {name: Design}]
competencies:
  entries:
    - name: Delivery
      wordings: [{level: Senior, summary: Leads the work of a team., examples: Plans a release.}]
    - name: Mentoring
""",
    (
        _label("Title", "Senior Engineer"),
        _label("Company", "Blue Kite"),
        _label("Role ID", "ENG-3"),
        _label("Career level", "Senior"),
        _label("Track", "Engineering"),
        _label("Team", "Platform"),
        _label("Manager", "Head of Platform"),
        _label("Pay range", "£60k–£72.5k"),
        _label("Reviewed", "3 March 2024"),
        *_below("Purpose", ("paragraph", "Keeps the platform on which all other teams build fast and safe.")),
        *_items("Outcomes", "Releases happen each day."),
        *_below(
            "Competencies",
            ("name", "Delivery (Senior)"),
            ("paragraph", "Summary: Leads the work of a team."),
            ("paragraph", "Examples: Plans a release."),
            ("name", "Mentoring – Lead"),
        ),
        *_below("Next steps", ("row", "Step", "Due"), ("row", "Speak at a meeting", "June 2024")),
        *_items("Tools", "Git."),
        *_items("Perks", "Books."),
    ),
    {
        "title": "Senior Engineer",
        "company": "Blue Kite",
        "code": "ENG-3",
        "career_level": "Senior",
        "track": "Engineering",
        "team": "Platform",
        "manager": "Head of Platform",
        "pay": {"minimum": 60000, "maximum": 72500},
        "reviewed": "2024-03-03",
        "purpose": "Keeps the platform on which all other teams build fast and safe.",
        "outcomes": ["Releases happen each day."],
        "competencies": [
            {
                "competency": "Delivery",
                "career_level": "Senior",
                "summary": "Leads the work of a team.",
                "examples": "Plans a release.",
            },
            {"competency": "Mentoring", "career_level": "Lead"},
        ],
        "steps": [{"step": "Speak at a meeting", "due": "2024-06"}],
        "tools": ["Git."],
        "perks": ["Books."],
    },
)
SMALL_PROFILES = {"hospital": HOSPITAL, "department": DEPARTMENT, "progression": PROGRESSION}
