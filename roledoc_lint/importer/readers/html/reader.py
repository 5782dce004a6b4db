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
from roledoc_lint.importer.readers.table_grid import Table

NAME = "web page"

_TAG = re.compile(
    r"<(?:!doctype html|(?:html|head|body|meta|title|link|style|script|base|main|article|section|header|nav|footer|div"
    r"|p|h[1-6]|ul|ol|li|dl|table|tr|td|br|span|strong|b|em|a)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url: (\S+)")


class _Around(NamedTuple):
    """An element that is open, and what it makes of the text within."""

    tag: str
    place: BlockTarget = BlockTarget()
    bold: bool = False
    lists: int = 0
    table: Table | None = None
    preformatted: bool = False
    in_content: bool = False
    unseen: bool = False
    is_block: bool = True
    """Whether the text before and behind is another paragraph."""


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
    if not page.gathering.blocks:
        page = _Page(events, outside_is_furniture=False)
    head = Head(events)
    found = _SAVED_FROM.search(text[:4096])
    said = (head.address, address, (found[1] or found[2]) if found else "")
    return Extraction(
        page.gathering.blocks,
        head.title(page.titles),
        next((url for url in said if url.startswith(("https://", "http://"))), ""),
        tuple(page.gathering.furniture),
        doubts,
    )


class _Page:
    """Reads the body of a page."""

    def __init__(self, events: list[Tag | str], *, outside_is_furniture: bool) -> None:
        self.gathering = BlockBuilder()
        self.titles: list[str] = []  # the headings of the first level, in furniture too
        self._open = [_Around("", BlockTarget(furniture=outside_is_furniture))]
        for event in events:
            if isinstance(event, str):
                self._text(event)
            elif event.attributes is None:
                self._end()
            else:
                self._start(event.name, event.attributes)

    def _text(self, text: str) -> None:
        around = self._open[-1]
        if not around.unseen:
            kept = text if around.preformatted else text.replace("\n", " ").replace("\r", " ")
            self.gathering.add(kept, bold=around.bold)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        outer = self._open[-1]
        if outer.unseen or markup.is_unseen(tag, attributes):
            self._open.append(outer._replace(tag=tag, unseen=True, is_block=False))
            return
        inner = self._around(outer, tag, attributes)
        if inner.is_block:
            self._boundary(outer.place, inner.place)
        elif tag == "br":
            self.gathering.add("\n", bold=outer.bold)
        self._open.append(inner)

    def _end(self) -> None:
        inner, outer = self._open.pop(), self._open[-1]
        if inner.tag == "h1" and not inner.unseen:
            self.titles.append(" ".join("".join(piece.text for piece in self.gathering.pieces).split()))
        if inner.is_block:
            self._boundary(inner.place, outer.place)

    def _boundary(self, left: BlockTarget, entered: BlockTarget) -> None:
        """Between two paragraphs. Those of one item or heading become one block, with a line break between them."""
        if left == entered and left.kind != "paragraph":
            self.gathering.add("\n", bold=True)
        else:
            self.gathering.finish(left)

    def _around(self, outer: _Around, tag: str, attributes: Mapping[str, str]) -> _Around:
        place, lists, table = outer.place, outer.lists, outer.table
        if tag in markup.HEADINGS:
            place = place._replace(kind="heading", level=markup.HEADINGS[tag])
        elif tag in markup.LISTS:
            lists += 1
        elif tag == "li":
            place = place._replace(kind="item", level=max(0, lists - 1))
        elif tag in {"table", "dl"}:
            table = Table(self.gathering.table())
        elif cell := _cell(table, tag, attributes):
            place, lists = BlockTarget("paragraph", 0, cell, place.furniture), 0
        if markup.is_furniture(tag, attributes, in_content=outer.in_content):
            place = place._replace(furniture=True)
        elif markup.is_main(tag, attributes):
            place = place._replace(furniture=False)
        return _Around(
            tag,
            place,
            markup.is_bold(tag, attributes, before=outer.bold),
            lists,
            table,
            outer.preformatted or tag == "pre",
            outer.in_content or tag in markup.CONTENT or markup.is_main(tag, attributes),
            is_block=markup.is_block(tag, attributes),
        )


def _cell(table: Table | None, tag: str, attributes: Mapping[str, str]) -> Cell | None:
    """The cell that begins with a tag."""
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
    """How many main parts with text a page has. One within another does not count."""
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
