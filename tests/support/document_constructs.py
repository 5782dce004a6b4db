"""Documents to import, made of one construct, repeated: each is a way to make a reader take too long."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.constructs import SENTENCE, repeated
from tests.support.pack_docx import paragraph, word
from tests.support.pack_pdf import FONT, pdf, stream

Document = tuple[str, bytes]
"""The name of a file, and its content."""

PAGE = "<!DOCTYPE html><meta charset=utf-8><h1>Researcher</h1><p>Job title: Researcher<p>Grade: SCALE 5{}"
TEXT = "Job title: Researcher\nGrade: SCALE 5\nRole code: AB123\n\nMain purpose\n\nResearch.\n\n"
STYLE = '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="S{0}"/><w:basedOn w:val="s{1}"/></w:style>'


def page(item: str | Callable[[int], str], before: str = "", after: str = "") -> Callable[[int], Document]:
    make = repeated(PAGE.format(before), item, after)
    return lambda size: ("a.html", make(size).encode())


def text(item: str | Callable[[int], str], before: str = "", name: str = "a.txt") -> Callable[[int], Document]:
    make = repeated(TEXT + before, item)
    return lambda size: (name, make(size).encode())


def docx(item: str | Callable[[int], str], before: str = "", after: str = "") -> Callable[[int], Document]:
    make = repeated(paragraph("Job title: Researcher") + before, item, after)
    return lambda size: ("a.docx", word(make(size)))


def drawn(
    item: str | Callable[[int], str], before: str = "", after: str = "", pages: int = 1
) -> Callable[[int], Document]:
    """A PDF that draws this."""
    make = repeated(before, item, after)
    return lambda size: ("a.pdf", pdf(make(size), pages=pages))


def mapped(item: Callable[[int], str]) -> Callable[[int], Document]:
    """A PDF with a font that maps characters so."""
    make = repeated("begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n", item, "endcmap")
    font = FONT.replace(b">>", b"/ToUnicode 5 0 R>>")
    return lambda size: ("a.pdf", pdf(f"{WORDS}(words) Tj ET", font=font, more=[stream(make(size))]))


def across(number: int) -> str:
    """A place on a page for each number."""
    return f"{number * 37 % 550} {number * 101 % 800}"


def styled(size: int) -> Document:
    """Styles that are each based on the one before."""
    styles = "".join(STYLE.format(number, number - 1) for number in range(size // 100))
    return "a.docx", word(paragraph("Job title: Researcher", '<w:pStyle w:val="s9"/>'), {"styles": styles})


TABLE = "<w:tbl><w:tr><w:tc><w:p/>{}</w:tc></w:tr></w:tbl>"
ROW = f"<w:tr><w:tc>{paragraph('Grade')}</w:tc><w:tc>{paragraph('SCALE 5')}</w:tc></w:tr>"

WORDS = "BT /F 10 Tf 40 700 Td "

DOCUMENTS: dict[str, Callable[[int], Document]] = {
    # web pages
    "nested elements": page("<div>"),
    "nested inline elements": page("<b>"),
    "nested lists": page("<ul><li>a"),
    "nested tables": page("<table><tr><td>a"),
    "elements that are not closed": page("<p><b>a"),
    "ends of elements that never began": page("</p></b>"),
    "crossing elements": page("<b><i>a</b></i>"),
    "rows of a table": page("<tr><td>Grade<td>SCALE 5", "<table>", "</table>"),
    "cells of a row": page("<td>a", "<table><tr>", "</table>"),
    "cells that span rows": page("<tr><td rowspan=999>a<td>b", "<table>", "</table>"),
    "cells that span columns": page("<tr><td colspan=999>a", "<table>", "</table>"),
    "line breaks": page("a<br>"),
    "empty line breaks": page("<br>"),
    "headings of a page": page("<h2>Values</h2>"),
    "definitions": page("<dt>Grade<dd>SCALE 5", "<dl>", "</dl>"),
    "links": page('<a href="https://example.org/x">x</a> '),
    "comments of a page": page("<!-- x -->"),
    "a comment that is not closed": page("<!-- x "),
    "attributes": page(lambda n: f" a{n}=b", "<p", ">"),
    "a long attribute": page("x", '<p title="', '">'),
    "character references": page("&amp;"),
    "unknown character references": page("&x"),
    "a long word of a page": page("word"),
    "scripts": page("<script>x</script>"),
    "metadata": page('<meta name="a" content="b">'),
    "titles": page("<title>x</title>"),
    "white space of a page": page(" ", "<p>a", "b"),
    "less-than signs": page("<"),
    "combining characters of a page": page("\u0301\u0316", "<p>a"),
    # text
    "lines": text(f"{SENTENCE}\n"),
    "short lines": text("a\n"),
    "blank lines": text("\n"),
    "paragraphs": text(lambda n: f"Do thing {n}.\n\n"),
    "items with list marks": text(lambda n: f"• Do thing {n}.\n"),
    "numbered items": text(lambda n: f"{n}. Do thing {n}.\n"),
    "labels": text("Grade: SCALE 5\n"),
    "unknown labels": text(lambda n: f"Label {n}: x\n"),
    "headings": text("Main responsibilities\n\n"),
    "headings with levels": text("Behaviours\n\nAnalyse critically (Level 1)\n\n"),
    "names": text("Budget Management (Level 2)\n\n"),
    "names that are almost known": text("Budget Managemnt (Level 2)\n\n", "Technical skills\n\n"),
    "a line of words": text("many words "),
    "a line without spaces": text("word"),
    "a line of spaces": text(" "),
    "a line of tabs": text("a\t"),
    "a line of colons": text("Grade: "),
    "a line of slashes": text("1/", "Grade: "),
    "a line of brackets": text("(", "Grade: "),
    "a line of dates": text("March 2019 "),
    "a line of digits": text("1 "),
    "a line of hyphens": text("a-"),
    "lines that end in hyphens": text("word-\n"),
    "a line of capital letters": text("MAIN PURPOSE "),
    "standards in lines": text("CA1 Develop something\n\n", "National Occupational Standards\n\n"),
    "vetting levels": text("Vetting: Management Vetting\n\n"),
    "cells between tabs": text("Grade\tSCALE 5\n"),
    "stars": text("*"),
    "pairs of stars": text("** "),
    "bold words": text("**a** "),
    "rows between bars": text("| Grade | SCALE 5 |\n"),
    "bars": text("|"),
    "a rule between bars": text("-", "|"),
    "marked headings": text("# a\n\n"),
    "hashes of a heading": text(" #", "# a"),
    "spaces of a heading": text(" ", "# a"),
    "settings at the top": lambda size: ("a.txt", b"---\n" + b"a: b\n" * (size // 5)),
    "lines of dashes": text("-----\n"),
    "combining characters of a text": text("\u0301\u0316", "a"),
    # Word
    "paragraphs of Word": docx(lambda n: paragraph(f"Do thing {n}.")),
    "runs of Word": docx("<w:r><w:t>a </w:t></w:r>", "<w:p>", "</w:p>"),
    "tabs of Word": docx("<w:r><w:tab/></w:r>", "<w:p>", "</w:p>"),
    "rows of Word": docx(ROW, "<w:tbl>", "</w:tbl>"),
    "cells of Word": docx(f"<w:tc>{paragraph('a')}</w:tc>", "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    "unknown elements of Word": docx("<w:x/>"),
    "fields of Word": docx('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:p>", "</w:p>"),
    "list items of Word": docx(
        lambda n: paragraph(f"Do thing {n}.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    ),
    "styles of Word": styled,
    # PDF
    "letters of a PDF": drawn("(a) Tj ", WORDS, "ET"),
    "a line of a PDF": drawn("words ", f"{WORDS}(", ") Tj ET"),
    "lines of a PDF": drawn("(Do a thing well.) Tj T* ", WORDS, "ET"),
    "words all over a page": drawn(lambda n: f"1 0 0 1 {across(n)} Tm (word{n}) Tj ", "BT /F 10 Tf ", "ET"),
    "letters at one place": drawn("1 0 0 1 50 50 Tm (a) Tj ", "BT /F 10 Tf ", "ET"),
    "words that are turned": drawn(lambda n: f"0 1 -1 0 {across(n)} Tm (word) Tj ", "BT /F 10 Tf ", "ET"),
    "rules of a PDF": drawn(lambda n: f"{across(n)} m {across(n + 1)} l S "),
    "a grid of a PDF": drawn(lambda n: f"0 {n % 800} m 595 {n % 800} l S {n % 590} 0 m {n % 590} 842 l S "),
    "rectangles of a PDF": drawn(lambda n: f"{across(n)} 8 8 re f "),
    "curves of a PDF": drawn(lambda n: f"{across(n)} m 1 2 3 4 5 6 c S "),
    "one path of a PDF": drawn(lambda n: f"{across(n)} l ", "0 0 m ", "S"),
    "states of a PDF": drawn("q "),
    "lists within lists of a PDF": drawn("["),
    "operands of a PDF": drawn("1 "),
    "brackets of a PDF": drawn("(", WORDS),
    "escapes of a PDF": drawn("\\051", f"{WORDS}(", ") Tj ET"),
    "pictures of a PDF": drawn("BI /W 1 /H 1 /BPC 8 ID a EI "),
    "pages of a PDF": drawn("(a) Tj T* ", WORDS, "ET", pages=50),
    "characters of a font": mapped(lambda n: f"1 beginbfchar <{n % 65536:04x}> <0041> endbfchar\n"),
    "ranges of a font": mapped(lambda _: "1 beginbfrange <0000> <00ff> <0041> endbfrange\n"),
}
"""Each construct by its name: a function of a size in characters that returns a document."""
