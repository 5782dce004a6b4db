"""Word documents are read as Word shows them, without text that is deleted or hidden."""

from __future__ import annotations

import io
import re
import socket
import threading
import zipfile

import pytest

from roledoc_lint.importer.readers.read import read_document
from tests.support.make_documents import as_docx, expected_blocks, in_short
from tests.support.pack_docx import NAMESPACES, WORD, paragraph, word
from tests.support.profiles import NAMES, parts


@pytest.mark.parametrize("name", NAMES)
def test_a_published_profile_is_read_word_for_word(name: str) -> None:
    content = as_docx(parts(name))
    source = read_document(content)
    assert in_short(source.blocks) == expected_blocks(parts(name))
    assert source.furniture == source.doubts == ()
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    written = " ".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document)).replace("&amp;", "&")
    assert " ".join(block.text for block in source.blocks).split() == written.split()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def box(text: str) -> str:
    """A text box as Word writes it: once for itself, once for programs from before 2010."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


CASES = {
    "runs": (in_paragraph(run("Gra") + run("de: ", "<w:b/>") + run("SCALE 5")), ["p Grade: SCALE 5"]),
    "bold": (in_paragraph(run("Gra", "<w:b/>") + run("de: ", '<w:b w:val="1"/>') + run("x")), ["p **Grade:** x"]),
    "all bold": (in_paragraph(run("Values", "<w:b/>")), ["p **Values**"]),
    "not bold": (in_paragraph(run("Grade", '<w:b w:val="0"/>') + run("x", '<w:b w:val="false"/>')), ["p Gradex"]),
    "content control": (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>"
        + in_paragraph(run("Grade: ") + f"<w:sdt><w:sdtContent>{run('SCALE 5')}</w:sdtContent></w:sdt>"),
        ["p a", "p Grade: SCALE 5"],
    ),
    "content controls in a table": (
        table(f"{cell('a')}<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>{cell('c')}"),
        ["0.0.0 p a", "0.0.1 p b", "0.0.2 p c"],
    ),
    "tracked changes": (
        in_paragraph(f"{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>{run('d')}"),
        ["p abd"],
    ),
    "tracked moves": (
        in_paragraph(f"<w:moveFrom>{run('a')}</w:moveFrom>{run('b')}<w:moveTo>{run('a')}</w:moveTo>"),
        ["p ba"],
    ),
    "a deleted row": (table(f"<w:trPr><w:del/></w:trPr>{cell('a')}", cell("b")), ["0.0.0 p b"]),
    "text box": (in_paragraph(run("Gra") + box("in a box") + run("de")), ["p in a box", "p Grade"]),
    "one version of two": (
        f"<mc:AlternateContent><mc:Choice>{paragraph('a')}</mc:Choice></mc:AlternateContent>"
        f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{paragraph('b')}</mc:Fallback></mc:AlternateContent>",
        ["p a", "p b"],
    ),
    "simple fields and custom markup": (
        in_paragraph(f"<w:fldSimple>{run('a')}</w:fldSimple><w:customXml>{run('b')}</w:customXml>")
        + in_paragraph(f"<w:smartTag>{run('c')}</w:smartTag><w:bdo>{run('d')}</w:bdo><m:r><m:t>e</m:t></m:r>"),
        ["p ab", "p cde"],
    ),
    "fields": (
        in_paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.uk"</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("a")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ["p a"],
    ),
    "link": (in_paragraph(f'<w:hyperlink r:id="x">{run("a link")}</w:hyperlink>'), ["p a link"]),
    "hidden": (in_paragraph(run("a") + run("b", "<w:vanish/>") + run("c", '<w:vanish w:val="0"/>')), ["p ac"]),
    "line breaks": (in_paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/></w:r>"), ["p a", "p b"]),
    "line breaks in an item": (
        f"<w:p><w:pPr>{numbered(1)}</w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", ["i0 a\nb"],
    ),
    "tabs": (
        in_paragraph("<w:r><w:t>Grade:</w:t><w:tab/><w:tab/><w:t>SCALE 5</w:t></w:r>")
        + in_paragraph("<w:r><w:t>Code:</w:t><w:ptab/><w:t>E1</w:t></w:r>")
        + paragraph("c")
        + in_paragraph("<w:r><w:tab/><w:t>d</w:t></w:r>")
        + in_paragraph("<w:r><w:t>1.</w:t><w:tab/><w:t>e</w:t></w:r>")
        + in_paragraph("<w:r><w:t>•</w:t><w:tab/><w:t>f</w:t></w:r>")
        + in_paragraph("<w:r><w:t>g</w:t><w:tab/><w:t>h</w:t></w:r>"),
        ["0.0.0 p Grade:", "0.0.1 p SCALE 5", "0.1.0 p Code:", "0.1.1 p E1", "p c", "p d", "p 1. e", "i0 f",
         "1.0.0 p g", "1.0.1 p h"],
    ),
    "hyphens, quotes": (
        in_paragraph("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail “a” re</w:t><w:softHyphen/><w:t>ply</w:t></w:r>"),
        ["p e-mail “a” reply"],
    ),
    "symbols": (
        in_paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> a</w:t></w:r>')
        + in_paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> b</w:t></w:r>')
        + in_paragraph('<w:r><w:sym w:char="20AC"/><w:sym w:char="D800"/><w:sym w:char="x"/></w:r>')
        + paragraph("\uf0b7 c"),
        ["i0 a", "p ☒ b", "p €��", "i0 c"],
    ),
    "fields of old forms": (
        in_paragraph(
            "<w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
            "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r>"
            "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='a'/><w:listEntry w:val='b'/>"
            "</w:ddList></w:ffData></w:fldChar></w:r>"
        ),
        ["p ☒☐b"],
    ),
    "lists": (
        paragraph("a", numbered(1)) + paragraph("b", numbered(1, 2)) + paragraph("c", numbered(0)) + paragraph("d"),
        ["i0 a", "i2 b", "p c", "p d"],
    ),
    "merged cells": (
        table(
            cell("a", '<w:gridSpan w:val="2"/>') + cell("b", '<w:vMerge w:val="restart"/>'),
            cell("c") + cell("d") + cell("<w:p/>", "<w:vMerge/>"),
            '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("e"),
        ),
        ["0.0.0 p a", "0.0.2 p b", "0.1.0 p c", "0.1.1 p d", "0.2.2 p e"],
    ),
    "nested tables": (
        table(cell(paragraph("a") + table(cell("b") + cell("c")) + paragraph("d")) + cell(paragraph("e", numbered(1)))),
        ["0.0.0 p a", "1.0.0 p b", "1.0.1 p c", "0.0.0 p d", "0.0.1 i0 e"],
    ),
    "tabs in a cell": (table(cell("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>")), ["0.0.0 p a b"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_blocks(case: str) -> None:
    body, expected = CASES[case]
    assert in_short(read_document(word(body)).blocks) == expected


def test_strict_documents_are_read() -> None:
    body = paragraph("a", numbered(1)) + in_paragraph(run("b", "<w:b/>"))
    strict = NAMESPACES.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document = f"<w:document {strict}><w:body>{body}</w:body></w:document>"
    assert in_short(read_document(word("", files={"word/document.xml": document})).blocks) == ["i0 a", "p **b**"]


def style(key: str, name: str, properties: str = "") -> str:
    return f'<w:style w:styleId="{key}"><w:name w:val="{name}"/>{properties}</w:style>'


STYLES = "".join(
    (
        style("H", "heading 2"),
        style("T", "Title"),
        style("Own", "Force heading", '<w:basedOn w:val="H"/>'),
        style("Outline", "x", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
        style("Body", "y", '<w:basedOn w:val="Outline"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
        style("Bold", "Label", "<w:rPr><w:b/></w:rPr>"),
        style("Strong", "Strong", '<w:basedOn w:val="Bold"/>'),
        style("Bullet", "List Bullet"),
        style("Bullet3", "List Bullet 3", f"<w:pPr>{numbered(4)}</w:pPr>"),
        style("Circle", "z", '<w:basedOn w:val="Circle"/>'),
    )
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:pStyle w:val="H"/>', "h2 a"),
        ('<w:pStyle w:val="T"/>', "h1 a"),
        ('<w:pStyle w:val="Own"/>', "h2 a"),
        ('<w:pStyle w:val="Outline"/>', "h4 a"),
        ('<w:outlineLvl w:val="0"/>', "h1 a"),
        ('<w:pStyle w:val="Body"/>', "p a"),
        (f'<w:pStyle w:val="H"/>{numbered(1)}', "h2 a"),
        ('<w:pStyle w:val="Bold"/>', "p **a**"),
        ('<w:pStyle w:val="Bullet"/>', "i0 a"),
        ('<w:pStyle w:val="Bullet3"/>', "i2 a"),
        (f'<w:pStyle w:val="Bullet3"/>{numbered(0)}', "p a"),
        ('<w:pStyle w:val="Circle"/>', "p a"),
        ('<w:pStyle w:val="Missing"/>', "p a"),
    ],
)
def test_styles(properties: str, expected: str) -> None:
    assert in_short(read_document(word(paragraph("a", properties), {"styles": STYLES})).blocks) == [expected]


def test_bold_of_a_run_overrides_its_style_which_overrides_the_paragraph() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'
    strong = run("a ", '<w:rStyle w:val="Strong"/>')
    document = body.format("H", strong + run("b")) + body.format("Bold", run("c ") + run("d", '<w:b w:val="0"/>'))
    assert in_short(read_document(word(document, {"styles": STYLES})).blocks) == ["h2 **a** b", "p **c** d"]


def test_headers_footers_notes_and_diagrams() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    source = read_document(
        word(
            in_paragraph(f"{run('lev')}{reference}{run('el')}"),
            {
                "header1": paragraph("Essex Police"),
                "header2": paragraph("Essex Police") + table(cell("Official")),
                "footer1": in_paragraph(run("Page ") + f"<w:fldSimple>{run('1')}</w:fldSimple>"),
                "footnotes": note.format(0, paragraph("separator")) + note.format(2, paragraph("a note")),
                "diagrams/data1": "<a:p><a:r><a:t>Chief</a:t></a:r></a:p><a:p/>",
            },
        )
    )
    assert in_short(source.blocks) == ["p level", "p a note"]
    assert source.furniture == ("Essex Police", "Official", "Page 1", "Chief")
    assert source.doubts == ("it has notes (1): they come after the rest of its text",)


def test_an_embedded_document_is_reported() -> None:
    assert read_document(word(paragraph("a") + '<w:altChunk r:id="x"/>')).doubts == (
        "another document is embedded in it, which was not read: import that one too",
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [("SOCU  DI", "SOCU DI"), ("Microsoft Word - x", ""), ("Document1", ""), ("profile.docx", ""), ("", "")],
)
def test_title(title: str, expected: str) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("a")
    document.core_properties.title = title
    file = io.BytesIO()
    document.save(file)
    assert read_document(file.getvalue()).title == expected


def test_nothing_is_fetched() -> None:
    """Pictures, templates and linked documents are not loaded from their addresses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        server.settimeout(0.5)
        asked: list[object] = []
        listening = threading.Thread(target=lambda: asked.append(_accepted(server)))
        listening.start()
        kinds = ("image", "attachedTemplate", "styles", "header", "footnotes", "aFChunk", "hyperlink", "diagramData")
        links = "".join(
            f'<Relationship Id="{kind}" TargetMode="External" Target="{address}/x"'
            f' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
            for kind in kinds
        )
        rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
        assert in_short(read_document(word(paragraph("a"), files={"word/_rels/document.xml.rels": rels})).blocks) == [
            "p a"
        ]
        page = f"<!DOCTYPE html SYSTEM '{address}/d'><link rel=stylesheet href='{address}'><img src='{address}'><p>a"
        assert in_short(read_document(page.encode()).blocks) == ["p a"]
        listening.join()
    assert asked == [None]


def _accepted(server: socket.socket) -> object:
    try:
        return server.accept()
    except TimeoutError:
        return None
