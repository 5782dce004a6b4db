"""Documents and the roles that they become: the cases of tests/importer/cases/, which tests/README.md describes."""

from __future__ import annotations

from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.reports.imports import render
from tests.support.cases import Case, Expectations, read_folder
from tests.support.helpers import REPOSITORY

CASES = read_folder(Path(__file__).parent / "cases", "role", "report")
WIDTH = 110


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_document(tmp_path: Path, case: Case, expect: Expectations) -> None:
    document = tmp_path / case.title
    document.write_bytes(case.body.encode())
    imported = preview_document(find_config(REPOSITORY, REPOSITORY), document)
    report = render([imported._replace(document=document.name)], width=WIDTH)
    expect.parts(case, role=imported.text, report=report)
