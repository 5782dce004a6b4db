"""Vocabularies: names with aliases, and grades by family and rank."""

from __future__ import annotations

import pytest

from roledoc_lint.model.vocabulary import Vocabulary, WordFamily, families_of, names_of, parts

VETTING = names_of(
    [
        {"name": "Recruitment Vetting", "family": "force vetting", "rank": 1, "abbreviation": "RV"},
        {"name": "Management Vetting", "family": "force vetting", "rank": 2, "aliases": ["Management Level."]},
    ]
)
GRADES = families_of(
    {
        "families": [
            {"name": "SCALE", "status": "Police Staff", "lowest": 1, "highest": 3},
            {"name": "Grade", "status": "Police Staff", "lowest": "A"},
        ],
        "ranks": [{"name": "Constable", "status": "Police"}, {"name": "Inspector", "status": "Police"}],
    }
)


@pytest.mark.parametrize(
    ("vocabulary", "spelling", "expected"),
    [
        (VETTING, "Management Vetting", "Management Vetting"),
        (VETTING, "management  vetting.", "Management Vetting"),
        (VETTING, "Management Level", "Management Vetting"),
        (VETTING, "RV", "Recruitment Vetting"),
        (VETTING, "Recruitment Vetting (RV)", "Recruitment Vetting"),
        (VETTING, "Enhanced Vetting", None),
        (GRADES, "Scale 2", "SCALE 2"),
        (GRADES, "SCALE2", "SCALE 2"),
        (GRADES, "SCALE 4", None),
        (GRADES, "grade c", "Grade C"),
        (GRADES, "inspector", "Inspector"),
    ],
)
def test_a_spelling_means_one_word(vocabulary: Vocabulary, spelling: str, expected: str | None) -> None:
    assert vocabulary.canonical(spelling) == expected


def test_what_an_editor_offers() -> None:
    assert VETTING.choices == ("Recruitment Vetting", "Management Vetting")
    assert GRADES.choices == ("SCALE 1", "SCALE 2", "SCALE 3", "Grade A", "Constable", "Inspector")
    assert (VETTING.is_closed, GRADES.is_closed) == (True, False)


@pytest.mark.parametrize(
    ("lowest", "highest", "first", "number"),
    [
        (1, 999_999_999, "SCALE 1", 100),
        ("A", "E", "SCALE A", 5),
        ("C", "A", None, 0),
        (3, 1, None, 0),
        (1, "C", "SCALE 1", 67),
    ],
)
def test_choices_are_limited(lowest: int | str, highest: int | str, first: str | None, number: int) -> None:
    choices = WordFamily("SCALE", lowest, highest).choices
    assert (next(iter(choices), None), len(choices)) == (first, number)
    assert all(WordFamily("SCALE", lowest, highest).word(choice) == choice for choice in choices)


def test_what_a_message_says_of_grades() -> None:
    assert GRADES.names == ("SCALE 1 to 3", "Grade A and higher", "Constable", "Inspector")


def test_positions_have_a_family_and_a_rank() -> None:
    assert VETTING.position("Management Vetting") == ("force vetting", 2)
    assert GRADES.position("SCALE 3") == ("SCALE", 3)
    assert GRADES.position("Inspector") == ("rank", 1)
    assert GRADES.position("SCALE 9") is None


def test_a_longer_rank_is_nearest_to_the_rank_in_it() -> None:
    assert GRADES.nearest("Detective Inspector") == ["Inspector"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SCALE 1/SCALE 2", ["SCALE 1", "SCALE 2"]),
        ("SCALE 1/2", ["SCALE 1", "SCALE 2"]),
        ("SCALE 1", []),
        ("SCALE 1/SCALE 9", []),
    ],
)
def test_parts(text: str, expected: list[str]) -> None:
    assert parts(GRADES, text) == expected
