"""How to write text so that no character in it has a special meaning in YAML, in words for hints."""

import re

from roledoc_lint.source.document import Document

BLOCK = "write >- after the field's name and colon, and the text on its own indented lines below"
ITEM_BLOCK = "write >- after the dash, and the text on its own indented lines below"
QUOTE = "put the text in quotes"
NOT_A_COMMENT = "if it is meant as a comment, put it on a line of its own above"

MAX_SHOWN_CHARS = 40
"""How many characters of a line are shown."""

Found = tuple[int, int, str, str]
"""Where something is, a message, and a hint."""

_ENTRY_FIELD = r"- [a-z_]+:(?:\s|$)"


def block(document: Document, start: int) -> str:
    """How to write the text of the line at an offset as a block."""
    line = document.line_text(document.line_of(start)).lstrip()
    return ITEM_BLOCK if line.startswith("- ") and not re.match(_ENTRY_FIELD, line) else BLOCK
