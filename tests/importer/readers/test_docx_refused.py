"""Word documents that are damaged, hostile or of another kind are refused in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.read import read_document
from tests.support.pack_docx import NAMESPACES, packed, paragraph, word


def replaced(content: bytes, before: bytes, after: bytes) -> bytes:
    assert before in content
    return content.replace(before, after)


def document(text: str) -> Callable[[], bytes]:
    return lambda: word("", files={"word/document.xml": text})


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "ha">{"".join(f"""<!ENTITY a{n} "{f"&a{n - 1};" * 10}">""" for n in range(1, 12))}]>'
BODY = f"<w:document {NAMESPACES}><w:body>{paragraph('{}')}</w:body></w:document>"

EXCEL = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>'
)

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: word("", files={"word/document.xml": b" " * 60_000_000}), ".*: it unpacks to 60 MB"),
    "many parts": (lambda: word("", files={f"word/{n}": "" for n in range(6_000)}), ".*: it has 6,003 parts"),
    "entity": (document(ENTITIES + BODY.format("&b;")), "is not a safe Word document: word/document.xml declares"),
    "entity bomb": (document(BOMB + BODY.format("&a11;")), "is not a safe|cannot be read as Word"),
    "external entity": (
        document('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BODY.format("&a;")), "is not a safe",
    ),
    "entity in another code": (
        lambda: word("", files={"word/document.xml": (ENTITIES + BODY.format("&b;")).encode("utf-16")}),
        "is not a safe",
    ),
    "entity in the styles": (
        lambda: word(paragraph("a"), {"styles": ""}, {"word/styles.xml": ENTITIES + "<x/>"}),
        "is not a safe Word document: word/styles",
    ),
    "no XML": (document("word"), "cannot be read as Word: word/document.xml is damaged"),
    "deep": (document(BODY.format("x" + "<w:r>" * 5_000 + "</w:r>" * 5_000)), "cannot be read as Word: word/document"),
    "no text": (lambda: word("<w:p/>"), "has no text"),
    "cut off": (lambda: word(paragraph("a"))[:-200], "is a damaged zip archive"),
    "damaged": (lambda: replaced(word(paragraph("a")), b"PK\x01\x02", b"PK\x01\x03"), "is a damaged zip archive"),
    "encrypted": (
        lambda: replaced(word(paragraph("a")), b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1"),
        "is encrypted",
    ),
    "another archive": (lambda: packed({"a.txt": "a"}), "is a zip archive, not a Word document"),
    "Excel": (lambda: word("", files={"_rels/.rels": EXCEL, "xl/workbook.xml": "<a/>"}), "is an Excel workbook"),
    "PowerPoint": (lambda: packed({"ppt/presentation.xml": "<a/>"}), "is a PowerPoint presentation"),
    "Pages": (lambda: packed({"Index/Document.iwa": "a"}), "is a Pages document"),
    "OpenDocument": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "is an OpenDocument text",
    ),
    "book": (lambda: packed({"mimetype": "application/epub+zip"}), "is an electronic book"),
    "empty archive": (lambda: packed({}), "is a zip archive, not a Word document"),
    "lying size": (lambda: _lying(word(paragraph("a" * 1000))), "cannot be unpacked, as word/document.xml is damaged"),
}  # fmt: skip


def _lying(content: bytes) -> bytes:
    """A document whose archive gives too small a size for its text."""
    at = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    return content[: at + 24] + (10).to_bytes(4, "little") + content[at + 28 :]


@pytest.mark.parametrize("case", REFUSED)
def test_a_refused_document_is_explained_in_one_line(case: str) -> None:
    make, expected = REFUSED[case]
    with pytest.raises(UnreadableError, match=f"^(?:{expected})") as refused:
        read_document(make())
    assert len(str(refused.value).splitlines()) == 1
