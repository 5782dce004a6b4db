"""Levels of headings and bold text, which only some kinds of documents have."""

from __future__ import annotations

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.blocks import Block
from roledoc_lint.model.catalogue_files import read_catalogue
from tests.support.helpers import REPOSITORY
from tests.support.imported import assigned

CATALOGUE = read_catalogue(find_config(REPOSITORY, REPOSITORY))
TOP = [Block("paragraph", text) for text in ("Job title: Clerk", "Grade: SCALE 5", "Role code: SG001")]


@pytest.mark.parametrize(
    ("heading", "below", "field"),
    [
        (Block("heading", "Main duties", 2), Block("heading", "At court", 3), "main_responsibilities"),
        (Block("heading", "Main duties", 2), Block("heading", "At court", 2), "unattributed"),
        (Block("paragraph", "Main duties:"), Block("heading", "At court", 2), "unattributed"),
        (Block("heading", "Main duties", 2), Block("paragraph", "At court", bold=8), "main_responsibilities"),
        (Block("heading", "Technical skills", 2), Block("heading", "At court", 3), "unattributed"),
        (Block("heading", "Main duties", 2), Block("item", "Management Vetting"), "main_responsibilities"),
    ],
)
def test_lower_heading(heading: Block, below: Block, field: str) -> None:
    """A heading below a known one belongs to it if its level is lower, and ends it if not."""
    draft = assigned([*TOP, heading, below], CATALOGUE)
    assert draft.texts == {field: [below.text]}


def test_bold_is_a_heading_below_those_that_are_marked() -> None:
    draft = assigned([*TOP, Block("paragraph", "Duties", bold=6), Block("paragraph", "Other", bold=5)], CATALOGUE)
    assert draft.texts == {"unattributed": ["Other"]}


def test_a_bold_part_of_a_word_is_not_a_label() -> None:
    draft = assigned([*TOP, Block("paragraph", "Vettings are slow.", bold=7)], CATALOGUE)
    assert draft.texts == {"unattributed": ["Vettings are slow."]}
