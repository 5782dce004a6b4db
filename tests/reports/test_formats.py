"""The registry of formats: a format is one module and one line."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module
from typing import get_type_hints

import pytest

from roledoc_lint import CheckResult, Comparison, check, diff
from roledoc_lint.reports import changes, findings, formats
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
def test_every_format_of_findings_renders(result: CheckResult, one: Format) -> None:
    assert one.render(result, RenderOptions()).endswith("\n")


@pytest.mark.parametrize("one", CHANGES, ids=lambda one: one.name)
def test_every_format_of_changes_renders(comparison: Comparison, one: Format) -> None:
    assert "SCALE 5" in one.render(comparison, RenderOptions())
    if one.has_summary:
        assert one.render(comparison, RenderOptions(), summary=True).endswith("\n")


@pytest.mark.parametrize("one", [*FINDINGS, *CHANGES], ids=lambda one: one.module)
def test_every_format_has_the_same_functions(one: Format) -> None:
    module = import_module(one.module)
    assert hasattr(module, "render_summary") == one.has_summary
    for name in ("render", "render_summary") if one.has_summary else ("render",):
        function = getattr(module, name)
        found, options, returned = get_type_hints(function).values()
        assert found is (CheckResult if one in FINDINGS else Comparison)
        assert (options, returned) == (RenderOptions, str)
        assert list(inspect.signature(function).parameters)[1] == "options"


@pytest.mark.parametrize(("package", "registry"), [(findings, FINDINGS), (changes, CHANGES)])
def test_every_module_that_renders_is_in_the_registry(package: object, registry: tuple[Format, ...]) -> None:
    path = package.__path__  # type: ignore[attr-defined]
    modules = [f"{package.__name__}.{module.name}" for module in pkgutil.iter_modules(path)]  # type: ignore[attr-defined]
    rendering = {name for name in modules if hasattr(import_module(name), "render")}
    assert rendering == {one.module for one in registry}
    assert len(rendering) == len(registry) == len({one.name for one in registry})


def test_a_format_is_one_line() -> None:
    lines = inspect.getsource(formats).splitlines()
    assert len([line for line in lines if re.fullmatch(r"    Format\(.*\),", line)]) == len([*FINDINGS, *CHANGES])


def test_the_pages_name_every_format() -> None:
    for page, registry in (("docs/ci.md", FINDINGS), ("docs/changes.md", CHANGES)):
        text = (REPOSITORY / page).read_text(encoding="utf-8")
        missing = [one.name for one in registry if not re.search(rf"\b{one.name}\b", text, re.IGNORECASE)]
        assert missing == [], page
