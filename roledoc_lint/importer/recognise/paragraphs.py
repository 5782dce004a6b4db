"""Recognises headings, labels and lines in the blocks of a document outside its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.headings import KnownHeading, without_number
from roledoc_lint.importer.recognise.names import KnownNames

MAX_UNKNOWN_LABEL_CHARS = 80
MAX_UNKNOWN_HEADING_WORDS = 8
BOLD_LEVEL = 7
"""The level of a heading that is only bold: below those that are marked as headings."""
_LABEL = re.compile(
    r"(?P<label>[^:]{2,80}):\s*(?P<value>\S.*)|(?P<word>[^–—-]{2,40})\s[–—-]\s+(?P<rest>\S.*)", re.DOTALL
)


class Line(NamedTuple):
    """A paragraph or list item."""

    text: str
    is_item: bool = False
    is_bold: bool = False


class SectionStart(NamedTuple):
    """A heading, or a label with its values. `field` is None if it is not a known one."""

    field: str | None
    text: str
    level: int = 0
    values: tuple[Line, ...] = ()
    rest: str = ""
    """The text after the known words, such as: – Level 1."""
    is_near: bool = False
    """Whether the text is only similar to a known heading."""


class RecordRow(NamedTuple):
    """A record of a field in a table."""

    field: str
    key: str
    details: tuple[tuple[str, str, str], ...] = ()
    """The name of a part, the head of its column, and its text, of each."""
    level: str = ""
    """The level that the head of its column, or a row above, gives it."""


class ColumnHead(NamedTuple):
    """The head of a column that names no field, such as Level."""

    text: str


class TableEnd(NamedTuple):
    """The end of a table: what comes after it does not belong to its last label."""


Event = Line | SectionStart | RecordRow | ColumnHead | TableEnd


def paragraph_events(blocks: Iterable[Block], names: KnownNames) -> Iterator[Event]:
    """The headings, labels and lines that blocks are."""
    for block in blocks:
        yield section_start(block, names) or line_of(block)


def line_of(block: Block) -> Line:
    """A block as a line of its section."""
    return Line(block.text, block.kind == "item", block.kind == "heading" or _is_bold(block))


def section_start(block: Block, names: KnownNames) -> SectionStart | None:
    """The heading, or the label with its value, that a block is; None for other text."""
    text = block.text
    stands_out = block.kind == "heading" or _is_bold(block) or text.endswith(":") or _has_level(text, names)
    if block.kind != "item":
        found = names.headings.known(text) or (_marked_heading(text, block, names) if stands_out else None)
        if found:
            return SectionStart(found.field, text, _level(block), rest=found.rest, is_near=found.is_near)
    is_heading = block.kind == "heading" or (block.kind == "paragraph" and _is_bold(block) and may_be_heading(text))
    return _label(block, names) or (SectionStart(None, text, _level(block)) if is_heading else None)


def _has_level(text: str, names: KnownNames) -> bool:
    """Whether text may be a heading that gives a level to all entries below it."""
    return may_be_heading(text) and names.levels.within(text) is not None


def _is_bold(block: Block) -> bool:
    return 0 < len(block.text) <= block.bold


def _level(block: Block) -> int:
    return block.level or (BOLD_LEVEL if _is_bold(block) else 0)


def may_be_heading(text: str) -> bool:
    """Whether text looks like a heading: a few words that are not a sentence."""
    words = without_number(text)
    return (
        words[:1].isupper()
        and len(words.split()) <= MAX_UNKNOWN_HEADING_WORDS
        and len(text) <= MAX_UNKNOWN_LABEL_CHARS
        and text[-1] not in ".,;!?"
    )


def _marked_heading(text: str, block: Block, names: KnownNames) -> KnownHeading | None:
    """The known heading of text that is marked as a heading, even misspelt or with more after it."""
    found = names.headings.label(text)
    has_value = found is not None and found.rest and _label(block, names)
    return None if has_value else found


def _label(block: Block, names: KnownNames) -> SectionStart | None:
    if 0 < block.bold < len(block.text) and not block.text[block.bold - 1 : block.bold + 1].isalnum():
        label, value = block.text[: block.bold], block.text[block.bold :].lstrip(" :–—-")
        found = names.headings.label(label) if len(label) <= MAX_UNKNOWN_LABEL_CHARS else None
        if found and value and not found.rest:
            return _labelled(found, label.strip(), value, block)
    match = _LABEL.fullmatch(block.text)
    label, value = (match["label"] or match["word"], match["value"] or match["rest"]) if match else ("", "")
    found = names.headings.known(label) if label else None
    if (
        not found
        or not match
        or (found.field not in names.profile.labelled and (match["word"] or block.kind == "item"))
    ):
        return None
    return _labelled(found, label, value, block)


def _labelled(found: KnownHeading, label: str, value: str, block: Block) -> SectionStart:
    return SectionStart(found.field, label, _level(block), (Line(value),), is_near=found.is_near)
