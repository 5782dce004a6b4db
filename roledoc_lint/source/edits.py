"""Build the edits of fixes: the smallest change of the file's text that corrects a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from roledoc_lint.finding import Edit, Fix
from roledoc_lint.source.document import Document, Word
from roledoc_lint.source.parser import parse
from roledoc_lint.text.normalise import normalised, sentences
from roledoc_lint.text.word_diff import differences

MAX_COMPARED_CHARS = 5_000
"""The longest value outside a block that is fixed: each of its fixes is parsed to be verified."""

_ENDS = (".", "!", "?")
"""How a sentence ends."""

_PLAIN = r"[A-Za-z(](?:[A-Za-z0-9 &/().'-]|, )*"

_TYPED_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
"""Words that are not text without quotes: the first three in YAML 1.2, all of them in YAML 1.1."""


def as_scalar(text: str, *, in_flow: bool = False) -> str:
    """One line of text as YAML: plain if that is safe, else in double quotes. `in_flow` is within brackets."""
    plain = re.fullmatch(_PLAIN, text) and text == text.strip() and text.casefold() not in _TYPED_WORDS
    return text if plain and not (in_flow and "," in text) else _quoted(text, '"')


def as_hint(text: str, *, any_type: bool = False) -> str:
    """One line of text as a hint shows it: in double quotes if YAML would lose or misread some of it without them.

    With `any_type`, a number stays a number.
    """
    data = parse(f"k: {text}").data
    value = data.get("k") if isinstance(data, dict) and len(data) == 1 else None
    is_right = value == text or (any_type and isinstance(value, int | float))
    return text if is_right or text[:1] in ("'", '"') else _quoted(text, '"')


def _quoted(text: str, style: str) -> str:
    return style + _escaped(text, style) + style


def _escaped(text: str, style: str) -> str:
    """Text as it is written within a scalar of a style."""
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text


def verified_fix(document: Document, pointer: str, edits: Sequence[Edit], text: str) -> Fix | None:
    """The edits as a safe fix if they make the value at `pointer` this text, apart from spacing; else None.

    Plain YAML without quotes is treacherous: a space before # or after a colon changes its meaning.
    """
    span = document.spans[pointer]
    if not edits or any(edit.start < span.start or span.end < edit.end for edit in edits):
        return None
    if span.style not in ("|", ">"):
        if span.end - span.start > MAX_COMPARED_CHARS:
            return None
        source = splice(document.text[span.start : span.end], [_shifted(edit, -span.start) for edit in edits])
        frame = "k: [{0}]" if _in_flow(document, pointer) else "k: {0}"
        parsed = parse(frame.format(source).replace("\r\n", "\n")).data
        value = parsed["k"] if isinstance(parsed, dict) else None
        value = value[0] if isinstance(value, list) and len(value) == 1 else value
        if not isinstance(value, str) or normalised(value) != normalised(text):
            return None
    return Fix("safe", tuple(edits))


def _shifted(edit: Edit, shift: int) -> Edit:
    return Edit(edit.start + shift, edit.end + shift, edit.replacement)


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits applied. Edits must not overlap."""
    parts: list[str] = []
    end = len(text)
    for edit in sorted(edits, reverse=True):
        parts += [text[edit.end : end], edit.replacement]
        end = edit.start
    return "".join([text[:end], *reversed(parts)])


