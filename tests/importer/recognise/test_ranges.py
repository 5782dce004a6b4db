"""Ranges and numbers as documents write them, and what becomes of those that are not understood."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.recognise.ranges import read_number, read_range
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from tests.support.own_profile import SCHEMA, field, write_trust

BOTH = ("41659", "47672")
RANGES = {
    "£41,659 to £47,672": BOTH,
    "£41,659 - £47,672 per annum": BOTH,
    "41,659–47,672": BOTH,
    "£41 659 — £47 672 a year, pro rata": BOTH,
    "between £41,659 and £47,672": BOTH,
    "£41,659.00 p.a. rising to £47,672.00 p.a.": BOTH,
    "Minimum £41,659, maximum £47,672": BOTH,
    "lowest £41,659, highest £47,672": BOTH,
    "GBP 41,659 to 47,672": BOTH,
    "Band 5: £41,659 to £47,672": BOTH,
    "£41,659 to £47,672 plus allowances": BOTH,
    "£41k-£47.5k": ("41000", "47500"),
    "£41-47k": ("41000", "47000"),
    "35 to 37.5 hours a week": ("35", "37.5"),
    "£41,659": ("41659", ""),
    "from £41,659": ("41659", ""),
    "£41,659+": ("41659", ""),
    "up to £47,672": ("", "47672"),
    "1 April 2026 to 31 March 2027": ("2026-04-01", "2027-03-31"),
    "2026-04 – 2027-03": ("2026-04", "2027-03"),
    "from April 2026": ("2026-04", ""),
    "until March 2027": ("", "2027-03"),
}
NOT_UNDERSTOOD = [
    "competitive",
    "Band 6",
    "Grade 6 to 7",
    "£47,672 to £41,659",
    "March 2027 to April 2026",
    "£41,659, £47,672",
    "£41,659/£47,672",
    "€41.659 to €47.672",
    "£41,659 to £47,672 plus £3,000",
    "£2.5 million",
    "£2.5m to £3m",
    "5% to 10%",
    "£1,23,456",
    "£41,659 to £47,672" + " a year" * 60,
]


@pytest.mark.parametrize("text", RANGES)
def test_ranges(text: str) -> None:
    found = read_range(text, ["lowest", "highest"])
    assert found
    assert (found.lower, found.upper) == RANGES[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_a_range(text: str) -> None:
    assert read_range(text, ["lowest", "highest"]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("37.5", "37.5"),
        ("37.5 hours per week", "37.5"),
        ("030", "30"),
        ("£23.50 an hour plus tips", "23.50"),
        ("30 hours over 4 days", None),
        ("March 2027", None),
        ("none", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    found = read_number(text)
    assert (found[0] if found else None) == number


def imported(folder: Path, text: str) -> tuple[dict[str, object], dict[str, dict[str, None]]]:
    schema = deepcopy(SCHEMA)
    ends = {"lowest": {"type": "number"}, "highest": {"type": "number"}}
    schema["properties"] |= {
        "salary": field({"type": "object", "properties": ends}, heading=["salary", "pay"]),
        "driver": field({"type": "boolean"}),
    }
    write_trust(folder, schema)
    (folder / "a.txt").write_text(f"Post title: Nurse\nTrust: Northern Lakes Trust\nWard: 1\n{text}", encoding="utf-8")
    found = preview_document(find_config(folder), folder / "a.txt")
    assert found.draft
    return load("a.yaml", found.text.encode(), 1 << 20).fields, found.draft.doubts


FIELDS = {
    "Salary: £41,659 to £47,672\n": ("salary", {"lowest": 41659, "highest": 47672}),
    "Salary\n\n£41,659 to £47,672\n": ("salary", {"lowest": 41659, "highest": 47672}),
    "Pay\t£41,659 to £47,672\n": ("salary", {"lowest": 41659, "highest": 47672}),
    "Salary: £41,659\n": ("salary", {"lowest": 41659}),
    "Pay: up to £47,672.50\n": ("salary", {"highest": 47672.5}),
    "Hours: 37.5 per week\n": ("hours", 37.5),
    "Driver: yes\n": ("driver", True),
}


@pytest.mark.parametrize("text", FIELDS)
def test_fields(tmp_path: Path, text: str) -> None:
    name, value = FIELDS[text]
    role, _ = imported(tmp_path, text)
    assert (role.get(name), role.get("elsewhere")) == (value, None)


@pytest.mark.parametrize("text", ["Salary: competitive", "Salary: £47,672 to £41,659", "Hours: full time"])
def test_what_is_not_understood_is_said(tmp_path: Path, text: str) -> None:
    role, doubts = imported(tmp_path, f"{text}\n")
    assert role["elsewhere"] == [text]
    assert any("is under elsewhere" in doubt for doubt in doubts[text.partition(":")[0].lower()])


def test_one_value_and_a_second_range_are_said(tmp_path: Path) -> None:
    role, doubts = imported(tmp_path, "Salary: £41,659\n\nSalary: £50,000\n\nPay: £41,659\n")
    assert role["salary"] == {"lowest": 41659}
    assert role["elsewhere"] == ["Salary: £50,000"]
    assert '"£41,659" is one value, taken for the lowest: check it' in doubts["salary"]
