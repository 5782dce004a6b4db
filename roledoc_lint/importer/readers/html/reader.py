"""Reads a saved web page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from roledoc_lint.importer.blocks import Cell, Extraction
from roledoc_lint.importer.readers.block_builder import BlockBuilder, BlockTarget
from roledoc_lint.importer.readers.detect import is_email, start_of_text
from roledoc_lint.importer.readers.html import markup
from roledoc_lint.importer.readers.html.charset import decoded
from roledoc_lint.importer.readers.html.head import Head
from roledoc_lint.importer.readers.html.parsing import Tag, parsed
from roledoc_lint.importer.readers.table_grid import TableGrid

NAME = "web page"

_TAG = re.compile(
    r"<(?:!doctype html|(?:html|head|body|meta|title|link|style|script|base|main|article|section|header|nav|footer|div"
    r"|p|h[1-6]|ul|ol|li|dl|table|tr|td|br|span|strong|b|em|a)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url: (\S+)")


class _Element(NamedTuple):
    """An open element, and what it makes of the text in it."""

    tag: str
    target: BlockTarget = BlockTarget()
    bold: bool = False
    lists: int = 0
    table: TableGrid | None = None
    preformatted: bool = False
    in_content: bool = False
    unseen: bool = False
    is_block: bool = True
    """Whether the text before and after it is another paragraph."""


def accepts(content: bytes, _name: str) -> bool:
    """Whether this is text with a tag of HTML near its start, and not an email."""
    start = start_of_text(content)
    return start is not None and not is_email(start) and _TAG.search(start) is not None


def read(content: bytes) -> Extraction:
    """Return what a web page holds."""
    return read_page(content)


def read_page(content: bytes, charset: str = "", address: str = "") -> Extraction:
    """Return what a web page holds. `charset` and `address` are what is known of it from outside the page."""
    text, doubts = decoded(content, charset)
    events = parsed(text)
    page = _Page(events, outside_is_furniture=_mains(events) == 1)
    if not page.builder.blocks:
        page = _Page(events, outside_is_furniture=False)
    head = Head(events)
    found = _SAVED_FROM.search(text[:4096])
    addresses = (head.address, address, (found[1] or found[2]) if found else "")
    return Extraction(
        page.builder.blocks,
        head.title(page.titles),
        next((url for url in addresses if url.startswith(("https://", "http://"))), ""),
        tuple(page.builder.furniture),
        doubts,
    )


class _Page:
    """Reads the body of a page."""

    def __init__(self, events: list[Tag | str], *, outside_is_furniture: bool) -> None:
        self.builder = BlockBuilder()
        self.titles: list[str] = []  # all headings of the first level, even those in furniture
        self._open = [_Element("", BlockTarget(furniture=outside_is_furniture))]
        for event in events:
            if isinstance(event, str):
                self._text(event)
            elif event.attributes is None:
                self._end()
            else:
                self._start(event.name, event.attributes)

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if not element.unseen:
            kept = text if element.preformatted else text.replace("\n", " ").replace("\r", " ")
            self.builder.add(kept, bold=element.bold)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        outer = self._open[-1]
        if outer.unseen or markup.is_unseen(tag, attributes):
            self._open.append(outer._replace(tag=tag, unseen=True, is_block=False))
            return
        inner = self._element(outer, tag, attributes)
        if inner.is_block:
            self._boundary(outer.target, inner.target)
        elif tag == "br":
            self.builder.add("\n", bold=outer.bold)
        self._open.append(inner)

    def _end(self) -> None:
        inner, outer = self._open.pop(), self._open[-1]
        if inner.tag == "h1" and not inner.unseen:
            self.titles.append(" ".join("".join(run.text for run in self.builder.runs).split()))
        if inner.is_block:
            self._boundary(inner.target, outer.target)

    def _boundary(self, left: BlockTarget, entered: BlockTarget) -> None:
        """End a paragraph. Those of one item or heading become one block, with a line break between them."""
        if left == entered and left.kind != "paragraph":
            self.builder.add("\n", bold=True)
        else:
            self.builder.finish(left)

    def _element(self, outer: _Element, tag: str, attributes: Mapping[str, str]) -> _Element:
        target, lists, table = outer.target, outer.lists, outer.table
        if tag in markup.HEADINGS:
            target = target._replace(kind="heading", level=markup.HEADINGS[tag])
        elif tag in markup.LISTS:
            lists += 1
        elif tag == "li":
            target = target._replace(kind="item", level=max(0, lists - 1))
        elif tag in {"table", "dl"}:
            table = TableGrid(self.builder.new_table())
        elif cell := _cell(table, tag, attributes):
            target, lists = BlockTarget("paragraph", 0, cell, target.furniture), 0
        if markup.is_furniture(tag, attributes, in_content=outer.in_content):
            target = target._replace(furniture=True)
        elif markup.is_main(tag, attributes):
            target = target._replace(furniture=False)
        return _Element(
            tag,
            target,
            markup.is_bold(tag, attributes, before=outer.bold),
            lists,
            table,
            outer.preformatted or tag == "pre",
            outer.in_content or tag in markup.CONTENT or markup.is_main(tag, attributes),
            is_block=markup.is_block(tag, attributes),
        )


def _cell(table: TableGrid | None, tag: str, attributes: Mapping[str, str]) -> Cell | None:
    """The cell that begins with a tag; None for other tags."""
    if table is None:
        return None
    if tag == "tr":
        table.next_row()
    elif tag in markup.CELLS:
        return table.next_cell(_count(attributes, "colspan"), _count(attributes, "rowspan"))
    elif tag == "dt":
        table.next_row()
        return table.next_cell()
    elif tag == "dd":
        return Cell(table.number, max(0, table.row), 1)
    return None


def _count(attributes: Mapping[str, str], name: str) -> int:
    number = attributes.get(name, "").strip()
    return min(int(number), 100) or 1 if number.isascii() and number.isdigit() and len(number) < 6 else 1


def _mains(events: list[Tag | str]) -> int:
    """How many main parts with text a page has. One inside another does not count."""
    count, depth, filled = 0, 0, False
    for event in events:
        if isinstance(event, str):
            filled = filled or (depth > 0 and not event.isspace())
        elif event.attributes is None:
            depth -= depth > 0
            count += depth == 0 and filled
            filled = filled and depth > 0
        elif depth or (
            markup.is_main(event.name, event.attributes) and not markup.is_unseen(event.name, event.attributes)
        ):
            depth += 1
    return count
