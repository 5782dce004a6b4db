"""Reads a PDF."""

from __future__ import annotations

from roledoc_lint.importer.blocks import Source, UnreadableError


def read(content: bytes) -> Source:
    raise UnreadableError(f"is a PDF of {len(content)} bytes")
