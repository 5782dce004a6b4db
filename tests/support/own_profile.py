"""A hospital trust that declares fields of its own: a profile that has nothing of the shipped one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
PARTS = ("criterion", "importance", "assessed_by", "notes", "weight")
RECORDS = {"type": "array", "items": {"type": "object", "properties": {part: {} for part in PARTS}}}


def field(schema: dict[str, Any], **declared: object) -> dict[str, Any]:
    return {**schema, "x-roledoc": declared}


SCHEMA: dict[str, Any] = {
    "x-roledoc": {
        "identity": ["post_number"],
        "shown": {"title": "post", "organisation": "trust"},
        "lost": "elsewhere",
        "scales": {"knowledge": ["Foundation", "Higher"]},
        "agree": [{"field": "band", "attribute": "contract", "equals": "contract"}],
    },
    "type": "object",
    "properties": {
        "post": field(TEXT, heading=["post", "post title"]),
        "trust": field(TEXT, vocabulary="trusts", alone=True, ranked=False, heading=["trust"]),
        "post_number": field(TEXT, word="post number", heading=["post number", "job number"]),
        "band": field(TEXT, vocabulary="bands", alone=True, heading=["band", "afc band"]),
        "contract": field(TEXT, vocabulary="contracts", ranked=False, heading=["contract"]),
        "ward": field(TEXT, heading=["ward"]),
        "checks": field(TEXTS, word="check", vocabulary="checks", ranked=False, heading=["checks", "dbs"]),
        "written": field(TEXT, kind="date", not_future=True, heading=["written", "written on"]),
        "revised": field(TEXT, kind="date", not_future=True, after="written", heading=["revised"]),
        "summary": field(TEXT, kind="text", heading=["summary", "post summary"]),
        "duties": field(TEXTS, word="duty", heading=["duties", "what you do"]),
        "qualifications": field(TEXTS, heading=["qualifications"]),
        "dimensions": field({"type": "array"}, kind="entries", word="dimension", heading=["dimensions"]),
        "knowledge": field(
            {"type": "array"}, kind="entries", word="area", catalogue="areas", scale="knowledge", heading=["knowledge"]
        ),
        "specification": field(
            RECORDS,
            word="criterion",
            level="importance",
            level_verbs=["made-desirable", "made-essential"],
            details={"assessed_by": {"impact": "wording"}, "notes": {"kind": "text"}},
        ),
        "hours": field({"type": "number"}, impact="wording"),
        "benefits": field(
            TEXTS, impact={"reworded": "substantive", "removed": "wording"}, heading=["benefits", "what we offer"]
        ),
        "elsewhere": field(TEXTS, kind="paragraphs"),
        "origin": field(TEXT, kind="note"),
    },
}
CATALOGUE = """\
trusts: [{name: Northern Lakes Trust}, {name: Southern Dales Trust}]
bands:
  - {name: Band 4, contract: Support}
  - {name: Band 5, aliases: [AfC 5], contract: Registered}
contracts: [{name: Support}, {name: Registered}]
checks: [{name: Standard}, {name: Enhanced}]
dimensions:
  levels: [1, 2]
  entries:
    - name: Communication
      wordings: [{level: 1, wording: Speaks with patients.}, {level: 2, wording: Speaks with families.}]
    - name: Quality
areas:
  levels: [Foundation, Higher]
  entries:
    - name: Anatomy
    - name: Data
"""


def write_trust(folder: Path, schema: object = SCHEMA) -> Path:
    """Write the project of the trust into a folder, without roles, and return the folder."""
    (folder / "schema/catalogue").mkdir(parents=True)
    (folder / "schema/role.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "schema/catalogue.schema.json").write_text("{}", encoding="utf-8")
    (folder / "schema/catalogue/all.yaml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "roledoc-lint.toml").write_text("", encoding="utf-8")
    return folder
