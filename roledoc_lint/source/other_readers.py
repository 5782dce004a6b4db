"""What libyaml reads, and the YAML parsers of editors refuse or read in another way, as they follow YAML 1.2 strictly.

The YAML test suite has eleven invalid documents that libyaml accepts: each is of one of these kinds.
"""

import re
from collections.abc import Iterator

from roledoc_lint.source.document import Document
from roledoc_lint.source.hints import MAX_SHOWN_CHARS, NOT_A_COMMENT, QUOTE, Found, block
from roledoc_lint.source.parser import Span
from roledoc_lint.text.display import quoted

_LONE_DASH = r"-(?=[\s,\]}:])(?<![^\s\[{,]-)"
_FURTHER_LINE = r"(?<=[\r\n])( *+)([^ \r\n][^\r\n]*+)"
_LINES_UP_TO_COMMENT = r"[>|][^\r\n]*+(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))*+( *+)(#[^\r\n]*+)"
_BRACKETS = ("[", "{")
_BLOCKS = ("|", ">")
_WHAT = {"'": "quotation marks", '"': "quotation marks", "[": "brackets", "{": "brackets"}


def read_otherwise(document: Document) -> Iterator[Found]:
    """Yield each part of a readable document that other programs refuse or read in another way, kind by kind."""
    text = document.text
    enclosed: list[tuple[str, Span]] = []
    blocks: list[tuple[str, Span]] = []
    for pointer, span in document.spans.items():
        if span.style in _BLOCKS:
            blocks.append((pointer, span))
        elif span.style in _WHAT and text.startswith(span.style, span.start):
            enclosed.append((pointer, span))
    yield from _joined_comments(document)
    if enclosed:
        if any(span.style in _BRACKETS for _, span in enclosed):
            yield from _lone_dashes(document)
        yield from _low_lines(document, enclosed)
    yield from _low_blocks(document, blocks)
    if document.comments and "" in document.values:
        yield from _dropped_lines(document, blocks)


def _joined_comments(document: Document) -> Iterator[Found]:
    """Comments that begin without a space."""
    for offset, end in document.comments:
        if offset and not document.text[offset - 1].isspace():
            shown = quoted(document.text[offset:end], MAX_SHOWN_CHARS)
            message = (
                f"there is no space before {shown}: roledoc-lint takes it for a comment, and other programs do not"
            )
            yield offset, end, message, f"{block(document, offset)}; {NOT_A_COMMENT}"


def _lone_dashes(document: Document) -> Iterator[Found]:
    """A dash that is all there is of an item within brackets."""
    for match in re.finditer(_LONE_DASH, document.text):
        start, end = match.span()
        if document.scalar_at(start) == (start, end):
            message = "a dash alone within brackets begins a list for other programs, which refuse it there"
            yield start, end, message, QUOTE


def _low_lines(document: Document, enclosed: list[tuple[str, Span]]) -> Iterator[Found]:
    """The first line of a value in quotation marks or brackets that is not indented further than its field or dash."""
    outermost_end = 0
    for pointer, span in sorted(enclosed, key=lambda pair: pair[1].start):
        if document.line_of(span.start) == document.line_of(span.end - 1):
            continue
        least = _indentation(document, pointer)
        # Within brackets, the indentation of the outermost ones counts.
        if span.start < outermost_end or least is None:
            continue
        outermost_end = span.end
        opening = document.text[span.start]
        for match in re.compile(_FURTHER_LINE).finditer(document.text, span.start, span.end):
            indent, line = len(match[1]), match[2]
            is_end = opening in _BRACKETS and match.end() == span.end and line in ("]", "}") and indent == least
            is_nothing = not line.strip() or (opening in _BRACKETS and line[0] == "#")
            if indent <= least and not is_end and not is_nothing:
                what, first = _WHAT[opening], document.line_of(span.start)
                message = f"this line is within the {what} from line {first} on, but is not indented enough"
                hint = f"write {least + 2} spaces before it, or close the {what} above it: other programs refuse it"
                yield *match.span(2), message, hint
                break


def _indentation(document: Document, pointer: str) -> int | None:
    """The number of spaces before the field or the dash of a value; None for a value that is the whole document."""
    if not pointer:
        return None
    parent = document.spans[pointer.rpartition("/")[0]]
    return document.column_of(document.spans[pointer].key_start if parent.style == "{" else parent.start) - 1


def _low_blocks(document: Document, blocks: list[tuple[str, Span]]) -> Iterator[Found]:
    """Starts of blocks on a line of their own that is not indented further than their field or dash."""
    for pointer, span in blocks:
        begins_line = document.text[span.start - 2 : span.start] not in (": ", "- ")
        least = _indentation(document, pointer) if begins_line else None
        if least is not None and document.column_of(span.start) - 1 <= least:
            end = document.end_of_line(document.line_of(span.start))
            shown = quoted(document.text[span.start : end], MAX_SHOWN_CHARS)
            message = "this line begins a block, but is not indented: other programs refuse it"
            yield span.start, end, message, f"write {shown} at the end of the line above"


def _dropped_lines(document: Document, blocks: list[tuple[str, Span]]) -> Iterator[Found]:
    """First lines of blocks that begin with a number sign, and are dropped because an empty line above is too long."""
    for pointer, span in blocks:
        least = None if document.value(pointer) else _indentation(document, pointer)
        match = re.compile(_LINES_UP_TO_COMMENT).match(document.text, span.start)
        if least is not None and match and len(match[1]) > least and not document.is_text(match.start(2)):
            shown = quoted(match[2], MAX_SHOWN_CHARS)
            message = f"{shown} is not part of the text, because the empty line above it is indented further"
            yield *match.span(2), message, "delete the empty line above it, and the spaces on it"
