"""What a schema declares of a role, and what it cannot declare."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from roledoc_lint.model.attributes import KEYWORD, OF_FIELD, OF_WHOLE, DeclarationError
from roledoc_lint.model.attributes import KINDS as KIND_NAMES
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.model.profile import Agreement, Exchange, Profile, Scale
from tests.support.helpers import REPOSITORY

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
CODED = {"type": "array", "items": {"type": "object", "properties": {"code": TEXT, "title": TEXT}}}
GROUPS = {"type": "array", "items": {"type": "object"}}


def field(declared: object, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """A field of a schema. One that declares its kind has no type of its own here."""
    usual = {} if isinstance(declared, dict) and "kind" in declared else TEXT
    return {**(usual if schema is None else schema), KEYWORD: declared}


def profile_of(fields: dict[str, Any], **whole: object) -> Profile:
    schema: dict[str, Any] = {"properties": fields}
    return read_profile({**schema, KEYWORD: whole} if whole else schema)


def test_the_shipped_profile_declares_all_fields_of_its_schema() -> None:
    schema = json.loads((REPOSITORY / "schema/role.schema.json").read_text(encoding="utf-8"))
    profile = read_profile(schema)
    assert [declared.name for declared in profile.fields] == list(schema["properties"])


@pytest.mark.parametrize("schema", [{}, {"properties": {"a": TEXT}}, {"properties": []}, {"properties": {"a": True}}])
def test_a_schema_that_declares_nothing(schema: dict[str, Any]) -> None:
    shipped = profile_of({"a": field({})})
    assert read_profile(schema, lambda: shipped) is shipped
    assert read_profile(schema).fields == ()


def test_a_schema_adds_fields_to_the_shipped_profile() -> None:
    shipped = profile_of({"a": field({}), "b": field({})}, identity=["a"])
    profile = read_profile({"properties": {"c": field({}), "b": field({"word": "bee"})}}, lambda: shipped)
    assert [(declared.name, declared.word) for declared in profile.fields] == [("a", "a"), ("b", "bee"), ("c", "c")]
    assert profile.whole == shipped.whole


def test_a_schema_that_declares_the_whole_has_a_profile_of_its_own() -> None:
    shipped = profile_of({"a": field({})}, identity=["a"])
    profile = read_profile({KEYWORD: {}, "properties": {"c": field({})}}, lambda: shipped)
    assert (list(profile.by_name), profile.whole.identity) == (["c"], ())


RANGE = field({}, {"type": "object", "properties": {"lowest": {"type": "integer"}, "top": {"type": "integer"}}})

KINDS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "text": (TEXT, {}, "line"),
    "any": ({}, {}, "line"),
    "word": (TEXT, {"vocabulary": "bands"}, "word"),
    "texts": (TEXTS, {}, "paragraphs"),
    "words": (TEXTS, {"vocabulary": "bands"}, "words"),
    "groups": (GROUPS, {}, "records"),
    "agreed groups": (GROUPS, {"catalogue": "ksf"}, "entries"),
    "group": ({"type": "object"}, {}, "range"),
    "as declared": (TEXT, {"kind": "text"}, "text"),
}


@pytest.mark.parametrize(("schema", "declared", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_a_field_follows_from_its_type(schema: dict[str, Any], declared: dict[str, Any], kind: str) -> None:
    assert profile_of({"a": field(declared, schema)}).fields[0].kind == kind


def test_words_of_a_field_follow_from_its_name() -> None:
    (band,) = profile_of({"pay_band": field({"vocabulary": "bands"})}).fields
    assert (band.word, band.plural, band.slug, band.in_report) == ("pay band", "pay band", "pay-band", "pay band")
    assert (band.vocabulary, band.ranked) == ("bands", True)


def test_what_is_declared_of_records() -> None:
    details = {"assessed_by": {"vocabulary": "assessment", "impact": "wording"}, "note": {"kind": "text"}}
    declared = {"key": "criterion", "level": "importance", "level_verbs": ["eased", "needed"], "details": details}
    (field_of,) = profile_of({"specification": field(declared, GROUPS)}).fields
    properties = {"code": TEXT, "title": TEXT}
    coded = {"type": "array", "items": {"type": "object", "properties": properties}}
    assert profile_of({"standards": field({}, coded)}).fields[0].key == "code"
    assert (field_of.kind, field_of.key, field_of.level, field_of.level_verbs) == (
        "records", "criterion", "importance", ("eased", "needed")
    )  # fmt: skip
    assert [(detail.name, detail.kind, detail.impact) for detail in field_of.details] == [
        ("assessed_by", "word", "wording"), ("note", "text", "")
    ]  # fmt: skip


def test_what_is_declared_of_entries() -> None:
    declared = {
        "kind": "entries",
        "key": "skill",
        "parts": ["summary", "examples"],
        "complete": "error",
        "order": False,
    }
    plain, own = profile_of({"a": field({"kind": "entries"}), "b": field(declared)}).fields
    assert (plain.key, plain.level, plain.parts, plain.complete, plain.order) == (
        "name", "level", ("wording",), False, True
    )  # fmt: skip
    assert (own.key, own.level, own.parts, own.complete, own.order) == (
        "skill", "level", ("summary", "examples"), "error", False
    )  # fmt: skip


def test_pairs_are_those_of_ranges_and_those_that_are_declared() -> None:
    dates = {name: field({"kind": "date"}) for name in ("first", "last")}
    fields = {"pay": RANGE, **dates, "hours": field({"kind": "range"})}
    profile = profile_of(fields, pairs=[["first", "last"], ["pay/lowest", "pay/top"]])
    assert profile.pairs == (("pay/lowest", "pay/top"), ("hours/minimum", "hours/maximum"), ("first", "last"))


@pytest.mark.parametrize("scale", ["career_level", "career_levels"])
def test_a_vocabulary_can_be_a_scale(scale: str) -> None:
    fields = {
        "career_level": field({"vocabulary": "career_levels"}),
        "skills": field({"kind": "entries", "scale": scale}),
    }
    profile = profile_of(fields)
    assert profile.scale_of("skills") == Scale(vocabulary="career_levels")
    named = profile.with_names({"career_levels": ("Junior", "Senior")})
    assert named.scale_of("skills").names == ("Junior", "Senior")
    assert profile.with_names({"bands": ("Band 4",)}) is profile


def test_keys_are_what_identifies_a_role_and_what_is_unique() -> None:
    fields = {name: field({"unique": name in "bc"}) for name in "abc"}
    assert profile_of(fields, identity=["a", "b"]).keys == (("a", "b"), ("b",), ("c",))
    assert profile_of(fields, identity=["b"]).keys == (("b",), ("c",))
    assert profile_of(fields).code == ""


def test_a_slug_that_other_changes_have_is_avoided() -> None:
    assert [declared.slug for declared in profile_of({"role": field({}), "setting": field({})}).fields] == [
        "role-field", "setting-field"
    ]  # fmt: skip


def test_only_declared_fields_belong_to_the_profile() -> None:
    assert profile_of({"a": field({}), "b": TEXT}).by_name.keys() == {"a"}


def test_what_is_declared_of_the_whole() -> None:
    fields = {name: field({"kind": "paragraphs"}) for name in ("wanted", "needed", "rest")}
    fields |= {name: field({"vocabulary": name}) for name in ("band", "group")} | {"skills": field({"kind": "entries"})}
    profile = profile_of(
        {"code": field({}), "name": field({}), **fields},
        identity=["code"],
        shown={"title": "name", "organisation": "group"},
        lost="rest",
        scales={"ksf": ["Foundation", "Higher"], "grade": {"from": 2}},
        agree=[
            {"field": "band", "attribute": "staff", "equals": "group"},
            {"section": "skills", "level": "band.expected.level"},
        ],
        exchange=[{"from": "wanted", "to": "needed", "verb": "made-needed"}],
    )
    whole = profile.whole
    assert (whole.identity, whole.title, whole.organisation, whole.lost) == (("code",), "name", "group", "rest")
    assert whole.scales == {"number": Scale(1), "ksf": Scale(None, ("Foundation", "Higher")), "grade": Scale(2)}
    assert whole.agree == (Agreement("band", "staff", "group"), Agreement("band", "expected.level", "skills"))
    assert whole.exchange == (Exchange("wanted", "needed", "made-needed", "no-longer-made-needed", "needed", "needed"),)
    assert profile.lines == ("name",)


AT = "/properties/a/x-roledoc"
WRONG: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "no object": ({"a": field(1)}, {}, AT, "x-roledoc must be a JSON object"),
    "misspelt": (
        {"a": field({"vocabluary": "x"})},
        {},
        f"{AT}/vocabluary",
        'there is no attribute "vocabluary"; did you mean "vocabulary"?',
    ),
    "kind": ({"a": field({"kind": "texts"})}, {}, f"{AT}/kind", "kind must be one of line, text, "),
    "kind of another type": ({"a": field({"kind": ["line"]})}, {}, f"{AT}/kind", "kind must be one of"),
    "empty word": ({"a": field({"word": " "})}, {}, f"{AT}/word", "word must be some text"),
    "control character": ({"a": field({"word": "a\x1b"})}, {}, f"{AT}/word", "word must be some text"),
    "slug": ({"a": field({"slug": "A b"})}, {}, f"{AT}/slug", "slug must be small letters"),
    "name without a slug": ({"ä": field({})}, {}, "/properties/ä/x-roledoc", 'slug is missing, as "ä" cannot'),
    "flag": ({"a": field({"everyday": 1})}, {}, f"{AT}/everyday", "everyday must be true or false"),
    "heading": ({"a": field({"heading": "A"})}, {}, f"{AT}/heading", "heading must be a list of texts"),
    "of another kind": (
        {"a": field({"not_future": True})},
        {},
        f"{AT}/not_future",
        "not_future is for fields of the kind date, not line",
    ),
    "date after no date": (
        {"a": field({"kind": "date", "after": "b"}), "b": field({})},
        {},
        f"{AT}/after",
        'there is no date field "b"; known are a',
    ),
    "scale": (
        {"a": field({"kind": "entries", "scale": "numbr"})},
        {},
        f"{AT}/scale",
        'there is no scale "numbr"; did you mean "number"?',
    ),
    "edition": (
        {"a": field({"kind": "entries", "edition": "a"})},
        {},
        f"{AT}/edition",
        "there is no field with a word",
    ),
    "words without a vocabulary": ({"a": field({"kind": "words"})}, {}, AT, "vocabulary is missing"),
    "two with one slug": (
        {"a": field({"slug": "x"}), "b": field({"slug": "x"})},
        {},
        "/properties/b/x-roledoc",
        "b and a have the same slug x",
    ),
    "a name that pointers would misread": ({"a/b": field({})}, {}, "/properties/a~1b/x-roledoc", '"a/b" cannot be'),
    "a detail that pointers would misread": (
        {"a": field({"details": {"~": {}}}, GROUPS)},
        {},
        f"{AT}/details/~0",
        '"~" cannot be declared',
    ),
    "impact": ({"a": field({"impact": "high"})}, {}, f"{AT}/impact", "impact must be one of substantive, "),
    "impact of no verb": (
        {"a": field({"impact": {"chnged": "wording"}})},
        {},
        f"{AT}/impact/chnged",
        'there is no verb "chnged"; did you mean "changed"?',
    ),
    "slug of other changes": ({"a": field({"slug": "role"})}, {}, f"{AT}/slug", "role is the slug of other changes"),
    "slug of the catalogue": ({"a": field({"slug": "catalogue-x"})}, {}, f"{AT}/slug", "catalogue-x is the slug of"),
    "two changes with one name": (
        {"a": field({"kind": "entries", "slug": "a"}), "a_level": field({"vocabulary": "x", "slug": "a-level"})},
        {},
        "/properties/a_level/x-roledoc",
        "two changes of a and a_level would be called a-level-added: give one another slug",
    ),
    "exchange with the slug of a field": (
        {name: field({"kind": "paragraphs"}) for name in "ab"},
        {"exchange": [{"from": "a", "to": "b", "verb": "moved"}]},
        "/x-roledoc/exchange/0",
        "two changes of b and exchange would be called b-moved",
    ),
    "one verb for two levels": (
        {"a": field({"level_verbs": ["x"]}, GROUPS)},
        {},
        f"{AT}/level_verbs",
        "level_verbs must be two verbs, the one for a lower level first",
    ),
    "verbs without a level": (
        {"a": field({"level_verbs": ["x", "y"]}, GROUPS)},
        {},
        f"{AT}/level_verbs",
        "level is missing",
    ),
    "exchange with the slug of other changes": (
        {name: field({"kind": "paragraphs"}) for name in "ab"},
        {"exchange": [{"from": "a", "to": "b", "verb": "placed", "slug": "paragraph"}]},
        "/x-roledoc/exchange/0/slug",
        "paragraph is the slug of other changes",
    ),
    "a detail that is a list of groups": (
        {"a": field({"details": {"b": {"kind": "records"}}}, GROUPS)},
        {},
        f"{AT}/details/b",
        "a detail cannot have the kind records",
    ),
    "details": ({"a": field({"details": ["x"]}, GROUPS)}, {}, f"{AT}/details", "details must be declarations"),
    "a detail": (
        {"a": field({"details": {"b": {"spam": 1}}}, GROUPS)},
        {},
        f"{AT}/details/b/spam",
        'there is no attribute "spam"',
    ),
    "whole": ({}, {"spam": 1}, "/x-roledoc/spam", 'there is no attribute "spam"'),
    "no field": ({}, {"identity": ["a"]}, "/x-roledoc/identity/0", 'there is no field "a"'),
    "none that identifies": ({}, {"identity": []}, "/x-roledoc/identity", "identity must be a list of fields"),
    "one that identifies twice": ({}, {"identity": ["a", "a"]}, "/x-roledoc/identity", "identity must be a list of"),
    "shown": ({}, {"shown": {"name": "a"}}, "/x-roledoc/shown", "shown must be title and organisation"),
    "scales": ({}, {"scales": {"a": []}}, "/x-roledoc/scales", "scales must be scales by their names"),
    "scale from a truth value": ({}, {"scales": {"a": {"from": True}}}, "/x-roledoc/scales", "scales must be"),
    "agree": (
        {"a": field({})},
        {"agree": [{"field": "a", "attribute": "x", "equals": "a"}]},
        "/x-roledoc/agree/0/field",
        "there is no field with words",
    ),
    "agree with levels of nothing": (
        {"a": field({"vocabulary": "a"})},
        {"agree": [{"section": "b", "level": "a.level"}]},
        "/x-roledoc/agree/0/equals",
        'there is no field with words or levels "b"',
    ),
    "agree with no level": ({}, {"agree": [{"section": "b", "level": "a"}]}, "/x-roledoc/agree", "agree must be"),
    "pair of one": ({"a": field({})}, {"pairs": [["a"]]}, "/x-roledoc/pairs", "pairs must be a list of"),
    "pair with itself": ({"a": field({})}, {"pairs": [["a", "a"]]}, "/x-roledoc/pairs", "pairs must be a list of"),
    "pair of what is not there": (
        {"a": field({"kind": "date"}), "pay": RANGE},
        {"pairs": [["a", "pay/highest"]]},
        "/x-roledoc/pairs/0",
        'there is no number, date or ranked word "pay/highest"; did you mean',
    ),
    "pair of text": (
        {"a": field({}), "b": field({})},
        {"pairs": [["a", "b"]]},
        "/x-roledoc/pairs/0",
        "there is no number",
    ),
    "pair and its reverse": (
        {"a": field({"kind": "date"}), "b": field({"kind": "date"})},
        {"pairs": [["a", "b"], ["b", "a"]]},
        "/x-roledoc/pairs/0",
        "a and b are a pair the other way round too",
    ),
    "after itself": (
        {"a": field({"kind": "date", "after": "a"})},
        {},
        f"{AT}/after",
        "a would have to be after itself",
    ),
    "after each other": (
        {"a": field({"kind": "date", "after": "b"}), "b": field({"kind": "date", "after": "a"})},
        {},
        f"{AT}/after",
        "a would have to be after itself",
    ),
    "kind of text with a list": (
        {"a": field({"kind": "word", "vocabulary": "x"}, TEXTS)},
        {},
        AT,
        "the kind word is for the type boolean or integer or number or string, but a has the type array",
    ),
    "list that is text": (
        {"a": field({"kind": "paragraphs"}, TEXT)},
        {},
        AT,
        "the kind paragraphs is for the type array",
    ),
    "section that is a list of words": (
        {"a": field({"vocabulary": "x"}), "b": field({"kind": "entries", "catalogue": "x"})},
        {},
        "/properties/b/x-roledoc/catalogue",
        "x is a list of words, not a section",
    ),
    "list of words that pointers would misread": (
        {"a": field({"vocabulary": "a/b"})},
        {},
        f"{AT}/vocabulary",
        '"a/b" cannot',
    ),
    "two with one heading": (
        {"a": field({"heading": ["Post"]}), "b": field({"heading": ["Title", "post:"]})},
        {},
        "/properties/b/x-roledoc/heading/1",
        '"post:" is a heading of a too',
    ),
    "key that no record has": (
        {"a": field({"key": "x"}, CODED)},
        {},
        f"{AT}/key",
        'there is no part "x"; known are code',
    ),
    "level that no record has": ({"a": field({"level": "x"}, CODED)}, {}, f"{AT}/level", 'there is no part "x"'),
    "text that no entry has": (
        {"a": field({"kind": "entries", "key": "code", "parts": ["titel"]}, CODED)},
        {},
        f"{AT}/parts",
        'there is no part "titel"; did you mean "title"?',
    ),
    "detail that no record has": (
        {"a": field({"details": {"x": {}}}, CODED)},
        {},
        f"{AT}/details/x",
        'there is no part "x"',
    ),
    "detail that is the key": (
        {"a": field({"details": {"code": {}}}, CODED)},
        {},
        f"{AT}/details/code",
        "code is the key",
    ),
    "detail that is unique": (
        {"a": field({"details": {"title": {"unique": True}}}, CODED)},
        {},
        f"{AT}/details/title/unique",
        "unique is for fields, not for details",
    ),
    "detail with a range of one part": (
        {"a": field({"details": {"title": {"kind": "range", "parts": ["x"]}}, "kind": "records"}, {"type": "array"})},
        {},
        f"{AT}/details/title/parts",
        "a range has two parts",
    ),
    "scale without a level": ({"a": field({"scale": "number"}, CODED)}, {}, f"{AT}/scale", "level is missing"),
    "level that is the key": (
        {"a": field({"level": "code"}, CODED)},
        {},
        f"{AT}/level",
        "key and level must be different",
    ),
    "range with one end": (
        {"a": field({"kind": "range", "parts": ["lowest"]})},
        {},
        f"{AT}/parts",
        "a range has two parts",
    ),
    "expectation": ({"a": field({"kind": "entries", "complete": "x"})}, {}, f"{AT}/complete", "complete must be true"),
    "part that is the key": (
        {"a": field({"kind": "entries", "parts": ["name"]})},
        {},
        f"{AT}/parts",
        "key, level and parts must be different",
    ),
    "agree without a part": ({}, {"agree": [{"field": "a"}]}, "/x-roledoc/agree", "agree must be a list of groups"),
    "exchange": (
        {"a": field({"kind": "paragraphs"})},
        {"exchange": [{"from": "a", "to": "b", "verb": "x"}]},
        "/x-roledoc/exchange/0/to",
        'there is no field with paragraphs "b"',
    ),
}


@pytest.mark.parametrize(("fields", "whole", "pointer", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_declared(fields: dict[str, Any], whole: dict[str, Any], pointer: str, message: str) -> None:
    with pytest.raises(DeclarationError) as raised:
        profile_of(fields, **whole)
    assert raised.value.pointer == pointer
    assert str(raised.value).startswith(message)


def test_the_page_names_all_attributes_and_kinds() -> None:
    page = (REPOSITORY / "docs/declaring.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == [*OF_FIELD, *KIND_NAMES, *OF_WHOLE]
