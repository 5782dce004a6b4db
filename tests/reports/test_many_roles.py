"""Changes of many roles: the same change is one row, what differs comes first, and nothing is cut without saying so."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison, Gate, summary
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.sections import MIN_ROLES, sections
from roledoc_lint.reports.formats import CHANGES, names
from roledoc_lint.reports.sinks import changes_as
from tests.support.helpers import with_fields
from tests.support.kinds import DECLARED, KINDS, PROFILE

FOR_PEOPLE = ("table", "markdown", "html", "changelog")
RECRUITMENT, MANAGEMENT = "Recruitment Vetting", "Management Vetting"


def role(number: int, **fields: str) -> str:
    given = {"role_code": f"EQ{number:04d}", "job_title": f"Officer {number}", **fields}
    return with_fields("".join(f"{name}: {value}\n" for name, value in given.items()))


def compared(folder: Path, before: dict[int, str], after: dict[int, str]) -> Comparison:
    for state, roles in (("before", before), ("after", after)):
        (folder / state / "roles").mkdir(parents=True)
        for number, text in roles.items():
            (folder / state / f"roles/{number}.yaml").write_text(text, encoding="utf-8")
    return compare_snapshots(between_folders(Config(folder), folder / "before", folder / "after"))


def report(comparison: Comparison, name: str, *, short: bool = False) -> str:
    """A report, without the backslashes of Markdown, and of the page what a reader sees."""
    text = changes_as(comparison, summary=short)(name, None)
    if name == "html":
        text = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", "", text, flags=re.DOTALL)
    return text.replace("\\", "") if name in ("markdown", "changelog") else text


@pytest.fixture(scope="module")
def raises(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Vetting is raised in 198 roles and lowered in two; one of the 198 gets a new responsibility."""
    lowered = (57, 143)
    old = {n: role(n, vetting_levels=f"[{MANAGEMENT if n in lowered else RECRUITMENT}]") for n in range(200)}
    new = {n: role(n, vetting_levels=f"[{RECRUITMENT if n in lowered else MANAGEMENT}]") for n in range(200)}
    new[88] += "main_responsibilities: [Keep the keys.]\n"
    return compared(tmp_path_factory.mktemp("raises"), old, new)


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_the_same_change_of_many_roles_is_one_row(raises: Comparison, name: str) -> None:
    text = " ".join(report(raises, name).split())
    row = re.search(r"198 roles: vetting( raised|.{0,80}raised)", text)
    assert row
    assert text.count("vetting raised") <= 5


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_what_differs_comes_first(raises: Comparison, name: str) -> None:
    text = report(raises, name)
    mass, first, second = (text.index(words) for words in ("198 roles", "EQ0057", "EQ0143"))
    assert max(first, second) < mass
    assert text.index("EQ0057") < text.index("EQ0088")
    assert "Keep the keys." in text


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("name", ["table", "markdown"])
def test_what_differs_is_on_the_first_screen(raises: Comparison, name: str, short: bool) -> None:
    screen = "\n".join(report(raises, name, short=short).splitlines()[:20])
    assert "vetting lowered" in screen
    assert "EQ0057" in screen
    assert "EQ0143" in screen


@pytest.mark.parametrize("name", ["json", "csv"])
def test_programs_get_one_record_for_each_change(raises: Comparison, name: str) -> None:
    text = report(raises, name)
    kinds = (
        [change["kind"] for change in json.loads(text)["changes"]]
        if name == "json"
        else [row["kind"] for row in csv.DictReader(io.StringIO(text))]
    )
    assert kinds.count("vetting-raised") == 198
    assert kinds.count("vetting-lowered") == 2


def test_two_roles_have_a_row_each_and_three_share_one(tmp_path: Path) -> None:
    for number in (MIN_ROLES - 1, MIN_ROLES):
        old, new = ({n: role(n, status=word) for n in range(number)} for word in ("Police Staff", "Police Officer"))
        found = sections(compared(tmp_path / str(number), old, new))
        assert [len(section.rows[0].each) for section in found] == ([number] if number == MIN_ROLES else [0] * number)


def test_the_same_edit_of_a_text_differs_by_one_word(tmp_path: Path) -> None:
    """In two roles a word is missing that the other 20 have: a reader would not find it among them."""
    duty, edited, wrong = (f"main_responsibilities: [Search people {words} they arrive, and record it.]\n" for words in
                           ("as", "before", "after"))  # fmt: skip
    old = {n: role(n) + duty for n in range(22)}
    new = {n: role(n) + (wrong if n in (3, 17) else edited) for n in range(22)}
    comparison = compared(tmp_path, old, new)
    first, second, common = sections(comparison)
    assert {first.subject and first.subject.role, second.subject and second.subject.role} == {"EQ0003", "EQ0017"}
    assert first.rows[0].differs
    assert second.rows[0].differs
    assert len(common.rows[0].each) == 20
    assert "Different from most roles" in report(comparison, "markdown")


def test_an_editorial_change_of_many_roles_makes_nothing_else_differ(tmp_path: Path) -> None:
    old = {n: role(n, issued="2019-03") for n in range(10)}
    new = {n: role(n, issued="2019-03", amended="2026-11") for n in range(9)}
    new[9] = role(9, issued="2019-03", amended="2026-12")
    new[5] += "location: Chelmsford\n"
    found = sections(compared(tmp_path, old, new))
    assert [section.subject.role for section in found if section.subject] == ["EQ0005", "EQ0009"]
    assert not any(row.differs for section in found for row in section.rows)


