"""Reads a document of any kind, and refuses one that is too large or that its reader fails on."""

from __future__ import annotations

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers.registry import reader_for

MAX_DOCUMENT_BYTES = 50_000_000
MAX_BLOCKS = 20_000
MAX_CHARS = 2_000_000
MAX_REASON_CHARS = 100


def read_document(content: bytes, name: str = "") -> Extraction:
    """Return what a document holds. `name` is the file's name.

    Raises UnreadableError, and no other error, where that fails.
    """
    if len(content) > MAX_DOCUMENT_BYTES:
        raise UnreadableError(f"is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
    reader = reader_for(content, name)
    try:
        extraction = reader.read(content)
    except UnreadableError:
        raise
    except ImportError as error:
        raise UnreadableError("needs more software to be read: pip install 'roledoc-lint[import]'") from error
    except MemoryError as error:
        raise UnreadableError(
            "needs too much memory to be read: copy its text into a new Word document, and import that"
        ) from error
    except Exception as error:  # a library may raise anything for a damaged document
        reason = " ".join(str(error).split())[:MAX_REASON_CHARS] or type(error).__name__
        raise UnreadableError(f"cannot be read as {reader.NAME}: {reason}") from error
    _refuse_empty_or_endless(extraction)
    return extraction


def _refuse_empty_or_endless(extraction: Extraction) -> None:
    if not extraction.blocks:
        raise UnreadableError("has no text: its words may be in a picture, or be loaded by a script")
    chars = sum(map(len, (*extraction.furniture, *(block.text for block in extraction.blocks))))
    count = len(extraction.blocks) + len(extraction.furniture)
    if count > MAX_BLOCKS or chars > MAX_CHARS:
        raise UnreadableError(f"is too long for a role profile: it has {count:,} paragraphs with {chars:,} characters")
