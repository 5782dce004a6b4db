"""Each machine format is read by a real consumer, or compared with the schema that its consumers publish."""

from __future__ import annotations

import json
import re
import urllib.parse
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from junitparser import JUnitXml

from roledoc_lint import CheckResult, Finding, Severity, check
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.findings.text import _columns
from roledoc_lint.reports.formats import FINDINGS, names
from roledoc_lint.reports.sinks import destinations, findings_as
from tests.support.helpers import REPOSITORY, TODAY, files_of, project, run, with_fields

SARIF_SCHEMA = REPOSITORY / ".venv/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json"

HOSTILE = (
    """a "quoted" <b>&amp;</b> ::error file=x,line=1::hacked %0A%25 | cell | [link](javascript:x) `code` @team 東京 é"""
)
TEXT = f"""\
issued: March 2019
"::warning file=x::title | <script>": x
reports_to: "{HOSTILE.replace('"', chr(92) + '"')}\\n::error::second line"
location: a  b
technical_skills:
  - name: "Risk <Management> | %"
    level: 5
unattributed:
  - x
"""
NAME = 'roles/it\'s "a" <role>, 100%: ::error::.yaml'


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    folder = tmp_path_factory.mktemp("reports")
    config = project(folder, {NAME: with_fields(TEXT), "roles/good.yaml": with_fields("")})
    return check(config, today=TODAY)


def test_the_result_has_findings_to_report(result: CheckResult) -> None:
    assert {f.severity for f in result.findings} == {Severity.ERROR, Severity.WARNING}
    assert len(result.findings) >= 8


@pytest.mark.parametrize("name", names(FINDINGS))
def test_every_format_ends_in_a_line_end_and_holds_no_control_characters(result: CheckResult, name: str) -> None:
    text = findings_as(result)(name, None)
    assert text.endswith("\n")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    empty = result._replace(findings=[])
    assert "Traceback" not in findings_as(empty)(name, None)


@pytest.mark.skipif(not SARIF_SCHEMA.exists(), reason="the schema comes from a package of npm")
def test_sarif_fits_the_published_schema(result: CheckResult) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    report = json.loads(findings_as(result)("sarif", None))
    assert list(Draft7Validator(schema).iter_errors(report)) == []
    broken = json.loads(findings_as(result)("sarif", None))
    broken["runs"][0]["results"][0]["level"] = "bad"
    assert list(Draft7Validator(schema).iter_errors(broken))


def test_sarif_says_the_same_as_the_findings(result: CheckResult) -> None:
    (report,) = json.loads(findings_as(result)("sarif", None))["runs"]
    rules = report["tool"]["driver"]["rules"]
    text = with_fields(TEXT)
    for entry, finding in zip(report["results"], result.findings, strict=True):
        place = entry["locations"][0]["physicalLocation"]
        assert urllib.parse.unquote(place["artifactLocation"]["uri"]) == finding.path
        assert rules[entry["ruleIndex"]]["id"] == entry["ruleId"] == finding.rule
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (finding.line, finding.column)
        if finding.path == NAME:
            offset, length = region["charOffset"], region["charLength"]
            assert text[offset : offset + length] == text[finding.start : finding.end]
        for fix in entry.get("fixes", []):
            assert fix["artifactChanges"][0]["replacements"]
    prints = [(entry["partialFingerprints"]["roledoc/v1"], str(entry["locations"])) for entry in report["results"]]
    assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    texts = (TEXT, "# a comment\n" * 50 + TEXT)
    prints = []
    for text in texts:
        config = project(tmp_path, {"roles/role.yaml": text + with_fields("")})
        prints.append([finding.fingerprint for finding in check(config, today=TODAY).findings])
    assert prints[0] == prints[1]


def test_github_commands_survive_the_runner(result: CheckResult) -> None:
    """Read back as the runner's toolkit reads commands: unescaped in the order in which it escapes, backwards."""
    lines = findings_as(result)("github", None).splitlines()
    assert len(lines) == len(result.findings)
    commands = []
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        path = unescaped(properties["file"].replace("%3A", ":").replace("%2C", ","))
        commands.append(
            (match[1], path, int(properties["line"]), properties["title"], unescaped(match[3]).split("\n")[0])
        )
    assert [command for command, *_ in commands] == sorted(command for command, *_ in commands)
    wanted = {(f.path, f.line, f.rule) for f in result.findings}
    assert {(path, line, rule) for _, path, line, rule, _ in commands} == wanted


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_has_what_its_documentation_asks_for(result: CheckResult) -> None:
    report = json.loads(findings_as(result)("gitlab", None))
    Draft202012Validator(GITLAB).validate(report)
    assert len({entry["fingerprint"] for entry in report}) == len(report) == len(result.findings)


def test_junit_is_read_by_a_junit_reader(result: CheckResult) -> None:
    report = JUnitXml.fromstring(findings_as(result)("junit", None).encode())
    suites = {suite.name: suite for suite in report}
    assert set(suites) == {"roles/good.yaml", NAME}
    assert report.failures == len(result.findings)
    failing = [case for suite in report for case in suite if case.result]
    assert [case.result[0].message for case in failing][-1]
    quiet = JUnitXml.fromstring(findings_as(result._replace(findings=[]))("junit", None).encode())
    assert (quiet.tests, quiet.failures) == (2, 0)


