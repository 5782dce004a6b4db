"""The formats of the change report, against expected files and with hostile text in every field."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison, summary
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes import table
from roledoc_lint.reports.formats import CHANGES, names
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.reports.sinks import changes_as
from tests.changes.test_kinds import changes
from tests.support.cases import Expectations
from tests.support.helpers import REPOSITORY, copy_roles_and_schema, with_fields
from tests.support.kinds import DECLARED, PROFILE

EXPECTED = REPOSITORY / "tests/reports/expected"

EDITS: dict[str, list[tuple[str, str]]] = {
    "roles/intelligence-support-officer.yaml": [
        ("  - SCALE 5", "  - SCALE 6"),
        ("Organise and prioritise own workload on a daily basis, responding", "Prioritise own workload, responding"),
        ("issued: 2014-09", "issued: 2014-09\namended: 2026-11"),
        ("    level: 1\n", "    level: 2\n"),
        ("prioritise his/her own", "prioritise their own"),
    ],
    "roles/polit-support-officer.yaml": [("  - Management Vetting", "  - Management Vetting\n  - Security Check")],
    "roles/socu-di.yaml": [("name: Risk Management\n    level: 5", "name: Risk Management\n    level: 3")],
    "schema/catalogue/cvf-2016.yaml": [("I share credit with everyone", "I share the credit with everyone")],
}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """What a maintainer may change in a week: some roles, a file's name, and a word of the agreed wording."""
    folder = tmp_path_factory.mktemp("states")
    for state in ("before", "after"):
        copy_roles_and_schema(folder / state)
    for name, edits in EDITS.items():
        text = (folder / "after" / name).read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        (folder / "after" / name).write_text(text, encoding="utf-8")
    for path in (folder / "after/roles").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("I share credit with", "I share the credit with")
        path.write_text(text + "# the last line\n", encoding="utf-8")
    (folder / "after/roles/fcr-digital-operations-team-investigator.yaml").rename(folder / "after/roles/fcr.yaml")
    (folder / "after/roles/regional-intelligence-development-officer.yaml").unlink()
    found = compare_snapshots(between_folders(Config(folder), folder / "before", folder / "after"))
    return found._replace(base="main", head="the work tree")


@pytest.mark.parametrize(
    ("form", "short", "name"),
    [
        ("table", False, "table.txt"),
        ("table", True, "summary.txt"),
        ("markdown", False, "comment.md"),
        ("markdown", True, "summary.md"),
        ("csv", False, "changes.csv"),
        ("changelog", False, "changelog.md"),
    ],
)
def test_each_format_says_what_is_expected(
    comparison: Comparison, form: str, short: bool, name: str, expect: Expectations
) -> None:
    expect.file(EXPECTED / name, changes_as(comparison, summary=short)(form, None))


def test_colours_mark_the_words_that_changed(comparison: Comparison) -> None:
    text = table.render(comparison, RenderOptions(width=200, colour=True))
    assert "\x1b[9;31mhis/her\x1b[0m \x1b[1;32mtheir\x1b[0m" in text
    without = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(len, without.splitlines())) <= 200
    assert text.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9;]+m", text))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_tables_keep_to_the_width(comparison: Comparison, width: int) -> None:
    rows = table.tables(comparison, RenderOptions(width)).splitlines()
    assert max(len(row) for row in rows if "roles/" not in row) <= max(width, table.NARROWEST)


def test_reports_for_people_say_that_nothing_changed() -> None:
    nothing = compare_snapshots(between_folders(Config(REPOSITORY), REPOSITORY / "roles", REPOSITORY / "roles"))
    for form in names(CHANGES):
        text = changes_as(nothing, summary=False)(form, None)
        assert ("no change" in text.lower()) == (form in ("table", "markdown", "html")), form


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a | b \\| c",
    "`x` **b** ~~s~~ [l](http://x) ![i](http://x)",
    "=1+1",
    "+1",
    "-1",
    "@everyone",
    "\t=1",
    "</details>",
    "{{ 1 }}",
    "\x1b[31mred",
    "a\u202eb",
    "# head",
    "> quote",
    "```",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Roles with each of the texts in every field, added and changed."""
    before, after = {}, {}
    for number, text in enumerate(HOSTILE):
        # Quoted as JSON, which YAML reads: escapes bring what a file may not hold as it is.
        word, other = json.dumps(text), json.dumps(f"{text} {text} more")
        fields = f"""\
job_title: {{0}}
role_code: R{number}
location: {{0}}
main_purpose: {{0}}
main_responsibilities: [{{0}}, same]
technical_skills: [{{{{name: {word}, level: {{1}}, wording: {{0}}}}}}]
{json.dumps("field " + text)}: {{0}}
"""
        before[f"roles/r{number}.yaml"] = with_fields(fields.format(word, 1))
        after[f"roles/r{number}.yaml"] = with_fields(fields.format(other, 2))
        after[f"roles/n{number}.yaml"] = with_fields(fields.replace("R", "N").format(other, 2))
    found = changes(tmp_path_factory.mktemp("hostile"), before, after)
    assert len(found) >= 5 * len(HOSTILE)
    return Comparison("a|b<i>", "=c", found, summary(found, PROFILE), DECLARED)


def test_hostile_text_is_only_text_in_markdown(hostile: Comparison) -> None:
    markdown = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    html = markdown.render(changes_as(hostile, summary=False)("markdown", None))
    tags = {tag.removeprefix("/") for tag in re.findall(r"<(/?\w+)", html)}
    of_lists = {"h2", "h3", "p", "strong", "em", "s", "ul", "li", "br", "details", "summary"}
    assert tags <= of_lists | {"table", "thead", "tbody", "tr", "th", "td"}
    for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL):
        assert row.count("<td") in (0, 3)
    assert html.count("<details>") == html.count("</details>")
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert not re.search(r"@\w", html)


def test_no_formula_opens_in_a_spreadsheet(hostile: Comparison) -> None:
    rows = list(csv.reader(io.StringIO(changes_as(hostile, summary=False)("csv", None), newline="")))
    assert len(rows) == len(hostile.changes) + 1
    assert {len(row) for row in rows} == {16}
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
        assert "\x1b" not in cell


@pytest.mark.parametrize("name", names(CHANGES))
@pytest.mark.parametrize("is_summary", [False, True])
def test_every_format_ends_in_a_line_end_and_holds_no_control_characters(
    hostile: Comparison, name: str, is_summary: bool
) -> None:
    text = changes_as(hostile, summary=is_summary)(name, None)
    assert text.endswith("\n")
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_long_report_is_cut_between_roles(hostile: Comparison) -> None:
    text = changes_as(hostile._replace(changes=list(hostile.changes) * 20), summary=False)("markdown", None)
    assert len(text) < 65_000
    assert text.endswith("`roledoc-lint diff` shows all of it.\n")
    assert re.search(r"… and [0-9,]+ more sections", text)


def test_a_long_text_opens_below_the_table(tmp_path: Path) -> None:
    purpose = " ".join(f"word{number}" for number in range(300))
    found = changes(
        tmp_path,
        {"roles/a.yaml": with_fields("main_purpose: Research.\n")},
        {"roles/a.yaml": with_fields(f"main_purpose: {purpose}\n")},
    )
    text = changes_as(Comparison("a", "b", found, summary(found, PROFILE), DECLARED), summary=False)("markdown", None)
    assert "| *the text is below* |" in text
    assert "<details><summary>main purpose replaced</summary>" in text
