"""The command line: exit codes, formats, what is imported, what is printed where."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint.version import __version__
from tests.support.helpers import PROGRAM, REPOSITORY, files_of, fixed, project, run
from tests.support.repositories import with_variables

BAD = "issued: March 2019\n"
WARN = "unattributed:\n  - A paragraph.\n"
QUIET = 'severity.incomplete-framework = "off"\n'


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("", [], 0),
        (BAD, [], 1),
        (BAD, ["--fail-level", "never"], 0),
        (BAD, ["--ignore", "date-format"], 0),
        (BAD, ["--select", "vocabulary"], 0),
        (WARN, [], 0),
        (WARN, ["--fail-level", "warning"], 1),
        (WARN, ["roles/role.yaml", "--fail-level", "info"], 1),
        ("", ["nowhere.yaml"], 2),
        ("", ["--select", "no-such-rule"], 2),
        ("", ["--spam"], 2),
        ("", ["--format", "spam"], 2),
        ("", ["--fail-level", "spam"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, text: str, arguments: list[str], code: int) -> None:
    project(tmp_path, files_of(text), QUIET)
    result = run("check", *arguments, cwd=tmp_path)
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    assert bool(result.stderr) == (code == 2)


def test_wrong_commands(tmp_path: Path) -> None:
    assert run("chekc", cwd=tmp_path).returncode == 2
    alone = run(cwd=tmp_path)
    assert alone.returncode == 2
    assert "\n  check    Check role files" in alone.stderr
    assert run("check", "", cwd=tmp_path).stderr == "roledoc-lint: a path is empty\n"
    assert run("rules", "spelin", cwd=tmp_path).stderr == (
        "roledoc-lint: there is no rule 'spelin'; did you mean \"spelling\"?\n"
    )


def test_json_fits_its_schema_and_has_the_fixes(tmp_path: Path) -> None:
    text = BAD + "technical_skills:\n  - name: Mgmt of Police Information (MOPI)\n    level: 9\n"
    project(tmp_path, files_of(text), QUIET)
    result = run("check", "--format", "json", cwd=tmp_path)
    report = json.loads(result.stdout)
    schema = json.loads((REPOSITORY / "schema/check-output.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert report["tool"] == {"name": "roledoc-lint", "version": __version__}
    assert report["summary"] == {
        "files": 1, "errors": 3, "warnings": 0, "infos": 0, "fixable": 2, "suppressed": 0
    }  # fmt: skip
    first = report["findings"][0]
    assert first == {
        "path": "roles/role.yaml", "line": 8, "column": 9, "end_line": 8, "end_column": 19, "rule": "date-format",
        "severity": "error", "message": 'issued "March 2019" is not written as YYYY-MM or YYYY-MM-DD',
        "hint": "write issued: 2019-03", "pointer": "/issued",
        "fix": {"safety": "safe", "edits": [{"start": 198, "end": 208, "replacement": "2019-03"}]},
    }  # fmt: skip


def test_output_to_a_file(tmp_path: Path) -> None:
    project(tmp_path, files_of(BAD), QUIET)
    result = run("check", "--format", "json", "--output", "out.json", cwd=tmp_path)
    assert result.stdout == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    result = run("check", "--output", "no/such/folder/out", cwd=tmp_path)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


def test_from_another_folder(tmp_path: Path) -> None:
    project(tmp_path, files_of(BAD), QUIET)
    (tmp_path / "elsewhere").mkdir()
    for cwd, path in (
        ("roles", "role.yaml"),
        ("elsewhere", "../roles"),
        ("elsewhere", str(tmp_path / "roles/role.yaml")),
    ):
        result = run("check", path, cwd=tmp_path / cwd)
        assert result.stdout.startswith("roles/role.yaml:8:9 error date-format\n"), path


def test_text_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    project(tmp_path, files_of("location: 東京  東京\n"), QUIET)
    result = run("check", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert "\\u6771" in result.stdout


def test_modules_that_help_and_version_do_without() -> None:
    heavy = {"jsonschema", "ruamel", "tabulate", "rapidfuzz", "json", "codespell_lib"}
    for arguments in (["--help"], ["--version"], ["check", "--help"]):
        assert not imported(REPOSITORY, *arguments) & heavy, arguments


def test_modules_that_a_check_does_without(tmp_path: Path) -> None:
    project(tmp_path, files_of(""), QUIET)
    assert not imported(tmp_path, "check", "roles/role.yaml") & {"tabulate", "codespell_lib", "difflib", "subprocess"}


def imported(cwd: Path, *arguments: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "roledoc_lint", *arguments],
        cwd=cwd, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}


def at_a_terminal(cwd: Path, *arguments: str, **environment: str) -> str:
    """What Python prints where its output is a terminal of 60 columns."""
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=cwd, env=with_variables(**environment),
        stdout=follower, stdin=follower, stderr=follower, close_fds=True,
    )  # fmt: skip
    os.close(follower)
    output = b""
    try:
        while part := os.read(leader, 4096):
            output += part
    except OSError:
        pass  # the other end is closed
    process.wait()
    os.close(leader)
    return output.decode()


def test_colours_and_width_at_a_terminal(tmp_path: Path) -> None:
    text = "main_purpose: >-\n  " + "Many words of a purpose " * 6 + "with  two spaces " + "and more " * 9 + "\n"
    project(tmp_path, files_of(text.rstrip(" \n") + "\n"), QUIET)
    coloured = at_a_terminal(tmp_path, "-m", "roledoc_lint", "check")
    assert "\x1b[33mwarning\x1b[0m" in coloured
    plain = at_a_terminal(tmp_path, "-m", "roledoc_lint", "check", NO_COLOR="1")
    assert "\x1b" not in plain
    lines = plain.replace("\r", "").splitlines()
    assert max(map(len, lines)) <= 60
    shown, marks = lines[3], lines[4]
    assert "…" in shown
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "  "
    assert "\x1b" not in run("check", cwd=tmp_path).stdout


def test_a_terminal_gets_no_control_characters_of_a_role(tmp_path: Path) -> None:
    project(tmp_path, {"roles/a.yaml": "location: a  b\n# \u202ec\u200b\n"}, QUIET)
    command = [str(PROGRAM), "check", "-", "--fix"]
    program = f"import subprocess; subprocess.run({command}, stdin=open('roles/a.yaml'))"
    shown = at_a_terminal(tmp_path, "-c", program)
    assert "location: a  b\r\n# <U+202E>c<U+200B>\r\n" in shown
    assert "\u202e" not in shown


def test_fixes_of_the_example_in_the_readme() -> None:
    path = "docs/example/intelligence-support-officer.yaml"
    from roledoc_lint import check, find_config

    findings = check(find_config(REPOSITORY, REPOSITORY), [REPOSITORY / path]).findings
    text = fixed((REPOSITORY / path).read_text(encoding="utf-8"), findings)
    assert "issued: 2019-03\n" in text
    assert "routine financial management" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(tmp_path: Path, shell: str) -> None:
    result = subprocess.run(
        [PROGRAM],
        env=with_variables(_ROLEDOC_LINT_COMPLETE=f"{shell}_source"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "roledoc-lint" in result.stdout
    words = {"COMP_WORDS": "roledoc-lint check --select dup", "COMP_CWORD": "dup" if shell == "fish" else "3"}
    offered = subprocess.run(
        [PROGRAM], env=with_variables(**words, _ROLEDOC_LINT_COMPLETE=f"{shell}_complete"),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "duplicate-key" in offered.stdout
    assert "spelling" not in offered.stdout


IMPATIENT = """
from functools import partial
from roledoc_lint import progress
progress.progress = partial(progress.progress, delay=0)
from roledoc_lint.cli.main import main
main()
"""


def test_a_progress_bar_for_long_work_at_a_terminal(tmp_path: Path) -> None:
    """Without a delay the bar always appears. The delay itself is tested in tests/test_progress.py."""
    text = files_of("")["roles/role.yaml"]
    project(tmp_path, {f"roles/r{number}.yaml": text for number in range(3)}, QUIET)
    shown = at_a_terminal(tmp_path, "-c", IMPATIENT, "check", "--no-cache")
    assert "checking roles" in shown
    assert "checked 3 roles" in shown
    elsewhere = [sys.executable, "-c", IMPATIENT, "check", "--no-cache"]
    assert subprocess.run(elsewhere, cwd=tmp_path, capture_output=True, check=True).stderr == b""


def test_standard_output_that_nobody_reads(tmp_path: Path) -> None:
    project(tmp_path, files_of(BAD * 1), QUIET)
    command = f"{sys.executable} -m roledoc_lint check --format json | true; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert result.stderr == ""
    full = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m roledoc_lint check > /dev/full"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert full.returncode == 2
    assert full.stderr == "roledoc-lint: standard output: No space left on device\n"


def test_what_was_checked_is_called_by_its_name() -> None:
    assert "checked 5 files against" in run("check", "schema/catalogue", cwd=REPOSITORY).stdout
    assert "checked 5 roles against" in run("check", cwd=REPOSITORY).stdout
    assert "checked 1 role against" in run("check", "roles/socu-di.yaml", cwd=REPOSITORY).stdout


def test_a_role_code_of_a_role_that_is_not_checked_is_seen(tmp_path: Path) -> None:
    project(tmp_path, files_of("# roles/a.yaml\nrole_code: EQ0450\n# roles/b.yaml\nrole_code: EQ0450\n"))
    for path, other in (("roles/a.yaml", "roles/b.yaml"), ("roles/b.yaml", "roles/a.yaml")):
        shown = run("check", path, cwd=tmp_path).stdout
        assert f"also the code of another role: {other}:8" in shown
    assert run("check", cwd=tmp_path).stdout.count("unique-role-code") == 1


def test_no_rule_is_left(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    result = run("check", "--select", "spelling", "--ignore", "spelling", cwd=tmp_path)
    assert result.returncode == 2
    assert "no rule is left to run" in result.stderr
