"""Texts in reports of changes: roles that were rewritten, and values of fields that nobody declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison, Gate
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.data_diff import compared as parts_of
from roledoc_lint.reports.changes.running_text import running_texts
from roledoc_lint.reports.changes.table import before_and_after
from roledoc_lint.reports.sinks import changes_as
from tests.support.helpers import with_fields

OLD = [
    f"{verb} the {thing}."
    for verb in ("Write", "Keep", "Order", "Send", "Check")
    for thing in ("rota", "form", "key", "car")
]
NEW = [
    "Investigate fraud.", "Interview suspects under caution.", OLD[5], OLD[6].replace("key", "new key"),
    "Disclose material to the court.", "Advise banks.", "Train volunteers.", "Manage the budget of a unit.",
]  # fmt: skip


def listed(texts: list[str], field: str = "main_responsibilities") -> str:
    return f"{field}:\n" + "".join(f"  - {text}\n" for text in texts)


def compared(folder: Path, before: str, after: str) -> Comparison:
    for state, text in (("before", before), ("after", after)):
        (folder / state / "roles").mkdir(parents=True)
        (folder / state / "roles/a.yaml").write_text(with_fields(text), encoding="utf-8")
    return compare_snapshots(between_folders(Config(folder), folder / "before", folder / "after"))


def report(comparison: Comparison, name: str) -> str:
    return changes_as(comparison, summary=False)(name, None).replace("\\", "")


def test_a_rewritten_role_is_reported_as_such(tmp_path: Path) -> None:
    comparison = compared(tmp_path, listed(OLD), listed(NEW))
    for name in ("table", "markdown", "html"):
        assert "2 of 20 responsibilities kept" in report(comparison, name), name
    markdown = report(comparison, "markdown")
    text = re.findall(r"^- (.*)", markdown[markdown.index("**Main responsibilities**") :], re.MULTILINE)
    assert len(text) == len(OLD) + len(NEW) - 2
    stays = [line for line in text if not line.startswith(("~~", "**"))]
    assert stays == ["Keep the form.", "Keep the **new** key."]
    # In reading order: what is new before the paragraphs that stay, and after them.
    place = text.index("Keep the form.")
    assert text.index("**Investigate fraud.**") < place < text.index("**Advise banks.**")
    assert text.index("~~Write the rota.~~") < place < text.index("~~Check the car.~~")
    page = report(comparison, "html")
    assert page.index('class="running"') < page.index('class="one-by-one"')
    assert page.count('<tbody class="change') == len(comparison.changes)


def test_what_the_text_does_not_show_stays_in_the_table(tmp_path: Path) -> None:
    extra = "grades: [SCALE {}]\n"
    comparison = compared(tmp_path, extra.format(5) + listed(OLD), extra.format(6) + listed(NEW))
    markdown = report(comparison, "markdown")
    assert markdown.index("| **substantive** | grade raised | SCALE 5 → **SCALE 6** |") > 0
    assert "| responsibility added" not in markdown
    waiting = comparison._replace(fail_on=Gate.EDITORIAL)
    assert all(change.fingerprint in report(waiting, "markdown") for change in comparison.changes)


NOT_REWRITTEN = [
    (OLD, OLD[:12] + NEW[:8]),  # more than half stays
    (OLD, OLD[:4]),  # most of it went, but nothing is new
    (OLD[:4], [*OLD[:4], *NEW]),  # most is new, but nothing went
    (OLD[:2], NEW[:2]),  # so little that each change is read at once
    (OLD, OLD[::-1]),
    ([], NEW),
    (
        [f"{text[:-1]} of the district by noon." for text in OLD],
        [f"{text[:-1]} of the district by night." for text in OLD],
    ),
]


@pytest.mark.parametrize(("before", "after"), NOT_REWRITTEN, ids=range(len(NOT_REWRITTEN)))
def test_other_roles_are_not_rewritten(tmp_path: Path, before: list[str], after: list[str]) -> None:
    found = compared(tmp_path, listed(before) if before else "", listed(after) if after else "")
    assert not found.rewritten


def test_undoing_a_rewriting_is_one_too(tmp_path: Path) -> None:
    there, back = (
        compared(tmp_path / name, *states)
        for name, states in (("there", (listed(OLD), listed(NEW))), ("back", (listed(NEW), listed(OLD))))
    )
    (one,), (other,) = (running_texts(found).values() for found in (there, back))
    assert other.kept == "2 of 8 responsibilities kept"
    assert [len(passage.paragraphs) for passage in one.passages] == [
        len(passage.paragraphs) for passage in other.passages
    ]


UNDECLARED: list[tuple[object, object, str]] = [
    ({"shift": "20 percent", "standby": "30"}, {"shift": "12.5 percent", "standby": "30"},
     "shift: 20 percent → 12.5 percent"),
    ({"a": 1, "b": 2}, {"b": 3, "c": 4}, "b: 2 → 3\nc: 4\na: 1"),
    ({"pay": {"night": 1, "day": 2}}, {"pay": {"night": 3, "day": 2}}, "pay, night: 1 → 3"),
    ({"half_day": True}, {"half_day": False}, "half day: true → false"),
    ({"note": "We keep the same long text but for a word."}, {"note": "We keep the same short text but for a word."},
     "note: We keep the same [-long-] {+short+} text but for a word."),
    ([{"day": "Monday"}, {"day": "Friday", "from": 9}], [{"day": "Monday"}, {"day": "Friday", "from": 10}],
     "2, from: 9 → 10"),
    ([{"day": "Monday"}], [{"day": "Monday"}, {"day": "Sunday"}], "2: day: Sunday"),
    (["early", "late", "night"], ["early", "late", "off"], "early  ¶  late  ¶  [-night-] {+off+}"),
    ("twelve hours", "ten hours", "twelve hours → ten hours"),
    ("Stand for long periods and lift 20 kg.", "Stand for longer periods and lift 20 kg.",
     "Stand for [-long-] {+longer+} periods and lift 20 kg."),
    ("one", ["one", "two"], "one → one ¶ two"),
    ({"a": 1}, "a", "a: 1 → a"),
    (None, {"a": {"b": [1, 2]}}, "a, b: 1, 2"),
    ({"a": None}, {"a": "x"}, "a: x"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), UNDECLARED, ids=range(len(UNDECLARED)))
def test_values_that_nobody_declared_are_in_words(before: object, after: object, expected: str) -> None:
    said = before_and_after(parts_of(before, after), colour=False)
    assert said == expected
    assert not re.search(r"[{}\[\]\"](?![+-])(?<![+-][}\]])", said)


def test_no_format_for_people_shows_data(tmp_path: Path) -> None:
    extra = "rates:\n  shift: {}\nweeks:\n  - early\n  - {}\n"
    comparison = compared(tmp_path, extra.format("20 percent", "late"), extra.format("12.5 percent", "night"))
    for name in ("table", "markdown", "html", "csv", "changelog"):
        text = re.sub(r"<(style|script)>.*?</\1>", "", report(comparison, name), flags=re.DOTALL)
        assert not re.search(r'[{\[](?:"|&#34;)', text), name
    assert "shift: 20 percent → 12.5 percent" in report(comparison, "table")
    assert "shift: 20 percent → **12.5 percent**" in report(comparison, "markdown").replace("\\", "")
