"""What can be declared is said by one JSON Schema, which editors have too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from roledoc_lint.model.attributes import ATTRIBUTES, KINDS, Place, fits
from roledoc_lint.project.scaffold import PROFILES
from tests.support.helpers import REPOSITORY
from tests.support.starters import started

EDITORS = Draft202012Validator(json.loads((REPOSITORY / "schema/declaring.schema.json").read_text(encoding="utf-8")))
WORDS = st.sampled_from(
    ["a", "a-b", "", " ", "A b", "1", "error", "wording", "anywhere", "field", "from", "a.b", *KINDS]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "to", "verb", "field", "attribute", "equals", "section"]), inner)
    ),
    max_leaves=6,
)
PLACES: list[tuple[Place, str]] = [(place, name) for place, known in ATTRIBUTES.items() for name in known]


def in_schema(place: Place, declared: object) -> dict[str, Any]:
    """A schema of roles that declares this."""
    return {"x-roledoc": declared} if place == "whole" else {"properties": {"a": {"x-roledoc": declared}}}


@pytest.mark.parametrize(("place", "name"), PLACES)
@given(value=VALUES)
def test_editors_accept_what_the_program_does(place: Place, name: str, value: object) -> None:
    is_accepted = EDITORS.is_valid(in_schema(place, {name: value}))
    if name == "details":
        assert fits(place, value, name) or not is_accepted
    else:
        assert is_accepted == fits(place, value, name) == fits(place, {name: value})


@pytest.mark.parametrize("profile", PROFILES)
def test_editors_accept_each_profile(profile: str) -> None:
    schema = json.loads((started(profile) / "schema/role.schema.json").read_bytes())
    assert list(EDITORS.iter_errors(schema)) == []
    assert (started(profile) / "schema/declaring.schema.json").is_file()


@pytest.mark.parametrize("text", ["a\x1bb", "a\u202eb", "a\nb"])
@pytest.mark.parametrize("wrap", [lambda text: text, lambda text: [text], lambda text: {"x": text}])
def test_text_that_cannot_be_printed_is_refused(text: str, wrap: Any) -> None:
    known = {"word": wrap(text), "heading": wrap(text), "details": wrap(text)}
    assert not any(fits("field", value, name) for name, value in known.items())


def test_an_unknown_attribute_is_refused() -> None:
    assert not fits("field", {"vocabluary": "a"})
    assert not EDITORS.is_valid(in_schema("field", {"details": {"b": {"vocabluary": "a"}}}))
