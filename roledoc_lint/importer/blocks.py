"""The blocks of a document in reading order, which every reader returns."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Cell(NamedTuple):
    """A place in a table, counted from 0. A `dt` with its `dd`, and columns between tabs, are a table too."""

    table: int
    row: int
    column: int


class Block(NamedTuple):
    """A heading, paragraph or list item. A cell of a table is one or several blocks with the same `cell`."""

    kind: Literal["heading", "paragraph", "item"]
    text: str
    """Words between single spaces, without the list mark. A line break is one that the author made."""
    level: int = 0
    """Of a heading: 1 (highest) to 6, or 0 if the document gives none. Of an item: how deep it is nested, from 0."""
    bold: int = 0
    """How many characters at the start are bold. This separates the label of "**Band** 5" from its value."""
    cell: Cell | None = None


class Extraction(NamedTuple):
    """What a reader found in a document."""

    blocks: list[Block]
    title: str = ""
    """The title that the file has beside its text, such as that of a web page."""
    address: str = ""
    """The web address where the document was published, if the file says it."""
    furniture: tuple[str, ...] = ()
    """Text that is not part of the profile: navigation, headers and footers of pages."""
    doubts: tuple[str, ...] = ()
    """What the user should check about how the file was read, such as that its character encoding is a guess."""


class UnreadableError(Exception):
    """A document that cannot be read. The text follows its name, and says why and what to do: "is a picture: …"."""
