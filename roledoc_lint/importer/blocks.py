"""What a document is read into: its blocks in the order of reading, whatever kind of file it was."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Cell(NamedTuple):
    """A place in a table, each counted from 0. A `dt` with its `dd`, or columns between tabs, are a table too."""

    table: int
    row: int
    column: int


class Block(NamedTuple):
    """A heading, paragraph or list item. What stands in a cell of a table is one or several blocks with its place."""

    kind: Literal["heading", "paragraph", "item"]
    text: str
    """Words between single spaces, without the list mark; a line break is where the document has one on purpose."""
    level: int = 0
    """Of a heading where the document gives one: 1 to 6, 1 the highest. Of an item: how deep it is nested, from 0."""
    bold: int = 0
    """How many characters at the start are bold: the label of "**Grade** SCALE 5" is told from its value by this."""
    cell: Cell | None = None


class Extraction(NamedTuple):
    """A document as it was read."""

    blocks: list[Block]
    title: str = ""
    """The title that the file carries beside its text, such as that of a web page."""
    address: str = ""
    """Where the document was published, as the file itself says it."""
    furniture: tuple[str, ...] = ()
    """Text that surrounds the profile and is not part of it: navigation, headers and footers of pages."""
    doubts: tuple[str, ...] = ()
    """What the user should know of how the file was read, such as that its code page is a guess."""


class UnreadableError(Exception):
    """A document that cannot be read. The text says why, and what to do, to follow its name: "is a picture: …"."""
