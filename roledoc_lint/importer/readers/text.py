"""Reads plain text: paragraphs, list items, and tables with tabs or bars between their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby

from roledoc_lint.importer.blocks import Block, Cell, Extraction, UnreadableError
from roledoc_lint.importer.readers import unwrap as unwrapping
from roledoc_lint.importer.readers.detect import NOT_TEXT, is_email, is_xml, start_of_text
from roledoc_lint.importer.readers.markdown_marks import heading, settings_at_top, with_tabs, without_stars
from roledoc_lint.importer.readers.unwrap import Line, Width
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.text.normalise import LITERAL_BREAK, visible

NAME = "text"

_LINE_END = re.compile(rf"\r\n|[\n\r\v\u0085\u2028\u2029]|{LITERAL_BREAK}")
_UNSEEN = re.compile("[\u202a-\u202e]|[\u2066-\u2069]|\ufeff")
"""Marks for the direction of text, and byte-order marks."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""A line break in a cell of Markdown."""

_SPACE = re.compile("[ \t]")
"""Where a line may be broken, which is not at a no-break space."""
_MIN_WIDTH = 40
"""The smallest width, in characters, at which text is taken to be wrapped."""


def accepts(content: bytes, _name: str) -> bool:
    """Whether this is text, and neither an email nor XML."""
    start = start_of_text(content)
    return start is not None and not is_email(start) and not is_xml(start)


def read(content: bytes) -> Extraction:
    """Return what text in UTF-8, UTF-16 or else Windows-1252 holds; the last is a guess, and noted as a doubt."""
    text, doubts = _decoded(content)
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise UnreadableError(NOT_TEXT)
    top, lines = _without_settings(_LINE_END.split(text))
    return Extraction(_blocks(list(_lines(lines))), furniture=top, doubts=doubts)


def _without_settings(lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The settings that a program wrote above the text, and the lines of the text."""
    end = settings_at_top(lines)
    return tuple(line.strip() for line in lines[1 : max(end - 1, 1)] if line.strip()), lines[end:]


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _utf_16(content)
    if encoding:
        return content.decode(encoding, "replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        return text, (
            "it does not say how its characters are encoded (read as Windows-1252): check dashes, quotes and £ signs",
        )


def _utf_16(content: bytes) -> str:
    """The kind of UTF-16, by its mark or the zero in every second byte of Latin letters; "" for another encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 10 < len(start) * 3 or min(even, odd) * 50 > len(start):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _lines(ends: list[str]) -> Iterator[tuple[str, Line]]:
    """The lines that are not empty. The end of a page is not a gap, as a paragraph may go on after it."""
    for page in "\n".join(ends).split("\f"):
        seen = gap = False
        for written in page.split("\n"):
            end = with_tabs(written) if "|" in written else written
            if not end and written:
                continue
            raw = re.sub(UNCLEAN, " ", _UNSEEN.sub("", end)) if not end.isascii() or not end.isprintable() else end
            line = _line(raw, apart=gap)
            if line:
                yield raw, line
            gap, seen = not line and seen, seen or bool(line)


def _line(raw: str, *, apart: bool) -> Line | None:
    text = raw if raw.isascii() else visible(raw)
    stripped, bold = without_stars(text.strip())
    if not stripped:
        return None
    left = len(text[: len(text) - len(text.lstrip())].expandtabs())
    if raw.rstrip().endswith("\u00ad"):
        stripped += "\u00ad"
    return Line(stripped, left, left + len(stripped), 1 + len(_SPACE.split(stripped, 1)[0]), apart, bold)


def _blocks(lines: list[tuple[str, Line]]) -> list[Block]:
    """The blocks of tables and of the text between them, which is all wrapped at one width."""
    numbered = list(_tables(lines))
    width = unwrapping.wrapped_at([line for table, _, line in numbered if table < 0], _MIN_WIDTH)
    blocks: list[Block] = []
    for table, run in groupby(numbered, lambda numbered: numbered[0]):
        if table < 0:
            blocks += _text_blocks([line for _, _, line in run], width)
        else:
            blocks += chain.from_iterable(_row(Cell(table, row, 0), raw) for row, (_, raw, _) in enumerate(run))
    return blocks


def _text_blocks(lines: list[Line], width: Width) -> Iterator[Block]:
    """The headings, paragraphs and items of lines outside tables. A marked heading has an empty line above it."""

    def marked(line: Line) -> tuple[str, int] | None:
        return heading(line.text) if line.apart or line is lines[0] else None

    for is_heading, run in groupby(lines, lambda line: marked(line) is not None):
        if is_heading:
            yield from (Block("heading", text, level) for text, level in filter(None, map(marked, run)))
        else:
            yield from unwrapping.blocks(run, width)


def _tables(lines: list[tuple[str, Line]]) -> Iterator[tuple[int, str, Line]]:
    """Each line with the number of its table, or -1. Lines with tabs in a row are a table if any of them has columns.

    A tab after a list mark does not start a column.
    """
    table = -1
    for tabbed, run in groupby(lines, lambda pair: "\t" in pair[0] and not pair[1].mark):
        rows = list(run)
        is_table = tabbed and any("\t" in line.text for _, line in rows)
        table += is_table
        yield from ((table if is_table else -1, raw, line) for raw, line in rows)


def _row(first: Cell, raw: str) -> Iterator[Block]:
    for column, text in enumerate(raw.split("\t")):
        for part in _BREAK.split(text) if "<" in text else [text]:
            line = _line(part, apart=False)
            if line:
                yield from unwrapping.blocks([line], unwrapping.UNWRAPPED, first._replace(column=column))
