"""Decodes the bytes of a web page."""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SUPPORTED = {"utf-8", "cp1250", "cp1252", "iso8859-2", "iso8859-15", "mac-roman"}
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers read them

GUESSED = "it does not say how its characters are encoded (read as Windows-1252): check dashes, quotes and £ signs"
DAMAGED = "some characters are damaged: each is shown as �"


def decoded(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a page, and the doubts about it. `declared` is the encoding that was named outside the page."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ()
    found = _DECLARED.search(content[:4096])
    names = (declared, found[1].decode("ascii", "replace") if found else "", "utf-8")
    for name in dict.fromkeys(known for name in names if (known := _known(name))):
        try:
            return content.decode(name), ()
        except UnicodeDecodeError:
            continue
    return _guessed(content)


def _known(name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    known = _READ_AS.get(known, known)
    return known if known in _SUPPORTED else None


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of no named encoding. It is UTF-8 unless almost every special character is invalid in it."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > 2 * bad:
        return text, (DAMAGED,)
    return content.decode("cp1252", "replace"), (GUESSED,)
