"""Blocks to an outline: headings and labels, the lines below or after them, and where tables end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import Event, SectionStart, paragraph_events
from roledoc_lint.importer.recognise.tables import table_events


def outline_blocks(blocks: list[Block], names: KnownNames) -> list[Event]:
    """The outline of a document, in the order of its blocks."""
    events: list[Event] = []
    section: str | None = None
    for is_table, run in _grouped(blocks):
        events += table_events(run, names, section) if is_table else paragraph_events(run, names)
        section = next((event.field for event in reversed(events) if isinstance(event, SectionStart)), None)
    return events


def _grouped(blocks: list[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks in runs, each with whether it is a table."""
    for table, run in groupby(blocks, lambda block: block.cell.table if block.cell else None):
        yield table is not None, list(run)
