"""What was not looked at is said, and a check that looked at nothing never passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roledoc_lint.lint.notes import PACKAGED
from roledoc_lint.lint.registry import RULES
from tests.model.test_schema import copy_schema
from tests.support.helpers import files_of, project, run

EVERY_RULE = json.dumps([rule.name for rule in RULES])
WRONG_NAME = "technical_skills:\n  - name: BUDGET MANAGEMENT\n    level: 2\n    wording: Wrong.\n"


def without_agreement(folder: Path, text: str) -> None:
    """A project that has no catalogue and has not agreed to another."""
    project(folder, files_of(text))
    (folder / "roledoc-lint.toml").unlink()


@pytest.mark.parametrize("form", ["text", "table", "markdown", "json", "sarif"])
def test_reports_say_that_the_catalogue_of_the_package_is_used(tmp_path: Path, form: str) -> None:
    without_agreement(tmp_path, "")
    report = run("check", "--format", form, cwd=tmp_path).stdout.replace("\\", "")
    assert PACKAGED in " ".join(report.split())


@pytest.mark.parametrize("form", ["concise", "jsonl", "github", "gitlab", "junit", "checkstyle", "json", "sarif"])
def test_a_report_for_programs_has_notes_beside_it(tmp_path: Path, form: str) -> None:
    without_agreement(tmp_path, "")
    assert run("check", "--format", form, cwd=tmp_path).stderr == f"roledoc-lint: {PACKAGED}\n"


def test_wording_is_only_fixed_by_a_catalogue_that_was_agreed_to(tmp_path: Path) -> None:
    without_agreement(tmp_path, WRONG_NAME + "location: a  b\n")
    role = tmp_path / "roles/role.yaml"
    before = role.read_text(encoding="utf-8")
    found = json.loads(run("check", "--fix", "--unsafe-fixes", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert role.read_text(encoding="utf-8") == before.replace("a  b", "a b")
    wording = [finding for finding in found if finding["rule"] in ("unknown-name", "canonical-wording")]
    assert wording
    assert {finding["fix"] for finding in wording} == {None}
    for agreement in ("option", "setting"):
        role.write_text(before, encoding="utf-8")
        options = ["--packaged-catalogue"] if agreement == "option" else []
        if not options:
            (tmp_path / "roledoc-lint.toml").write_text("packaged-catalogue = true\n", encoding="utf-8")
        result = run("check", "--unsafe-fixes", *options, cwd=tmp_path)
        assert PACKAGED not in result.stdout
        assert "name: Budget Management\n" in role.read_text(encoding="utf-8")
    role.write_text(before, encoding="utf-8")
    (tmp_path / "roledoc-lint.toml").unlink()
    copy_schema(tmp_path)
    assert "which comes with" not in run("check", "--unsafe-fixes", cwd=tmp_path).stdout
    assert "name: Budget Management\n" in role.read_text(encoding="utf-8")


IGNORES = {
    "every file": ('"*"', "no rule looked at roles/role.yaml", 2),
    "the file": ('"roles/role.yaml"', "no rule looked at roles/role.yaml", 2),
    "another file": ('"roles/other.yaml"', 'per-file-ignores: no file matches "roles/other.yaml"', 0),
}


@pytest.mark.parametrize(("pattern", "note", "code"), IGNORES.values(), ids=IGNORES)
@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_a_file_that_no_rule_looks_at(tmp_path: Path, pattern: str, note: str, code: int, form: str) -> None:
    project(tmp_path, files_of(""), f"[per-file-ignores]\n{pattern} = {EVERY_RULE}\n")
    result = run("check", "--fail-level", "never", "--format", form, cwd=tmp_path)
    assert result.returncode == code
    assert note in result.stdout + result.stderr


def test_one_file_of_two_that_no_rule_looks_at_is_noted(tmp_path: Path) -> None:
    two = "# roles/a.yaml\nrole_code: AB1\n# roles/b.yaml\nrole_code: AB2\n"
    project(tmp_path, files_of(two), f'[per-file-ignores]\n"roles/a.yaml" = {EVERY_RULE}\n')
    result = run("check", "--fail-level", "never", cwd=tmp_path)
    assert result.returncode == 0
    assert "no rule looked at roles/a.yaml: --select, --ignore and per-file-ignores leave none for it" in result.stdout


def test_rules_that_are_chosen_and_ignored_for_a_file(tmp_path: Path) -> None:
    project(tmp_path, files_of(""), '[per-file-ignores]\n"roles/*" = ["spelling", "date-format"]\n')
    assert run("check", "--select", "date-format", cwd=tmp_path).returncode == 2
    assert run("check", "--select", "date-format", "--select", "date-value", cwd=tmp_path).returncode == 0


WITHOUT_CODESPELL = {"codespell_lib.py": 'raise ModuleNotFoundError("none", name="codespell_lib")\n'}


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_chosen_rule_that_cannot_run(tmp_path: Path, form: str) -> None:
    project(tmp_path, {**files_of(""), **{f"without/{name}": text for name, text in WITHOUT_CODESPELL.items()}})
    path = str(tmp_path / "without")
    alone = run("check", "--select", "spelling", "--format", form, cwd=tmp_path, PYTHONPATH=path)
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "no rule is left to run: spelling needs" in alone.stderr
    more = run(
        "check", "--select", "spelling", "--select", "date-value", "--format", form, cwd=tmp_path, PYTHONPATH=path
    )
    assert more.returncode == 0
    assert "spelling is off: it needs" in more.stdout + more.stderr


def test_the_name_of_standard_input_is_not_empty(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    result = run("check", "-", "--stdin-filename", "", cwd=tmp_path, stdin="job_title: x\n")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--stdin-filename is empty" in result.stderr
