"""Each published profile, as text, web page, Word file and PDF, becomes the role that people made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roledoc_lint import Config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.parser import parse
from roledoc_lint.text.normalise import loose, sentences
from tests.support.helpers import REPOSITORY
from tests.support.imported import all_texts
from tests.support.make_documents import as_docx, as_html
from tests.support.make_pdf import as_pdf
from tests.support.profiles import NAMES, parts, text

ROLES = {
    "000": "fcr-digital-operations-team-investigator",
    "001": "polit-support-officer",
    "002": "intelligence-support-officer",
    "003": "socu-di",
    "004": "regional-intelligence-development-officer",
}
FORMATS = ("txt", "html", "docx", "pdf")

NOT_IN_THE_TEXT = {
    "000": {"/job_title", "/force", "/source"},
    "001": {"/force", "/source"},
    "002": {"/force", "/source"},
    "003": {"/force", "/source"},
    "004": {"/source"},
}
"""What a person took from elsewhere. Only the last of the five names its force, and the first has no job title. A web
page has both: its title is the job title, and its address is the source and names the force."""


def data(name: str) -> dict[str, object]:
    """The role that people made of a published profile."""
    return as_data((REPOSITORY / "roles" / f"{ROLES[name]}.yaml").read_text(encoding="utf-8"))


def as_data(text: str) -> dict[str, object]:
    found = parse(text).data
    assert isinstance(found, dict)
    return found


def document(folder: Path, name: str, file_format: str) -> Path:
    """A published profile as a file of a format."""
    file = folder / f"{name}.{file_format}"
    role = data(name)
    contents = {
        "txt": lambda: text(name).encode(),
        "html": lambda: as_html(parts(name), str(role["job_title"]), str(role["source"])).encode(),
        "docx": lambda: as_docx(parts(name)),
        "pdf": lambda: as_pdf(parts(name)),
    }
    file.write_bytes(contents[file_format]())
    return file


def leaves(value: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every text and number of a role, with its pointer."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    else:
        yield pointer, value


def differences(left: object, right: object) -> set[str]:
    """Where two roles differ."""
    one, other = dict(leaves(left)), dict(leaves(right))
    return {pointer for pointer in one.keys() | other.keys() if one.get(pointer) != other.get(pointer)}


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_published_profile(name: str, file_format: str, tmp_path: Path) -> None:
    imported = preview_document(Config(REPOSITORY), document(tmp_path, name, file_format))
    expected = set() if file_format == "html" and name != "004" else NOT_IN_THE_TEXT[name]
    assert differences(as_data(imported.text), data(name)) == expected, imported.problem


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_kept(name: str, file_format: str, tmp_path: Path) -> None:
    draft = preview_document(Config(REPOSITORY), document(tmp_path, name, file_format)).draft
    assert draft
    words = loose(" ".join(all_texts(draft)))
    written = [text for part in parts(name) if part.kind not in ("name", "label") for text in part.texts]
    lost = [sentence for text in written for sentence in sentences(text) if loose(sentence) not in words]
    assert [sentence for sentence in lost if not is_a_list_of_names(sentence)] == []


def is_a_list_of_names(sentence: str) -> bool:
    """Whether a sentence is names with levels, which become entries and are checked by the test above."""
    return sentence.count("– level 1") > 1
