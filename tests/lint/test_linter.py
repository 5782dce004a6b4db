"""The session: one linter checks text in memory, one document after the other, as an editor does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from roledoc_lint import Linter, Severity, check, find_config
from roledoc_lint.errors import UsageError
from roledoc_lint.lint.context import Context
from tests.support.helpers import REPOSITORY, TODAY, project, run, with_fields


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    project(tmp_path, {"roles/other.yaml": with_fields("role_code: EQ0450\n")})
    return tmp_path


@pytest.fixture
def linter(folder: Path) -> Linter:
    return Linter.for_project(find_config(folder), today=TODAY)


def found(linter: Linter, text: str, path: str = "roles/role.yaml") -> list[tuple[str, str]]:
    findings = linter.check(linter.read(path, with_fields(text))).findings
    return [(f.rule, f.pointer) for f in findings if f.rule != "incomplete-framework"]  # the small role has none


def test_documents_do_not_affect_one_another(linter: Linter) -> None:
    bad, good = "grades:\n  - Scale 5\n", "grades:\n  - SCALE 5\n"
    assert [found(linter, text) for text in (bad, good, bad, good)] == [[("vocabulary", "/grades/0")], []] * 2


def test_text_in_memory_is_compared_with_the_roles_on_disk(linter: Linter) -> None:
    assert found(linter, "role_code: EQ0450\n") == [("unique-role-code", "/role_code")]
    assert found(linter, "role_code: EQ0450\n", "roles/other.yaml") == []


def test_a_project_without_roles_has_a_linter(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    assert found(Linter.for_project(find_config(tmp_path), today=TODAY), "") == []


def test_rules_are_chosen_by_name(folder: Path) -> None:
    config = find_config(folder)
    assert found(Linter.for_project(config, ignore=["vocabulary"], today=TODAY), "grades:\n  - Scale 5\n") == []
    with pytest.raises(UsageError, match="there is no rule 'vocabolary'"):
        Linter.for_project(config, select=["vocabolary"])


def test_a_broken_catalogue_is_an_error_of_one_line(folder: Path) -> None:
    (folder / "schema/catalogue/vocabulary.yaml").write_text("force: [\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"vocabulary\.yaml:[12]: "):
        Linter.for_project(find_config(folder))


def test_what_is_derived_from_a_document_is_derived_once(linter: Linter) -> None:
    context = Context(linter.session, linter.read("roles/role.yaml", with_fields("")))
    assert context.role.paragraphs is context.role.paragraphs
    assert context.schema_violations is context.schema_violations
    other = Context(linter.session, linter.read("roles/role.yaml", with_fields("main_purpose: Other.\n")))
    assert other.role.paragraphs != context.role.paragraphs


def test_a_large_catalogue_is_read_as_a_check_reads_it(folder: Path) -> None:
    path = folder / "schema/catalogue/vocabulary.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"# {'x' * 1_100_000}\n", encoding="utf-8")
    (folder / "roledoc-lint.toml").write_text("max-file-size = 3_000_000\n", encoding="utf-8")
    config = find_config(folder)
    assert not [finding for finding in check(config, today=TODAY).findings if finding.rule == "file-size"]
    assert found(Linter.for_project(config, today=TODAY), "") == []


NOT_READ = {
    "yaml-syntax": "location: Unit: North\n",
    "encoding": "location: a\x00b\n",
    "file-size": f"# {'long ' * 300_000}\n",
    "yaml-feature": "location: &a Chelmsford\n",
    "duplicate-key": "location: Chelmsford\nlocation: Harlow\n",
    "merge conflict": "location: >-\n<<<<<<< HEAD\n  a\n=======\n  b\n>>>>>>> other\n",
    "merge conflict within text": "location: >-\n  a\n# b\n<<<<<<< HEAD\n# a\n=======\n# b\n>>>>>>> other\n",
}
READING = ("yaml-syntax", "encoding", "file-size", "yaml-feature", "duplicate-key")
CHOICES = {
    "select": ("", ["vocabulary"], []),
    "ignore": ("", [], READING),
    "severity": ("".join(f'severity.{rule} = "off"\n' for rule in READING), [], []),
    "some files": (f'[per-file-ignores]\n"roles/*" = {[*READING]}\n'.replace("'", '"'), [], []),
}


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("kind", NOT_READ)
def test_a_file_that_was_not_read_is_reported_whatever_rules_are_chosen(tmp_path: Path, kind: str, choice: str) -> None:
    configuration, select, ignore = CHOICES[choice]
    config = project(tmp_path, {"roles/role.yaml": with_fields(NOT_READ[kind])}, configuration)
    found = check(config, select=select, ignore=ignore, today=TODAY).findings
    rule = "yaml-syntax" if kind.startswith("merge") else kind
    assert (rule, Severity.ERROR) in {(finding.rule, finding.severity) for finding in found}


def test_a_rule_that_was_left_out_reports_nothing_in_a_file_that_was_read(tmp_path: Path) -> None:
    config = project(tmp_path, {"roles/role.yaml": with_fields("location: Team #4\n")})
    assert check(config, select=["vocabulary"], today=TODAY).findings == []


def test_sarif_of_a_rule_that_was_not_chosen(tmp_path: Path) -> None:
    project(tmp_path, {"roles/role.yaml": with_fields(NOT_READ["yaml-syntax"])})
    done = run("check", "--select", "vocabulary", "--format", "sarif", cwd=tmp_path)
    (result,) = json.loads(done.stdout)["runs"][0]["results"]
    assert (done.returncode, result["ruleId"]) == (1, "yaml-syntax")
