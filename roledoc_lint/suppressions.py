"""Comments that suppress findings: `# roledoc-lint: ignore[rule] reason`.

Behind a value the comment covers its line, and the block of text that begins there. On a line of its own it covers
the whole entry below it: the field, or the item of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from roledoc_lint.document import Document

_COMMENT = re.compile(r"(?:(?<=[ \t])|^)#[ \t]*roledoc-lint[ \t]*:[ \t]*(?P<words>[^\r\n]*?)[ \t]*$", re.MULTILINE)
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\](?P<reason>.*)")


class Suppression(NamedTuple):
    """A comment, the rules it names, and the lines (from 1, both included) whose findings it covers.

    A comment that cannot be understood names no rules.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    first_line: int
    last_line: int


def suppressions(document: Document) -> list[Suppression]:
    """All suppressing comments of a document, in order."""
    if "roledoc-lint" not in document.text or not document.readable:
        return []
    scalars = sorted(_scalar_spans(document))
    starts = [start for start, _ in scalars]
    found = []
    for match in _COMMENT.finditer(document.text):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < scalars[before][1]:
            continue
        found.append(_suppression(document, match))
    return found


def _suppression(document: Document, match: re.Match[str]) -> Suppression:
    ignore = _IGNORE.fullmatch(match["words"])
    rules = tuple(rule.strip() for rule in ignore["rules"].split(",") if rule.strip()) if ignore else ()
    line = document.line_of(match.start())
    alone = not document.line_text(line)[: document.column_of(match.start()) - 1].strip()
    first, last = _below(document, line) if alone else (line, _block_end(document, line))
    reason = ignore["reason"].strip() if ignore else ""
    return Suppression(match.start(), match.end(), rules, reason, first, last)


def _scalar_spans(document: Document) -> list[tuple[int, int]]:
    """Where text stands in which a `#` is no comment. The first line of a block may have a comment."""
    spans = []
    for node in document.nodes.values():
        if node.style in ("|", ">"):
            line = document.line_of(node.start)
            if line < len(document.line_starts):
                spans.append((document.line_starts[line], node.end))
        elif node.style not in ("[", "{"):
            spans.append((node.start, node.end))
    return spans


def _block_end(document: Document, line: int) -> int:
    """The last line of the block of text that begins on a line, or the line itself."""
    for node in document.nodes.values():
        if node.style in ("|", ">") and document.line_of(node.start) == line:
            return document.line_of(max(node.start, node.end - 1))
    return line


def _below(document: Document, line: int) -> tuple[int, int]:
    """The lines of the outermost field or item that begins on the next line with content."""
    count = len(document.line_starts)
    while line < count and document.line_text(line).strip()[:1] in ("", "#"):
        line += 1
    last = line
    for pointer, node in document.nodes.items():
        step = pointer.rpartition("/")[2]
        begins = node.key_start if node.key_end > node.key_start else node.start
        if (node.key_end > node.key_start or step.isdecimal()) and document.line_of(begins) == line:
            last = max(last, document.line_of(max(begins, node.end - 1)))
    return line, last
