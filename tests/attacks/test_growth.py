"""No input makes a command take much more than in proportion to its size, whatever it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from roledoc_lint import Config, Linter, diff, find_config
from roledoc_lint.errors import UsageError
from roledoc_lint.export.plain_text import render
from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.read import read_document
from roledoc_lint.importer.recognise.clean import clean_blocks
from roledoc_lint.lint.fixer import fix
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.source.document import load
from tests.support.constructs import ROLES
from tests.support.document_constructs import DOCUMENTS
from tests.support.growth import SMALLEST, assert_near_linear
from tests.support.helpers import REPOSITORY, TODAY, project, with_fields
from tests.support.imported import assigned
from tests.support.kinds import PROFILE
from tests.support.processor_time import at_most

CONFIG = find_config(REPOSITORY, REPOSITORY)
CATALOGUE = read_catalogue(CONFIG)

SLOW_TO_SHOW = {
    "a long word with hyphens": 16_000,
    "a text of combining characters": 8_000,
    "names": 32_000,
    "names that are almost known": 32_000,
    "a line of tabs": 4_000,
}
"""The sizes from which on something that grows with the square takes most of the time."""


@pytest.fixture(scope="module")
def linter() -> Linter:
    linter = Linter.for_project(CONFIG, today=TODAY)
    for text in ("a: 1\n", with_fields("grades: SCALE 5\nlocation: teh\n")):
        linter.check(linter.read("roles/first.yaml", text))  # so that no import is measured
    return linter


@pytest.mark.slow
@pytest.mark.parametrize("name", ROLES)
def test_check(linter: Linter, name: str) -> None:
    assert_near_linear(lambda size: partial(_check, linter, ROLES[name](size)))


def _check(linter: Linter, text: str) -> None:
    linter.check(linter.read("roles/a.yaml", text))


@pytest.mark.slow
@pytest.mark.parametrize("name", ROLES)
def test_fix(linter: Linter, name: str) -> None:
    assert_near_linear(lambda size: partial(_fix, linter, ROLES[name](size)))


def _fix(linter: Linter, text: str) -> None:
    fix(linter.check(linter.read("roles/a.yaml", text)), linter, unsafe=True)


def _edited(text: str) -> str:
    """The text with another number in place of each, and other words."""
    text = re.sub("[0-9]{1,50}", lambda match: str(int(match[0]) + 1), text)
    return re.sub(r"\b(?:the|a|thing|name|words)\b", "other", text)


@pytest.mark.slow
@pytest.mark.parametrize("name", ROLES)
def test_diff(tmp_path: Path, name: str) -> None:
    for state in ("a", "b"):
        (tmp_path / state / "roles").mkdir(parents=True)

    def work(size: int) -> Callable[[], object]:
        before = ROLES[name](size)
        (tmp_path / "a/roles/x.yaml").write_text(before, encoding="utf-8")
        (tmp_path / "b/roles/x.yaml").write_text(_edited(before), encoding="utf-8")
        return partial(diff, CONFIG, [str(tmp_path / "a"), str(tmp_path / "b")])

    assert_near_linear(work, SLOW_TO_SHOW.get(name, SMALLEST))


@pytest.mark.slow
@pytest.mark.parametrize("name", ROLES)
def test_textconv(name: str) -> None:
    assert_near_linear(lambda size: partial(_textconv, ROLES[name](size)))


def _textconv(text: str) -> None:
    content = text.encode()
    render(load("roles/a.yaml", content, len(content)), PROFILE)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_import(name: str) -> None:
    assert_near_linear(lambda size: partial(_import, *DOCUMENTS[name](size)), SLOW_TO_SHOW.get(name, SMALLEST))


def _import(name: str, content: bytes) -> None:
    with suppress(UnreadableError):
        assigned(clean_blocks(read_document(content, name).blocks), CATALOGUE)


TEXTS = {
    "dots in comments": "# " + ("a" * 99 + ".") * 98 + "\n",
    "keys": "[a{0}]\nb = 1\n",
    "escapes in texts": 'a{0} = "\\\\"\n',
    "texts on several lines": 'a{0} = """\n. . .\n"""\n',
    "texts that are not closed": '"\\"',
    "dots in texts": 'a{0} = ["1.5.6.7", "a.b.c"]\n',
    "numbers": "a{0} = [1.5, 2.5, 3.5]\n",
    "long words": "a" * 1000,
    "spaces": "\t " * 100,
    "apostrophes": "'",
    "tables": "[[a]]\n",
    "severities": 'severity.a{0} = "off"\n',
    "patterns": 'per-file-ignores."*{0}?[a]" = []\n',
}


@pytest.mark.parametrize("name", TEXTS)
def test_configuration(tmp_path: Path, name: str) -> None:
    file = tmp_path / "roledoc-lint.toml"
    piece = TEXTS[name]

    def work(size: int) -> Callable[[], object]:
        file.write_text("".join(piece.replace("{0}", str(number)) for number in range(size // len(piece) + 1)))
        return partial(_configure, tmp_path)

    assert_near_linear(work)


def _configure(folder: Path) -> None:
    with suppress(UsageError):
        find_config(folder)


MANY = 200_000
LONG_KEYS = {
    "words": "a." * MANY + "b = 1",
    "words with spaces": "a . " * MANY + "b = 1",
    "texts in quotes": '"a b".' * (MANY // 2) + "b = 1",
    "texts in apostrophes": "'a b' . " * (MANY // 2) + "b = 1",
    "a table": "[" + "a." * MANY + "b]",
    "a list of tables": "[[" + "a." * MANY + "b]]",
    "a table on one line": "x = {" + "a." * MANY + "b = 1}",
    "after text on several lines": 'x = ["""\n\' """, {' + "a." * MANY + "b = 1}]",
    "after text in apostrophes": "x = ['''\n\" ''', {" + "a." * MANY + "b = 1}]",
    "after a number sign in quotes": 'x = {"#" = 1, ' + "a." * MANY + "b = 1}",
    "an end that is wrong": "a." * MANY,
    "after many lines": "x = 1\n" * 1000 + "a." * MANY + "b = 1",
}


