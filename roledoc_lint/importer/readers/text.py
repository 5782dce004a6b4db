"""Reads plain text."""

from __future__ import annotations

from roledoc_lint.importer.blocks import Block, Source


def read(content: bytes) -> Source:
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return Source([Block("paragraph", " ".join(line.split())) for line in lines if line.strip()])
