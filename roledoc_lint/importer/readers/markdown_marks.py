"""Takes the marks of Markdown out of lines of text: bold text, headings, tables between bars, the block at the top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roledoc_lint.text.normalise import LIST_MARK

_BOLD = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*]*[^\s*])\*\*(?![\w*])")
_HASHES = re.compile("#{1,6}")
_ROW = re.compile(r"\s*\|(.*)\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:]*-[-\s|:]*")
_SETTING = re.compile(r"[\w-]+:(?:\s.*)?|\s+\S.*|-\s.*")
MAX_TOP_LINES = 100
"""How many lines the block of settings at the top may have."""


def without_stars(text: str) -> tuple[str, int]:
    """Text without the marks of bold text, and how many characters at its start are bold, a list mark aside."""
    if "**" not in text:
        return text, 0
    mark = LIST_MARK.match(text)
    start = mark.end() if mark else 0
    first = _BOLD.match(text, start)
    return _BOLD.sub(r"\1", text), start + len(first[1]) if first else 0


def heading(text: str) -> tuple[str, int] | None:
    """The words of a line that is marked as a heading, and its level from 1; None for any other line."""
    mark, *words = text.split() if text.startswith("#") else [""]
    if words and not words[-1].strip("#"):
        words.pop()
    return (" ".join(words), len(mark)) if words and _HASHES.fullmatch(mark) else None


def with_tabs(line: str) -> str:
    """A row of a table between bars with tabs in their place, and the rule below its heads empty."""
    row = _ROW.fullmatch(line) if line.count("|") > 1 else None
    if not row:
        return line
    if _RULE.fullmatch(row[1]):
        return ""
    cells = _BAR.split(row[1].replace("\t", " "))
    return "\t".join(cell.strip().replace("\\|", "|") for cell in cells) if len(cells) > 1 else line


def settings_at_top(lines: Sequence[str]) -> int:
    """How many lines a block of settings between rules has, which some programs write above the text; 0 for none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1 : MAX_TOP_LINES + 1], 1):
        if line.rstrip() == "---":
            return number + 1 if number > 1 else 0
        if not _SETTING.fullmatch(line):
            return 0
    return 0
