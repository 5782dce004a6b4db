"""Join the lines of wrapped text into paragraphs."""

from __future__ import annotations

import re

_LITERAL_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def unwrapped(text: str, style: str) -> str:
    """Return text as it reads, with one line for each paragraph, whatever `style` of YAML block it was written in.

    In a literal block (`|`), a line break only wraps. In all others, YAML has already joined the lines of a paragraph.
    """
    if "\n" not in text:
        return text.strip()
    parts = _LITERAL_PARAGRAPHS.split(text) if style == "|" else re.split(r"\n+", text)
    return "\n".join(stripped for part in parts if (stripped := _LINE_BREAK.sub(" ", part).strip()))
