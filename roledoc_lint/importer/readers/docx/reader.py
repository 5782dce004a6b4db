"""Reads a Word document.

Libraries that convert Word leave out what they do not know, such as simple fields, moved text and custom markup, and
do not say so. Here all text is read unless it is known to be invisible.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from roledoc_lint.importer.blocks import Cell, Extraction
from roledoc_lint.importer.readers.block_builder import BlockBuilder, BlockTarget, TextRun
from roledoc_lint.importer.readers.docx.package import Package
from roledoc_lint.importer.readers.docx.styles import Styles, attribute, properties, switch
from roledoc_lint.importer.readers.table_grid import TableGrid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

NAME = "Word"

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHER_TAGS = {
    f"{{http://schemas.openxmlformats.org/{name}}}{tag}": tag
    for name, tag in (
        ("officeDocument/2006/math", "t"),
        ("markup-compatibility/2006", "AlternateContent"),
        ("markup-compatibility/2006", "Choice"),
        ("markup-compatibility/2006", "Fallback"),
    )
}

_HIDDEN = {"del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F071": "☐"}
_NO_TITLE = re.compile(r"Microsoft Word\b|document\d*$|untitled|.*\.(?:docx?|dotx?|pdf)$", re.IGNORECASE)


class _Paragraph(NamedTuple):
    """A paragraph around the one that is read, as a text box is inside a paragraph."""

    runs: list[TextRun]
    target: BlockTarget
    bold: bool


def accepts(content: bytes, _name: str) -> bool:
    """Whether this is a zip archive, as a Word document is."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(content: bytes) -> Extraction:
    """Return what a Word document holds."""
    package = Package(content)
    main = package.main
    styles = Styles(next((package.xml(part) for part in package.related(main, "styles")), None))
    body = _Body(styles)
    body.read(package.xml(main))
    doubts = _notes(package, body)
    if body.embedded:
        doubts += ("another document is embedded in it, which was not read: import that one too",)
    return Extraction(
        body.builder.blocks,
        _title(package),
        furniture=tuple(_surrounding(package, styles)),
        doubts=doubts,
    )


def _notes(package: Package, body: _Body) -> tuple[str, ...]:
    """Read the notes that the text refers to, after the text, and return the doubt that says so."""
    count = 0
    for kind, keys in body.notes.items():
        for part in package.related(package.main, kind):
            for note in () if (root := package.xml(part)) is None else root:
                if attribute(note, "id") in keys:
                    body.read(note)
                    count += 1
    return (f"it has notes ({count}): they come after the rest of its text",) if count else ()


def _surrounding(package: Package, styles: Styles) -> dict[str, None]:
    """The text of headers, footers and diagrams."""
    texts: dict[str, None] = {}
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            body = _Body(styles)
            body.read(package.xml(part))
            texts.update({block.text: None for block in body.builder.blocks})
    for part in package.related(package.main, "diagramData"):
        root = package.xml(part)
        for paragraph in () if root is None else root.iter("{*}p"):
            texts[" ".join("".join(text.text or "" for text in paragraph.iter("{*}t")).split())] = None
    texts.pop("", None)
    return texts


def _title(package: Package) -> str:
    for part in package.related("", "core-properties"):
        root = package.xml(part)
        element = None if root is None else root.find("{*}title")
        title = "" if element is None else " ".join((element.text or "").split())
        return "" if _NO_TITLE.match(title) else title
    return ""


