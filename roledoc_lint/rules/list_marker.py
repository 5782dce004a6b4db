"""`•`, `- `, `1.` left at the start of an item.

The list itself says where an item begins; the mark is a leftover of the document that the text was copied from.

Fails:

    main_responsibilities:
      - "• Prepare reports as necessary."

Fixed:

    main_responsibilities:
      - "Prepare reports as necessary."
"""

import re
from collections.abc import Iterator

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.role import PARAGRAPH_FIELDS, described, items, quoted

NAME = "list-marker"
SEVERITY = Severity.WARNING

MARKER = re.compile(r"\s*(?:[•·▪▫●○◦‣⁃∙■□\uf0b7\uf0a7]|[-–—*](?=\s)|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in PARAGRAPH_FIELDS:
        for pointer, text in items(document, field):
            match = MARKER.match(text)
            if match and match.end() < len(text):
                yield _finding(document, pointer, match[0])


def _finding(document: Document, pointer: str, marker: str) -> Finding:
    words = document.words(pointer)
    sign = marker.strip()
    start = words[0].start
    fix = None
    if document.text.startswith(sign, start) and words[-1].start > start:
        behind = start + len(sign)
        while document.text[behind : behind + 1] == " ":
            behind += 1
        fix = Fix("safe", (Edit(start, behind, ""),))
    message = f"{described(document, pointer)} begins with the list mark {quoted(sign)}"
    return document.finding(pointer, message, "delete the mark", at=(start, start + len(sign)), fix=fix)
