"""Documents and the roles that they become: pairs of files, the text and what is written, with its report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import draft_of
from roledoc_lint.reports.imports import render
from tests.support.helpers import REPOSITORY

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
WIDTH = 110


@pytest.mark.parametrize("document", CASES, ids=lambda path: path.stem)
def test_document(document: Path) -> None:
    imported = draft_of(find_config(REPOSITORY, REPOSITORY), document)
    report = render([imported._replace(document=document.name)], width=WIDTH)
    actual = imported.text + "".join(f"# {line}".rstrip() + "\n" for line in ("", *report.splitlines()))
    expected = document.with_suffix(".yaml")
    if os.environ.get("WRITE_EXPECTED"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
