"""The content of a file decides which reader reads it; a file that no reader accepts is explained."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import roledoc_lint
from roledoc_lint.cli.import_ import import_
from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.read import MAX_DOCUMENT_BYTES, read_document
from roledoc_lint.importer.readers.registry import READERS, reader_for
from tests.support.helpers import REPOSITORY
from tests.support.pack_docx import paragraph, word

KINDS = {
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "PDF after other bytes": (b"\r\n\r\n%PDF-1.7\n", "PDF"),
    "Word": (word(paragraph("a")), "Word"),
    "page": (b"<!DOCTYPE html><title>a", "web page"),
    "page in capitals": (b"\xef\xbb\xbf \n<HTML LANG=en>", "web page"),
    "XHTML": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="x">', "web page"),
    "fragment": (b"<!-- saved --><div class='x'>a</div>", "web page"),
    "page in UTF-16": ("\ufeff<html>".encode("utf-16-be"), "web page"),
    "single file": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", "saved web page"),
    "page with a PDF in it": (b"<p>a</p>%PDF-1.7", "PDF"),
    "text": (b"Job title: SOCU DI\nBMX, MZ, ID3: a < b", "text"),
    "text in UTF-16": ("\ufeffGrade".encode("utf-16-le"), "text"),
    "text of Windows": ("Pay: £5 – £6".encode("cp1252"), "text"),
    "text that begins as others": (b"BM", "text"),
    "text about programs": (b"MZ is short for something", "text"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_the_content_decides_which_reader_reads_a_file(case: str) -> None:
    content, expected = KINDS[case]
    assert expected == reader_for(content, "profile.xyz").NAME


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \r\n", "is empty"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0", "is a picture"),
    "JPEG": (b"\xff\xd8\xff\xe0\0", "is a picture"),
    "GIF": (b"GIF89a\0", "is a picture"),
    "TIFF": (b"II*\0\0", "is a picture"),
    "BMP": (b"BM\x36\x00\x0c\x00\0\0\0\0\x36", "is a picture"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", "is a picture"),
    "HEIC": (b"\0\0\0\x18ftypheic\0", "is a picture"),
    "video": (b"\0\0\0\x18ftypmp42\0", "is a recording"),
    "sound": (b"ID3\x03\0", "is a recording"),
    "program": (b"MZ\x90\0\x03", "is a program"),
    "another program": (b"\x7fELF\x02\x01\0", "is a program"),
    "archive": (b"\x1f\x8b\x08\0", "is an archive"),
    "RTF": (rb"{\rtf1\ansi a}", "is a Rich Text file"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is a Word document from before 2007"),
    "protected Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "email": (b"Received: a\nSubject: b\n\n<p>Grade: SCALE 5", "is an email"),
    "XML": (b"<?xml version='1.0'?><office:document/>", "is XML, but not a web page"),
    "binary": (b"abc\0def", "is not a kind of document"),
    "large": (b"a" * (MAX_DOCUMENT_BYTES + 1), "is larger than 50 MB"),
    "endless page": (b"<p>a" * 30_000, "is too long for a role profile: it has 30,000 paragraphs with 30,0"),
    "endless furniture": (
        b"<nav>" + b"".join(b"<p>%d" % n for n in range(30_000)) + b"</nav>a",
        "is too long for a role profile",
    ),
    "endless paragraph": (b"<p>" + b"a" * 3_000_000, "is too long for a role profile"),
    "page without text": (b"<html><script>a()</script>", "has no text"),
    "nested message": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3_000,
        "has no text|cannot be read as saved web page",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
def test_an_unreadable_file_is_explained_in_one_line(case: str) -> None:
    content, expected = REFUSED[case]
    with pytest.raises(UnreadableError, match=f"^(?:{expected})") as refused:
        read_document(content)
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 200


def test_readers_have_names_of_their_own() -> None:
    assert len({reader.NAME for reader in READERS}) == len(READERS)


def test_each_reader_is_named_where_users_choose_a_document() -> None:
    with pytest.raises(UnreadableError) as refused:
        reader_for(b"abc\0def", "profile.xyz")
    page = (REPOSITORY / "docs/import.md").read_text(encoding="utf-8").split("\n\n")[1]
    for reader in READERS:
        kind = reader.NAME.removeprefix("saved ")
        assert [text for text in (str(refused.value), page, import_.help or "") if kind not in text] == [], kind


NEW_READER = """
from roledoc_lint.importer.blocks import Block, Extraction

NAME = "list of lines"


def accepts(content: bytes, name: str) -> bool:
    return name.endswith(".lines")


def read(content: bytes) -> Extraction:
    return Extraction([Block("paragraph", line) for line in content.decode().split("|")])
"""


def test_a_new_reader_is_one_module_and_its_line_in_the_registry(tmp_path: Path) -> None:
    package = tmp_path / "roledoc_lint"
    shutil.copytree(Path(roledoc_lint.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    readers = package / "importer" / "readers"
    (readers / "lines.py").write_text(NEW_READER, encoding="utf-8")
    registry = (readers / "registry.py").read_text(encoding="utf-8")
    registry = registry.replace("importer.readers import ", "importer.readers import lines, ").replace(
        "    text,", "    lines,\n    text,"
    )
    (readers / "registry.py").write_text(registry, encoding="utf-8")
    (tmp_path / "clerk.lines").write_text("Job title: Clerk|Grade: SCALE 5|Main purpose: Files.", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "roledoc_lint", "import", "clerk.lines", "-o", "-"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "job_title: Clerk\n" in result.stdout
    assert "main_purpose: >-\n  Files.\n" in result.stdout
