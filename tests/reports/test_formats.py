"""The registry of formats."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from roledoc_lint import CheckResult, Comparison, check, diff
from roledoc_lint.reports import changes, findings
from roledoc_lint.reports.formats import CHANGES, FINDINGS, Format
from roledoc_lint.reports.options import RenderOptions
from tests.support.helpers import REPOSITORY, TODAY, files_of, project


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return check(project(tmp_path_factory.mktemp("formats"), files_of("issued: March 2019\n")), today=TODAY)


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folders = [tmp_path_factory.mktemp(name) for name in ("before", "after")]
    for folder, grade in zip(folders, ("SCALE 4", "SCALE 5"), strict=True):
        config = project(folder, files_of(f"grades:\n  - {grade}\n"))
    return diff(config, [str(folder) for folder in folders])


@pytest.mark.parametrize("one", FINDINGS, ids=lambda one: one.name)
def test_every_format_of_findings_renders(result: CheckResult, one: Format[CheckResult]) -> None:
    assert one.load()(result, RenderOptions()).endswith("\n")


@pytest.mark.parametrize("one", CHANGES, ids=lambda one: one.name)
def test_every_format_of_changes_renders(comparison: Comparison, one: Format[Comparison]) -> None:
    assert "SCALE 5" in one.load()(comparison, RenderOptions())
    if one.load_summary:
        assert one.load_summary()(comparison, RenderOptions()).endswith("\n")


@pytest.mark.parametrize(("package", "registry"), [(findings, FINDINGS), (changes, CHANGES)])
def test_every_module_that_renders_is_in_the_registry(package: ModuleType, registry: Sequence[Format[Any]]) -> None:
    names = [f"{package.__name__}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]
    modules = [import_module(name) for name in names]
    rendering = {module.render for module in modules if hasattr(module, "render")}
    assert rendering == {one.load() for one in registry}
    assert len(rendering) == len(registry) == len({one.name for one in registry})
    summaries = {module.render_summary for module in modules if hasattr(module, "render_summary")}
    assert summaries == {one.load_summary() for one in registry if one.load_summary}


def test_the_pages_name_every_format() -> None:
    for page, registry in (("docs/ci.md", FINDINGS), ("docs/changes.md", CHANGES)):
        text = (REPOSITORY / page).read_text(encoding="utf-8")
        missing = [one.name for one in registry if not re.search(rf"\b{one.name}\b", text, re.IGNORECASE)]
        assert missing == [], page
