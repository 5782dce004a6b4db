"""The configuration: what it sets, and how errors in it are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from roledoc_lint import Severity, check, find_config
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import packaged_schema
from tests.support.helpers import TODAY, files_of, project


def test_found_upward(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.roledoc-lint]\nseverity.entry-order = "off"\n')
    inner = tmp_path / "inner/roles"
    inner.mkdir(parents=True)
    (tmp_path / "inner/pyproject.toml").write_text("[tool.other]\n")
    config = find_config(inner, inner)
    assert config.root == tmp_path
    assert config.severity == {"entry-order": Severity.OFF}


def test_own_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.roledoc-lint]\nmax-role-age = 1\n")
    (tmp_path / "roledoc-lint.toml").write_text("max-role-age = 2\n")
    assert find_config(tmp_path, tmp_path).max_role_age == 2


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("", None),
        ("# max-role-age = 2\n", None),
        ("\ufeff \t# a\r\n\r\n  # b\r\n", None),
        ("# a\n max-role-age = 2 # b\n", 2),
        ("# a\u2028max-role-age = 2\n", None),
    ],
)
def test_comments_set_nothing(tmp_path: Path, text: str, age: int | None) -> None:
    (tmp_path / "roledoc-lint.toml").write_bytes(text.encode())
    config = find_config(tmp_path, tmp_path)
    assert (config.file, config.max_role_age) == (tmp_path / "roledoc-lint.toml", age)


def test_defaults(tmp_path: Path) -> None:
    config = find_config(tmp_path, tmp_path)
    assert config.roles_folder == tmp_path / "roles"
    assert config.schema_folder == packaged_schema()
    assert not config.has_own_schema


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rolls = 'x'", "unknown key 'rolls'; did you mean \"roles\"?"),
        ("roles = 'nowhere'", "roles: there is no folder 'nowhere'"),
        ("roles = 1", "roles must be the path of a folder"),
        ("plugins = 'x'", "plugins must be a list of strings"),
        ("plugins = ['no.such.module']", "'no.such.module' cannot be imported"),
        ("plugins = ['json']", "'json' cannot be imported, as no installed package declares it"),
        ("plugins = ['roledoc_lint.lint.rules.encoding']", "no installed package declares it"),
        ("max-role-age = 0", "max-role-age must be a whole number of years"),
        ("max-role-age = true", "max-role-age must be a whole number of years"),
        ("max-file-size = -1", "max-file-size must be a number of bytes"),
        ("severity = 1", "severity must be a table"),
        ("severity.spelling = 'bad'", "severity.spelling: must be one of off, info, warning, error, not 'bad'"),
        ("severity.speling = 'off'", "there is no rule 'speling'; did you mean \"spelling\"?"),
        ("per-file-ignores = []", "per-file-ignores must be a table"),
        ("per-file-ignores.'*' = 'x'", "per-file-ignores.* must be a list"),
        ("per-file-ignores.'*' = ['x']", "there is no rule 'x'"),
        ("diff = 1", "diff must be a table"),
        ("diff.atention = {}", "unknown key 'diff.atention'; did you mean \"attention\"?"),
        ("diff.attention = []", "diff.attention must be a table of classes and lists of words"),
        ("diff.attention.shift = 'nights'", "diff.attention.shift must be a list of strings"),
        ("diff.attention.shift = [1]", "diff.attention.shift must be a list of strings"),
        ("diff.attention.shift = ['']", "diff.attention.shift: '' must be words, such as nights"),
        ("diff.attention.shift = ['.*']", "diff.attention.shift: '.*' must be words, such as nights"),
        ("diff.attention.shift = ['a* b*']", "diff.attention.shift: 'a* b*' must be words, such as nights"),
        ("diff.attention.Shift = ['nights']", "diff.attention: 'Shift' must be a name in small letters"),
        (f"diff.attention.shift = {['x'] * 1001}", "diff.attention has more than 1,000 words"),
        ("diff.date-of-change = 'no'", "diff.date-of-change must be true or false"),
        ("roles = ", "this is not valid TOML"),
        ("\udcff", "this is not valid TOML"),
    ],
)
def test_an_error_in_the_configuration_is_reported(tmp_path: Path, text: str, message: str) -> None:
    project(tmp_path, files_of(""), "")
    (tmp_path / "roledoc-lint.toml").write_text(text, encoding="utf-8", errors="surrogateescape")

    def read_and_check() -> None:
        check(find_config(tmp_path, tmp_path))

    with pytest.raises(UsageError) as caught:
        read_and_check()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_severities_and_ignores(tmp_path: Path) -> None:
    text = "# roles/a.yaml\nissued: March 2019\n# roles/archive/b.yaml\nissued: March 2019\n"
    configuration = (
        'severity.date-format = "info"\nseverity.incomplete-framework = "off"\n'
        'per-file-ignores."roles/archive/*" = ["date-format"]\n'
    )
    findings = check(project(tmp_path, files_of(text), configuration), today=TODAY).findings
    assert [(f.path, f.rule, f.severity) for f in findings] == [("roles/a.yaml", "date-format", Severity.INFO)]


def test_a_selected_rule_runs_although_it_is_off(tmp_path: Path) -> None:
    config = project(tmp_path, files_of("issued: 2014-09\n"))
    assert [f.rule for f in check(config, select=["stale-role"], today=TODAY).findings] == ["stale-role"]
    assert "stale-role" not in {f.rule for f in check(config, today=TODAY).findings}
