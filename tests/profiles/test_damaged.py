"""Every error that jsonschema has in a damaged role has a finding at its place, whatever the profile."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint import Linter, find_config
from roledoc_lint.project.scaffold import PROFILES
from roledoc_lint.source.document import load
from roledoc_lint.text.json_pointer import escape
from tests.support.helpers import REPOSITORY, TODAY
from tests.support.schemas import changed_schema, schema_project
from tests.support.starters import roles, started

NUMBER = 500
"""How many damaged roles of a profile are looked at."""

WRONG: tuple[Any, ...] = (None, 3, 3.5, -1, "", "zzz unknown", "2019-13-41", [], {}, ["x"], {"name": "x"}, True)
"""What takes the place of a value."""

NARROWED: dict[str, dict[str, Any]] = {
    "properties/vetting_levels/items": {"enum": ["Recruitment Vetting"]},
    "properties/behaviours/items/properties/level": {"minimum": 2},
    "properties/technical_skills/items/properties/level": {"maximum": 3},
    "properties/issued": {"pattern": "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    "properties/status": {"const": "Police"},
    "properties/main_purpose": {"minLength": 400},
    "properties/main_responsibilities": {"minItems": 3, "maxItems": 6, "uniqueItems": True},
}
"""What a police force may ask for that the shipped schema does not, and its catalogue neither."""


def steps_of(value: object, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the steps that lead to each value within a role."""
    if steps:
        yield steps
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from steps_of(item, (*steps, key))


def damaged(role: dict[str, Any], generator: random.Random) -> dict[str, Any]:
    """A copy with one to three values that are exchanged, deleted, or have one more beside them."""
    changed = copy.deepcopy(role)
    for _ in range(generator.randint(1, 3)):
        *above, last = generator.choice(list(steps_of(changed)))
        holder: Any = changed
        for step in above:
            holder = holder[step]
        match generator.randrange(6):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder["extra"] = 1
            case _:
                holder[last] = copy.deepcopy(generator.choice(WRONG))
        if not changed:
            return changed
    return changed


def unreported(folder: Path, texts: list[dict[str, Any]], seed: int) -> tuple[int, list[str]]:
    """The number of errors in damaged roles of a project, and those that no finding is at the place of."""
    linter = Linter.for_project(find_config(folder), today=TODAY)
    validator = Draft202012Validator(json.loads((folder / "schema/role.schema.json").read_bytes()))
    generator, errors, missed = random.Random(seed), 0, []
    for number in range(NUMBER):
        role = damaged(texts[number % len(texts)], generator)
        found = linter.check(linter.read("roles/x.yaml", json.dumps(role))).findings
        pointers = {finding.pointer for finding in found}
        for error in validator.iter_errors(role):
            errors += 1
            place = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
            if not any(is_at(pointer, place) for pointer in pointers):
                missed.append(f"{place}: {error.message[:80]}: {sorted(pointers)[:4]}")
    return errors, missed


def is_at(pointer: str, place: str) -> bool:
    """Whether a finding is on the value of an error, within it, or on what the value belongs to."""
    return pointer == place or pointer.startswith(f"{place}/") or place.rpartition("/")[0] == pointer


def data_of(texts: dict[str, str]) -> list[dict[str, Any]]:
    """Roles as data, with dates as they are written."""
    return [json.loads(json.dumps(load("x", text.encode(), 1 << 20).fields)) for text in texts.values()]


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_each_error_has_a_finding(profile: str) -> None:
    errors, missed = unreported(started(profile), data_of(roles(profile)), seed=14)
    assert errors > NUMBER / 2
    assert missed == []


@pytest.mark.slow
def test_each_error_of_a_schema_that_asks_for_more_has_a_finding(tmp_path: Path) -> None:
    schema_project(tmp_path, changed_schema(NARROWED))
    police = {path.stem: path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "roles").iterdir())}
    errors, missed = unreported(tmp_path, data_of(police), seed=15)
    assert errors > NUMBER
    assert missed == []
