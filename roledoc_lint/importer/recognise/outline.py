"""Blocks to an outline: which lines stand under which heading or behind which label, tables and paragraphs alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.headings import FACTS, Known, known, known_label, without_number
from roledoc_lint.importer.recognise.names import level_within

SHORT = 80
"""How many characters a label that is not known may have."""
FEW = 8
"""How many words a heading has that is not known."""
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


class Opening(NamedTuple):
    """A heading or label, and what surely belongs to it. `field` is None where it is not known."""

    field: str | None
    text: str
    level: int = 0
    values: tuple[Line, ...] = ()
    rest: str = ""
    """What stands behind the known words, such as: – Level 1."""
    is_near: bool = False
    """Whether the text is only like a known heading."""


class Aside(NamedTuple):
    """Words that only help to read, such as the heads of a table's columns."""

    text: str


class End(NamedTuple):
    """The end of a table of labels: what comes behind it is not the last one's."""


Event = Line | Opening | Aside | End


def paragraph_events(blocks: Iterable[Block]) -> Iterator[Event]:
    """What blocks outside tables say, one after the other."""
    for block in blocks:
        yield opening_of(block) or line_of(block)


def line_of(block: Block) -> Line:
    """A block as a line of the section that it stands in."""
    return Line(block.text, block.kind == "item", block.kind == "heading" or _is_bold(block))


def opening_of(block: Block) -> Opening | None:
    """The heading, or the label with its value, that a block is; None where it is only text."""
    text = block.text
    stands_out = block.kind == "heading" or _is_bold(block) or text.endswith(":") or _has_level(text)
    if block.kind != "item":
        found = known(text) or (_surely(text, block) if stands_out else None)
        if found:
            return Opening(found.field, text, _level(block), rest=found.rest, is_near=found.is_near)
    is_heading = block.kind == "heading" or (block.kind == "paragraph" and _is_bold(block) and may_be_heading(text))
    return _label(block) or (Opening(None, text, _level(block)) if is_heading else None)


def _has_level(text: str) -> bool:
    """Whether a text may be a heading that gives a level to all below it."""
    return may_be_heading(text) and level_within(text) is not None


def _is_bold(block: Block) -> bool:
    return 0 < len(block.text) <= block.bold


def _level(block: Block) -> int:
    return block.level or (BOLD_LEVEL if _is_bold(block) else 0)


def may_be_heading(text: str) -> bool:
    """Whether a text that nobody marked as a heading looks like one: a few words, and no sentence."""
    words = without_number(text)
    return words[:1].isupper() and len(words.split()) <= FEW and len(text) <= SHORT and text[-1] not in ".,;!?"


def _surely(text: str, block: Block) -> Known | None:
    """A heading that stands out, with more behind it or misspelt; a label with its value is none."""
    found = known_label(text)
    has_value = found is not None and found.rest and _label(block)
    return None if has_value else found


def _label(block: Block) -> Opening | None:
    if 0 < block.bold < len(block.text) and not block.text[block.bold - 1 : block.bold + 1].isalnum():
        label, value = block.text[: block.bold], block.text[block.bold :].lstrip(" :–—-")
        found = known_label(label) if len(label) <= SHORT else None
        if found and value and not found.rest:
            return _labelled(found, label.strip(), value, block)
    match = _LABEL.fullmatch(block.text)
    label, value = (match["label"] or match["word"], match["value"] or match["rest"]) if match else ("", "")
    found = known(label) if label else None
    if not found or not match or (found.field not in FACTS and (match["word"] or block.kind == "item")):
        return None
    return _labelled(found, label, value, block)


def _labelled(found: Known, label: str, value: str, block: Block) -> Opening:
    return Opening(found.field, label, _level(block), (Line(value),), is_near=found.is_near)


def grouped(blocks: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks in runs: those of one table together, told by True, and those between tables."""
    for table, run in groupby(blocks, lambda block: block.cell.table if block.cell else None):
        yield table is not None, list(run)
