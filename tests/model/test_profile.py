"""The shipped profile: its schema declares all its fields, and no module of the program names one."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from roledoc_lint.model.profile_files import shipped_profile
from tests.support.helpers import REPOSITORY

PACKAGE = REPOSITORY / "roledoc_lint"
LISTS_FIELDS = {
    "reports/changes/csv.py",  # the headings of its columns, which happen to be those of fields
    "reports/changes/json.py",  # the keys of a change, likewise
}
PROFILE = shipped_profile()


def test_the_schema_declares_all_its_fields() -> None:
    schema = json.loads((REPOSITORY / "schema/role.schema.json").read_text(encoding="utf-8"))
    assert list(schema["properties"]) == list(PROFILE.by_name)


def test_a_heading_belongs_to_one_field() -> None:
    headings = [heading for field in PROFILE.fields for heading in field.heading]
    assert not {heading for heading in headings if headings.count(heading) > 1} - {"what you will do"}


def test_no_module_lists_fields() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        if str(path.relative_to(PACKAGE)) not in LISTS_FIELDS
        for line in _lists_of_fields(path)
    }
    assert found == set()


def _lists_of_fields(path: Path) -> list[int]:
    """The first lines of all lists, sets, tuples and dictionaries that name two fields or more."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Dict | ast.List | ast.Set | ast.Tuple):
            continue
        items = node.keys if isinstance(node, ast.Dict) else node.elts
        names = [item.value for item in items if isinstance(item, ast.Constant)]
        # These words have other meanings too, such as the place of a role in a report.
        if len({name for name in names if name in PROFILE.by_name} - {"values", "source", "status", "location"}) > 1:
            lines.append(node.lineno)
    return lines
