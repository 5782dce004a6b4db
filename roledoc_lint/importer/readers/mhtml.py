"""Reads a web page that a browser has saved as a single file (MHTML)."""

from __future__ import annotations

import re

from roledoc_lint.importer.blocks import Extraction
from roledoc_lint.importer.readers.detect import start_of_text
from roledoc_lint.importer.readers.html.reader import read_page

NAME = "saved web page"

_HEAD = re.compile(r"(?=.*^MIME-Version:)(?=.*^Content-Type:\s*multipart/related)", re.DOTALL | re.MULTILINE)


def accepts(content: bytes, _name: str) -> bool:
    """Whether this is an MHTML file."""
    start = start_of_text(content)
    return start is not None and not start.startswith("<") and _HEAD.match(start) is not None


def read(content: bytes) -> Extraction:
    """Return what the first web page in the file holds."""
    import email
    import email.policy

    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            page = part.get_payload(decode=True)
            assert isinstance(page, bytes)  # noqa: S101 - a part of this type is never made of parts
            return read_page(page, part.get_content_charset(""), str(address))
    return Extraction([])
