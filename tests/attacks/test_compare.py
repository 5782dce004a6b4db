"""No role gives orders to what shows it beside another one, and none breaks the page."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from roledoc_lint.changes.named_roles import compare
from roledoc_lint.changes.side_by_side import SideBySide
from roledoc_lint.cli.compare import FORMATS
from roledoc_lint.reports.options import RenderOptions
from tests.attacks.test_output import CONTROL, HOSTILE, hostile_role
from tests.support.helpers import project
from tests.support.workflow_commands import commands

MARKUP = [
    "<script>alert(1)</script>", "</style><b>", "a | b", "**bold** `code` [a](b)", "<img src=x onerror=alert(1)>",
    "</bdi></td></tr></table>", "{{ 7 * 7 }}", "{% include 'x' %}", "@everyone #1", "&lt;b&gt;",
]  # fmt: skip
"""What is markup where it is not escaped."""


def beside(folder: Path, text: str, other: str) -> SideBySide:
    config = project(folder, {"roles/a.yaml": hostile_role(text), "roles/b.yaml": hostile_role(other)})
    return compare(config, str(folder / "roles/a.yaml"), str(folder / "roles/b.yaml"))


def shown(found: SideBySide, name: str) -> str:
    text: str = import_module(f"roledoc_lint.reports.compare.{name}").render(found, RenderOptions())
    return text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_format_obeys_a_role(tmp_path: Path, text: str, name: str) -> None:
    report = shown(beside(tmp_path, text, f"{text} {text}"), name)
    assert commands(report) == []
    assert not CONTROL.search(report)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(tmp_path: Path, text: str) -> None:
    found = beside(tmp_path, text, f"{text} and more")
    page = html.document_fromstring(shown(found, "html"))
    assert len(page.findall(".//tbody/tr")) == sum(len(part.items) for part in found.parts)
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "b", "img"})
    assert text in page.text_content()
    table = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(shown(found, "markdown"))
    assert table.count("<tr>") == sum(len(part.items) for part in found.parts) + table.count("<thead>")
    assert not any(tag in table for tag in ("<script", "<b>", "<img", "<a ", "<code", "<strong>bold", "@e"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_very_long_role(tmp_path: Path, name: str) -> None:
    config = project(
        tmp_path,
        {
            "roles/a.yaml": f"job_title: {'x' * 9000}\nmain_responsibilities: [{'y' * 200_000}]\n",
            "roles/b.yaml": f"job_title: {'z' * 9000}\n'{'k' * 100}': x\n",
        },
    )
    report = shown(compare(config, str(tmp_path / "roles/a.yaml"), str(tmp_path / "roles/b.yaml")), name)
    assert name in ("json", "html") or len(report) < 60_000
