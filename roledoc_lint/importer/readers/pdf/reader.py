"""Reads a PDF by the positions, sizes and weights of its letters."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from roledoc_lint.importer.blocks import Block, Extraction, UnreadableError
from roledoc_lint.importer.readers.pdf.blocks import to_blocks
from roledoc_lint.importer.readers.pdf.furniture import without_furniture
from roledoc_lint.importer.readers.pdf.letters import UNKNOWN, Letter, letter_rows, letters, rotated_text, with_bullets
from roledoc_lint.importer.readers.pdf.tables import Section, page_sections

if TYPE_CHECKING:
    from roledoc_lint.importer.readers.pdf.bounded import BoundedPage

NAME = "PDF"
MAX_PAGES = 50
_NO_TITLE = re.compile(
    r"microsoft word|untitled|document\d*$|about:blank|.*\.(?:docx?|odt|rtf|pdf|html?|txt)$", re.IGNORECASE
)


class _Page(NamedTuple):
    rows: list[list[Letter]]
    tables: list[Any]
    """Tables between rules."""
    rotated: str
    has_pictures: bool


def accepts(content: bytes, _name: str) -> bool:
    """Whether the mark of a PDF is near its start, where other bytes may come before it."""
    return b"%PDF-" in content[:1024]


def read(content: bytes) -> Extraction:
    """Return what a PDF holds. Nothing in it is run, and nothing that it names is fetched."""
    # pdfplumber is maintained, finds ruled tables, and uses pdfminer.six, which no longer loads pickles.
    import pdfplumber

    from roledoc_lint.importer.readers.pdf.bounded import BoundedPage, Budget

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            if count > MAX_PAGES:
                raise UnreadableError(f"has {count} pages: a document may have at most {MAX_PAGES}")
            budget = Budget()
            return _extraction([_page(BoundedPage(page, budget)) for page in pdf.pages], _title(pdf.metadata))
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError("is a PDF that unpacks to more than a role profile has") from None
    except Exception as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    names = {type(each).__name__ for each in (error, error.__context__, *error.args)}
    if "PDFPasswordIncorrect" in names:
        return "is protected by a password: save a copy without one"
    if "PDFEncryptionError" in names:
        return "is encrypted in a way that cannot be read: save a copy without a password"
    return "is a damaged PDF: open it and print it to a new PDF"


def _page(page: BoundedPage) -> _Page:
    chars = page.chars
    upright = [char for char in chars if char["upright"]]
    tables = page.find_tables() if page.rects or page.lines or page.curves else []
    others = rotated_text(char for char in chars if not char["upright"]) if len(upright) < len(chars) else ""
    found = with_bullets(letter_rows(letters(upright)), [*page.curves, *page.rects])
    result = _Page(found, tables, others, bool(page.images))
    page.close()
    return result


def _title(metadata: dict[str, Any]) -> str:
    title = metadata.get("Title")
    title = " ".join(title.split()) if isinstance(title, str) else ""
    return "" if _NO_TITLE.match(title) or not title.isprintable() else title


def _extraction(pages: list[_Page], title: str) -> Extraction:
    kept, furniture = without_furniture([page.rows for page in pages])
    if not any(page.rows for page in pages):
        held = "pictures of pages and no text" if any(page.has_pictures for page in pages) else "no text"
        raise UnreadableError(
            f"has {held}: import the document that it was made from, or use text recognition (OCR) on it"
        )
    sections: list[Section] = []
    for number, (page, left) in enumerate(zip(pages, kept, strict=True)):
        sections += page_sections(
            [letter for row in left for letter in row], page.tables, number, sections[-1] if sections else []
        )
    furniture += [page.rotated for page in pages if page.rotated]
    blocks = to_blocks(sections)
    return Extraction(blocks, title, furniture=tuple(furniture), doubts=_doubts(pages, blocks))


def _doubts(pages: list[_Page], blocks: list[Block]) -> tuple[str, ...]:
    doubts = [
        f"page {number} is a picture, and its text was not read: type it in, or use text recognition (OCR)"
        for number, page in enumerate(pages, 1)
        if page.has_pictures and not page.rows
    ]
    if any(UNKNOWN in block.text for block in blocks):
        doubts.append(f"some of its letters cannot be read: each is shown as {UNKNOWN}")
    return tuple(doubts)
