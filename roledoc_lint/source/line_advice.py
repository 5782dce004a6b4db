"""What is wrong with a line that the parser refuses, by what the line looks like."""

import re
from typing import NamedTuple

from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.source.hints import NOT_A_COMMENT, block
from roledoc_lint.text.display import quoted

_DASH = re.compile(r"( *)-(?: |$)")
_DASH_WITHOUT_SPACE = re.compile(r"\s*-([^\s-].*)")
_FIELD_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?([a-z][a-z0-9_]*):([^\s:].*)")
_TEXT = re.compile(r" +(?!- )(?![a-z_]+:(?: |$))\S")
_BLOCK_START = re.compile(r"( *).*(?:[:-] +)[>|][-+]?(?: +#.*)? *")
_ENDS_IN_QUOTES = re.compile(r"\s*(?:- +)*(?:[\w ]+: +)?([\"']).*\1\s*")
_COMMENT_AFTER_TEXT = re.compile(r".*\S[ \t]+#")

MAX_LINES = 500
"""How far another dash of a list is searched, in lines."""

MAX_SHOWN_CHARS = 60


class LineAdvice(NamedTuple):
    """The line, counted from 1, that is wrong, the message, and the hint."""

    line: int
    message: str
    hint: str


def line_advice(document: Document, problem_kind: str, line: int) -> LineAdvice | None:
    """What is wrong at or above the line on which the parser stopped; None if the line shows nothing."""
    text = document.line_text(line)
    if problem_kind in (
        "could not find expected ':'",
        "did not find expected '-' indicator",
        "did not find expected key",
    ):
        return (
            _no_space_after_dash(text, line)
            or _no_space_after_colon(text, line)
            or _uneven_dash(document, line)
            or _after_comment(document, line)
            or _after_quotes(document, line)
            or _less_than_block(document, line)
        )
    if problem_kind == "mapping values are not allowed in this context" and line > 1:
        return _no_space_after_colon(document.line_text(line - 1), line - 1)
    if problem_kind in ("did not find expected ',' or ']'", "did not find expected ',' or '}'"):
        return _comment_in_brackets(document, line)
    return None


def _no_space_after_dash(text: str, line: int) -> LineAdvice | None:
    match = _DASH_WITHOUT_SPACE.fullmatch(text)
    if not match:
        return None
    hint = f"write a space after it: {_shown(f'- {as_hint(match[1])}')}"
    return LineAdvice(line, "there is no space after the dash of this line", hint)


def _no_space_after_colon(text: str, line: int) -> LineAdvice | None:
    match = _FIELD_WITHOUT_SPACE.fullmatch(text)
    if not match or match[2].startswith("//"):
        return None
    hint = f"write a space after it: {_shown(f'{match[1]}: {as_hint(match[2], any_type=True)}')}"
    return LineAdvice(line, f'there is no space after the colon of "{match[1]}"', hint)


def _shown(line: str) -> str:
    """A line to write, in quotation marks if it has none."""
    return line if '"' in line and len(line) <= MAX_SHOWN_CHARS else quoted(line, MAX_SHOWN_CHARS)


def _uneven_dash(document: Document, line: int) -> LineAdvice | None:
    """A dash that is not below the others. If the line fits those below it, the line above is the odd one."""
    column = _dash_column(document, line)
    above, below = _next_dash(document, line, -1), _next_dash(document, line, 1)
    if column is None or above is None:
        return None
    above_column, above_line = above
    if above_column == column:
        return None
    further = _next_dash(document, above_line, -1)
    is_odd_above = below is not None and below[0] == column and (further is None or further[0] != above_column)
    odd, right, other = (above_line, column, line) if is_odd_above else (line, above_column, above_line)
    spaces = "no space" if not right else "1 space" if right == 1 else f"{right} spaces"
    message = "the dash of this line is not below the other dashes of its list"
    return LineAdvice(odd, message, f"write {spaces} before the dash, as on line {other}")


def _dash_column(document: Document, line: int) -> int | None:
    match = _DASH.match(document.line_text(line))
    return len(match[1]) if match else None


def _next_dash(document: Document, line: int, step: int) -> tuple[int, int] | None:
    """The column and line of the next dash above or below, in the same list as far as indentation shows it."""
    for number in range(line + step, line + step * MAX_LINES, step):
        if not 1 <= number <= len(document.line_starts):
            return None
        text = document.line_text(number)
        column = _dash_column(document, number)
        if column is not None:
            return column, number
        if text.strip() and not text.startswith((" ", "#")):
            return None  # a field of the role: another list begins or ends
    return None


def _after_comment(document: Document, line: int) -> LineAdvice | None:
    """A line of text below a comment, which has ended the text."""
    above = document.line_text(line - 1) if line > 1 else ""
    text = document.line_text(line)
    is_indented = text[:1] == " " and not _DASH.match(text)
    if not is_indented or not (_COMMENT_AFTER_TEXT.match(above) or above.lstrip().startswith("#")):
        return None
    start = document.line_starts[line - 2]
    message = "this line does not belong to the text above it, because a comment has ended that text"
    return LineAdvice(
        line, message, f"in the text above, {block(document, start)}; if there is a comment, put it above"
    )


def _after_quotes(document: Document, line: int) -> LineAdvice | None:
    """A line of text below text in quotation marks, which have ended it."""
    above = document.line_text(line - 1) if line > 1 else ""
    if not _TEXT.match(document.line_text(line)) or not _ENDS_IN_QUOTES.fullmatch(above):
        return None
    message = "this line does not belong to the text above it, because a quotation mark has ended that text"
    hint = (
        f"in the text above, {block(document, document.line_starts[line - 2])}, without the quotation marks around it"
    )
    return LineAdvice(line, message, hint)


def _less_than_block(document: Document, line: int) -> LineAdvice | None:
    """A line of text below a block that is indented less than the block, but further than its field."""
    text = document.line_text(line)
    indent = len(text) - len(text.lstrip(" "))
    if not _TEXT.match(text):
        return None
    usual = 0
    for number in range(line - 1, max(0, line - MAX_LINES), -1):
        above = document.line_text(number)
        start = _BLOCK_START.fullmatch(above)
        if start and usual:
            message = "this line is indented less than the text above it"
            hint = f"write {usual} spaces before it, as on line {number + 1}"
            return LineAdvice(line, message, hint) if len(start[1]) < indent else None
        if above.strip():
            usual = len(above) - len(above.lstrip(" "))
            if usual <= indent:
                return None
    return None


def _comment_in_brackets(document: Document, line: int) -> LineAdvice | None:
    text = document.line_text(line)
    match = re.search(r"[ \t]#", text)
    if not match:
        return None
    shown = quoted(text[match.end() - 1 :], MAX_SHOWN_CHARS)
    message = f"a bracket is opened and not closed: everything from {shown} on is a comment"
    return LineAdvice(line, message, f"put text with # in quotes, and close the bracket; {NOT_A_COMMENT}")