def replace_scalar(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that replaces a value with one line of text, in the quotes that it had; None if it cannot."""
    span = document.spans.get(pointer)
    if span is None or span.style in ("|", ">", "[", "{") or span.start == span.end:
        return None
    new = _quoted(text, span.style) if span.style else as_scalar(text, in_flow=_in_flow(document, pointer))
    return verified_fix(document, pointer, [Edit(span.start, span.end, new)], text)


def replace_text(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that replaces a value of any style with one line of text that needs no quotes; None if it cannot."""
    span = document.spans[pointer]
    if span.start == span.end or ("#" in document.line_text(document.line_of(span.start)) and span.style in ("|", ">")):
        return None
    return Fix("safe", (Edit(span.start, span.end, text),))


def _in_flow(document: Document, pointer: str) -> bool:
    """Whether a value is within square or curly brackets."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        span = document.spans.get(pointer)
        if span is None or (span.style in ("[", "{") and document.text[span.start : span.start + 1] == span.style):
            return True
    return False


def reword(document: Document, pointer: str, text: str) -> Fix | None:
    """A safe fix that turns the words of a value into those of `text` and keeps its wrapping; None if it cannot."""
    words, canonical = document.words(pointer), normalised(text).split()
    style = document.spans[pointer].style
    if len({word.start for word in words}) != len(words):
        return None
    edits: list[Edit] = []
    for a, b, c, d in differences([word.text for word in words], canonical):
        new = _escaped(" ".join(canonical[c:d]), style)
        if a == b:
            edits.append(_insertion(document, words, a, new))
        elif c == d:
            edits.append(_deletion(document, words, a, b))
        elif b - a == d - c:
            pairs = zip(words[a:b], canonical[c:d], strict=True)
            edits += [Edit(word.start, word.end, _escaped(right, style)) for word, right in pairs]
        else:
            edits.append(Edit(words[a].start, words[b - 1].end, new))
    return verified_fix(document, pointer, edits, text)


def _insertion(document: Document, words: Sequence[Word], index: int, new: str) -> Edit:
    """Insert words before the one at `index`: on its line if it begins one, else after the word before.

    Whole sentences between two lines become a line, and the end of a sentence goes to the line above.
    """
    if not index:
        return Edit(words[0].start, words[0].start, f"{new} ")
    before = words[index - 1]
    start = _line_start(document, words, index) if index < len(words) else None
    if start is not None:
        is_end = new.endswith(_ENDS)
        if is_end and before.text.endswith(_ENDS) and document.column_of(start) > 1:
            indent = " " * (document.column_of(start) - 1)
            return Edit(before.end, before.end, f"{document.line_end}{indent}{new}")
        if not is_end or before.text.endswith(_ENDS):
            return Edit(start, words[index].start, f"{new} ")
    return Edit(before.end, before.end, f" {new}")


def _line_start(document: Document, words: Sequence[Word], index: int) -> int | None:
    """Where the text of a word's line would begin if it was indented as the first line; None within a line."""
    line_start = document.line_starts[document.line_of(words[index].start) - 1]
    if words[index - 1].end > line_start:
        return None
    first_line = document.line_starts[document.line_of(words[0].start) - 1]
    indent = words[0].start - first_line
    is_block = not document.text[first_line : words[0].start].strip()
    return min(words[index].start, line_start + indent) if is_block else words[index].start


def _deletion(document: Document, words: Sequence[Word], first: int, stop: int) -> Edit:
    """Delete words and the white space before them; at the start of a line with other words, that after them."""
    begins_line = not first or _line_start(document, words, first) is not None
    if begins_line and stop < len(words) and (not first or not _line_start(document, words, stop)):
        return Edit(words[first].start, words[stop].start, "")
    if first:
        return Edit(words[first - 1].end, words[stop - 1].end, "")
    return Edit(words[first].start, words[stop - 1].end, "")


def block_of_line(document: Document, pointer: str) -> Fix | None:
    """A safe fix that makes the rest of a line after a dash the text of a block; None if it is not one plain line."""
    span = document.spans[pointer]
    line = document.line_of(span.start)
    line_end = document.end_of_line(line)
    ends_line = span.start < span.end <= line_end and not document.text[span.end : line_end].strip()
    before = document.text[document.line_starts[line - 1] : span.start]
    if not ends_line or before.strip() != "-" or "\t" in before or _in_flow(document, pointer):
        return None
    return Fix("safe", (Edit(span.start, span.start, f">-{document.line_end}{' ' * len(before)}"),))


def add_block(document: Document, pointer: str, key: str, text: str) -> Fix | None:
    """A safe fix that adds a folded block, one sentence a line, as the last field of the mapping at `pointer`.

    None if the mapping is written in brackets.
    """
    span = document.spans[pointer]
    if span.style != "{" or document.text[span.start : span.start + 1] == "{" or _in_flow(document, pointer):
        return None
    indent = " " * (document.column_of(span.start) - 1)
    last_line = document.line_of(max(span.start, span.end - 1))
    offset = document.end_of_line(last_line)
    lines = ["", f"{indent}{key}: >-", *folded(text, indent + "  ")]
    return Fix("safe", (Edit(offset, offset, document.line_end.join(lines)),))


def rewrite(document: Document, pointer: str, text: str) -> Fix | None:
    """An unsafe fix that replaces the whole text of a value, and keeps it a block if it is one; None if it cannot."""
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
    """An unsafe fix that puts the items of a list in another order, each with the comments above it.

    None if the lines of the items cannot be moved as a whole.
    """
    parent = document.spans[pointer]
    starts = [_item_start(document, pointer, index) for index in range(len(order))]
    if document.text[parent.start : parent.start + 1] == "[" or None in starts:
        return None
    item_starts = [start for start in starts if start is not None]
    last_line = document.line_of(max(parent.start, parent.end - 1))
    end = document.line_starts[last_line] if last_line < len(document.line_starts) else len(document.text)
    if not document.text[:end].endswith(("\n", "\r")):
        return None  # the last item would move without a line ending
    items = [document.text[start:stop] for start, stop in pairwise([*item_starts, end])]
    return Fix("unsafe", (Edit(item_starts[0], end, "".join(items[index] for index in order)),))


def _item_start(document: Document, pointer: str, index: int) -> int | None:
    """The offset at which the lines of an item begin, with the comments above it.

    None if its line does not begin with a dash, or if empty lines are between it and a suppression above it.
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
    is_separate = (
        above < line - 1 and _column_of(document, above, "#") and "roledoc" in document.line_text(above).lower()
    )
    return None if is_separate else document.line_starts[line - 1]


def _column_of(document: Document, line: int, marker: str) -> int | None:
    """The column of the marker, `#` or `- `, that the line begins with; None if it does not, or is within text."""
    text = document.line_text(line)
    column = len(text) - len(text.lstrip())
    has_marker = text.startswith(marker, column) and not document.is_text(document.line_starts[line - 1] + column)
    return column + 1 if has_marker else None


def folded(text: str, indent: str) -> list[str]:
    """The lines of a folded block: one sentence a line, an empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += [""] if lines else []
        lines += [indent + sentence for sentence in sentences(paragraph)]
    return lines