class _Body:
    """Reads a part of the document, paragraph by paragraph."""

    def __init__(self, styles: Styles) -> None:
        self.builder = BlockBuilder(columns=True)
        self.notes: dict[str, set[str]] = {"footnotes": set(), "endnotes": set()}
        self.embedded = False
        self._styles = styles
        self._target = BlockTarget()
        self._bold = False  # of the paragraph's style
        self._run_bold = False
        self._outer: list[_Paragraph] = []
        self._tables: list[tuple[TableGrid, Cell | None]] = []

    def read(self, root: Element | None) -> None:
        from lxml import etree

        if root is None:
            return
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = _tag(element)
            if event == "end":
                self._end(tag)
            elif _is_hidden(tag, element):
                walk.skip_subtree()
            else:
                self._start(tag, element)

    def _start(self, tag: str, element: Element) -> None:
        if tag == "p":
            self._paragraph(element)
        elif tag == "r":
            self._run_bold = self._is_bold(element)
        elif tag == "t":
            self._add((element.text or "").replace("\n", " "))
        elif tag in {"tbl", "tr", "tc"}:
            self._part_of_table(tag, element)
        elif tag in _NOTES:
            self.notes[_NOTES[tag]].add(attribute(element, "id"))
        elif tag == "altChunk":
            self.embedded = True
        else:
            self._add(_CHARACTERS.get(tag) or _symbol(tag, element))

    def _end(self, tag: str) -> None:
        if tag == "p" and self._outer:
            self.builder.finish(self._target)
            self.builder.runs, self._target, self._bold = self._outer.pop()
        elif tag == "tbl" and self._tables:
            self._tables.pop()

    def _add(self, text: str) -> None:
        if text:
            self.builder.add(text, bold=self._run_bold)

    def _paragraph(self, element: Element) -> None:
        self._outer.append(_Paragraph(self.builder.runs, self._target, self._bold))
        self.builder.runs = []
        own = properties(element.find("{*}pPr"))
        cell = self._tables[-1][1] if self._tables else None
        if level := self._styles.heading(own):
            self._target = BlockTarget("heading", level, cell)
        elif (depth := self._styles.depth(own)) is not None:
            self._target = BlockTarget("item", depth, cell)
        else:
            self._target = BlockTarget(cell=cell)
        # Bold says nothing in a heading whose style is bold.
        self._bold = bool(not level and self._styles.bold(own.based_on))

    def _is_bold(self, run: Element) -> bool:
        own = switch(run.find("{*}rPr/{*}b"))
        if own is None:
            own = self._styles.bold(attribute(run.find("{*}rPr/{*}rStyle")))
        return self._bold if own is None else own

    def _part_of_table(self, tag: str, element: Element) -> None:
        if tag == "tbl":
            self._tables.append((TableGrid(self.builder.new_table()), None))
        elif self._tables:
            table, _ = self._tables.pop()
            if tag == "tr":
                table.next_row(_count(element.find("{*}trPr/{*}gridBefore"), 0))
                self._tables.append((table, None))
            else:
                self._tables.append((table, table.next_cell(_count(element.find("{*}tcPr/{*}gridSpan"), 1))))


def _tag(element: Element) -> str:
    namespace, _, tag = str(element.tag)[1:].rpartition("}")
    return tag if namespace in _WORD else _OTHER_TAGS.get(str(element.tag), "")


def _is_hidden(tag: str, element: Element) -> bool:
    """Whether an element is deleted, moved away, hidden, or a second version of the text for older programs."""
    if tag == "r":
        return bool(switch(element.find("{*}rPr/{*}vanish")))
    if tag == "tr":
        return element.find("{*}trPr/{*}del") is not None
    if tag in {"Choice", "Fallback"}:
        versions = element.getparent()
        filled = (one for one in ([] if versions is None else versions) if next(one.iter("{*}t"), None) is not None)
        return element is not next(filled, None)
    return tag in _HIDDEN


def _symbol(tag: str, element: Element) -> str:
    """The text of a symbol, or of a field in an old form."""
    if tag == "sym":
        code = attribute(element, "char").upper()
        if code in _SYMBOLS:
            return _SYMBOLS[code]
        return chr(int(code, 16)) if re.fullmatch(r"[0-9A-F]{4}", code) and not "D800" <= code <= "DFFF" else "�"
    if tag == "checkBox":
        checked = element.find("{*}checked")
        return "☒" if switch(element.find("{*}default") if checked is None else checked) else "☐"
    if tag == "ddList":
        choices = element.findall("{*}listEntry")
        chosen = _count(element.find("{*}result"), _count(element.find("{*}default"), 0))
        return attribute(choices[chosen]) if chosen < len(choices) else ""
    return ""


def _count(element: Element | None, otherwise: int) -> int:
    number = attribute(element)
    return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else otherwise
