"""The syntax of case files, which tests/README.md describes, and `pytest --update-cases`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.changes.test_kinds import EDITS
from tests.importer.test_cases import CASES as IMPORTS
from tests.lint.test_hints import CASES as HINTS
from tests.lint.test_rules import CASES as RULE_CASES
from tests.support.cases import Case, CaseFile, CaseSyntaxError, Expectations, escaped, unescaped
from tests.support.helpers import REPOSITORY, with_characters, without_characters

FILES = sorted({case.file for case in [*RULE_CASES, *HINTS, *IMPORTS, *(edit.case for edit in EDITS)]})
TEXT = """\
=== one
body
--- made
something

=== two

\\--- not a heading
\\\\=== nor this
--- given
--- made
a

b
"""


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    (tmp_path / "file.txt").write_bytes(TEXT.encode())
    return CaseFile(tmp_path / "file.txt", ("given", "made"))


def test_a_file_is_read(file: CaseFile) -> None:
    assert file.read() == [
        Case(file, "one", "body\n", {"made": "something\n"}),
        Case(file, "two", "\n--- not a heading\n\\=== nor this\n", {"given": "", "made": "a\n\nb\n"}),
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.stem)
def test_every_file_is_written_as_it_is(file: CaseFile, tmp_path: Path) -> None:
    copy = file._replace(path=tmp_path / "copy.txt")
    copy.write(file.read())
    assert copy.path.read_bytes() == file.path.read_bytes()


lines = st.lists(st.text("=- \\\t\r\x0c\u2028\xa0a", max_size=8), max_size=5).map(lambda found: "\n".join([*found, ""]))


@given(lines, lines)
def test_any_text_comes_back(body: str, part: str) -> None:
    file = CaseFile(Path("x.txt"), ("given", "made"))
    case = Case(file, "a title", body, {"made": part})
    assert file.parse(f"{file.rendered(case)}\n{file.rendered(case._replace(title='b'))}") == [
        case,
        case._replace(title="b"),
    ]
    assert unescaped(escaped(body)) == body
    assert with_characters(without_characters(body)) == body


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "begin the file with a line === title"),
        ("body\n=== one\nbody\n", "begin the file with a line === title"),
        ("=== one\nbody", "end it with a line end"),
        ("=== one\nbody\n=== two\nbody\n", "put an empty line after the case: one"),
        ("=== one\nbody\n\n=== one\nbody\n", "give each case a title of its own: one"),
        ("=== one\nbody\n--- mode\n", "one: the parts may be given, made, in this order, not: mode"),
        ("=== one\nbody\n--- made \n", "not: made "),
        ("=== one\nbody\n--- made\n--- given\n", "not: made, given"),
        ("=== one\nbody\n--- made\n--- made\n", "not: made, made"),
    ],
)
def test_what_is_wrong_is_refused(file: CaseFile, text: str, why: str) -> None:
    with pytest.raises(CaseSyntaxError, match=re.escape(f"{file.path}: ") + ".*" + re.escape(why)):
        file.parse(text)


def test_half_a_line_is_refused(file: CaseFile) -> None:
    with pytest.raises(CaseSyntaxError, match="ends without a line end: 'abc'"):
        file.write([Case(file, "one", "abc", {})])


def test_what_is_expected_changes_nothing(file: CaseFile) -> None:
    for update in (True, False):
        for case in file.read():
            Expectations(update=update).parts(case, made=case.parts["made"], given="")
    assert file.path.read_bytes() == TEXT.encode()


def test_a_difference_fails_and_is_shown(file: CaseFile) -> None:
    one, _ = file.read()
    with pytest.raises(pytest.fail.Exception) as failure:
        Expectations(update=False).parts(one, made="some\xa0thing\n", given="more\n")
    said = str(failure.value)
    assert "--- --- made (expected)\n+++ --- made (actual)\n@@ -1,2 +1,2 @@\n-something\n+some<U+00A0>thing\n" in said
    assert "+more\n" in said
    assert said.endswith("run pytest --update-cases, and read the diff before you commit it.")
    assert file.path.read_bytes() == TEXT.encode()


def test_a_difference_is_written_and_no_more(file: CaseFile) -> None:
    one, two = file.read()
    Expectations(update=True).parts(one, made="", given="--- more\n")
    Expectations(update=True).parts(two, made="c\n")
    expected = TEXT.replace("--- made\nsomething\n", "--- given\n\\--- more\n").replace("a\n\nb\n", "c\n")
    assert file.path.read_bytes().decode() == expected


def test_a_file_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.csv"
    with pytest.raises(pytest.fail.Exception, match="pytest --update-cases"):
        Expectations(update=False).file(path, "a\r\n")
    Expectations(update=True).file(path, "a\r\n")
    assert path.read_bytes() == b"a\r\n"
    Expectations(update=False).file(path, "a\r\n")
    with pytest.raises(pytest.fail.Exception, match=re.escape("-a<U+000D>\n+a\n")):
        Expectations(update=False).file(path, "a\n")


def run_rule_cases(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "tests/lint/test_rules.py", "-k", "spelling", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_the_option_of_pytest(tmp_path: Path) -> None:
    """A wrong case fails, is rewritten with the option, and then passes; its marks stay."""
    shutil.copytree(REPOSITORY / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("schema", "roledoc_lint"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    path = tmp_path / "tests/lint/rules/spelling.txt"
    right = path.read_bytes()
    wrong = re.sub(rb"^  hint: .*$", b"  hint: another", right, count=1, flags=re.MULTILINE)
    assert wrong != right
    path.write_bytes(wrong)
    failing = run_rule_cases(tmp_path)
    assert failing.returncode == 1
    assert "-  hint: another\n" in failing.stdout
    assert path.read_bytes() == wrong
    assert "leave -n out" in run_rule_cases(tmp_path, "--update-cases", "-n2").stderr
    updating = run_rule_cases(tmp_path, "--update-cases")
    assert updating.returncode == 0, updating.stdout
    assert path.read_bytes() == right
