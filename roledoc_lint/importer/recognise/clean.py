"""Cleans blocks: splits them at line breaks, and turns paragraphs with a typed list mark into items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.dates import read_dates
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import LIST_SIGN, LITERAL_BREAK, normalised

_BREAK = re.compile(rf"\n|{LITERAL_BREAK}")
_MARK = re.compile(rf"\s*(?:{LIST_SIGN})\s*")
_ENDS = ".!?:;"
_MIN_BROKEN_CHARS = 40
"""How many characters a paragraph has at least whose sentence may go on in the next one."""

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""Invalid bytes of the command line, and halves of characters: no file can hold them."""


def clean(text: str) -> str:
    """Text on one line, without characters that a role may not have."""
    return normalised(re.sub(UNCLEAN, " ", _NO_CHARACTER.sub("\ufffd", text)))


def clean_blocks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, none of them empty, with broken paragraphs joined."""
    whole: list[Block] = []
    for block in blocks:
        for part in _split(block):
            if whole and _continues(whole[-1], part):
                whole[-1] = whole[-1]._replace(text=f"{whole[-1].text} {part.text}")
            else:
                whole.append(part)
    return whole


def _split(block: Block) -> Iterator[Block]:
    for number, text in enumerate(_BREAK.split(block.text)):
        words = clean(text)
        mark = _MARK.match(words) if block.kind == "paragraph" else None
        if mark and mark.end() < len(words) and not read_dates(words):
            yield Block("item", words[mark.end() :], cell=block.cell)
        elif words:
            yield block._replace(text=words) if number == 0 else Block("paragraph", words, cell=block.cell)


def _continues(above: Block, block: Block) -> bool:
    """Whether a paragraph continues the sentence of the block above it."""
    if block.kind != "paragraph" or block.bold or not block.text[0].islower() or block.cell != above.cell:
        return False
    is_open = above.text[-1] not in _ENDS and above.kind != "heading"
    return is_open and (above.kind == "item" or len(above.text) >= _MIN_BROKEN_CHARS)
