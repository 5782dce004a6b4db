"""No role, name of a file or document gives orders to what shows a report: CI, a terminal, a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from roledoc_lint import CheckResult, Comparison, check, diff, find_config
from roledoc_lint.cli import main
from roledoc_lint.cli.commands import COMMANDS
from roledoc_lint.cli.drivers import git_diff, textconv
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint import results, run
from roledoc_lint.reports.findings import sarif
from roledoc_lint.reports.formats import CHANGES, FINDINGS, names
from roledoc_lint.reports.options import render_options
from roledoc_lint.reports.sinks import changes_as, findings_as
from roledoc_lint.source.patch import patch
from tests.support.helpers import PROGRAM, TODAY, files_of, project
from tests.support.helpers import run as run_program
from tests.support.processor_time import PATIENCE
from tests.support.repositories import git, with_variables
from tests.support.runners import bash
from tests.support.workflow_commands import commands

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HOSTILE = {
    "a command": "::error::spoofed",
    "a command with properties": "::warning file=roles/x.yaml,line=1::spoofed",
    "a command that stops others": "::stop-commands::zz",
    "a command after words": "a" * 70 + " ::add-mask::e",
    "a command on a second line": "x\\n::set-output name=a::b",
    "a command after a carriage return": "x\\r::error::b",
    "a command after spaces": "\\u00a0 ::error::b",
    "a command after a line separator": "x\\u2028::error::b",
    "an old command": "##[add-mask]e",
    "an old command with properties": "x ##[set-output name=a]b",
    "an old command that stops others": "##[stop-commands]zz",
    "an old command after words": "a" * 60 + " ##[warning file=x]b",
    "an old command in number signs": "####[error]x",
    "colours": "\\e[31mred\\e[0m",
    "a title of the window": "\\e]0;title\\a",
    "a move of the cursor": "x\\e[1Ay\\b\\b",
    "a control character of eight bits": "x\\x9b31m",
    "a change of direction": "x\\u202ey\\u2066z",
    "a null": "x\\0y",
}
"""What a role may hold, as it is written in double quotes in YAML."""


def hostile_role(text: str) -> str:
    """A role with the text in as many places as findings and changes are about."""
    return (
        f'job_title: "{text}"\nforce: "{text}"\nrole_code: "{text}"\nstatus: "{text}"\ngrades:\n  - "{text}"\n'
        f'issued: "{text}"\nlocation: "{text}"\n"{text}": x\nmain_purpose: "{text}  {text}"\n'
        f'competency_framework: "{text}"\nbehaviours:\n  - name: "{text}"\n    level: "{text}"\n'
        f'unattributed:\n  - "{text}"\n# roledoc-lint: ignore[{text}] x\nreports_to: x\n'
    )


@pytest.fixture(scope="module", params=HOSTILE)
def checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    text = HOSTILE[request.param]
    files = {"roles/a.yaml": hostile_role(text)}
    return check(project(tmp_path_factory.mktemp("hostile"), files), today=TODAY)


@pytest.fixture(scope="module", params=HOSTILE)
def compared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    text = HOSTILE[request.param]
    states = [tmp_path_factory.mktemp(state) for state in ("before", "after")]
    project(states[0], {"roles/a.yaml": hostile_role(f"{text} {text}"), **files_of("location: Here\n")})
    config = project(states[1], {"roles/a.yaml": hostile_role(text), **files_of(f'location: "{text}"\n')})
    return diff(config, [str(state) for state in states])


@pytest.mark.parametrize("name", names(FINDINGS))
def test_no_format_of_findings_obeys_a_role(checked: CheckResult, name: str) -> None:
    assert checked.findings
    report = findings_as(checked)(name, None)
    own = len(checked.findings) if name == "github" else 0
    assert len(commands(report)) == own
    assert not CONTROL.search(report)


@pytest.mark.parametrize("name", names(CHANGES))
@pytest.mark.parametrize("summary", [False, True])
def test_no_format_of_changes_obeys_a_role(compared: Comparison, name: str, summary: bool) -> None:
    report = changes_as(compared, summary=summary)(name, None)
    assert compared.changes
    assert commands(report) == []
    assert not CONTROL.search(report)


def test_data_stays_as_it_is(checked: CheckResult) -> None:
    """What keeps commands from being obeyed is undone by every reader."""
    for name in ("json", "sarif", "gitlab"):
        assert json.loads(findings_as(checked)(name, None)) == json.loads(_unguarded(name, checked))
    for name in ("junit", "checkstyle"):
        guarded, plain = (
            ElementTree.fromstring(text) for text in (findings_as(checked)(name, None), _unguarded(name, checked))
        )
        assert list(guarded.itertext()) == list(plain.itertext())
        assert [element.attrib for element in guarded.iter()] == [element.attrib for element in plain.iter()]


def _unguarded(name: str, result: CheckResult) -> str:
    (found,) = (one for one in FINDINGS if one.name == name)
    return found.load()(result, render_options(None))


NAMES = [
    "::error::.yaml",
    "##[add-mask]a.yaml",
    "::stop-commands::zz ##[error]b.yaml",
    "a\x1b[31m.yaml",
    "b\r::error::.yaml",
]


@pytest.mark.parametrize("file", NAMES)
@pytest.mark.parametrize("name", names(FINDINGS))
def test_no_format_obeys_the_name_of_a_file(tmp_path: Path, file: str, name: str) -> None:
    config = project(tmp_path, {file: "job_title: a  b\n"}, 'roles = "."\n')
    result = check(config, [tmp_path / file], today=TODAY)
    report = findings_as(result)(name, None)
    assert len(commands(report)) == (len(result.findings) if name == "github" else 0)
    assert not CONTROL.search(report)


@pytest.mark.parametrize("file", NAMES)
@pytest.mark.parametrize("name", names(CHANGES))
def test_no_format_of_changes_obeys_the_name_of_a_file(tmp_path: Path, file: str, name: str) -> None:
    project(tmp_path / "before", {file: "job_title: x\nlocation: a\n"}, 'roles = "."\n')
    config = project(tmp_path / "after", {file: "job_title: x\nlocation: b\n"}, 'roles = "."\n')
    comparison = diff(config, [str(tmp_path / "before"), str(tmp_path / "after")])
    assert comparison.changes
    report = changes_as(comparison, summary=False)(name, None)
    assert commands(report) == []
    assert not CONTROL.search(report)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_git_shows_obeys_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    role, later = hostile_role(HOSTILE[text]), hostile_role(f"{HOSTILE[text]} {HOSTILE[text]}")
    conflict = f"<<<<<<< a\n{role}=======\n{later}>>>>>>> b\n"
    project(tmp_path, {"a.yaml": role, "b.yaml": later, "c.yaml": conflict, "d.yaml": f"{HOSTILE[text]}\n"})
    monkeypatch.chdir(tmp_path)
    side = ["0" * 40, "100644"]
    calls = [(textconv, [file]) for file in ("a.yaml", "b.yaml", "c.yaml", "d.yaml")]
    for path in ("roles/x.yaml", "::error::.yaml"):
        calls += [(git_diff, [path, "a.yaml", *side, other, *side]) for other in ("a.yaml", "b.yaml")]
        calls.append((git_diff, [path]))
    for command, arguments in calls:
        shown = CliRunner().invoke(command, arguments).stdout
        assert shown
        assert commands(shown) == []
        assert not CONTROL.search(shown)


PLAIN = ["a ::error::b", "location:", "#[x] # x", "\u202ea"]
OBEYED = ["::error::a", "  ::add-mask::a", "\u00a0::group::a", "x ##[add-mask]a", "\ufeff::debug::x"]


@pytest.mark.parametrize("text", [*PLAIN, *OBEYED])
@pytest.mark.parametrize("command", ["check - --fix", "check - --fix --select whitespace", "import a.txt -o -"])
def test_a_role_is_printed_byte_for_byte_or_not_at_all(tmp_path: Path, text: str, command: str) -> None:
    role = f"location: >-\n  a  b\n  {text}\n"
    project(tmp_path, {"a.txt": f"Job title: Officer\n\nMain purpose\n\nwords and\n{text}\n"})
    outside, job = (
        subprocess.run(
            [PROGRAM, *command.split()], cwd=tmp_path, input=role.encode(), capture_output=True, timeout=PATIENCE,
            env=with_variables(PYTHONIOENCODING="cp1252", GITHUB_ACTIONS=job), check=False,
        )
        for job in ("", "true")
    )  # fmt: skip
    written = outside.stdout.decode("utf-8")
    assert text.lstrip("\xa0\ufeff") in written or command.startswith("import")
    if commands(written):
        assert (job.returncode, job.stdout) == (2, b"")
        assert b"this is not printed: GitHub Actions would obey a line of it" in job.stderr
        script = f'"{PROGRAM}" {command} < role > out; exit 0'
        (tmp_path / "role").write_bytes(role.encode())
        bash(script, tmp_path, GITHUB_ACTIONS="true", PYTHONIOENCODING="cp1252")
        assert (tmp_path / "out").read_bytes() == outside.stdout
    else:
        assert job.stdout == outside.stdout
        assert text not in OBEYED or "import" in command


@pytest.mark.parametrize("text", HOSTILE)
def test_the_report_of_an_import_obeys_nothing(tmp_path: Path, text: str) -> None:
    words = json.loads(
        f'"{HOSTILE[text]}"'.replace("\\e", "").replace("\\a", "").replace("\\0", "").replace("\\x9b", "")
    )
    project(tmp_path, {"a.txt": f"Job title: {words}\nGrade: {words}\n{words}\n\nValues\n\n{words}\n"})
    done = run_program("import", "a.txt", cwd=tmp_path)
    assert done.returncode in (0, 1)
    assert commands(done.stdout) == []


LINES = ["::error::a", " ::add-mask::a", "::group::x"]


@pytest.mark.parametrize("line", LINES)
def test_a_patch_is_not_obeyed_and_applies(tmp_path: Path, line: str) -> None:
    before = f"a: >-\n  one\n  {line}\nb: x  y\nc: >-\n  {line}\n  two\n"
    after = before.replace("x  y", "x y")
    text = patch("a.yaml", before, after)
    assert commands(text) == []
    (tmp_path / "a.yaml").write_bytes(before.encode())
    (tmp_path / "p.patch").write_bytes(text.encode())
    git("init", "--quiet", cwd=tmp_path)
    git("apply", "p.patch", cwd=tmp_path)
    assert (tmp_path / "a.yaml").read_bytes() == after.encode()


def test_a_patch_with_an_old_command_is_left_out(tmp_path: Path) -> None:
    roles = {"roles/a.yaml": 'job_title: "a  ##[add-mask]b"\n', "roles/b.yaml": "job_title: a  b\n"}
    project(tmp_path, roles)
    done = run_program("check", "--diff", "--select", "whitespace", cwd=tmp_path)
    assert "roles/a.yaml: left out of the patch" in done.stderr
    assert "b/roles/b.yaml" in done.stdout
    assert commands(done.stdout) == []


@pytest.mark.parametrize("folder", [".", "north"])
def test_a_patch_of_a_file_whose_name_is_not_utf8_applies(tmp_path: Path, folder: str) -> None:
    git("init", "--quiet", cwd=tmp_path)
    (tmp_path / folder).mkdir(exist_ok=True)
    project(tmp_path / folder, {"roles/a.yaml": "job_title: a  b\n"})
    path = os.fsencode(tmp_path / folder) + b"/roles/\xff\\x.yaml"
    with open(path, "wb") as file:
        file.write(b"job_title: a  b\n")
    done = run_program("check", "--diff", "--select", "whitespace", cwd=tmp_path / folder)
    (tmp_path / "p.patch").write_text(done.stdout, encoding="utf-8")
    git("apply", "p.patch", cwd=tmp_path)
    role = tmp_path / folder / "roles/a.yaml"
    assert Path(os.fsdecode(path)).read_bytes() == role.read_bytes() == b"job_title: a b\n"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16", "latin-1", "cp037"])
@pytest.mark.parametrize("name", ["junit", "checkstyle", "json", "sarif", "gitlab", "github", "markdown"])
def test_findings_for_programs_are_utf8_in_every_locale(tmp_path: Path, name: str, encoding: str) -> None:
    project(tmp_path, files_of("grades:\n  - Scale 5 – café 予\n"))
    assert "café" in _output(tmp_path, encoding, "check", "--format", name) or name in ("json", "sarif", "gitlab")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
@pytest.mark.parametrize("name", ["html", "csv", "markdown", "json", "changelog"])
def test_changes_for_programs_are_utf8_in_every_locale(tmp_path: Path, name: str, encoding: str) -> None:
    project(tmp_path / "a", files_of("location: x\n"))
    project(tmp_path / "b", files_of("location: – café 予\n"))
    text = _output(tmp_path, encoding, "diff", "a", "b", "--format", name)
    assert "café" in text or name in ("json", "changelog")


def _output(folder: Path, encoding: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "roledoc_lint", *arguments]
    variables = with_variables(PYTHONIOENCODING=encoding)
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode("utf-8")


FORMULAS = ["=1+1", "+1", "-1", "@x", "\\t=1", " =1", "＝1", "\\u00a0=1", "\\n=1", "=cmd|' /C calc'!A0", "−1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_computes_nothing(tmp_path: Path, text: str) -> None:
    project(tmp_path / "a", files_of("location: x\n"))
    config = project(tmp_path / "b", files_of(f'location: "{text}"\n"{text}": y\n'))
    report = changes_as(diff(config, [str(tmp_path / "a"), str(tmp_path / "b")]), summary=False)("csv", None)
    assert report.encode().startswith(b"\xef\xbb\xbf")
    for row in csv.reader(io.StringIO(report.removeprefix("\ufeff"))):
        assert not any(re.match(r"[\s\xa0→]*[=+@＝＋＠-]", cell) for cell in row)


@pytest.mark.parametrize(
    "text", ["&commat;team", "&#64;team", "&#x40;team", "@team", "&lt;script&gt;", "&NewLine; - x"]
)
def test_a_changelog_mentions_nobody(tmp_path: Path, text: str) -> None:
    project(tmp_path / "a", files_of("role_code: AB1\nlocation: x\n"))
    config = project(tmp_path / "b", files_of(f'role_code: AB1\nlocation: "{text}"\njob_title: "{text}"\n'))
    report = changes_as(diff(config, [str(tmp_path / "a"), str(tmp_path / "b")]), summary=False)("changelog", None)
    page = MarkdownIt().render(report)
    assert "@team" not in page
    assert "<script" not in page
    assert page.count("<li>") == 1


def test_tables_align_by_the_columns_of_a_terminal(tmp_path: Path) -> None:
    from wcwidth import wcswidth

    skills = "".join(
        f"  - name: {name}\n    level: 2\n" for name in ("予算管理", "Ti\u0302m", "Budget Control", "กำลัง")
    )
    project(tmp_path / "a", files_of("location: x\n"))
    config = project(tmp_path / "b", files_of(f"location: x\ntechnical_skills:\n{skills}"))
    report = changes_as(diff(config, [str(tmp_path / "a"), str(tmp_path / "b")]), summary=False)("table", None)
    rows = [line for line in report.splitlines() if "skill added" in line]
    assert len({wcswidth(row[: row.index("level 2")]) for row in rows}) == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "terminal", "pipe"),
    [
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "xterm", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "xterm", "FORCE_COLOR": "", "NO_COLOR": ""}, True, False),
    ],
)
def test_colours(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], terminal: bool, pipe: bool) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert render_options(_Terminal()).colour is terminal
    assert render_options(io.StringIO()).colour is pipe
    assert render_options(None).colour is False


def test_rules_are_explained_without_docstrings(tmp_path: Path) -> None:
    project(tmp_path, files_of("grades: x\n"))
    texts = [
        subprocess.run(
            [sys.executable, *flags, "-m", "roledoc_lint", *arguments],
            cwd=tmp_path, env=with_variables(), capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        ).stdout
        for arguments in (["rules", "whitespace"], ["rules"], ["check", "--format", "sarif"])
        for flags in ([], ["-OO"])
    ]  # fmt: skip
    assert texts[0] == texts[1] != ""
    assert texts[2] == texts[3] != ""
    assert texts[4] == texts[5] != ""


@pytest.mark.parametrize("command", [name for name, (_, line) in COMMANDS.items() if line])
def test_commands_are_explained_without_docstrings(tmp_path: Path, command: str) -> None:
    shown = subprocess.run(
        [sys.executable, "-OO", "-m", "roledoc_lint", command, "--help"],
        cwd=tmp_path, env=with_variables(), capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True,
    ).stdout  # fmt: skip
    assert COMMANDS[command][1] in " ".join(shown.split())


@pytest.mark.parametrize("name", ["##[add-mask]a", "x ##[error]b", "a\x1b[2J", "b\x9b31m", "\u202ec"])
@pytest.mark.parametrize("options", [[], ["--git"]])
def test_init_obeys_no_name_of_a_folder(tmp_path: Path, name: str, options: list[str]) -> None:
    git("init", "--quiet", cwd=tmp_path)
    (tmp_path / name).mkdir()
    (tmp_path / "roledoc-lint.toml").write_text(f"roles = {json.dumps(name)}\n", encoding="utf-8")
    done = run_program("init", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "add-mask" in done.stdout or "add-mask" not in name
    assert commands(done.stdout + done.stderr) == []
    assert not CONTROL.search(done.stdout + done.stderr)


def test_standard_input_that_is_closed_is_wrong_use(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    command = ["bash", "-c", f'"{PROGRAM}" check - <&-']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "roledoc-lint: standard input is closed: give the role there, or name a file in place of -\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    text = "job_title: x\nlocation: a  b\nmain_responsibilities:\n" + "  - a  b\n" * 30 + "  - 1\n" * 10
    project(tmp_path, {f"roles/r{number}.yaml": text for number in range(20)})
    return tmp_path


def test_a_run_keeps_the_most_severe_findings_and_counts_the_others(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = find_config(many)
    whole = check(config, today=TODAY)
    assert len(whole.findings) > 900
    for module in (results, run):
        monkeypatch.setattr(module, "MAX_FINDINGS", 150)
    held: list[int] = []

    def counted(findings: Sequence[Finding], number: int) -> list[Finding]:
        held.append(len(findings))
        return results.most_severe(findings, number)

    monkeypatch.setattr(run, "most_severe", counted)
    cut = check(config, today=TODAY)
    assert max(held) <= 2 * 150 + len(whole.findings) / 20 + 1
    assert len(cut.findings) == 150
    assert {finding.severity for finding in cut.findings} == {Severity.ERROR}
    assert len(cut.findings) + cut.left_out.total() == len(whole.findings)
    closing = [re.findall("(?m)^checked .*", findings_as(result)("text", None)) for result in (whole, cut)]
    assert closing[0] == closing[1] != []
    assert {path for path, _ in cut.lines} <= {finding.path for finding in cut.findings}


def test_several_projects_together_keep_the_most_severe_findings(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = check(find_config(many), today=TODAY)
    monkeypatch.setattr(results, "MAX_FINDINGS", 150)
    cut = results.merged([whole, whole])
    assert len(cut.findings) == 150
    assert {finding.severity for finding in cut.findings} == {Severity.ERROR}
    assert len(cut.findings) + cut.left_out.total() == 2 * len(whole.findings)


def test_sarif_has_the_most_severe_results_and_says_so(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(find_config(many), today=TODAY)
    monkeypatch.setattr(sarif, "MAX_RESULTS", 100)
    (report,) = json.loads(findings_as(result)("sarif", None))["runs"]
    assert [entry["level"] for entry in report["results"]] == ["error"] * 100
    (notification,) = report["invocations"][0]["toolExecutionNotifications"]
    assert f"The {len(result.findings) - 100:,} least severe findings are left out" in notification["message"]["text"]


@pytest.mark.parametrize("text", ["x\n::error::y", "##[add-mask]y", "x\x1b[31m"])
def test_a_traceback_obeys_nothing(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["roledoc-lint", "--debug", "check"])
    try:
        raise ValueError(text)
    except ValueError:
        main._print_traceback()
    shown = capsys.readouterr().err
    assert "ValueError" in shown
    assert commands(shown) == []
    assert not CONTROL.search(shown)
