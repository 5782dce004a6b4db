"""Rows of tables: broken labels, names with levels, heads of columns."""

from __future__ import annotations

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.blocks import Block, Cell
from roledoc_lint.model.catalogue_files import read_catalogue
from tests.support.helpers import REPOSITORY
from tests.support.imported import assigned

CATALOGUE = read_catalogue(find_config(REPOSITORY, REPOSITORY))


def table(*rows: str) -> list[Block]:
    """Rows of cells between bars. An empty cell is no block."""
    return [
        Block("paragraph", text.strip(), cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells.split("|"))
        if text.strip()
    ]


@pytest.mark.parametrize(
    ("rows", "facts"),
    [
        (["Limited | A", "Duties Category | "], {"limited_duties_category": "A"}),
        (["Grade | SCALE 5", "Immediate Line | Head of", "Manager | Records"], {"reports_to": "Head of Records"}),
        (["Grade | SCALE 5", "Department | Records", "Location | Maidstone"], {"department": "Records"}),
        (["Grade | SCALE 5", "Hours | Training", "Location | Kent"], {"location": "Kent"}),
    ],
)
def test_labels(rows: list[str], facts: dict[str, str]) -> None:
    draft = assigned(table("Job title | Clerk", "Role code | SG001", *rows), CATALOGUE)
    assert {field: draft.first_fact(field) for field in facts} == facts
    assert "essential_training" not in draft.headings


def test_a_row_of_one_cell_does_not_end_the_columns() -> None:
    rows = table("Criteria | Essential | Desirable", "Skills | Types. | ", "At court", "Basic | Speaks. | ")
    draft = assigned(rows, CATALOGUE)
    assert draft.texts["essential_criteria"] == ["Types.", "Speaks."]
    assert "At court" in draft.texts["unattributed"]
