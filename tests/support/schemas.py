"""Projects with a schema of their own, changed for a test."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from roledoc_lint import Config, Finding, check
from tests.support.helpers import REPOSITORY, TODAY, files_of, project

Change = dict[str, Any]
"""Keywords for places in a schema, such as `{"properties/status": {"enum": ["Police"]}}`."""


def changed_schema(change: Change) -> dict[str, Any]:
    """The schema of roles with other keywords at some places."""
    schema: dict[str, Any] = json.loads((REPOSITORY / "schema/role.schema.json").read_text(encoding="utf-8"))
    for place, keywords in change.items():
        part = schema
        for step in filter(None, place.split("/")):
            part = part.setdefault(step, {})
        part.update(keywords)
    return schema


def schema_project(folder: Path, schema: object, role: str = "", configuration: str = "", **beside: object) -> Config:
    """A project with a schema of roles, one role with these fields, and files `beside` the schema."""
    shutil.copytree(REPOSITORY / "schema", folder / "schema", dirs_exist_ok=True)
    for name, content in {"role.schema": schema, **beside}.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"schema/{name}.json").write_text(text, encoding="utf-8")
    return project(folder, files_of(role), configuration)


def found(config: Config, *select: str) -> list[Finding]:
    """The findings, without those about what a small role lacks."""
    ignore = () if select else ("incomplete-framework", "missing-wording", "unrecorded-wording")
    return check(config, select=select, ignore=ignore, today=TODAY).findings
