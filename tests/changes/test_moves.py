"""Moves: within a list, to another list or role, and along with a new name of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.list_matching import by_keys
from roledoc_lint.changes.paragraph_matching import match_paragraphs
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.rows import Row
from roledoc_lint.reports.changes.sections import sections
from tests.changes.test_kinds import changes
from tests.support.growth import assert_near_linear
from tests.support.helpers import with_fields

CATALOGUE = """\
technical_skills:
  levels: [1, 2, 3]
  entries:
    - name: {name}
      aliases: [{alias}]
      wordings: [{{level: 1, wording: Sees risks.}}]
"""
ROLE = """\
role_code: {code}
technical_skills:
  - {{name: {name}, level: 1}}
"""


def comparison(folder: Path, before: dict[str, str], after: dict[str, str]) -> Comparison:
    changes(folder, before, after)
    return compare_snapshots(between_folders(Config(folder), folder / "before", folder / "after"))


def state(name: str, alias: str, names: tuple[str, str]) -> dict[str, str]:
    roles = {
        f"roles/{code}.yaml": with_fields(ROLE.format(code=code, name=used))
        for code, used in zip(("A1", "B1"), names, strict=True)
    }
    return {"schema/catalogue/skills.yaml": CATALOGUE.format(name=name, alias=alias), **roles}


def test_a_role_that_follows_a_new_name_is_named_with_it(tmp_path: Path) -> None:
    old, new = "Risk Management", "Managing Risk"
    found = comparison(tmp_path, state(old, "Risks", (old, old)), state(new, old, (new, old)))
    assert found.changes[0].kind == "catalogue-entry-renamed"
    followed, other = found.changes[0].affected
    assert (followed.subject.role, followed.pointer) == ("A1", "/technical_skills/0/name")
    assert followed.base
    assert followed.head
    assert (other.subject.role, other.pointer) == ("B1", None)
    assert found.formatting_only == ()
    assert found.summary.roles_changed == 1


@given(st.permutations(range(9)), st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_nothing_moves_to_the_position_that_it_had(order: list[int], gone: set[int], come: set[int]) -> None:
    before = [text for text in range(9) if text not in come]
    after = [text for text in order if text not in gone]
    matched = by_keys(before, after, int)
    places = {new: old for old, new in matched.pairs}
    assert all(places[new] != new for new in matched.moved)
    stay = [old for old, new in matched.pairs if new not in matched.moved]
    assert stay == sorted(stay)


def rows(found: Comparison) -> list[Row]:
    return [row for section in sections(found) for row in section.rows]


def test_a_paragraph_that_is_placed_as_it_is_needs_no_closer_look(tmp_path: Path) -> None:
    text = "This must not be a designated post."
    files = [
        {"roles/a.yaml": with_fields(f"{field}: ['{text}']")} for field in ("unattributed", "additional_information")
    ]
    (row,) = rows(comparison(tmp_path, *files))
    assert (row.change.kind, row.warning) == ("paragraph-placed", "")


def test_a_paragraph_that_is_placed_with_another_duty_needs_a_closer_look(tmp_path: Path) -> None:
    texts = {"unattributed": "The post holder may drive the marked vehicles.", "additional_information": ""}
    after = {"additional_information": "The post holder must drive the marked vehicles."}
    files = [
        {"roles/a.yaml": with_fields("".join(f"{field}: ['{text}']\n" for field, text in state.items() if text))}
        for state in (texts, after)
    ]
    (row,) = rows(comparison(tmp_path, *files))
    assert (row.change.kind, row.warning) == ("paragraph-placed", "look closely: obligation: may → must")


def test_values_that_look_the_same_are_told_apart(tmp_path: Path) -> None:
    files = [{"roles/a.yaml": with_fields(f"own: {value}")} for value in ("3", '"3"')]
    (row,) = rows(comparison(tmp_path, *files))
    assert [part.text for part in row.parts] == ["3", '"3"']


@pytest.mark.parametrize("section", ["essential_training", "additional_information"])
def test_the_text_of_a_move_is_shown_if_it_has_changed(tmp_path: Path, section: str) -> None:
    texts = "Drives the marked vehicles of the force.", "Drives the unmarked vehicles of the force."
    files = [
        {"roles/a.yaml": with_fields(f"{field}: [{text}]")}
        for field, text in zip(("necessary_experience", section), texts, strict=True)
    ]
    (change,) = comparison(tmp_path, *files).changes
    assert (change.kind, change.before, change.after) == ("paragraph-section-changed", "necessary_experience", section)
    assert change.wording == (f"/{section}/0", *texts)


def test_large_lists_take_little_longer_for_each_paragraph() -> None:
    """The work for each paragraph has a bound, however many others there are."""

    def work(size: int) -> Callable[[], object]:
        number = size // 60
        lists = {
            name: (
                [f"{name} does the same work {place} of the same unit. And more {place}." for place in range(number)],
                [f"{name} had the same work {place + 7} of one same unit. Or more {place}." for place in range(number)],
            )
            for name in ("one", "other")
        }
        return lambda: match_paragraphs(lists, {"text": ("The same work. More. " * number, "")})

    assert_near_linear(work)
