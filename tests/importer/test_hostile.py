"""Documents made to do harm: to stop the import of others, to take for ever, to hide words, to break YAML."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.clean import clean_blocks
from roledoc_lint.importer.recognise.headings import MAX_REMEMBERED, Headings
from roledoc_lint.importer.run import import_documents, preview_document
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import MAX_FILE_SIZE, Config
from roledoc_lint.reports.imports import render
from roledoc_lint.source.document import load
from tests.support.helpers import REPOSITORY, run
from tests.support.imported import assigned
from tests.support.processor_time import at_most

CATALOGUE = read_catalogue(find_config(REPOSITORY, REPOSITORY))
TEXT = "Job title: Researcher\nGrade: SCALE 5\n\nMain purpose\n\nResearch.\n"
PAGE = "<!DOCTYPE html><meta charset=utf-8>{}<p>Job title: Researcher<p>Grade: SCALE 5<p>Role code: AB123"


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("address", ["https://[bad", "https://a\u2100b.com/"])
def test_an_invalid_address(address: str, tmp_path: Path) -> None:
    page = written(tmp_path, "a.html", PAGE.format(f'<link rel=canonical href="{address}">'))
    imported = preview_document(Config(tmp_path), page)
    assert imported.draft, imported.problem
    assert load("a.yaml", imported.text.encode(), MAX_FILE_SIZE).fields["source"] == address


def test_text_outside_the_profile_is_limited_too(tmp_path: Path) -> None:
    page = written(
        tmp_path, "a.html", PAGE.replace("Job title: Researcher", "").format(f"<title>{'x' * 2_000_000}</title>")
    )
    good = written(tmp_path, "b.txt", TEXT)
    first, second = import_documents(Config(tmp_path), [page, good], tmp_path / "roles")
    assert (first.role, first.problem) == (None, "has more text than fits in a role file")
    assert not second.problem
    assert os.listdir(tmp_path / "roles") == ["researcher.yaml"]


@pytest.mark.slow
def test_the_bytes_of_a_role_are_limited(tmp_path: Path) -> None:
    text = f"{TEXT}\nMain responsibilities\n\n" + "\N{GRINNING FACE} work at it.\n\n" * 19_000
    (imported,) = import_documents(Config(tmp_path, max_file_size=500_000), [written(tmp_path, "a.txt", text)])
    assert imported.problem == "has more text than fits in a role file"


MANY = 10_000
SLOW = {
    "paragraphs below a name": [
        Block("heading", "Behaviours"),
        Block("paragraph", "Analyse Critically (Level 1)"),
        *(Block("paragraph", f"Thing {number} went well.") for number in range(MANY)),
    ],
    "parts that might be grades": [Block("paragraph", "a" * 40_000 + " 1" + "/1" * 40_000)],
    "parts of a title": [Block("heading", "a" * 40_000 + " 1" + "/1" * 40_000)],
    "doubts": [Block("paragraph", f"Vetting: {number} x") for number in range(MANY)],
    "words that might be names": [Block("paragraph", "word " * 55) for _ in range(MANY // 10)],
}


@pytest.mark.slow
@pytest.mark.parametrize("case", SLOW)
def test_time_grows_with_length(case: str) -> None:
    """Each of these once took time that grew with the square of its length, or searched every paragraph in vain."""
    blocks = clean_blocks([Block("paragraph", "Job title: X"), Block("paragraph", "Grade: SCALE 5"), *SLOW[case]])
    with at_most(8):
        assigned(blocks, CATALOGUE)


def test_the_cache_of_headings_is_limited() -> None:
    headings = Headings(CATALOGUE.profile)
    for number in range(10_000):
        headings.known(f"Heading {number}")
    assert len(headings._known) <= MAX_REMEMBERED


def test_no_word_of_a_long_heading_is_lost(tmp_path: Path) -> None:
    heading = f"Main responsibilities of the role {'word ' * 100}the last"
    page = written(tmp_path, "a.html", PAGE.format("") + f"<h2>{heading}</h2><p>Research.")
    imported = preview_document(Config(tmp_path), page)
    assert "the last" in imported.text + render([imported], width=100)


@pytest.mark.parametrize("words", [14, 18, 40])
def test_no_word_of_a_long_title_is_lost(words: int, tmp_path: Path) -> None:
    page = written(
        tmp_path, "a.html", f"<!DOCTYPE html><h1>Lead {'very ' * words}Person Specification</h1><p>Grade: SCALE 5"
    )
    imported = preview_document(Config(tmp_path), page)
    assert "Person Specification" in imported.text


def test_a_title_and_code_that_no_file_can_be_named_after(tmp_path: Path) -> None:
    text = f"Job title: 研究\nGrade: SCALE 5\nRole code: {'x1' * 140}\n"
    (imported,) = import_documents(Config(tmp_path), [written(tmp_path, "a.txt", text)])
    assert imported.role, imported.problem


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "null", "1e3", "- x", "? x", "a: b", "a #b", "%TAG"])
def test_words_with_a_meaning_in_yaml(word: str, tmp_path: Path) -> None:
    imported = preview_document(
        Config(tmp_path), written(tmp_path, "a.txt", f"{TEXT}\nDepartment: {word}\nLocation: {word}\n")
    )
    assert load("a.yaml", imported.text.encode(), MAX_FILE_SIZE).fields["department"] == word
    (line,) = (line for line in imported.text.splitlines() if line.startswith("department"))
    assert line == f'department: "{word}"'


@pytest.mark.skipif(os.name != "posix", reason="names are not bytes elsewhere")
def test_invalid_bytes_in_an_option(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "Grade: SCALE 5\nRole code: AB123\n")
    result = run("import", "a.txt", "--title", os.fsdecode(b"Researcher \xff"), cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    role = (tmp_path / "roles" / "researcher.yaml").read_text(encoding="utf-8")
    assert 'job_title: "Researcher \ufffd"' in role


@pytest.mark.skipif(os.name != "posix", reason="such names are not allowed elsewhere")
@pytest.mark.parametrize("name", [b"a\nforce: X #", b"a\xff"])
def test_a_project_with_a_hostile_name(name: bytes, tmp_path: Path) -> None:
    project = tmp_path / os.fsdecode(name)
    project.mkdir()
    written(project, "a.txt", TEXT)
    result = run("import", "a.txt", "-o", str(tmp_path / "b.yaml"), cwd=project)
    assert (result.returncode, result.stderr) == (0, "")
    document = load("b.yaml", (tmp_path / "b.yaml").read_bytes(), MAX_FILE_SIZE)
    assert document.readable
    assert list(document.fields) == ["job_title", "status", "grades", "main_purpose", "source"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = written(tmp_path, "a.yaml", "another's")
    with pytest.raises(FileExistsError):
        write_file(file, b"mine", overwrite=False)
    assert (os.listdir(tmp_path), file.read_text(encoding="utf-8")) == (["a.yaml"], "another's")
    write_file(tmp_path / "b.yaml", b"mine", overwrite=False)
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "b.yaml"]


def test_a_force_without_letters_is_not_found_in_any_text(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    vocabulary = tmp_path / "schema" / "catalogue" / "vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("force:\n", 'force:\n  - name: "???"\n', 1), encoding="utf-8")
    imported = preview_document(find_config(tmp_path, tmp_path), written(tmp_path, "a.txt", TEXT))
    assert imported.draft
    assert imported.draft.first_fact("force") is None
