"""Builds blocks from the runs of text in a web page or Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from roledoc_lint.importer.blocks import Block, Cell
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import visible

MARK = re.compile(r"\s*(?:[•▪◦‣●○■·➢\uf0b7\uf0a7\uf0d8]\s*|[o§]\xa0{2,}\s*)(?=\S)")
"""A list mark that was typed, or that a word processor writes into a web page. A hyphen is none: it may be a dash."""

_NUMBER = re.compile(r"\s*\(?\w{1,4}[.)]\s*")


class TextRun(NamedTuple):
    """Text that is bold, or is not."""

    text: str
    bold: bool


class BlockTarget(NamedTuple):
    """What the text of an element becomes."""

    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    level: int = 0
    cell: Cell | None = None
    furniture: bool = False


class BlockBuilder:
    """Takes runs of text one after the other, and makes blocks of them where a paragraph ends.

    With `columns`, a paragraph with tabs becomes a row of a table.
    """

    def __init__(self, *, columns: bool = False) -> None:
        self.blocks: list[Block] = []
        self.furniture: dict[str, None] = {}
        self.runs: list[TextRun] = []
        self._columns = columns
        self._tables = 0
        self._row: Cell | None = None  # the row with tabs, if that was the last block

    def new_table(self) -> int:
        """Count a table, and return its number."""
        self._tables += 1
        return self._tables - 1

    def add(self, text: str, *, bold: bool) -> None:
        """Add text to the paragraph. A line break in it is one that the author made."""
        self.runs.append(TextRun(text, bold))

    def finish(self, target: BlockTarget) -> None:
        """End the paragraph. Its lines become blocks of their own, except in an item and a heading."""
        if not self.runs:
            return
        lines = list(_split(self.runs, "\n"))
        self.runs = []
        if target.furniture:
            self.furniture.update({text: None for line in lines if (text := _clean(line))})
        elif target.kind == "paragraph":
            for line in lines:
                self._paragraph(line, target)
        elif texts := [part for line in lines if (part := _text_and_bold(_unmarked(line)))]:
            bold = 0
            for text, leading in texts:
                bold += leading
                if leading < len(text):
                    break
                bold += 1  # the line break after it
            text = "\n".join(text for text, _ in texts)
            self._put(Block(target.kind, text, target.level, len(text[:bold].rstrip()), target.cell))

    def _paragraph(self, line: list[TextRun], target: BlockTarget) -> None:
        unmarked = _unmarked(line)
        if unmarked is not line:
            self._text(unmarked, Block("item", "", 0, 0, target.cell))
            return
        columns = list(_split(line, "\t")) if self._columns and target.cell is None else []
        filled = [column for column in columns if _clean(column)]
        if len(filled) < 2 or _NUMBER.fullmatch("".join(run.text for run in filled[0])):
            self._text(line, Block("paragraph", "", 0, 0, target.cell))
            return
        row = self._row._replace(row=self._row.row + 1) if self._row else Cell(self.new_table(), 0, 0)
        for number, column in enumerate(filled):
            self._text(column, Block("paragraph", "", cell=row._replace(column=number)))
        self._row = row

    def _text(self, line: list[TextRun], block: Block) -> None:
        if read := _text_and_bold(line):
            self._put(block._replace(text=read[0], bold=read[1]))

    def _put(self, block: Block) -> None:
        self.blocks.append(block)
        self._row = None


def _split(runs: list[TextRun], mark: str) -> Iterator[list[TextRun]]:
    """The runs before, between and after the marks."""
    part: list[TextRun] = []
    for run in runs:
        first, *rest = run.text.split(mark)
        part.append(run._replace(text=first))
        for text in rest:
            yield part
            part = [run._replace(text=text)]
    yield part


def _unmarked(line: list[TextRun]) -> list[TextRun]:
    """A line without its list mark; the same object if it has none."""
    mark = MARK.match("".join(run.text for run in line))
    if not mark:
        return line
    left, unmarked = mark.end(), []
    for run in line:
        unmarked.append(run._replace(text=run.text[left:]))
        left = max(0, left - len(run.text))
    return unmarked


def _text_and_bold(line: list[TextRun]) -> tuple[str, int] | None:
    """The words of a line, and how many characters at their start are bold."""
    text = _clean(line)
    leading = _clean(takewhile(lambda run: run.bold or not run.text.strip(), line))
    return (text, len(leading)) if text else None


def _clean(runs: Iterator[TextRun] | list[TextRun]) -> str:
    """Words between single spaces, without invisible characters."""
    words = "".join(run.text for run in runs).split()
    return " ".join(word for part in words if (word := re.sub(UNCLEAN, "", visible(part))))
