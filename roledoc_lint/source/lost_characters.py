"""Characters that YAML drops without an error: text after a number sign, a question mark within brackets.

Also what libyaml accepts although YAML does not, so that an editor reads it in another way: a number sign without a
space before it, and lines within quotation marks or brackets that are not indented.
"""

import re
from collections.abc import Iterator

from roledoc_lint.source.document import Document
from roledoc_lint.source.hints import NOT_A_COMMENT, QUOTE, block
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape

_QUESTION = re.compile(r"(?<=[\[{,\s])\?(?=[^\s,\]}])")

_NOT_INDENTED = r"[^\s\]}#]"
_INDENT = "indent it, or close the {} above it"

MAX_SHOWN_CHARS = 40
"""How many characters of a line are shown."""

Found = tuple[int, int, str, str]
"""Where something is, a message, and a hint."""


def lost_characters(document: Document) -> Iterator[Found]:
    """Everything that a document loses, or that an editor reads in another way, in the order of the text."""
    text = document.text
    found = [*_comments(document)] if "#" in text else []
    found += _question_marks(document) if "?" in text else ()
    found += _not_indented(document)
    yield from sorted(found)


# ---- number signs


def _comments(document: Document) -> Iterator[Found]:
    """The comments of lines that may be text, or that begin without a space."""
    offset = document.text.find("#")
    while offset >= 0:
        end = document.end_of_line(document.line_of(offset))
        if document.is_text(offset):
            offset = document.text.find("#", offset + 1)
            continue
        before = document.text[offset - 1 : offset]
        if before and not before.isspace():
            yield _no_space(document, offset, end)
        elif _may_be_text(document, offset, document.text[offset:end]):
            yield _cut_off(document, offset, end)
        offset = document.text.find("#", end)


def _no_space(document: Document, offset: int, end: int) -> Found:
    shown = quoted(document.text[offset:end], MAX_SHOWN_CHARS)
    message = f"there is no space before {shown}: roledoc-lint takes it for a comment, and other programs do not"
    return offset, end, message, f"{block(document, offset)}; {NOT_A_COMMENT}"


def _cut_off(document: Document, offset: int, end: int) -> Found:
    words = document.text[offset:end].split(maxsplit=2)
    shown = words[0] if len(words[0]) > 1 else " ".join(words[:2])
    message = f"everything from {quoted(shown)} on is a comment, and not part of the text"
    return offset, offset + len(shown), message, f"{block(document, offset)}; {NOT_A_COMMENT}"


_NUMBERED = re.compile(r"#[^\s#!]")
_GOES_ON = re.compile(r"#[ \t]+(?:[0-9]|(?:and|or)\b|[&,])")
_ENDS = (".", "!", "?", ";")


def _may_be_text(document: Document, offset: int, comment: str) -> bool:
    """Whether a comment after a value is rather the rest of the value's text.

    Most people write two spaces before a comment. With one space, it is text if it goes on as a sentence does.
    """
    line_start = document.line_starts[document.line_of(offset) - 1]
    if not document.text[line_start:offset].strip():
        return False
    if _NUMBERED.match(comment):
        return True
    value = document.scalar_at(offset - 2)
    if value is None or document.text[value[0]] in "\"'" or document.text[offset - 2].isspace():
        return False
    before = document.text[max(value[0], line_start) : offset - 1]
    last_word = before.rsplit(maxsplit=1)[-1]
    ends_sentence = comment.rstrip().endswith(_ENDS) and not before.endswith((*_ENDS, ":", ")"))
    return bool(_GOES_ON.match(comment)) or ends_sentence or len(last_word) == 1


# ---- question marks


def _question_marks(document: Document) -> Iterator[Found]:
    """Question marks within brackets that libyaml takes for the mark of a field, and drops."""
    line, comment = 0, 0
    for match in _QUESTION.finditer(document.text):
        start = match.start()
        if document.is_text(start):
            continue
        if document.line_of(start) != line:
            line = document.line_of(start)
            comment = _comment_start(document, line)
        if start < comment:
            shown = document.text[start : min(start + MAX_SHOWN_CHARS, document.end_of_line(line))]
            words = re.split(r"[\s,:\]}]", shown, maxsplit=1)[0]
            message = f"the question mark of {quoted(words)} is lost: within brackets it has a special meaning in YAML"
            yield start, start + max(1, len(words)), message, QUOTE


def _comment_start(document: Document, line: int) -> int:
    """Where the comment of a line begins, or where the line ends."""
    end = document.end_of_line(line)
    offset = document.text.find("#", document.line_starts[line - 1], end)
    while offset >= 0 and document.is_text(offset):
        offset = document.text.find("#", offset + 1, end)
    return end if offset < 0 else offset


# ---- lines that are not indented


def _not_indented(document: Document) -> Iterator[Found]:
    """The first line of a value in quotation marks or brackets that is not indented further than its field."""
    for name in (
        document.fields if document.text[document.spans[""].start : document.spans[""].start + 1] != "{" else ()
    ):
        span = document.spans[f"/{escape(name)}"]
        opening = document.text[span.start : span.start + 1]
        if opening not in ("'", '"', "[", "{") or document.text.find("\n", span.start, span.end) < 0:
            continue
        first, last = document.line_of(span.start), document.line_of(max(span.start, span.end - 1))
        lines = range(first + 1, last + 1)
        line = next((line for line in lines if re.match(_NOT_INDENTED, document.line_text(line))), None)
        if line:
            what = "quotation marks" if opening in "\"'" else "brackets"
            message = f"this line is within the {what} of {name}, but is not indented: other programs refuse it"
            yield document.line_starts[line - 1], document.end_of_line(line), message, _INDENT.format(what)
