"""Readers: the bytes of a document to its blocks, one kind of document, one module."""

from __future__ import annotations

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers.detect import Kind, kind

MAX_SIZE = 50_000_000
MAX_BLOCKS = 20_000
MAX_CHARACTERS = 2_000_000


def read(content: bytes) -> Extraction:
    """Read a document, of whatever kind it is. Raises UnreadableError, and nothing else, where that fails."""
    if len(content) > MAX_SIZE:
        raise UnreadableError(f"is larger than {MAX_SIZE // 1_000_000} MB")
    called = kind(content)
    try:
        source = _read(called, content)
    except UnreadableError:
        raise
    except ImportError as error:
        raise UnreadableError("needs more to be read: pip install 'roledoc-lint[import]'") from error
    except MemoryError as error:
        raise UnreadableError("needs too much memory to be read") from error
    except Exception as error:  # whatever a library does with a document that it cannot read
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableError(f"cannot be read as {called}: {reason}") from error
    _refuse_empty_or_endless(source)
    return source


def _refuse_empty_or_endless(source: Extraction) -> None:
    if not source.blocks:
        raise UnreadableError("holds no text: are its words in a picture, or brought by a script?")
    characters = sum(map(len, (*source.furniture, *(block.text for block in source.blocks))))
    count = len(source.blocks) + len(source.furniture)
    if count > MAX_BLOCKS or characters > MAX_CHARACTERS:
        raise UnreadableError(f"is no role profile: it has {count} paragraphs with {characters} characters")


def _read(called: Kind, content: bytes) -> Extraction:
    """Each reader is imported when it is needed."""
    if called == "PDF":
        from roledoc_lint.importer.readers.pdf import document

        return document.read(content)
    if called == "Word":
        from roledoc_lint.importer.readers.docx import docx

        return docx.read(content)
    if called == "text":
        from roledoc_lint.importer.readers import text

        return text.read(content)
    from roledoc_lint.importer.readers.html import html

    return html.read(content) if called == "web page" else html.read_archive(content)