@pytest.mark.parametrize("name", LONG_KEYS)
def test_a_key_of_many_parts(tmp_path: Path, name: str) -> None:
    (tmp_path / "roledoc-lint.toml").write_text(LONG_KEYS[name])
    with at_most(2), pytest.raises(UsageError, match="a key has more than 100 parts"):
        find_config(tmp_path)


DOTS = {
    "in a comment": "# " + "a." * 500,
    "in text": 'plugins = ["' + "a." * 500 + '"]',
    "in text on several lines": 'plugins = ["""\n' + "a." * 500 + '\n"""]',
    "in texts of a list": "plugins = [" + '"a.b", ' * 500 + "]",
    "in keys of a table": "per-file-ignores = {" + ", ".join(f'"a{n}.yaml" = []' for n in range(500)) + "}",
    "in a key of few parts": 'per-file-ignores."' + "a." * 500 + '" = []',
}


@pytest.mark.parametrize("name", DOTS)
def test_dots_that_are_no_parts_of_a_key(tmp_path: Path, name: str) -> None:
    (tmp_path / "roledoc-lint.toml").write_text(DOTS[name])
    assert find_config(tmp_path).file


def test_patterns_are_obeyed_and_limited(tmp_path: Path) -> None:
    text = with_fields("location: a  b\n")
    rules = [("roles/b*.yaml", {"whitespace"}), ("roles/a*.yaml", set()), ("[r]oles/?.yaml", set())]
    for pattern, found in rules:
        linter = Linter.for_project(_with_patterns(tmp_path, [pattern]), select=["whitespace"], today=TODAY)
        assert {finding.rule for finding in linter.check(linter.read("roles/a.yaml", text)).findings} == found
    linter = Linter.for_project(_with_patterns(tmp_path, [f"a{number}" for number in range(5001)]), today=TODAY)
    with at_most(2), pytest.raises(UsageError, match="has 5,001 file patterns, and may have 5,000: write one"):
        linter.check(linter.read("roles/a.yaml", text))


def _with_patterns(folder: Path, patterns: Iterable[str]) -> Config:
    lines = (f'"{pattern}" = ["whitespace"]\n' for pattern in patterns)
    return project(folder, {}, "[per-file-ignores]\n" + "".join(lines))
