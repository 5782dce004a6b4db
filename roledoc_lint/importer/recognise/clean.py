"""Blocks as they are understood: line ends within them split, marks of lists typed by hand taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.recognise.dates import read_dates
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import LIST_SIGN, LITERAL_BREAK, normalised

_BREAK = re.compile(rf"\n|{LITERAL_BREAK}")
_SIGN = re.compile(rf"\s*(?:{LIST_SIGN})\s*")
_ENDS = ".!?:;"
_LONG = 40
"""How many characters a paragraph has that may be broken in two; a shorter one is a line of its own."""


_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""Bytes of the command line that are no UTF-8, and halves of characters: no file can hold them."""


def clean(text: str) -> str:
    """A text on one line, without characters that a role may not have."""
    return normalised(re.sub(UNCLEAN, " ", _NO_CHARACTER.sub("\ufffd", text)))


def clean_blocks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, none of them empty, each a paragraph, item or heading of its own."""
    whole: list[Block] = []
    for block in blocks:
        for piece in _pieces(block):
            if whole and _goes_on(whole[-1], piece):
                whole[-1] = whole[-1]._replace(text=f"{whole[-1].text} {piece.text}")
            else:
                whole.append(piece)
    return whole


def _pieces(block: Block) -> Iterator[Block]:
    for number, text in enumerate(_BREAK.split(block.text)):
        words = clean(text)
        mark = _SIGN.match(words) if block.kind == "paragraph" else None
        if mark and mark.end() < len(words) and not read_dates(words):
            yield Block("item", words[mark.end() :], cell=block.cell)
        elif words:
            yield block._replace(text=words) if number == 0 else Block("paragraph", words, cell=block.cell)


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a paragraph is the rest of the text above it, which was broken in two."""
    if block.kind != "paragraph" or block.bold or not block.text[0].islower() or block.cell != above.cell:
        return False
    is_open = above.text[-1] not in _ENDS and above.kind != "heading"
    return is_open and (above.kind == "item" or len(above.text) >= _LONG)
