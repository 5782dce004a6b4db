"""The bytes of a web page to its text."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KNOWN = {"utf-8", "cp1250", "cp1252", "iso8859-2", "iso8859-15", "mac-roman"}
_CALLED = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers read them

GUESSED = "its code page is not known and was taken for Windows-1252: look at dashes, quotes and pound signs"
DAMAGED = "it is not clean UTF-8: what could not be read stands as �"


def decoded(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a page, and what is to be doubted. `declared` is what was said outside of the page."""
    for mark, encoding in _MARKS:
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
    known = _CALLED.get(known, known)
    return known if known in _KNOWN else None


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 with some bad bytes is still UTF-8; what is bad at almost every special character never was."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > 2 * bad:
        return text, (DAMAGED,)
    return content.decode("cp1252", "replace"), (GUESSED,)
