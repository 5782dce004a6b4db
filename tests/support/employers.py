"""Three small employers with profiles of their own: a hospital trust, a department and a software company."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}


class Employer(NamedTuple):
    """What an employer declares, its catalogue and one role, as YAML."""

    schema: dict[str, Any]
    catalogue: str
    role: str

    def write(self, folder: Path, role: str, catalogue: str) -> Path:
        """Write a project with these texts in place of the employer's own, and return its folder."""
        (folder / "schema/catalogue").mkdir(parents=True)
        (folder / "roles").mkdir()
        (folder / "schema/role.schema.json").write_text(json.dumps(self.schema), encoding="utf-8")
        (folder / "schema/catalogue.schema.json").write_text("{}", encoding="utf-8")
        (folder / "schema/catalogue/all.yaml").write_text(catalogue, encoding="utf-8")
        (folder / "roles/role.yaml").write_text(role, encoding="utf-8")
        (folder / "roledoc-lint.toml").write_text("", encoding="utf-8")
        return folder


def field(schema: dict[str, Any], **declared: object) -> dict[str, Any]:
    return {**schema, "x-roledoc": declared}


def entries(**declared: object) -> dict[str, Any]:
    return field({"type": "array"}, kind="entries", **declared)


def records(*parts: str, **declared: object) -> dict[str, Any]:
    items = {"type": "object", "properties": {part: {} for part in parts}}
    return field({"type": "array", "items": items}, kind="records", **declared)


def span(*parts: str, **declared: object) -> dict[str, Any]:
    return field({"type": "object", "properties": {part: {} for part in parts}}, **declared)


TRUST = Employer(
    {
        "x-roledoc": {
            "identity": ["reference"],
            "shown": {"title": "post", "organisation": "trust"},
            "scales": {"importance": ["Desirable", "Essential"]},
        },
        "properties": {
            "post": field(TEXT),
            "trust": field(TEXT, vocabulary="trusts", ranked=False),
            "reference": field(TEXT),
            "band": field(TEXT, vocabulary="bands"),
            "hours": field({"type": "number"}),
            "disclosure": field(TEXTS, vocabulary="disclosures", word="check", one_per="family"),
            "reviewed": field(TEXT, kind="date", not_future=True),
            "summary": field(TEXT, kind="text"),
            "duties": field(TEXTS, word="duty"),
            "dimensions": entries(
                word="dimension", catalogue="ksf", key="dimension", level="ksf_level", parts=["indicator"]
            ),
            "specification": records(
                "criterion",
                "importance",
                "assessed_by",
                "evidence",
                word="criterion",
                level="importance",
                scale="importance",
                level_verbs=["made-desirable", "made-essential"],
                details={
                    "assessed_by": {"kind": "words", "vocabulary": "methods", "ranked": False, "impact": "wording"},
                    "evidence": {"kind": "text"},
                },
            ),
            "shifts": records(
                "shift",
                "hours",
                "cover",
                "agreed",
                word="shift",
                key="shift",
                details={
                    "hours": {"kind": "range", "parts": ["least", "most"]},
                    "cover": {"vocabulary": "bands"},
                    "agreed": {"kind": "date"},
                },
            ),
        },
    },
    """\
trusts: [{name: Northern Lakes Trust}, {name: Southern Dales Trust}]
bands: [{name: Band 4}, {name: Band 5, aliases: [AfC 5]}, {name: Band 6}]
disclosures: [{name: Standard, family: DBS, rank: 1}, {name: Enhanced, family: DBS, rank: 2}]
methods: [{name: Interview}, {name: Form}, {name: Test}]
ksf:
  levels: [1, 2, 3]
  entries:
    - name: Communication
      wordings: [{level: 1, indicator: Speaks with patients.}, {level: 2, indicator: Speaks with families.}]
    - name: Quality
      aliases: [Quality of care]
      wordings: [{level: 1, indicator: Keeps records.}]
    - name: Health
""",
    """\
post: Staff Nurse
trust: Northern Lakes Trust
reference: SN450
band: Band 5
hours: 37
disclosure: [Standard]
reviewed: 2024-03
summary: Looks after patients on the ward through the day and the night.
duties:
  - Plan the care of each patient on the ward.
  - Keep the records of the ward.
dimensions:
  - dimension: Communication
    ksf_level: 1
    indicator: Speaks with patients.
  - dimension: Quality
    ksf_level: 1
    indicator: Keeps records.
specification:
  - criterion: Registered nurse
    importance: Essential
    assessed_by: [Form]
  - criterion: Works well in a busy team of nurses
    importance: Desirable
    assessed_by: [Interview, Test]
    evidence: Ask about the last ward.
shifts:
  - shift: Early
    hours: {least: 6, most: 8}
    cover: Band 4
    agreed: 2023-05
""",
)

