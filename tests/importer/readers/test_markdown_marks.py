"""Marks of Markdown in text: they go, and say what is bold, a heading or a table."""

from __future__ import annotations

import pytest

from roledoc_lint.importer.readers import text
from tests.support.make_documents import in_short

MARKED = {
    "**Ward:** Fell View": ["p **Ward:** Fell View"],
    "**Ward**: Fell View": ["p **Ward**: Fell View"],
    "- **Plan** care\n- See **all** of it": ["i0 **Plan** care", "i0 See all of it"],
    "**Main duties**\n\nLift.": ["p **Main duties**", "p Lift."],
    "# A nurse\n\n## Main duties\nLift.": ["h1 A nurse", "h2 Main duties", "p Lift."],
    "### Main duties ###": ["h3 Main duties"],
    "| Ward | Band |\n|---|:-:|\n| **Fell** | 5 |": ["0.0.0 p Ward", "0.0.1 p Band", "0.1.0 p **Fell**", "0.1.1 p 5"],
    "| | A |\n| - | - |\n| b | c<br>d |": ["0.0.1 p A", "0.1.0 p b", "0.1.1 p c", "0.1.1 p d"],
    "| a \\| b | c |": ["0.0.0 p a | b", "0.0.1 p c"],
}
UNMARKED = {
    "2**3**4": ["p 2**3**4"],
    "a ** b ** c": ["p a ** b ** c"],
    "**": ["p **"],
    "Lift.\n# 1 on the list": ["p Lift.", "p # 1 on the list"],
    "#hashtag": ["p #hashtag"],
    "Name | Level": ["p Name | Level"],
    "---\n\nLift.\n\n---": ["p ---", "p Lift.", "p ---"],
    "---\nLift them all.\n---": ["p ---", "p Lift them all.", "p ---"],
}


@pytest.mark.parametrize("written", [*MARKED, *UNMARKED])
def test_marks(written: str) -> None:
    assert in_short(text.read(written.encode()).blocks) == (MARKED | UNMARKED)[written]


def test_settings_at_the_top_are_no_text() -> None:
    found = text.read(b"---\ntitle: A nurse\ntags:\n  - b\n---\n\n# Nurse\n")
    assert in_short(found.blocks) == ["h1 Nurse"]
    assert found.furniture == ("title: A nurse", "tags:", "- b")