def test_checkstyle_is_xml_with_every_finding(result: CheckResult) -> None:
    root = ElementTree.fromstring(findings_as(result)("checkstyle", None))
    errors = [(file.get("name"), error) for file in root for error in file]
    assert [(name, int(e.get("line", "")), e.get("severity")) for name, e in errors] == [
        (f.path, f.line, f.severity.word) for f in result.findings
    ]


def test_jsonl_has_the_findings_of_json(result: CheckResult) -> None:
    lines = [json.loads(line) for line in findings_as(result)("jsonl", None).splitlines()]
    assert lines == json.loads(findings_as(result)("json", None))["findings"]


def test_concise_is_one_line_each(result: CheckResult) -> None:
    lines = findings_as(result)("concise", None).splitlines()
    assert len(lines) == len(result.findings)
    assert lines[-1].startswith(f"{result.findings[-1].path}:{result.findings[-1].line}:")


def test_table_and_statistics(tmp_path: Path) -> None:
    project(tmp_path, files_of("role_code: EQ0450\nissued: March 2019\namended: 2019.10\n"))
    shown = run("check", "--format", "table", "--statistics", "--ignore", "incomplete-framework", cwd=tmp_path).stdout
    assert "2019.10" in shown
    assert re.search(r"^2 +date-format +error +2$", shown, re.MULTILINE)


def test_markdown_shows_hostile_text_as_it_is(result: CheckResult) -> None:
    shown = findings_as(result)("markdown", None)
    assert "<script" not in shown
    assert "<b>" not in shown
    assert not re.search(r"(?<!\\)`", shown)
    for line in shown.splitlines():
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6
    assert escaped("a|b <i> @x *y* [z](w)") == r"a\|b &lt;i&gt; @&#8203;x \*y\* \[z\]\(w\)"


def test_the_summary_of_a_github_job_is_written_by_itself(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n"))
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    run("check", cwd=tmp_path, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text().startswith("before\n## Role profiles\n")
    run("check", cwd=tmp_path, GITHUB_ACTIONS="false", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text().count("## Role profiles") == 1


def test_several_formats_at_once(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n"))
    arguments = ["--format", "sarif", "--output", "check.sarif", "--format=text", "--format", "junit", "--output=j.xml"]
    result = run("check", *arguments, cwd=tmp_path)
    assert "roles/role.yaml:8:9 error date-format" in result.stdout
    assert json.loads((tmp_path / "check.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(tmp_path / "j.xml").getroot().tag == "testsuites"
    assert run("check", "--format", "json", "--format", "sarif", cwd=tmp_path).returncode == 2
    assert run("check", "--output", "a", "--output", "b", cwd=tmp_path).returncode == 2


def test_an_output_belongs_to_the_format_before_it() -> None:
    given = [("format", "text"), ("format", "sarif"), ("output", "s")]
    assert [(d.format, d.file and d.file.name) for d in destinations(given)] == [("text", None), ("sarif", "s")]
    named_alike = [("format", "text"), ("output", "text"), ("format", "json")]
    assert [d.format for d in destinations(named_alike)] == ["text", "json"]
    assert [(d.format, d.file and d.file.name) for d in destinations([("output", "t")])] == [("text", "t")]


def finding(line: int, column: int, end: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("r.yaml", line, column, line, end, 1, 2, "message", "hint", "", rule="rule", severity=severity)


def test_the_underlined_words_are_below_themselves(result: CheckResult) -> None:
    cases: list[tuple[str, int, int, str]] = [
        ("location: x  y", 12, 14, "  "),
        ("location: 東京  東京", 13, 15, "  "),
        ("x" * 500 + " teh " + "y" * 500, 502, 505, "teh"),
        ("é" * 3 + "e\u0301 teh", 7, 10, "teh"),
        ("a" * 5000 + "teh", 5001, 5004, "teh"),
    ]
    for line, column, end, words in cases:
        shown = result._replace(findings=[finding(1, column, end)], lines={("r.yaml", 1): line})
        rows = findings_as(shown)("text", None).splitlines()
        text, marks = rows[2], rows[3]
        assert _columns(text) <= 100
        before = marks.index("^")
        start = next(i for i in range(len(text) + 1) if _columns(text[:i]) == before)
        assert text[start:].startswith(words), line


def test_statistics_do_not_mix_with_data(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n"))
    result = run("check", "--format", "json", "--statistics", cwd=tmp_path)
    assert json.loads(result.stdout)["version"] == 1
    assert "date-format" in result.stderr


def test_an_output_before_its_format_is_refused(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    result = run("check", "--output", "r.json", "--format", "json", cwd=tmp_path)
    assert result.returncode == 2
    assert "put the --format for this file before it" in result.stderr
    assert not (tmp_path / "r.json").exists()
