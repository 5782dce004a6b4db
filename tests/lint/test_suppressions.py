"""The lines that a suppressing comment covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from roledoc_lint.lint.suppressions import suppressions
from roledoc_lint.source.document import Document
from tests.support.helpers import lint

G = "# roledoc-lint: ignore"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        (f"a: 1\nb: 2  {G}[x] why\nc: 3\n", (2, 2)),
        (f"a: 1\n{G}[x] why\nb:\n  - 1\n  - 2\nc: 3\n", (3, 5)),
        (f"a: 1\n{G}[x] why\n\n# more\nb: 2\nc: 3\n", (5, 5)),
        (f"b:\n  {G}[x] why\n  - name: n\n    level: 1\n  - name: m\n", (3, 4)),
        (f"b:\n  - name: n\n    {G}[x] why\n    level: 1\n    wording: w\n", (4, 4)),
        (f"a: >-  {G}[x] why\n  one\n  two\nb: 1\n", (1, 3)),
        (f"{G}[x] why\na: >-\n  one\n\n  two\nb: 1\n", (2, 5)),
        (f"a: 1\n{G}[x] why\n", (2, 2)),
        (f"a: [1,  {G}[x] why\n  2]\n", (1, 1)),
        (f'a: "b {G}[y] z"  {G}[x] why\n', (1, 1)),
        (f"a: 1\n{G}[x] why\na: 2\nb: 3\n", (3, 3)),
        (f"a: 1\r{G}[x] why\rb: 2\r", (3, 3)),
        ("#roledoc-lint : ignore[x] why\na: 1\n".replace(" :", ":"), (2, 2)),
    ],
)
def test_covers(text: str, covered: tuple[int, int]) -> None:
    (suppression,) = suppressions(Document("x", text, []))
    assert (suppression.first_line, suppression.last_line) == covered
    assert suppression.rules == ("x",)
    assert suppression.reason == "why"


@pytest.mark.parametrize(
    "text",
    [
        f"a: >-\n  one\n  {G}[x] why\n",
        f'a: "{G}[x] why"\n',
        f"a: 'one\n  {G}[x]'\n",
        f"a: one{G}[x]\n",
        f"a: 1{G}\n",
        f'"a {G}[x] y": b\n',
    ],
)
def test_text_is_not_a_comment(text: str) -> None:
    assert suppressions(Document("x", text, [])) == []


def test_several_rules_and_no_rules() -> None:
    text = f"a: 1  {G}[x, y,z]   two  words  \nb: 1  # roledoc-lint: ignore everything\nc: 1  {G}[]\n"
    found = suppressions(Document("x", text, []))
    assert [(s.rules, s.reason) for s in found] == [(("x", "y", "z"), "two  words"), ((), ""), ((), "")]
    assert text[found[0].start : found[0].end] == f"{G}[x, y,z]   two  words"


def test_two_comments_on_one_line() -> None:
    for text, covered in ((f"a: 1  {G}[x] why {G}[y] so\nb: 2\n", 1), (f"{G}[x] why {G}[y] so\na: 1\nb: 2\n", 2)):
        found = suppressions(Document("x", text, []))
        assert [(s.rules, s.reason, s.first_line, s.last_line) for s in found] == [
            (("x",), "why", covered, covered),
            (("y",), "so", covered, covered),
        ]
        assert [text[s.start : s.end] for s in found] == [f"{G}[x] why", f"{G}[y] so"]


def test_suppresses_and_counts(tmp_path: Path) -> None:
    text = f"issued: March 2019  {G}[date-format] as published\namended: May 2020\n"
    assert [finding.line for finding in lint(tmp_path, text, "date-format")] == [9]


def test_a_rule_that_did_not_run_is_not_unused(tmp_path: Path) -> None:
    text = f"location: x  {G}[stale-role] not looked at\n"
    assert lint(tmp_path, text, "unused-suppression") == []


def test_of_two_comments_the_inner_one_is_used(tmp_path: Path) -> None:
    text = f"{G}[level-range] outer\nbehaviours:\n  - name: Collaborative\n    level: 9  {G}[level-range] inner\n"
    (finding,) = lint(tmp_path, text, "level-range", "unused-suppression")
    assert (finding.rule, finding.line) == ("unused-suppression", 8)


def test_a_comment_of_a_rule_with_very_many_findings_is_not_unused(tmp_path: Path) -> None:
    """Only the first findings of a rule are looked at, so it is not known whether a later comment is needed."""
    text = "main_responsibilities:\n" + "".join(f"  - Do  thing {n}.  {G}[whitespace] y\n" for n in range(1100))
    assert lint(tmp_path, text, "whitespace", "unused-suppression") == []
