"""Characters that YAML drops without an error: text after a number sign, a question mark within brackets."""

import re
from collections.abc import Iterator

from roledoc_lint.source.document import Document
from roledoc_lint.source.hints import MAX_SHOWN_CHARS, NOT_A_COMMENT, QUOTE, Found, block
from roledoc_lint.text.display import quoted

_QUESTION = r"(?<=[\[{,\s])\?(?=[^\s,\]}])"


def lost_characters(document: Document) -> Iterator[Found]:
    """Yield everything that is lost from a readable document, kind by kind."""
    yield from _comments(document)
    if "?" in document.text:
        yield from _question_marks(document)


# ---- number signs


def _comments(document: Document) -> Iterator[Found]:
    """The comments of lines that may be text."""
    for offset, end in document.comments:
        is_separate = document.text[offset - 1 : offset].isspace()
        if is_separate and _may_be_text(document, offset, document.text[offset:end]):
            yield _cut_off(document, offset, end)


def _cut_off(document: Document, offset: int, end: int) -> Found:
    words = document.text[offset:end].split(maxsplit=2)
    shown = words[0] if len(words[0]) > 1 else " ".join(words[:2])
    message = f"everything from {quoted(shown)} on is a comment, and not part of the text"
    above = _value_above(document, offset)
    hint = block(document, above[0] if above else offset)
    return offset, offset + len(shown), message, f"{hint}; {NOT_A_COMMENT}"


_NUMBERED = r"#[^\s#!]"
_NUMBER = r"#[ \t]*[0-9]"
_GOES_ON = r"#[ \t]+(?:[0-9]|(?:and|or)\b|[&,])"
_OPEN_ENDS = (",", "(", "/", "&")
_OPEN_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "per", "the", "to", "with"]
)
_BEGIN = r" *(?:- +(?=- |[a-z_]+:(?: |$)))*"
"""What is before the last dash or the field of a line."""

_ENDS = (".", "!", "?", ";")


def _may_be_text(document: Document, offset: int, comment: str) -> bool:
    """Whether a comment after a value is rather the rest of the value's text.

    Most people write two spaces before a comment. With one space, it is text if it goes on as a sentence does.
    """
    line_start = document.line_starts[document.line_of(offset) - 1]
    if not document.text[line_start:offset].strip():
        return _is_further_line(document, offset, comment)
    if re.match(_NUMBERED, comment):
        return True
    value = document.scalar_at(offset - 2)
    if value is None or document.text[value[0]] in "\"'" or document.text[offset - 2].isspace():
        return False
    before = document.text[max(value[0], line_start) : offset - 1]
    last_word = before.rsplit(maxsplit=1)[-1]
    ends_sentence = comment.rstrip().endswith(_ENDS) and not before.endswith((*_ENDS, ":", ")"))
    goes_on = re.match(_GOES_ON, comment) or _is_unfinished(before)
    return bool(goes_on) or ends_sentence or len(last_word) == 1


def _is_unfinished(text: str) -> bool:
    """Whether a sentence cannot end where this text ends."""
    last_word = text.rsplit(maxsplit=1)[-1:]
    return text.endswith(_OPEN_ENDS) or any(word.lstrip("(").casefold() in _OPEN_WORDS for word in last_word)


def _is_further_line(document: Document, offset: int, comment: str) -> bool:
    """Whether a comment on a line of its own goes on with the text above it."""
    line = document.line_of(offset)
    before = document.line_text(line - 1).rstrip() if line > 1 else ""
    is_number = re.match(_NUMBER, comment) and not before.endswith((*_ENDS, ":"))
    above = _value_above(document, offset) if _is_unfinished(before) or is_number else None
    if above is None:
        return False
    begin = re.match(_BEGIN, document.line_text(document.line_of(above[0])))
    return bool(begin and document.column_of(offset) > begin.end() + 1)


def _value_above(document: Document, offset: int) -> tuple[int, int] | None:
    """The plain text that ends on the line above a comment that has a line of its own; None if there is none."""
    line = document.line_of(offset)
    if line == 1 or document.text[document.line_starts[line - 1] : offset].strip():
        return None
    pointer = document.pointer_at(document.end_of_line(line - 1) - 1)
    span = document.spans[pointer] if pointer else None
    return (span.start, span.end) if span and not span.style else None


# ---- question marks


def _question_marks(document: Document) -> Iterator[Found]:
    """Question marks within brackets that libyaml takes for the mark of a field, and drops."""
    for match in re.finditer(_QUESTION, document.text):
        start = match.start()
        if document.is_text(start) or document.is_comment(start):
            continue
        shown = document.text[start : min(start + MAX_SHOWN_CHARS, document.end_of_line(document.line_of(start)))]
        words = re.split(r"[\s,:\]}]", shown, maxsplit=1)[0]
        message = f"the question mark of {quoted(words)} is lost: within brackets it has a special meaning in YAML"
        yield start, start + max(1, len(words)), message, QUOTE