def test_what_is_ranked_or_must_agree_leads(tmp_path: Path) -> None:
    old = {n: role(n, grades="[SCALE 5]", status="Police Staff", location="Chelmsford") for n in range(5)}
    new = {
        n: role(
            n,
            grades="[SCALE 6]" if n == 3 else "[SCALE 5]",
            status="Police Officer" if n == 4 else "Police Staff",
            location=f"Station {n}",
        )
        for n in range(5)
    }
    comparison = compared(tmp_path, old, new)
    found = sections(comparison)
    assert [section.subject.role for section in found if section.subject] == [
        "EQ0003", "EQ0004", "EQ0000", "EQ0001", "EQ0002",
    ]  # fmt: skip
    assert found[0].rows[0].what == "grade raised"
    brief = re.findall(r"^- (\w+ \w+): \*\*", report(comparison, "markdown"), re.MULTILINE)
    assert brief[:2] == ["status changed", "grade raised"]
    page = changes_as(comparison, summary=False)("html", None)
    assert re.findall(r'<th scope="col" rowspan="2" class="field">([^<]*)', page) == ["Status", "Grades"]
    assert "SCALE 5 → SCALE 6 ▲" in page


def test_markdown_of_200_roles_has_space_for_each(tmp_path: Path) -> None:
    duties = [f"Do the task number {n} of this role, which takes many words to describe in full." for n in range(8)]

    def text(number: int, vetting: str, words: str) -> str:
        lines = "".join(f"  - {duty} {words} {number}.\n" for duty in duties)
        return role(number, vetting_levels=f"[{vetting}]") + f"main_responsibilities:\n{lines}"

    old = {n: text(n, MANAGEMENT if n in (57, 143) else RECRUITMENT, "At place") for n in range(200)}
    new = {n: text(n, RECRUITMENT if n in (57, 143) else MANAGEMENT, "In a quite different area") for n in range(200)}
    comparison = compared(tmp_path, old, new)
    for short in (False, True):
        found = changes_as(comparison, summary=short)("markdown", None)
        assert len(found) < 65_536
        assert found.index("vetting lowered") < 1000
        assert all(f"EQ{n:04d}" in found for n in range(200))
    assert "in brief. This report is too long for one comment" in changes_as(comparison, summary=False)(
        "markdown", None
    )


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_shortened_list_says_how_many_more_and_where(raises: Comparison, name: str) -> None:
    text = " ".join(report(raises, name).split())
    for more in re.findall(r"[\d,]+ more.{0,30}", text):
        assert re.search(r"more(, below| below| \(all are in --format (html|json)\))", more), more
    every = changes_as(raises, summary=False)("html", None)
    assert all(f"EQ{n:04d} Officer {n}" in every for n in range(200))


def test_each_change_that_waits_for_approval_has_its_name(raises: Comparison) -> None:
    waiting = raises._replace(fail_on=Gate.SUBSTANTIVE)
    for name in ("markdown", "html", "csv"):
        text = changes_as(waiting, summary=False)(name, None)
        assert all(change.fingerprint in text for change in raises.changes), name
    assert "198 roles: vetting" in report(waiting, "table")


def test_approved_changes_are_kept_apart(raises: Comparison) -> None:
    """Half of the same changes are approved: that half is a row of its own, with the reason."""
    mixed = [
        change._replace(approved="agreed") if change.kind == "vetting-raised" and index % 2 else change
        for index, change in enumerate(raises.changes)
    ]
    found = sections(raises._replace(changes=mixed, fail_on=Gate.SUBSTANTIVE))
    assert sorted(row.approval for row in found[-1].rows) == ["approved: agreed", "not yet approved"]
    assert sum(row.number for row in found[-1].rows) == 198


EDITS = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.sampled_from(
            ["vetting-raised", "vetting-lowered", "grade-added", "location-changed", "responsibility-added"]
        ),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["d", "e"]),
    ),
    max_size=60,
)


@given(EDITS)
def test_every_change_is_in_one_row_and_the_sums_are_the_same(edits: list[tuple[int, str, str, str]]) -> None:
    places = {"vetting": "/vetting_levels/0", "grade": "/grades/0", "location": "/location"}
    changes = [
        Change(
            KINDS[kind], places.get(kind.split("-")[0], "/main_responsibilities/0"), None,
            None if kind.endswith("added") else before, after, None, None,
            RoleRef(f"R{number}", f"Role {number}", None, f"roles/{number}.yaml"), nth=place,
        )
        for place, (number, kind, before, after) in enumerate(sorted(edits), 1)
    ]  # fmt: skip
    comparison = Comparison("a", "b", changes, summary(changes, PROFILE), DECLARED)
    found = sections(comparison)
    listed = [change.fingerprint for section in found for row in section.rows for change in row.each or (row.change,)]
    assert sorted(listed) == sorted(change.fingerprint for change in changes)
    assert sum(sum(section.numbers().values()) for section in found) == len(changes)
    page = changes_as(comparison, summary=False)("html", None)
    assert sum(map(int, re.findall(r'data-number="(\d+)"', page))) == len(changes)
    # No change is less important than one that stands after it and differs as much.
    for section in found:
        differs = [row.differs for row in section.rows]
        assert differs == sorted(differs, reverse=True)


def test_all_formats_can_show_the_same_change_of_many_roles(raises: Comparison) -> None:
    for name in names(CHANGES):
        assert changes_as(raises, summary=False)(name, None).endswith("\n")
