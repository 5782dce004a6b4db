"""An agency that declares what the profile of the trust does not: ranges, pairs, keys, parts, levels that agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.own_profile import TEXT, TEXTS, field

ENTRIES: dict[str, Any] = {"type": "array", "items": {"type": "object"}}
RANGE: dict[str, Any] = {"type": "object", "properties": {"minimum": {}, "maximum": {}}}

SCHEMA: dict[str, Any] = {
    "x-roledoc": {
        "identity": ["title", "office"],
        "shown": {"title": "title", "organisation": "office"},
        "scales": {"depth": ["Awareness", "Working", "Expert"]},
        "agree": [{"section": "behaviours", "level": "grade.behaviour_level"}],
        "pairs": [["starts", "ends"], ["lowest_grade", "grade"]],
    },
    "type": "object",
    "properties": {
        "title": field(TEXT),
        "office": field(TEXT),
        "email": field(TEXT, word="email address", unique=True),
        "grade": field(TEXT, vocabulary="grades", hint="ask the reward team for the grade"),
        "lowest_grade": field(TEXT, vocabulary="grades", slug="lowest-grade"),
        "career_level": field(TEXT, vocabulary="career_levels"),
        "starts": field(TEXT, kind="date"),
        "ends": field(TEXT, kind="date"),
        "salary": field(RANGE, kind="range"),
        "hours": field({"type": "object", "properties": {"from": {}, "to": {}}}),
        "duties": field(TEXTS, word="duty"),
        "behaviours": field(ENTRIES, kind="entries", word="behaviour", complete="error", same_level="info"),
        "skills": field(
            ENTRIES,
            kind="entries",
            word="skill",
            key="skill",
            level="depth",
            scale="depth",
            complete=True,
            order="warning",
            parts=[],
        ),
        "competencies": field(
            ENTRIES, kind="entries", word="competency", scale="career_level", parts=["summary", "examples"], order=False
        ),
        "criteria": field(
            {
                "type": "array",
                "items": {"type": "object", "properties": {"criterion": {}, "importance": {}, "how": {}}},
            },
            word="criterion",
            level="importance",
            scale="depth",
            details={"how": {"vocabulary": "ways", "word": "way of assessment", "ranked": False}},
        ),
    },
}
CATALOGUE = """\
grades:
  - {name: Officer, behaviour_level: 1}
  - {name: Manager, aliases: [Mgr], behaviour_level: 2}
career_levels: [{name: Junior}, {name: Senior, aliases: [Sr]}, {name: Lead}]
ways: [{name: Interview}, {name: Application form, aliases: [Form]}]
behaviours:
  levels: [1, 2, 3]
  entries: [{name: Deciding}, {name: Leading}]
skills:
  entries: [{name: Analysis}, {name: Writing, levels: [Working, Expert]}]
competencies:
  entries:
    - name: Delivery
      wordings:
        - level: Junior
          summary: Finishes tasks that somebody else has planned.
          examples: Has changed a page of the site.
        - level: Senior
          summary: Plans the work of a whole team for some weeks.
          examples: Has led the release of a service from its start to its end.
    - name: Craft
"""


def write_agency(folder: Path, role: str, **others: str) -> Path:
    """Write the project of the agency into a folder, with one role or more, and return the folder."""
    (folder / "schema/catalogue").mkdir(parents=True)
    (folder / "schema/role.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (folder / "schema/catalogue.schema.json").write_text('{"properties": {}}', encoding="utf-8")
    (folder / "schema/catalogue/all.yaml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "roledoc-lint.toml").write_text("", encoding="utf-8")
    (folder / "roles").mkdir()
    for name, text in {"a": role, **others}.items():
        (folder / f"roles/{name}.yaml").write_text(text, encoding="utf-8")
    return folder
