"""A line that looks like an item or a field of its own, but is part of the text above it.

## What it finds

A dash at the start of a line within text, with or without a space after it, and the name of a field with its colon.
YAML joins such a line to the text above because it is indented too far, or because the space after the dash is missing.

## Why it matters

The item or field that you meant is not in the role: it is lost within other text, and nothing else reports it.

## Example

Fails:

    main_responsibilities:
      - Prepare reports as necessary
        - Train new colleagues

Passes:

    main_responsibilities:
      - Prepare reports as necessary
      - Train new colleagues

## How to fix

Put the dash of an item below the dash of the item above, with a space after it. Put a field below the other fields. If
the line belongs to the text above it, put its first word at the end of the line above.

## Fix safety

roledoc-lint does not fix this, because the line can also be part of the sentence above it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.fields import BY_NAME, PARAGRAPH_FIELDS, PURPOSE
from roledoc_lint.model.labels import described
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import follows_clause

NAME = "joined-line"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

LINE = re.compile(r"[\r\n][ \t]*(?:(?P<dash>-)(?=[ \t]*[^\W\d_]|[ \t]+\S)|(?P<field>[a-z][a-z0-9_]*):)")
ENTRY = r"[a-z_]+:(?:\s|$)"
WORD = re.compile(r"[^\s\"']")
ENTRY_FIELDS = ("name", "level", "wording", "code", "title", "aliases", "wordings", "levels")

MAX_SHOWN_CHARS = 60
"""How much of a line a message shows."""


class Line(NamedTuple):
    """A line within text: its text, its offset, and the text above it that it is joined to."""

    pointer: str
    start: int
    text: str
    above: str
    is_quoted: bool

    @property
    def first_word(self) -> str:
        return self.text.split(maxsplit=1)[0]


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.readable:
        return
    for within in document.scalars_of_lines():
        first = WORD.search(document.text, *within)
        # On the line on which the text begins, nothing is joined.
        for match in LINE.finditer(document.text, first.end(), within[1]) if first else ():
            start = match.start(match.lastgroup or 0)
            if match["dash"] and not _is_list_mark(document, start):
                yield _dash(document, _line(document, start, *within))
            elif match["field"] and _is_field(document, match["field"]):
                yield _field(document, _line(document, start, *within), match["field"])


def _line(document: Document, start: int, text_start: int, text_end: int) -> Line:
    is_quoted = document.text[text_start] in "\"'"
    end = min(document.end_of_line(document.line_of(start)), text_end - is_quoted)
    above = document.text[max(text_start + is_quoted, start - MAX_SHOWN_CHARS) : start]
    return Line(document.pointer_at(start), start, document.text[start:end].rstrip(), above, is_quoted)


def _is_list_mark(document: Document, start: int) -> bool:
    """Whether `list-marker` reports a dash."""
    in_list = document.pointer_at(start)[1:].partition("/")[0] in (PURPOSE, *PARAGRAPH_FIELDS)
    return in_list and document.text[start + 1 : start + 2].isspace() and follows_clause(document.text, start)


def _is_field(document: Document, name: str) -> bool:
    """Whether a role, an entry or this file has a field of this name, or it looks like the name of one."""
    return name in BY_NAME or name in ENTRY_FIELDS or name in document.fields or "_" in name.strip("_")


def _dash(document: Document, line: Line) -> Finding:
    lacks_space = not line.text[1:2].isspace()
    joined = "joined to the text above and has no space after its dash" if lacks_space else "joined to the text above"
    text = line.text[1:].lstrip()
    # An item that is a group of fields stays one.
    item = _shown(f"- {text}" if re.match(ENTRY, text) else f"- {as_hint(text)}")
    hint = f"if it is an item of its own, write {item} with its dash below the dash of the item above"
    return _finding(document, line, f"this line is {joined}", hint)


def _field(document: Document, line: Line, name: str) -> Finding:
    text = line.text[len(name) + 1 :].strip()
    field = _shown(f"{name}: {as_hint(text, any_type=True)}" if text else f"{name}:")
    hint = f"if it is a field, write {field} below the other fields, where they begin"
    return _finding(document, line, "this line is joined to the text above", hint)


def _finding(document: Document, line: Line, message: str, hint: str) -> Finding:
    if line.is_quoted:
        hint += ", and close the quotation mark before it"
    first = quoted(line.first_word, MAX_SHOWN_CHARS)
    hint += f"; if it belongs to the text above, put {first} at the end of the line above"
    words = line.above.split()
    before = " ".join(words[-3:]) if len(words) < 4 else f"… {' '.join(words[-3:])}"
    where = described(document, line.pointer) if line.pointer else "a value"
    reading = f'{where} reads "{before} {quoted(line.text, MAX_SHOWN_CHARS)[1:-1]}"'
    at = (line.start, line.start + len(line.text))
    return document.finding(line.pointer, f"{message}: {reading}", hint, at=at)


def _shown(line: str) -> str:
    """A line to write. One that is too long is shown up to its first words."""
    if len(line) > MAX_SHOWN_CHARS:
        return f"{quoted(line, MAX_SHOWN_CHARS)}, and so on,"
    return line if '"' in line else f'"{line}"'
