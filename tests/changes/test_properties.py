"""For any two states of some roles, the changes applied to the base give the head; equal states give no changes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roledoc_lint.changes.catalogue_states import catalogue_states
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.normalised_role import normalised_role
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.json import data
from roledoc_lint.source.document import load
from tests.support.apply_changes import applied

WORDS = ["Manages", "the", "budget", "of", "the unit.", "Reviews", "reports", "and", "risks.", "reviews", "3", "5", "–"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
free = st.one_of(
    texts, st.text("ab é–.,-%1\n&", max_size=12), st.sampled_from(["A\nB", "A B", "a  b", " a", "é", "1.5", "15"])
)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 9), free),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("ab/~"), inner, max_size=2)),
    max_leaves=5,
)
names = st.sampled_from(["Risk Management", "Risk management", "IT Skills", "Mgmt of Police Information (MOPI)", "X"])
entries = st.fixed_dictionaries(
    {"name": names},
    optional={"level": st.one_of(st.integers(1, 3), free), "wording": free, "seen": anything, "title": free},
)
standards = st.fixed_dictionaries(
    {"code": st.sampled_from(["SFJ CB2", "SFJCB2", "CM02"])}, optional={"title": free, "unit": anything}
)
grades = st.sampled_from(["SCALE 4", "SCALE 5", "Scale 5", "PO 1", "Sergeant", "Inspector", "X"])
vetting = st.sampled_from(["Management Vetting", "Management Level.", "Security Check", "RV", "CTC", "X"])
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "job_title": texts,
    "role_code": st.sampled_from(["A1", "B1", "a1"]),
    "main_purpose": free,
    "issued": st.sampled_from(["2019-03", "March 2019", "2020"]),
    "location": free,
    "competency_framework": st.sampled_from(["CVF 2016", "CVF 2024"]),
    "grades": st.lists(grades, max_size=3),
    "vetting_levels": st.lists(vetting, max_size=3),
    "behaviours": st.lists(entries, max_size=4),
    "technical_skills": st.lists(entries, max_size=4),
    "national_occupational_standards": st.lists(standards, max_size=3),
    **{field: st.lists(free, max_size=5) for field in shipped_profile().paragraphs},
}
# Any field may hold anything, and there may be unknown fields.
roles = st.fixed_dictionaries(
    {}, optional={name: st.one_of(known, known, known, anything) for name, known in KNOWN.items()} | {"new": anything}
)


@st.composite
def edited(draw: st.DrawFn, values: dict[str, Any]) -> dict[str, Any]:
    """A role with some fields of another one, and some lists reordered, shortened or with items twice."""
    other = draw(roles)
    result = {key: draw(st.sampled_from([value, value, value, other.get(key, value)])) for key, value in values.items()}
    for key, value in result.items():
        if isinstance(value, list) and draw(st.booleans()):
            shuffled = draw(st.permutations(value))
            result[key] = draw(st.sampled_from([shuffled, value[1:], value + value[:1], [*value[::-1], "More."]]))
    return result


@st.composite
def two_states(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Up to three roles by path, and the same roles after some edits."""
    paths = st.sampled_from(["roles/a.yaml", "roles/b.yaml", "roles/c.yaml"])
    base = draw(st.dictionaries(paths, roles, min_size=1, max_size=3))
    head = {
        draw(paths) if draw(st.integers(0, 4)) == 0 else path: draw(edited(values)) if draw(st.booleans()) else values
        for path, values in base.items()
    }
    return base, head | draw(st.dictionaries(paths, roles, max_size=1))


def compared(folder: Path, base: dict[str, Any], head: dict[str, Any]) -> Snapshots:
    for name, state in (("base", base), ("head", head)):
        (folder / name / "roles").mkdir(parents=True)
        for path, values in state.items():
            (folder / name / path).write_text(json.dumps(values), encoding="utf-8")
    return between_folders(Config(folder), folder / "base", folder / "head")


def as_compared(snapshots: Snapshots, state: dict[str, Any]) -> dict[str, Any]:
    """The roles as they are compared: text unwrapped, names spelt as the catalogue spells them."""
    names = catalogue_states(snapshots).after
    found = {path: load(path, json.dumps(values).encode(), 10**6) for path, values in state.items()}
    return {path: normalised_role(document, names).values for path, document in found.items()}


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(two_states())
def test_the_changes_applied_to_the_base_give_the_head(states: tuple[dict[str, Any], dict[str, Any]]) -> None:
    base, head = states
    with tempfile.TemporaryDirectory() as folder:
        snapshots = compared(Path(folder), base, head)
        report = json.loads(json.dumps(data(compare_snapshots(snapshots))))
        base, head = as_compared(snapshots, base), as_compared(snapshots, head)
        given_back = {path: json.dumps(values, sort_keys=True) for path, values in applied(base, report).items()}
        assert given_back == {path: json.dumps(values, sort_keys=True) for path, values in head.items()}
        places = [(change["kind"], str(change["base"]), str(change["head"])) for change in report["changes"]]
        assert len(set(places)) == len(places)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["roles/a.yaml", "roles/b.yaml"]), roles, min_size=1))
def test_equal_states_give_no_changes(state: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        comparison = compare_snapshots(compared(Path(folder), state, dict(reversed(state.items()))))
        assert list(comparison.changes) == []
