"""Names with their levels, and the entry whose wording a paragraph is."""

from __future__ import annotations

import pytest

from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.model.values import Level

RIDES = "Rides well on all roads of the county, by day and by night, and looks after the horse at all times."
FEEDS = "Feeds horses."
SKILLS: list[dict[str, object]] = [
    {"name": "Riding", "wordings": [{"level": 1, "wording": RIDES}, {"level": 2, "wording": FEEDS}]},
    {
        "name": "Feeding",
        "wordings": [{"level": 1, "wording": FEEDS}, {"level": 2, "wording": f"{RIDES} Also walks dogs."}],
    },
]
NAMES = KnownNames(Catalogue(shipped_profile(), [{"technical_skills": {"levels": [1, 2], "entries": SKILLS}}]))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (RIDES, ("Riding", 1, False)),
        (RIDES.upper(), ("Riding", 1, False)),
        (RIDES.replace("county", "country"), ("Riding", 1, True)),
        (RIDES.replace("county", "towns and villages"), None),
        (f"{RIDES} Also", None),  # as near to one as to the other
        (FEEDS, None),  # the wording of two
        ("Mends saddles.", None),
    ],
)
def test_owner(paragraph: str, expected: tuple[str, Level, bool] | None) -> None:
    owner = NAMES.owner(paragraph)
    assert (owner and (owner.named.name, owner.level, owner.is_near)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riding (Level 2)", ("Riding", 2)),
        ("Riding – level two", ("Riding", 2)),
        ("Riding L2", ("Riding", 2)),
        ("Riding [lvl. 2]", ("Riding", 2)),
        ("Riding (2)", ("Riding", 2)),
        ("Riding: Accredited", ("Riding", "Accredited")),
        ("Riding (Accredİted)", ("Riding", "Accredited")),
        ("Riding: ACCREDıTED", ("Riding", "Accredited")),
        ("Riding 2", None),
        ("Riding – Lone", None),
        ("Riding Level 1/2", None),
        ("Riding Level 1 to 2", None),
        ("Riding at sealevel 2", None),
    ],
)
def test_name_and_level(text: str, expected: tuple[str, Level] | None) -> None:
    line = NAMES.levels.name_and_level(text)
    assert (line and (line.name, line.level)) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Riding (Level 1) Rides. Feeding – Level 2 Feeds.", ["Riding (Level 1) Rides.", "Feeding – Level 2 Feeds."]),
        ("Rides well. Feeding level 2 is needed.", ["Rides well. Feeding level 2 is needed."]),
        ("Rides well. Shoeing (Level 2) is needed.", ["Rides well. Shoeing (Level 2) is needed."]),
    ],
)
def test_split_before_a_name_with_its_level(text: str, parts: list[str]) -> None:
    assert NAMES.split(text) == parts
