"""The registry of formats: each with a function that imports its module, and one line.

A module is imported only when its format is used, as many formats need large libraries.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import json_without_commands, markup_without_commands, without_commands

if TYPE_CHECKING:
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.lint.results import CheckResult

Result = TypeVar("Result")
"""What the operation found."""

Renderer = Callable[[Result, RenderOptions], str]
"""Return a whole report, which ends in a line end."""


class Format(NamedTuple, Generic[Result]):
    """A format, the import of what renders it, whether people read it as it is, and the import of its summary.

    `guard` keeps data from being read as a command of the CI that shows the report. `utf8` says that programs read it:
    it is UTF-8 wherever it goes, while text for a terminal is in the encoding of the terminal.
    """

    name: str
    load: Callable[[], Renderer[Result]]
    for_people: bool = False
    load_summary: Callable[[], Renderer[Result]] | None = None
    guard: Callable[[str], str] = without_commands
    utf8: bool = True


def names(formats: Sequence[Format[Any]]) -> list[str]:
    """Return the names of formats, in the order in which the help lists them."""
    return [found.name for found in formats]


def by_name(formats: Sequence[Format[Result]], name: str) -> Format[Result]:
    """Return the format of this name. Raises KeyError if there is none."""
    return {found.name: found for found in formats}[name]


def _findings_text() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.text import render

    return render


def _findings_concise() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.concise import render

    return render


def _findings_table() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.table import render

    return render


def _findings_json() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.json import render

    return render


def _findings_jsonl() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.jsonl import render

    return render


def _findings_sarif() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.sarif import render

    return render


def _findings_github() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.github import render

    return render


def _findings_gitlab() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.gitlab import render

    return render


def _findings_junit() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.junit import render

    return render


def _findings_checkstyle() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.checkstyle import render

    return render


def _findings_markdown() -> Renderer["CheckResult"]:
    from roledoc_lint.reports.findings.markdown import render

    return render


def _changes_table() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.table import render

    return render


def _changes_table_summary() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.table import render_summary

    return render_summary


def _changes_markdown() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.markdown import render

    return render


def _changes_markdown_summary() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.markdown import render_summary

    return render_summary


def _changes_html() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.html import render

    return render


def _changes_csv() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.csv import render

    return render


def _changes_json() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.json import render

    return render


def _changes_changelog() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.changelog import render

    return render


def _changes_approvals() -> Renderer["Comparison"]:
    from roledoc_lint.reports.changes.approvals import render

    return render


FINDINGS: "tuple[Format[CheckResult], ...]" = (
    Format("text", _findings_text, for_people=True, utf8=False),
    Format("concise", _findings_concise, utf8=False),
    Format("table", _findings_table, for_people=True, utf8=False),
    Format("json", _findings_json, guard=json_without_commands),
    Format("jsonl", _findings_jsonl, guard=json_without_commands),
    Format("sarif", _findings_sarif, guard=json_without_commands),
    Format("github", _findings_github, guard=str),
    Format("gitlab", _findings_gitlab, guard=json_without_commands),
    Format("junit", _findings_junit, guard=markup_without_commands),
    Format("checkstyle", _findings_checkstyle, guard=markup_without_commands),
    Format("markdown", _findings_markdown),
)
"""The formats of `check`. The first is the default."""

CHANGES: "tuple[Format[Comparison], ...]" = (
    Format("table", _changes_table, for_people=True, load_summary=_changes_table_summary, utf8=False),
    Format("markdown", _changes_markdown, load_summary=_changes_markdown_summary),
    Format("html", _changes_html, guard=markup_without_commands),
    Format("csv", _changes_csv),
    Format("json", _changes_json, guard=json_without_commands),
    Format("changelog", _changes_changelog),
    Format("approvals", _changes_approvals, guard=json_without_commands),
)
"""The formats of `diff`. The first is the default."""
