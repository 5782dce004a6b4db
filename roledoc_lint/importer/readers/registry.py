"""All readers, in the order in which they are asked whether they accept a document.

A reader is a module with NAME, `accepts` and `read`. To add one, write its module and add it to READERS. A reader
imports its libraries where it uses them, so that the others do not have to load them.
"""

from __future__ import annotations

from typing import Protocol

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers import mhtml, text
from roledoc_lint.importer.readers.detect import why_unreadable
from roledoc_lint.importer.readers.docx import reader as docx
from roledoc_lint.importer.readers.html import reader as html
from roledoc_lint.importer.readers.pdf import reader as pdf


class Reader(Protocol):
    """What the module of a reader has."""

    NAME: str
    """The kind of document, for messages."""

    def accepts(self, content: bytes, name: str, /) -> bool:
        """Whether the content is of this kind. Trust `name`, the file's name, only where the content leaves it open."""

    def read(self, content: bytes, /) -> Extraction:
        """Return what the document holds. Raises UnreadableError if it cannot be read."""


READERS: tuple[Reader, ...] = (
    pdf,  # before the kinds of text: a PDF may begin with other bytes, even with a page of HTML
    docx,  # any zip archive: it says what an archive is that is not a Word document
    mhtml,  # before HTML, which it contains
    html,  # before text, which it is too
    text,  # last: it accepts any text that no other reader accepts
)


def reader_for(content: bytes, name: str) -> Reader:
    """Return the first reader that accepts a document. Raises UnreadableError, with the reason, if none does."""
    for reader in READERS:
        if reader.accepts(content, name):
            return reader
    raise UnreadableError(why_unreadable(content))
