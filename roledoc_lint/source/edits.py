"""The edits that fixes are made of: the smallest change of the file's text, the rest left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from roledoc_lint.finding import Edit, Fix
from roledoc_lint.source.document import Document, Word
from roledoc_lint.source.parser import parse
from roledoc_lint.text.normalise import normalised, sentences
from roledoc_lint.text.word_diff import differences

MAX_COMPARED_CHARS = 20_000
"""How long a value outside a block may be to be fixed: each fix of it is tried by itself."""

_PLAIN = r"[A-Za-z(](?:[A-Za-z0-9 &/().'-]|, )*"

_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
"""What is no text where it stands plain: the first three in YAML 1.2, all to the many programs that read YAML 1.1."""


def as_scalar(text: str, *, in_flow: bool = False) -> str:
    """A one-line text as YAML: plain where that is safe, else in double quotes. `in_flow` is within brackets."""
    plain = re.fullmatch(_PLAIN, text) and text == text.strip() and text.casefold() not in _WORDS
    return text if plain and not (in_flow and "," in text) else _quoted(text, '"')


def _quoted(text: str, style: str) -> str:
    return style + _escaped(text, style) + style


def _escaped(text: str, style: str) -> str:
    """A text as it stands within a scalar of a style."""
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text


def verified_fix(document: Document, pointer: str, edits: Sequence[Edit], text: str) -> Fix | None:
    """The edits as a safe fix, if with them the value at `pointer` is this text, spacing aside; None if it is another.

    Plain YAML without quotes is treacherous: a space before a number sign or behind a colon makes it something else.
    """
    span = document.spans[pointer]
    if not edits or any(edit.start < span.start or span.end < edit.end for edit in edits):
        return None
    if span.style not in ("|", ">"):
        if span.end - span.start > MAX_COMPARED_CHARS:
            return None
        source = splice(document.text[span.start : span.end], [_moved(edit, -span.start) for edit in edits])
        frame = "k: [{0}]" if _in_flow(document, pointer) else "k: {0}"
        parsed = parse(frame.format(source).replace("\r\n", "\n")).data
        value = parsed["k"] if isinstance(parsed, dict) else None
        value = value[0] if isinstance(value, list) and len(value) == 1 else value
        if not isinstance(value, str) or normalised(value) != normalised(text):
            return None
    return Fix("safe", tuple(edits))


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.replacement)


def splice(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits in it, which must not overlap."""
    parts: list[str] = []
    end = len(text)
    for edit in sorted(edits, reverse=True):
        parts += [text[edit.end : end], edit.replacement]
        end = edit.start
    return "".join([text[:end], *reversed(parts)])


