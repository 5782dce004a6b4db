"""The table of fields: the schema and the kinds of change have the same fields, and no other module lists them."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from roledoc_lint.changes.kinds import table
from roledoc_lint.changes.kinds.groups import (
    EntryKinds,
    ParagraphKinds,
    StandardKinds,
    TextKinds,
    ValueKinds,
    WordsKinds,
    members,
)
from roledoc_lint.model.fields import BY_NAME, FIELDS, Field, FieldKind, refuse_mistakes
from tests.support.helpers import REPOSITORY

PACKAGE = REPOSITORY / "roledoc_lint"
LISTS_FIELDS = {
    "model/fields.py",
    "changes/kinds/table.py",
    "reports/changes/csv.py",  # the headings of its columns, which happen to be those of fields
    "reports/changes/json.py",  # the keys of a change, likewise
}

GROUPS: dict[FieldKind, tuple[type, ...]] = {
    "line": (ValueKinds, TextKinds),
    "text": (TextKinds,),
    "paragraphs": (ParagraphKinds,),
    "word": (ValueKinds,),
    "words": (WordsKinds,),
    "date": (ValueKinds,),
    "entries": (EntryKinds,),
    "records": (StandardKinds,),
    "note": (ValueKinds,),
}


def test_the_schema_has_these_fields_in_this_order() -> None:
    schema = json.loads((REPOSITORY / "schema/role.schema.json").read_text(encoding="utf-8"))
    assert list(schema["properties"]) == list(BY_NAME)


def test_each_field_has_its_kinds_of_change_under_its_slug() -> None:
    assert list(table.FIELDS) == list(BY_NAME)
    for field in FIELDS:
        for kind in members(table.FIELDS[field.name]):
            assert kind.name.startswith(f"{field.slug}-")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_field_has_the_group_of_its_kind(field: Field) -> None:
    group = table.FIELDS[field.name]
    assert isinstance(group, GROUPS[field.kind])
    if isinstance(group, WordsKinds):
        assert field.ranked == (group.raised is not None) == (group.lowered is not None)


GRADE = Field("grade", "word", "grade", "grade", "grade", vocabulary="grade")
ISSUED = Field("issued", "date", "issued", "issued", "issue-date")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (GRADE._replace(vocabulary="grades"), 'grade is of the kind word: write vocabulary="grade"'),
        (GRADE._replace(vocabulary=""), 'grade is of the kind word: write vocabulary="grade"'),
        (GRADE._replace(kind="words", vocabulary="Grade"), 'grade is of the kind words: write vocabulary="grade"'),
        (GRADE._replace(kind="line"), 'grade is of the kind line: write vocabulary=""'),
        (GRADE._replace(after="issued"), 'grade has after="issued": both must be fields of the kind date'),
        (GRADE._replace(not_future=True), "grade has not_future: only a field of the kind date can have it"),
        (GRADE._replace(kind="date", vocabulary="", after="isued"), 'grade has after="isued": both must be fields of'),
    ],
)
def test_a_field_that_cannot_work_is_refused(field: Field, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        refuse_mistakes([field, ISSUED])


def test_a_heading_belongs_to_one_field() -> None:
    headings = [heading.strip() for field in FIELDS for heading in field.headings.split(";") if heading]
    assert not {heading for heading in headings if headings.count(heading) > 1} - {"what you will do"}


def test_no_other_module_lists_fields() -> None:
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
        if len({name for name in names if name in BY_NAME} - {"values", "source", "status", "location"}) > 1:
            lines.append(node.lineno)
    return lines
