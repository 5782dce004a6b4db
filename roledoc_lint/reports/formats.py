"""The registry of formats: one line for each format, which names the module that renders it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from roledoc_lint.reports.options import RenderOptions

Renderer = Callable[[Any, RenderOptions], str]
"""Return a whole report, which ends in a line end. The first argument is what the operation found."""


class Format(NamedTuple):
    """A format, the module that renders it, whether people read it as it is, and whether it has a summary.

    The module has a function `render(result, options)`; with a summary also `render_summary(result, options)`. It is
    imported only when the format is used, as many formats need large libraries.
    """

    name: str
    module: str
    for_people: bool = False
    has_summary: bool = False

    def render(self, result: object, options: RenderOptions, *, summary: bool = False) -> str:
        """Return what an operation found in this format, or only the summary."""
        module = import_module(self.module)
        renderer: Renderer = module.render_summary if summary else module.render
        return renderer(result, options)


FINDINGS = (
    Format("text", "roledoc_lint.reports.findings.text", for_people=True),
    Format("concise", "roledoc_lint.reports.findings.concise"),
    Format("table", "roledoc_lint.reports.findings.table", for_people=True),
    Format("json", "roledoc_lint.reports.findings.json"),
    Format("jsonl", "roledoc_lint.reports.findings.jsonl"),
    Format("sarif", "roledoc_lint.reports.findings.sarif"),
    Format("github", "roledoc_lint.reports.findings.github"),
    Format("gitlab", "roledoc_lint.reports.findings.gitlab"),
    Format("junit", "roledoc_lint.reports.findings.junit"),
    Format("checkstyle", "roledoc_lint.reports.findings.checkstyle"),
    Format("markdown", "roledoc_lint.reports.findings.markdown"),
)
"""The formats of `check`. The first is the default."""

CHANGES = (
    Format("table", "roledoc_lint.reports.changes.table", for_people=True, has_summary=True),
    Format("markdown", "roledoc_lint.reports.changes.markdown", has_summary=True),
    Format("html", "roledoc_lint.reports.changes.html"),
    Format("csv", "roledoc_lint.reports.changes.csv"),
    Format("json", "roledoc_lint.reports.changes.json"),
    Format("changelog", "roledoc_lint.reports.changes.changelog"),
)
"""The formats of `diff`. The first is the default."""


def names(formats: tuple[Format, ...]) -> list[str]:
    """Return the names of formats, in the order in which the help lists them."""
    return [found.name for found in formats]


def by_name(formats: tuple[Format, ...], name: str) -> Format:
    """Return the format of this name. Raises KeyError if there is none."""
    return {found.name: found for found in formats}[name]
