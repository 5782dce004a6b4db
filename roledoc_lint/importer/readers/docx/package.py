"""Opens a Word document, a zip archive of parts in XML, and refuses one that cannot be read safely."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any

from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.detect import why_not_word

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

MAX_UNPACKED_BYTES = 50_000_000
MAX_PARTS = 5_000


class Package:
    """The parts of a Word document."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError("is a damaged zip archive or Word document: download or copy it again") from error
        self._names = set(self._archive.namelist())
        _refuse_large(self._archive.infolist())
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")
        if self.main not in self._names or not self.main.startswith("word/"):
            mime_type = self._bytes("mimetype") if "mimetype" in self._names else b""
            raise UnreadableError(why_not_word(self._names, mime_type))

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part refers to as its header, its styles, … Those outside the archive are never fetched."""
        folder, name = posixpath.split(part)
        links = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            posixpath.normpath(posixpath.join(folder, link.get("Target", ""))).lstrip("/")
            for link in ([] if links is None else links)
            if str(link.get("Type")).endswith(f"/{kind}")
        ]

    def xml(self, part: str) -> Element | None:
        """A part, parsed; None if the document has no such part."""
        from lxml import etree

        if part not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(self._bytes(part), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"cannot be read as Word: {part} is damaged ({str(error)[:100]})") from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableError(f"is not a safe Word document: {part} declares a document type")
        return root

    def _bytes(self, part: str) -> bytes:
        try:
            with self._archive.open(part) as file:
                content = file.read(MAX_UNPACKED_BYTES + 1)
        except RuntimeError as error:
            raise UnreadableError("is encrypted: save a copy without a password") from error
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise UnreadableError(f"cannot be unpacked, as {part} is damaged: download or copy it again") from error
        if len(content) > MAX_UNPACKED_BYTES:
            raise UnreadableError("is not a safe Word document: it unpacks to far more than it says")
        return content


def _refuse_large(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise UnreadableError(f"is not a safe Word document: it has {len(parts):,} parts")
    texts = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if texts > MAX_UNPACKED_BYTES:
        raise UnreadableError(f"is not a safe Word document: it unpacks to {texts // 1_000_000} MB of text")
