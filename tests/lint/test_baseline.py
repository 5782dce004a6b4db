"""A baseline: known findings are left out, and new ones and unmatched entries are reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.helpers import project, run, with_fields

UNTIDY = """\
issued: March 2019
location: a  b  c
behaviours:
  - name: Colaborative
    level: 1
unattributed:
  - x
"""
FILE = ["--baseline", "base.json"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project(tmp_path, {"roles/a.yaml": with_fields(UNTIDY), "roles/b.yaml": with_fields("issued: May 2020\n")})
    written = run("check", *FILE, "--write-baseline", cwd=tmp_path)
    assert written.returncode == 0
    assert "base.json: 14 findings recorded" in written.stderr
    return tmp_path


def test_only_new_findings_count(folder: Path) -> None:
    same = run("check", *FILE, cwd=folder)
    assert same.returncode == 0
    assert "nothing found; 14 known findings in the baseline" in same.stdout
    with (folder / "roles/b.yaml").open("a") as file:
        file.write("amended: June 2021\n")
    new = run("check", *FILE, cwd=folder)
    assert new.returncode == 1
    assert "roles/b.yaml:9:10 error date-format" in new.stdout
    assert new.stdout.count("error date-format") == 1


def test_it_still_matches_when_fifty_lines_are_inserted_at_the_top(folder: Path) -> None:
    path = folder / "roles/a.yaml"
    path.write_text("# a comment\n" * 25 + "\n" * 25 + path.read_text())
    moved = run("check", *FILE, cwd=folder)
    assert (moved.returncode, moved.stderr) == (0, "")
    assert "nothing found; 14 known findings" in moved.stdout
    path.write_text("location_of_the_unit: x\n" * 1 + path.read_text())
    assert "1 error; 14 known findings" in run("check", *FILE, cwd=folder).stdout


def test_changed_text_is_a_new_finding(folder: Path) -> None:
    path = folder / "roles/b.yaml"
    path.write_text(path.read_text().replace("May 2020", "June 2020"))
    changed = run("check", *FILE, cwd=folder)
    assert changed.returncode == 1
    assert "in the baseline, but no longer found: roles/b.yaml /issued date-format" in changed.stdout
    assert "update the baseline with --write-baseline" in changed.stdout


def test_each_entry_matches_once(folder: Path) -> None:
    path = folder / "roles/a.yaml"
    path.write_text(path.read_text().replace("a  b  c", "a  b  c  d"))
    assert "1 warning" in run("check", *FILE, cwd=folder).stdout


def test_a_run_over_some_files_keeps_the_entries_of_others(folder: Path) -> None:
    one = run("check", *FILE, "roles/b.yaml", cwd=folder)
    assert "no longer found" not in one.stdout
    run("check", *FILE, "--write-baseline", "roles/b.yaml", cwd=folder)
    assert len(json.loads((folder / "base.json").read_text())["findings"]) == 14


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory"),
        ("{", "this is not a baseline"),
        ("[]", "this is not a baseline"),
        ('{"version": 2, "findings": []}', "has another version"),
        ('{"version": 1, "findings": [{"path": 1}]}', "this is not a baseline"),
        ("\udcff", "this is not a baseline"),
        ("[" * 100_000, "this is not a baseline"),
    ],
)
def test_a_bad_baseline_is_reported_in_one_line(folder: Path, content: str | None, message: str) -> None:
    if content is None:
        (folder / "base.json").unlink()
    else:
        (folder / "base.json").write_text(content, errors="surrogateescape")
    result = run("check", *FILE, cwd=folder)
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_file_has_its_own_name_and_no_line_numbers(folder: Path) -> None:
    run("check", "--write-baseline", cwd=folder)
    document = json.loads((folder / "roledoc-baseline.json").read_text())
    assert document["version"] == 1
    assert set(document["findings"][0]) == {"path", "pointer", "rule", "text"}


def test_items_added_above_in_a_list_do_not_matter(tmp_path: Path) -> None:
    text = with_fields("necessary_experience:\n  - a  b\n  - Recieve mail.\n")
    project(tmp_path, {"roles/a.yaml": text})
    run("check", *FILE, "--write-baseline", cwd=tmp_path)
    (tmp_path / "roles/a.yaml").write_text(text.replace("necessary_experience:\n", "necessary_experience:\n  - New.\n"))
    again = run("check", *FILE, cwd=tmp_path).stdout
    assert "nothing found; 4 known findings" in again
    assert "no longer found" not in again


def test_a_new_baseline_replaces_the_old_entries(folder: Path) -> None:
    (folder / "roles/b.yaml").rename(folder / "roles/c.yaml")
    for _ in range(2):
        run("check", *FILE, "--write-baseline", cwd=folder)
        entries = json.loads((folder / "base.json").read_text())["findings"]
        assert len(entries) == 14
        assert {entry["path"] for entry in entries} == {"roles/a.yaml", "roles/c.yaml"}


SOME = {
    "select": (["--select", "date-format"], ""),
    "ignore": (["--ignore", "date-format"], ""),
    "a file": (["roles/b.yaml"], ""),
    "off": ([], 'severity.date-format = "off"\n'),
    "off for a file": ([], '[per-file-ignores]\n"roles/b.yaml" = ["date-format"]\n'),
}


@pytest.mark.parametrize(("options", "configuration"), SOME.values(), ids=SOME)
def test_what_was_not_looked_at_is_neither_gone_nor_lost(folder: Path, options: list[str], configuration: str) -> None:
    before = (folder / "base.json").read_text()
    (folder / "roledoc-lint.toml").write_text(f"packaged-catalogue = true\n{configuration}")
    again = run("check", *FILE, *options, cwd=folder)
    assert "no longer found" not in again.stdout
    assert "nothing found" in again.stdout
    written = run("check", *FILE, "--write-baseline", *options, cwd=folder)
    assert written.returncode == 0
    assert (folder / "base.json").read_text() == before


def test_entries_of_some_rules_are_replaced(folder: Path) -> None:
    (folder / "roles/b.yaml").write_text(with_fields("issued: 2020-05\n"))
    run("check", *FILE, "--write-baseline", "--select", "date-format", cwd=folder)
    rules = [(entry["path"], entry["rule"]) for entry in json.loads((folder / "base.json").read_text())["findings"]]
    assert len(rules) == 13
    assert ("roles/b.yaml", "date-format") not in rules
    assert ("roles/a.yaml", "date-format") in rules


@pytest.mark.parametrize("content", ["{", '{"version": 2, "findings": []}'])
def test_a_bad_baseline_is_replaced(folder: Path, content: str) -> None:
    before = (folder / "base.json").read_text()
    (folder / "base.json").write_text(content)
    one = run("check", *FILE, "--write-baseline", "roles/b.yaml", cwd=folder)
    assert (one.returncode, (folder / "base.json").read_text()) == (2, content), "the rest would be lost"
    assert run("check", *FILE, "--write-baseline", cwd=folder).returncode == 0
    assert (folder / "base.json").read_text() == before


def test_a_baseline_that_cannot_be_written_is_reported_in_one_line(folder: Path) -> None:
    result = run("check", "--baseline", "no/such/folder.json", "--write-baseline", cwd=folder)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
