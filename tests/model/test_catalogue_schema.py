"""The schema of the catalogue follows what the schema of roles declares, and what is written by hand stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint.model.attributes import KEYWORD
from roledoc_lint.model.catalogue_schema import MARK, declared_parts, with_declared, with_parts
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.profile_files import shipped_profile
from tests.support.helpers import REPOSITORY

TEXT = {"type": "string"}
LIST = {"type": "array", "items": TEXT}
HAND = {"title": "Hands", "type": "array"}
EMPTY: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def field(schema: dict[str, Any], **declared: object) -> dict[str, Any]:
    return {**schema, KEYWORD: declared}


def profile(**more: dict[str, Any]) -> Profile:
    fields = {
        "band": field(TEXT, vocabulary="bands"),
        "checks": field(LIST, vocabulary="checks", one_per="kind", ranked=False),
        "skills": field({"type": "array"}, kind="entries", catalogue="skill_list", parts=["summary", "examples"]),
        "areas": field({"type": "array"}, kind="entries", scale="depth", edition="band"),
        "codes": field(
            {"type": "array", "items": {"type": "object", "properties": {"id": {}, "name": {}, "how": {}}}},
            catalogue="codes",
            kind="records",
            details={"name": {"kind": "text"}, "how": {"vocabulary": "ways"}},
        ),
        **more,
    }
    whole = {"scales": {"depth": ["Low", "High"]}, "agree": [{"section": "skills", "level": "band.expected"}]}
    return read_profile({KEYWORD: whole, "properties": fields})


def schema(of: Profile | None = None) -> dict[str, Any]:
    return dict(with_declared(EMPTY, of or profile()))


VALID: dict[str, dict[str, Any]] = {
    "words": {"bands": [{"name": "Band 4", "aliases": ["AfC 4"], "expected": 2}, {"name": "Band 5"}]},
    "families of words": {"bands": {"families": [{"name": "Band", "lowest": 2, "highest": 9, "expected": 1}]}},
    "families and words": {"bands": {"families": [{"name": "Band", "lowest": "A"}], "ranks": [{"name": "Chief"}]}},
    "one word a kind": {"checks": [{"name": "Basic", "kind": "record", "abbreviation": "B"}]},
    "words of a detail": {"ways": [{"name": "Interview"}]},
    "a section": {"skill_list": {"levels": [1], "entries": [{"name": "A", "levels": [1, 2]}]}},
    "a text": {"skill_list": {"levels": [1], "entries": [{"name": "A", "wordings": [{"level": 1, "examples": "x"}]}]}},
    "a named scale": {"framework": "2024", "areas": {"entries": [{"name": "A", "levels": ["Low"]}]}},
    "records": {"codes": {"entries": [{"id": "a", "name": "b"}], "code_forms": [{"form": "a", "example": "a"}]}},
}


@pytest.mark.parametrize("document", VALID.values(), ids=VALID)
def test_what_the_catalogue_can_have(document: dict[str, Any]) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(document)) == []


WRONG: dict[str, dict[str, Any]] = {
    "a list that nobody declares": {"grades": [{"name": "A"}]},
    "an attribute that nobody declares": {"bands": [{"name": "A", "spam": 1}]},
    "an attribute of a wrong type": {"bands": [{"name": "A", "expected": "high"}]},
    "neither words nor families": {"bands": {}},
    "no kind": {"checks": [{"name": "Basic"}]},
    "no levels": {"skill_list": {"entries": [{"name": "A"}]}},
    "a level that the scale does not have": {"framework": "x", "areas": {"levels": ["Medium"], "entries": []}},
    "no edition": {"areas": {"entries": []}},
    "a text of another section": {
        "areas": {"entries": [{"name": "A", "wordings": [{"level": "Low", "summary": "x"}]}]}
    },
    "a level without a text": {"skill_list": {"levels": [1], "entries": [{"name": "A", "wordings": [{"level": 1}]}]}},
    "a record without a text": {"codes": {"entries": [{"id": "a"}]}},
}


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG)
def test_what_the_catalogue_cannot_have(document: dict[str, Any]) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(document))


def test_the_shipped_schema_lacks_nothing() -> None:
    shipped = json.loads((REPOSITORY / "schema/catalogue.schema.json").read_text(encoding="utf-8"))
    assert with_declared(shipped, shipped_profile()) is shipped


def test_what_is_written_by_hand_stays_and_what_was_declared_goes() -> None:
    before = {"bands": HAND, "gone": {"$comment": MARK}, "own": HAND}
    after = declared_parts(profile(), before)
    assert list(after) == ["bands", "own", "framework", "skill_list", "areas", "codes", "checks", "ways"]
    assert after["bands"] is HAND
    assert declared_parts(profile(), after) == after


SOURCES: dict[str, str] = {
    "indented by two": json.dumps({**EMPTY, "properties": {"own": HAND}}, indent=2) + "\n",
    "indented by four": json.dumps({"properties": {"own": HAND}, "title": "T\u00e9"}, indent=4),
    "windows": json.dumps({**EMPTY, "properties": {"own": HAND}}, indent=2).replace("\n", "\r\n"),
    "one line": json.dumps({**EMPTY, "properties": {"own": HAND, 'a"/~': HAND}}),
    "no parts": json.dumps(EMPTY),
    "spaces of its own": '{"properties": {  "own" :[1,  2] }, "title": "x"}',
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_file_is_edited_and_not_written_anew(source: str) -> None:
    before = json.loads(source)
    declared = declared_parts(profile(), before["properties"])
    after = with_parts(source.encode(), declared)
    assert after is not None
    assert json.loads(after) == {**before, "properties": declared}
    assert with_parts(after, declared) == after
    head, _, tail = source.partition('"properties"')
    assert after.decode().startswith(head)
    assert after.decode().endswith(tail[tail.rindex("}", 0, -1) + 1 :])
    if '"own" :[1,  2]' in source:
        assert '"own" :[1,  2]' in after.decode()


@pytest.mark.parametrize("content", [b"{}", b"[", b"\xff"])
def test_a_file_that_cannot_be_edited_safely_is_left(content: bytes) -> None:
    assert with_parts(content, {"a": {"$comment": MARK}}) is None
