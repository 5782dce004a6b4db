"""`roledoc-lint schema`: what is declared, as a table, as Markdown and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from roledoc_lint.model.profile_files import shipped_profile
from tests.support.helpers import REPOSITORY, run
from tests.support.own_profile import SCHEMA, write_trust
from tests.support.workflow_commands import commands


def listed(folder: Path, *arguments: str) -> str:
    done = run("schema", *arguments, cwd=folder, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_table_has_each_field_and_what_is_declared_of_it(tmp_path: Path) -> None:
    write_trust(tmp_path)
    text = listed(tmp_path)
    assert max(map(len, text.splitlines())) <= 100
    words = " ".join(text.split())
    for row in (
        "post_number line post number substantive headings: post number, job number",
        "band word band substantive from bands; alone; ranked; headings: band, afc band",
        "revised date revised editorial after written; not future; headings: revised",
        "benefits paragraphs benefits substantive; headings: benefits, what we reworded: offer",
        "specification/assessed_by line assessed by wording",
        "organisation trust",
        "scales knowledge: levels Foundation, Higher",
        "agree field band, attribute contract, equals contract",
    ):
        assert row in words
    assert [name for name in SCHEMA["properties"] if f"\n{name} " not in text] == []


def test_a_table_says_how_many_headings_are_left_out_and_markdown_has_all() -> None:
    text, markdown = listed(REPOSITORY), listed(REPOSITORY, "--format", "markdown")
    assert "title, 6 more" in " ".join(text.split())
    html = MarkdownIt().enable("table").render(markdown)
    assert html.count("<table>") == 2
    cells = ["job_title", "line", "job title", "substantive", "", "", ", ".join(shipped_profile().fields[0].heading)]
    assert "\n".join(f"<td>{cell}</td>" for cell in cells) in html


def test_json_is_what_is_declared(tmp_path: Path) -> None:
    write_trust(tmp_path)
    found: dict[str, Any] = json.loads(listed(tmp_path, "--format", "json"))
    fields = {field["name"]: field for field in found["fields"]}
    assert [*fields] == [*SCHEMA["properties"]]
    assert fields["band"]["vocabulary"] == "bands"
    assert fields["specification"]["details"][0]["impact"] == "wording"
    assert found["role"]["identity"] == SCHEMA["x-roledoc"]["identity"]
    assert found["role"]["agree"] == SCHEMA["x-roledoc"]["agree"]
    assert found["role"]["scales"] == {"number": {"from": 1}, "knowledge": {"levels": ["Foundation", "Higher"]}}


def test_what_is_wrong_is_one_line(tmp_path: Path) -> None:
    write_trust(tmp_path, {"x-roledoc": {}, "properties": {"post": {"x-roledoc": {"kindd": "line"}}}})
    done = run("schema", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert 'there is no attribute "kindd"; did you mean "kind"?' in done.stderr


def test_no_noun_gives_orders_to_what_shows_it(tmp_path: Path) -> None:
    post = {"type": "string", "x-roledoc": {"word": "::error::spoofed <b>|", "slug": "post", "heading": ["##[error]x"]}}
    write_trust(tmp_path, {"x-roledoc": {}, "properties": {"post": post}})
    for form in ("text", "markdown", "json"):
        assert commands(listed(tmp_path, "--format", form)) == []
    html = MarkdownIt().enable("table").render(listed(tmp_path, "--format", "markdown"))
    assert "<b>" not in html
    assert "&lt;b&gt;|</td>" in html