def replace_scalar(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that writes another one-line text in place of a value, in the quotes it had."""
    span = document.spans.get(pointer)
    if span is None or span.style in ("|", ">", "[", "{") or span.start == span.end:
        return None
    new = _quoted(text, span.style) if span.style else as_scalar(text, in_flow=_in_flow(document, pointer))
    return verified_fix(document, pointer, [Edit(span.start, span.end, new)], text)


def replace_text(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that writes a plain text, one that needs no quotes, in place of a one-line value of any style."""
    span = document.spans[pointer]
    if span.start == span.end or ("#" in document.line_text(document.line_of(span.start)) and span.style in ("|", ">")):
        return None
    return Fix("safe", (Edit(span.start, span.end, text),))


def _in_flow(document: Document, pointer: str) -> bool:
    """Whether a value stands within square or curly brackets."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        span = document.spans.get(pointer)
        if span is None or (span.style in ("[", "{") and document.text[span.start : span.start + 1] == span.style):
            return True
    return False


def reword(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that turns the words of a value into those of `text`, each in its place, the wrapping kept."""
    words, canonical = document.words(pointer), text.split()
    style = document.spans[pointer].style
    if len({word.start for word in words}) != len(words):
        return None
    edits: list[Edit] = []
    for a, b, c, d in differences([word.text for word in words], canonical):
        new = _escaped(" ".join(canonical[c:d]), style)
        if a == b:
            edits.append(_insertion(words, a, new))
        elif c == d:
            edits.append(_deletion(words, a, b))
        elif b - a == d - c:
            pairs = zip(words[a:b], canonical[c:d], strict=True)
            edits += [Edit(word.start, word.end, _escaped(right, style)) for word, right in pairs]
        else:
            edits.append(Edit(words[a].start, words[b - 1].end, new))
    return verified_fix(document, pointer, edits, text)


def _insertion(words: Sequence[Word], index: int, new: str) -> Edit:
    if index:
        return Edit(words[index - 1].end, words[index - 1].end, f" {new}")
    return Edit(words[0].start, words[0].start, f"{new} ")


def _deletion(words: Sequence[Word], first: int, behind: int) -> Edit:
    """Delete words with the white space before them; at the start of a line, with the white space behind."""
    if first:
        return Edit(words[first - 1].end, words[behind - 1].end, "")
    end = words[behind].start if behind < len(words) else words[behind - 1].end
    return Edit(words[first].start, end, "")


def add_block(document: Document, pointer: str, key: str, text: str) -> Fix | None:
    """A safe fix that adds a folded block, one sentence a line, as the last field of the mapping at `pointer`."""
    span = document.spans[pointer]
    if span.style != "{" or document.text[span.start : span.start + 1] == "{" or _in_flow(document, pointer):
        return None
    indent = " " * (document.column_of(span.start) - 1)
    last_line = document.line_of(max(span.start, span.end - 1))
    at = document.end_of_line(last_line)
    lines = ["", f"{indent}{key}: >-", *folded(text, indent + "  ")]
    return Fix("safe", (Edit(at, at, document.line_end.join(lines)),))


def rewrite(document: Document, pointer: str, text: str) -> Fix | None:
    """An unsafe fix that writes another text of any length in place of a value: as a block where it is one."""
    span = document.spans[pointer]
    if span.style not in ("|", ">"):
        changed = reword(document, pointer, text)
        return Fix("unsafe", changed.edits) if changed else None
    words = document.words(pointer)
    if not words:
        return None
    first_line = document.line_starts[document.line_of(words[0].start) - 1]
    lines = folded(text, document.text[first_line : words[0].start])
    return Fix("unsafe", (Edit(first_line, span.end, document.line_end.join(lines)),))


def reorder(document: Document, pointer: str, order: Sequence[int]) -> Fix | None:
    """An unsafe fix that puts the items of a list in another order, each with the comments above it."""
    parent = document.spans[pointer]
    starts = [_item_start(document, pointer, index) for index in range(len(order))]
    if document.text[parent.start : parent.start + 1] == "[" or None in starts:
        return None
    bounds = [start for start in starts if start is not None]
    end = document.line_of(max(parent.start, parent.end - 1))
    behind = document.line_starts[end] if end < len(document.line_starts) else len(document.text)
    if not document.text[:behind].endswith(("\n", "\r")):
        return None  # the last item has no line end to take with it
    parts = [document.text[start:stop] for start, stop in pairwise([*bounds, behind])]
    return Fix("unsafe", (Edit(bounds[0], behind, "".join(parts[index] for index in order)),))


def _item_start(document: Document, pointer: str, index: int) -> int | None:
    """Where the lines of an item begin, with the comments above it.

    None where it does not begin with a dash, or a comment that suppresses something stands apart from it.
    """
    line = document.line_of(document.spans[f"{pointer}/{index}"].start)
    dash = _column_of(document, line, "- ")
    if dash is None:
        return None
    first = document.line_of(document.spans[pointer].key_start)
    while line - 1 > first and (_column_of(document, line - 1, "#") or dash + 1) <= dash:
        line -= 1
    above = line - 1
    while above > first and not document.line_text(above).strip():
        above -= 1
    apart = above < line - 1 and _column_of(document, above, "#") and "roledoc" in document.line_text(above).lower()
    return None if apart else document.line_starts[line - 1]


def _column_of(document: Document, line: int, sign: str) -> int | None:
    """The column of a sign that begins a line, if it does, and the line is no part of a text."""
    text = document.line_text(line)
    column = len(text) - len(text.lstrip())
    begins = text.startswith(sign, column) and not document.is_text(document.line_starts[line - 1] + column)
    return column + 1 if begins else None


def folded(text: str, indent: str) -> list[str]:
    """The lines of a folded block: one sentence a line, an empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += [""] if lines else []
        lines += [indent + sentence for sentence in sentences(paragraph)]
    return lines