DEPARTMENT = Employer(
    {
        "x-roledoc": {
            "identity": ["title", "site"],
            "shown": {"title": "title", "organisation": "department"},
            "scales": {"skill": ["Awareness", "Working", "Practitioner", "Expert"]},
        },
        "properties": {
            "title": field(TEXT),
            "site": field(TEXT),
            "department": field(TEXT),
            "grade": field(TEXT, vocabulary="grades"),
            "salary": span("minimum", "maximum"),
            "posting": span("from", "until", impact="wording"),
            "clearance": field(TEXT, vocabulary="clearances"),
            "summary": field(TEXT, kind="text"),
            "responsibilities": field(TEXTS, word="responsibility"),
            "behaviours": entries(word="behaviour", key="behaviour"),
            "technical": entries(
                word="skill", catalogue="skills", scale="skill", key="skill", level="proficiency", parts=["description"]
            ),
            "languages": records(
                "language",
                "fluency",
                "tested",
                word="language",
                details={"fluency": {"vocabulary": "fluencies"}, "tested": {"kind": "date"}},
            ),
        },
    },
    """\
grades: [{name: EO, behaviour_level: 2}, {name: HEO, behaviour_level: 3}, {name: SEO, behaviour_level: 3}]
clearances: [{name: CTC}, {name: SC}, {name: DV}]
fluencies: [{name: Basic}, {name: Fluent}]
behaviours:
  levels: [1, 2, 3]
  entries:
    - name: Seeing the big picture
      wordings: [{level: 2, wording: Knows the aims of the team.}, {level: 3, wording: Knows the aims of others.}]
    - name: Working together
      wordings: [{level: 2, wording: Helps others.}]
skills:
  entries:
    - name: Data analysis
      wordings: [{level: Working, description: Uses tables.}, {level: Expert, description: Teaches others.}]
    - name: Drafting
""",
    """\
title: Policy Adviser
site: Leeds
department: Department of Examples
grade: HEO
salary: {minimum: 34800, maximum: 38900}
posting: {from: 2024-09, until: 2026-09}
clearance: CTC
summary: Advises ministers on the examples of the year.
responsibilities:
  - Write advice for ministers on examples.
  - Answer letters from the public.
behaviours:
  - behaviour: Seeing the big picture
    level: 2
    wording: Knows the aims of the team.
  - behaviour: Working together
    level: 2
    wording: Helps others.
technical:
  - skill: Data analysis
    proficiency: Working
    description: Uses tables.
languages:
  - language: Welsh
    fluency: Basic
    tested: 2023-01
""",
)

COMPANY = Employer(
    {
        "x-roledoc": {
            "identity": ["track", "career_level"],
            "shown": {"title": "title"},
            "scales": {"career": ["Junior", "Senior", "Principal"]},
            "exchange": [{"from": "stretch", "to": "expectations", "verb": "made-expected"}],
        },
        "properties": {
            "title": field(TEXT),
            "track": field(TEXT, vocabulary="tracks", ranked=False),
            "career_level": field(TEXT, vocabulary="levels"),
            "pay": span("from", "to", parts=["from", "to"]),
            "pitch": field(TEXT, kind="text", impact="editorial"),
            "expectations": field(TEXTS, word="expectation"),
            "stretch": field(TEXTS, word="stretch goal"),
            "competencies": entries(word="competency", scale="career", parts=["summary", "examples"]),
        },
    },
    """\
tracks: [{name: Engineering}, {name: Design}]
levels: [{name: Junior}, {name: Senior}, {name: Principal}]
competencies:
  entries:
    - name: Delivery
      wordings:
        - {level: Junior, summary: Ships small changes., examples: Fixes a defect.}
        - {level: Senior, summary: Ships whole features., examples: Leads a launch.}
    - name: Feedback
      wordings:
        - {level: Junior, summary: Asks for feedback., examples: Asks after each review.}
    - name: Mentoring
      levels: [Senior, Principal]
""",
    """\
title: Engineer
track: Engineering
career_level: Junior
pay: {from: 41659, to: 47672}
pitch: Join us and build the tools that people love.
expectations:
  - Write code that others can read.
stretch:
  - Speak at a meeting of engineers.
competencies:
  - name: Delivery
    level: Junior
    summary: Ships small changes.
    examples: Fixes a defect.
  - name: Feedback
    level: Junior
    summary: Asks for feedback.
""",
)
