"""Gathers the pieces of text that a document is made of into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from roledoc_lint.importer.blocks import Block, Cell
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import visible

MARK = re.compile(r"\s*(?:[•▪◦‣●○■·➢\uf0b7\uf0a7\uf0d8]\s*|[o§]\xa0{2,}\s*)(?=\S)")
"""A mark of a list that was typed, or that a word processor writes into a web page. A hyphen may be a dash."""

_NUMBER = re.compile(r"\s*\(?\w{1,4}[.)]\s*")


class TextRun(NamedTuple):
    """Text with the same look."""

    text: str
    bold: bool


class BlockTarget(NamedTuple):
    """What the text of a part of a document becomes."""

    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    level: int = 0
    cell: Cell | None = None
    furniture: bool = False


class BlockBuilder:
    """Takes pieces one after the other, and makes blocks of them wherever a paragraph ends.

    With `columns`, what stands between tabs in a paragraph is a row of a table.
    """

    def __init__(self, *, columns: bool = False) -> None:
        self.blocks: list[Block] = []
        self.furniture: dict[str, None] = {}
        self.pieces: list[TextRun] = []
        self._columns = columns
        self._tables = 0
        self._row: Cell | None = None  # the row between tabs that was the last block

    def table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables - 1

    def add(self, text: str, *, bold: bool) -> None:
        """Add text of the paragraph. A line break in it is one that the document has on purpose."""
        self.pieces.append(TextRun(text, bold))

    def finish(self, place: BlockTarget) -> None:
        """The paragraph ends here. Lines are blocks of their own, except in an item and a heading."""
        if not self.pieces:
            return
        lines = list(_parted(self.pieces, "\n"))
        self.pieces = []
        if place.furniture:
            self.furniture.update({text: None for line in lines if (text := _clean(line))})
        elif place.kind == "paragraph":
            for line in lines:
                self._paragraph(line, place)
        elif read := [part for line in lines if (part := _read(_unmarked(line)))]:
            bold = 0
            for text, leading in read:
                bold += leading
                if leading < len(text):
                    break
                bold += 1  # the line break behind it
            text = "\n".join(text for text, _ in read)
            self._put(Block(place.kind, text, place.level, len(text[:bold].rstrip()), place.cell))

    def _paragraph(self, line: list[TextRun], place: BlockTarget) -> None:
        unmarked = _unmarked(line)
        if unmarked is not line:
            self._text(unmarked, Block("item", "", 0, 0, place.cell))
            return
        columns = list(_parted(line, "\t")) if self._columns and place.cell is None else []
        filled = [column for column in columns if _clean(column)]
        if len(filled) < 2 or _NUMBER.fullmatch("".join(piece.text for piece in filled[0])):
            self._text(line, Block("paragraph", "", 0, 0, place.cell))
            return
        row = self._row._replace(row=self._row.row + 1) if self._row else Cell(self.table(), 0, 0)
        for number, column in enumerate(filled):
            self._text(column, Block("paragraph", "", cell=row._replace(column=number)))
        self._row = row

    def _text(self, line: list[TextRun], block: Block) -> None:
        if read := _read(line):
            self._put(block._replace(text=read[0], bold=read[1]))

    def _put(self, block: Block) -> None:
        self.blocks.append(block)
        self._row = None


def _parted(pieces: list[TextRun], mark: str) -> Iterator[list[TextRun]]:
    """The pieces before, between and behind the marks."""
    part: list[TextRun] = []
    for piece in pieces:
        first, *rest = piece.text.split(mark)
        part.append(piece._replace(text=first))
        for text in rest:
            yield part
            part = [piece._replace(text=text)]
    yield part


def _unmarked(line: list[TextRun]) -> list[TextRun]:
    """A line without its mark of a list: the very same line where it has none."""
    mark = MARK.match("".join(piece.text for piece in line))
    if not mark:
        return line
    left, unmarked = mark.end(), []
    for piece in line:
        unmarked.append(piece._replace(text=piece.text[left:]))
        left = max(0, left - len(piece.text))
    return unmarked


def _read(line: list[TextRun]) -> tuple[str, int] | None:
    """The words of a line, and how many characters at their start are bold."""
    text = _clean(line)
    leading = _clean(takewhile(lambda piece: piece.bold or not piece.text.strip(), line))
    return (text, len(leading)) if text else None


def _clean(pieces: Iterator[TextRun] | list[TextRun]) -> str:
    """Words between single spaces, without the characters that nobody sees."""
    words = "".join(piece.text for piece in pieces).split()
    return " ".join(word for part in words if (word := re.sub(UNCLEAN, "", visible(part))))
