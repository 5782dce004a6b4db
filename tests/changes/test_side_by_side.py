"""Two different roles side by side: what both have, what only one has, and which is higher."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from roledoc_lint import find_config
from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.named_roles import compare
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.side_by_side import Relation, SideBySide, side_by_side
from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.project.config import Config
from roledoc_lint.source.document import load
from tests.changes.test_properties import roles
from tests.support.employers import DEPARTMENT, TRUST, Employer
from tests.support.helpers import REPOSITORY, project, with_fields

CATALOGUE = read_catalogue(Config(REPOSITORY))
NAMES = NameResolver(CATALOGUE, CATALOGUE, CATALOGUE)
DUTY, OTHER = "Keep the register of sources up to date.", "Attend meetings with partner agencies as required."


def both(first: str, second: str) -> SideBySide:
    sides = [
        normalised_role(load(f"{name}.yaml", text.encode(), 10**6), NAMES)
        for name, text in (("a", first), ("b", second))
    ]
    return side_by_side(*sides)


def lines(found: SideBySide) -> list[str]:
    return [
        " | ".join([part.name, item.name, _said(item.first), _said(item.second), item.relation.value, item.higher])
        for part in found.parts
        for item in part.items
    ]


def _said(value: object) -> str:
    return "–" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


CASES = [
    ("location: Here\n", "location: Here.\n", "location |  | Here | Here. | same | "),
    ("location: Here\n", "location: There\n", "location |  | Here | There | different | "),
    ("location: Here\n", "", "location |  | Here | – | only in the first | "),
    ("", "location: Here\n", "location |  | – | Here | only in the second | "),
    ("grades: [SCALE 4, SCALE 5]\n", "grades: [SCALE 5, SCALE 6]\n",
     "grades |  | SCALE 4, SCALE 5 | SCALE 5, SCALE 6 | different | second"),
    ("grades: [SCALE 4]\n", "grades: [SCALE 4, SCALE 5]\n",
     "grades |  | SCALE 4 | SCALE 4, SCALE 5 | different | second"),
    ("grades: [SCALE 5]\n", "grades: [SCALE 4]\n", "grades |  | SCALE 5 | SCALE 4 | different | first"),
    ("grades: [SCALE 4, SCALE 7]\n", "grades: [SCALE 5, SCALE 6]\n",
     "grades |  | SCALE 4, SCALE 7 | SCALE 5, SCALE 6 | different | "),
    ("grades: [SCALE 5]\n", "grades: [Sergeant]\n", "grades |  | SCALE 5 | Sergeant | different | "),
    ("grades: [Sergeant]\n", "grades: [Inspector]\n", "grades |  | Sergeant | Inspector | different | second"),
    ("grades: [SCALE 5]\n", "grades: [Scale 5]\n", "grades |  | SCALE 5 | Scale 5 | same | "),
    ("grades: [nobody knows]\n", "grades: [SCALE 5]\n", "grades |  | nobody knows | SCALE 5 | different | "),
    (
        "vetting_levels: [Recruitment Vetting]\n",
        "vetting_levels: [Management Vetting, Security Check]\n",
        "vetting_levels |  | Recruitment Vetting | Management Vetting, Security Check | different | second",
    ),
    (
        "vetting_levels: [Management Vetting]\n",
        "vetting_levels: [Recruitment Vetting, Security Check]\n",
        "vetting_levels |  | Management Vetting | Recruitment Vetting, Security Check | different | ",
    ),
    (
        "technical_skills:\n  - {name: Risk Management, level: 3}\n",
        "technical_skills:\n  - {name: risk management, level: 5}\n",
        "technical_skills | Risk Management | 3 | 5 | different | second",
    ),
    (
        "technical_skills:\n  - {name: Risk Management, level: 3}\n",
        "technical_skills:\n  - {name: Risk Management, level: 3}\n",
        "technical_skills | Risk Management | 3 | 3 | same | ",
    ),
    (
        "technical_skills:\n  - {name: Risk Management, level: 3}\n",
        "",
        "technical_skills | Risk Management | 3 | – | only in the first | ",
    ),
    (f"main_responsibilities: ['{DUTY}']\n", f"main_responsibilities: ['{DUTY}']\n",
     f"main_responsibilities |  | {DUTY} | {DUTY} | same | "),
    (
        f"main_responsibilities: ['{DUTY}']\n",
        "main_responsibilities: ['Keep the register of suspects up to date.']\n",
        f"main_responsibilities |  | {DUTY} | Keep the register of suspects up to date. | different | ",
    ),
    (
        f"essential_criteria: ['{DUTY}']\n",
        f"desirable_criteria: ['{DUTY}']\n",
        f"essential_criteria | {DUTY} | essential_criteria | desirable_criteria | different | ",
    ),
    ("shift: late\n", "shift: early\n", "shift |  | late | early | different | "),
    ("shift: [1, 2]\n", "shift: 1\n", "shift |  | 1, 2 | 1 | different | "),
]  # fmt: skip
"""Fields of two roles, and the one line that comes of them."""


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_what_two_roles_have(first: str, second: str, expected: str) -> None:
    assert lines(both(first, second)) == [expected]


def test_what_both_have_comes_before_what_differs_and_what_one_has() -> None:
    first = f"main_responsibilities: ['{OTHER}', '{DUTY}', Only here and nowhere else.]\n"
    second = f"main_responsibilities: ['{DUTY}', '{OTHER}', Something that the other role does not say.]\n"
    relations = [item.relation for part in both(first, second).parts for item in part.items]
    assert relations == [Relation.SAME, Relation.SAME, Relation.FIRST, Relation.SECOND]


def test_paragraphs_that_the_other_role_has_as_one() -> None:
    first, second = f"main_responsibilities: ['{OTHER}', '{DUTY}']\n", f"main_responsibilities: ['{OTHER} {DUTY}']\n"
    for pair in ((first, second), (second, first)):
        (item,) = (item for part in both(*pair).parts for item in part.items)
        assert item.relation is Relation.DIFFERENT


def test_dates_codes_and_remarks_are_left_out() -> None:
    found = both(
        "role_code: A1\njob_title: X\nissued: 2019-03\nsource: x\n", "role_code: B1\njob_title: Y\namended: 2020-01\n"
    )
    assert found.parts == []


def test_the_wording_of_a_level_that_both_have() -> None:
    entry = "technical_skills:\n  - {{name: Risk Management, level: 3, wording: {}, seen: {}}}\n"
    (part,) = both(entry.format("One text.", "yes"), entry.format("Another.", "no")).parts
    (item,) = part.items
    assert (item.first, item.second, item.relation) == (3, 3, Relation.DIFFERENT)
    assert item.notes == (("wording", "One text.", "Another."), ("seen", "yes", "no"))


def test_a_detail_that_only_one_entry_has() -> None:
    plain = "technical_skills:\n  - {name: Driving, level: 1}\n  - {name: Risk Management, level: 3}\n"
    more = "technical_skills:\n  - {name: Risk Management, level: 3, seen: yes}\n"
    for pair, notes in (((plain, more), ("seen", None, "yes")), ((more, plain), ("seen", "yes", None))):
        found = [item for part in both(*pair).parts for item in part.items]
        (risk,) = (item for item in found if item.name == "Risk Management")
        assert (risk.relation, risk.first, risk.second, risk.notes) == (Relation.DIFFERENT, 3, 3, (notes,))


def test_different_editions_are_said() -> None:
    found = both("competency_framework: CVF 2016\n", "competency_framework: CVF 2024\n")
    (note,) = found.notes
    assert note.startswith("the two roles have behaviours and values of different editions (CVF 2016 and CVF 2024)")


@pytest.mark.parametrize(
    ("employer", "before", "after", "expected"),
    [
        (DEPARTMENT, "maximum: 38900", "maximum: 39800", "salary"),
        (DEPARTMENT, "grade: HEO", "grade: SEO", "grade"),
        (TRUST, "band: Band 5", "band: Band 6", "band"),
    ],
)
def test_what_other_employers_declare(
    tmp_path: Path, employer: Employer, before: str, after: str, expected: str
) -> None:
    folder = employer.write(tmp_path / "x", employer.role, employer.catalogue)
    assert before in employer.role
    (folder / "roles/second.yaml").write_text(employer.role.replace(before, after), encoding="utf-8")
    found = compare(find_config(folder), str(folder / "roles/role.yaml"), str(folder / "roles/second.yaml"))
    (different,) = [(part, item) for part in found.parts for item in part.items if item.relation is not Relation.SAME]
    assert (different[0].name, different[1].higher) == (expected, "second")


def role_of(name: str, values: dict[str, Any]) -> Role:
    return normalised_role(load(f"{name}.yaml", json.dumps(values).encode(), 10**6), NAMES)


SWAPPED = {Relation.FIRST: Relation.SECOND, Relation.SECOND: Relation.FIRST}
HIGHER = {"first": "second", "second": "first", "": ""}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(roles, roles)
def test_the_other_way_round_is_the_mirror(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = (
        Counter(
            (part.name, item.relation, item.higher)
            for part in side_by_side(first, second).parts
            for item in part.items
            if item.relation in SWAPPED or item.higher
        )
        for first, second in ((role_of("a", one), role_of("b", other)), (role_of("b", other), role_of("a", one)))
    )
    mirrored = Counter({(name, SWAPPED.get(s, s), HIGHER[h]): number for (name, s, h), number in back.items()})
    assert there == mirrored


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(roles)
def test_a_role_beside_itself_is_the_same(values: dict[str, Any]) -> None:
    found = side_by_side(role_of("a", values), role_of("b", values))
    assert {item.relation for part in found.parts for item in part.items} <= {Relation.SAME}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(roles, roles)
def test_no_paragraph_is_lost_or_said_twice(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = role_of("a", one), role_of("b", other)
    found = side_by_side(first, second)
    for role, side in ((first, 0), (second, 1)):
        expected: Counter[str] = Counter()
        for field in role.profile.paragraphs:
            values = role.values.get(field)
            both_lists = all(
                isinstance(value, list | None) and all(isinstance(text, str) for text in value or [])
                for value in (first.values.get(field), second.values.get(field))
            )
            expected.update(text for text in values or [] if both_lists) if isinstance(values, list) else None
        seen: Counter[str] = Counter()
        for part in found.parts:
            if part.field and part.field.kind == "paragraphs":
                for item in part.items:
                    value = (item.first, item.second)[side] if ("section", None, None) not in item.notes else item.name
                    value = next((both[side] for word, *both in item.notes if word == "wording"), value)
                    seen.update(
                        text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)
                    )
        assert not expected - seen


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("A1", "A1"), "both names mean A1: name two roles; roledoc-lint history shows how one changed"),
        (("A1", "roles/a.yaml"), "both names mean A1"),
        (("A1", "C1"), 'there is no role "C1"'),
        (("A1", "roles/none.yaml"), "roles/none.yaml: cannot be read: No such file or directory"),
        (("A1", "roles/broken.yaml"), "roles/broken.yaml:1: "),
        (("A1", "Intelligence Officer"), 'several roles are called "Intelligence Officer": name one of A1, B1'),
        (("A1", ""), 'there is no role ""'),
        (("A1", "roles"), 'there is no role "roles"'),
    ],
)
def test_what_cannot_be_compared(
    tmp_path: Path, names: tuple[str, str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"roles/{name.lower()[0]}.yaml": with_fields(f"role_code: {name}\n") for name in ("A1", "B1")}
    config = project(tmp_path, {**files, "roles/broken.yaml": "a: [\n"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as error:
        compare(config, *names)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)
