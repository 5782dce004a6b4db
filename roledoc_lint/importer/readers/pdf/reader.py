"""PDF to blocks, by where the letters stand on the pages, how large they are, and whether they are bold."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from roledoc_lint.importer.blocks import Block, Extraction, UnreadableError
from roledoc_lint.importer.readers.pdf.blocks import made
from roledoc_lint.importer.readers.pdf.furniture import without_furniture
from roledoc_lint.importer.readers.pdf.letters import UNKNOWN, Letter, letters, rows, turned, with_bullets
from roledoc_lint.importer.readers.pdf.tables import Section, parts

if TYPE_CHECKING:
    import pdfplumber

NAME = "PDF"
MAX_PAGES = 50
_NO_TITLE = re.compile(
    r"microsoft word|untitled|document\d*$|about:blank|.*\.(?:docx?|odt|rtf|pdf|html?|txt)$", re.IGNORECASE
)


class _Page(NamedTuple):
    rows: list[list[Letter]]
    ruled: list[Any]
    turned: str
    pictures: bool


def accepts(content: bytes, _name: str) -> bool:
    """Whether the mark of a PDF is near its start, where other bytes may come before it."""
    return b"%PDF-" in content[:1024]


def read(content: bytes) -> Extraction:
    """Return what a PDF holds. Nothing in it is run, and nothing that it names is fetched."""
    # pdfplumber is kept up, knows the rules of tables, and is on pdfminer.six: its character maps were pickles once.
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            if count > MAX_PAGES:
                raise UnreadableError(f"has {count} pages: a role profile has at most {MAX_PAGES}")
            return _source([_page(page) for page in pdf.pages], _title(pdf.metadata))
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError("is a PDF that unpacks to more than a role profile holds") from None
    except Exception as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    names = {type(each).__name__ for each in (error, error.__context__, *error.args)}
    if "PDFPasswordIncorrect" in names:
        return "is protected by a password: save a copy without one"
    if "PDFEncryptionError" in names:
        return "is encrypted in a way that cannot be read: save a copy without a password"
    return "is a damaged PDF: open it and print it to a new PDF"


def _page(page: pdfplumber.page.Page) -> _Page:
    chars = page.chars
    upright = [char for char in chars if char["upright"]]
    ruled = page.find_tables() if page.rects or page.lines or page.curves else []
    others = turned(char for char in chars if not char["upright"]) if len(upright) < len(chars) else ""
    found = with_bullets(rows(letters(upright)), [*page.curves, *page.rects])
    result = _Page(found, ruled, others, bool(page.images))
    page.close()
    return result


def _title(metadata: dict[str, Any]) -> str:
    title = metadata.get("Title")
    title = " ".join(title.split()) if isinstance(title, str) else ""
    return "" if _NO_TITLE.match(title) or not title.isprintable() else title


def _source(pages: list[_Page], title: str) -> Extraction:
    kept, furniture = without_furniture([page.rows for page in pages])
    if not any(page.rows for page in pages):
        held = "pictures of pages, no text" if any(page.pictures for page in pages) else "no text"
        raise UnreadableError(f"holds {held}: take the document that it was made from, or have its text recognised")
    sections: list[Section] = []
    for number, (page, left) in enumerate(zip(pages, kept, strict=True)):
        sections += parts(
            [letter for row in left for letter in row], page.ruled, number, sections[-1] if sections else []
        )
    furniture += [page.turned for page in pages if page.turned]
    blocks = made(sections)
    return Extraction(blocks, title, furniture=tuple(furniture), doubts=_doubts(pages, blocks))


def _doubts(pages: list[_Page], blocks: list[Block]) -> tuple[str, ...]:
    doubts = [
        f"page {number} is a picture: it holds no text"
        for number, page in enumerate(pages, 1)
        if page.pictures and not page.rows
    ]
    if any(UNKNOWN in block.text for block in blocks):
        doubts.append(f"it does not say what some of its letters are: they are shown as {UNKNOWN}")
    return tuple(doubts)
