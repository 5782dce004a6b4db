"""`roledoc-lint compare`: as a user runs it, in each format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.support.helpers import project, run, with_fields

FIRST = """\
role_code: A1
job_title: Intelligence Officer
grades: [SCALE 4, SCALE 5]
main_responsibilities:
  - Attend meetings with partner agencies as required.
  - Keep the register of sources up to date.
technical_skills:
  - {name: Risk Management, level: 3}
  - {name: Driving, level: 2}
"""
SECOND = """\
role_code: B1
job_title: Senior Intelligence Officer
grades: [SCALE 6]
main_responsibilities:
  - Attend meetings with partner agencies as required.
  - Keep the register of suspects up to date.
  - Train new colleagues.
technical_skills:
  - {name: Risk Management, level: 5}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project(tmp_path, {"roles/a.yaml": with_fields(FIRST), "roles/b.yaml": with_fields(SECOND)})
    return tmp_path


def test_levels_and_grades_are_beside_each_other(folder: Path) -> None:
    done = run("compare", "A1", "B1", cwd=folder, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:2] == [
        "A1 Intelligence Officer · Thames Valley Police · roles/a.yaml",
        "B1 Senior Intelligence Officer · Thames Valley Police · roles/b.yaml",
    ]
    assert "grades SCALE 4, SCALE 5 SCALE 6 higher in B1" in lines
    assert "Risk Management level 3 level 5 higher in B1" in lines
    assert "Driving level 2 only A1" in lines
    assert "Train new colleagues. only B1" in lines
    assert lines[-2:] == [
        "5 the same in both, 3 different, 1 only in A1, 1 only in B1",
        "levels and ranks: 0 higher in A1, 2 higher in B1",
    ]
    assert max(map(len, done.stdout.splitlines())) <= 110


@pytest.mark.parametrize(
    "names", [("a1", "b1"), ("roles/a.yaml", "B1"), ("intelligence officer", "Senior Intelligence Officer")]
)
def test_roles_are_named_in_several_ways(folder: Path, names: tuple[str, str]) -> None:
    assert run("compare", *names, cwd=folder).stdout == run("compare", "A1", "B1", cwd=folder).stdout


def test_the_formats_count_the_same(folder: Path) -> None:
    found = json.loads(run("compare", "A1", "B1", "--format", "json", cwd=folder).stdout)
    items = [item for field in found["fields"] for item in field["items"]]
    summary = {"same": 5, "different": 3, "only-first": 1, "only-second": 1, "higher-first": 0, "higher-second": 2}
    assert found["summary"] == summary
    assert len(items) == 10
    table = MarkdownIt().enable("table").render(run("compare", "A1", "B1", "--format", "markdown", cwd=folder).stdout)
    page = html.document_fromstring(run("compare", "A1", "B1", "--format", "html", cwd=folder).stdout)
    for tree in (html.document_fromstring(table), page):
        rows = [" ".join(row.text_content().split()) for row in tree.findall(".//tbody/tr")]
        assert len(rows) == 10
        assert sum("higher in B1" in row for row in rows) == 2
    assert [mark.text for mark in page.findall(".//mark")] == ["sources", "suspects"]
    (risk,) = (item for item in items if item["name"] == "Risk Management")
    assert (risk["first"], risk["second"], risk["relation"], risk["higher"]) == (3, 5, "different", "second")


def test_the_page_loads_nothing(folder: Path) -> None:
    page = run("compare", "A1", "B1", "--format", "html", cwd=folder).stdout
    (policy,) = html.document_fromstring(page).xpath("//meta[@http-equiv]/@content")
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"<script|https?://|<link|<img", page)
    assert page.count("<main>") == 1
    assert 'lang="en"' in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("A1",), "roledoc-lint: Missing argument 'ROLE'."),
        (("A1", "A1"), "roledoc-lint: both names mean A1"),
        (("A1", "none.yaml"), "roledoc-lint: none.yaml: cannot be read"),
        (("A1", "/dev/null"), 'roledoc-lint: there is no role "/dev/null"'),
        (("A1", "B1", "--format", "csv"), "roledoc-lint: Invalid value for '--format'"),
    ],
)
def test_what_cannot_be_compared(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run("compare", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert len(done.stderr.splitlines()) == 1
