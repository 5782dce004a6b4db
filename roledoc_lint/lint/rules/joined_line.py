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

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.joined_lines import JoinedLine, joined_lines
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import follows_clause

NAME = "joined-line"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

FIRST_WORD = re.compile(r"\S+(?:[ \t]+:\S*)?")
ENTRY = r"[a-z_]+:(?:\s|$)"

MAX_SHOWN_CHARS = 60
"""How much of a line a message shows."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.readable:
        return
    for within in document.scalars_of_lines():
        for line in joined_lines(document, context.profile, *within):
            if line.field:
                yield _field(document, context, line)
            elif not _is_list_mark(document, context, line.start):
                yield _dash(document, context, line)


def _is_list_mark(document: Document, context: Context, start: int) -> bool:
    """Whether `list-marker` reports a dash."""
    in_list = document.pointer_at(start)[1:].partition("/")[0] in (*context.profile.texts, *context.profile.paragraphs)
    return in_list and document.text[start + 1 : start + 2].isspace() and follows_clause(document.text, start)


def _dash(document: Document, context: Context, line: JoinedLine) -> Finding:
    lacks_space = line.text[1:2] > " "
    joined = "joined to the text above and has no space after its dash" if lacks_space else "joined to the text above"
    text = line.text[1:].lstrip()
    # An item that is a group of fields stays one.
    item = _shown(f"- {text}" if re.match(ENTRY, text) else f"- {as_hint(text)}")
    what = f"write {item} with its dash" if text else "put the dash, and the text on the lines after it,"
    hint = f"if it is an item of its own, {what} below the dash of the item above"
    return _finding(document, context, line, f"this line is {joined}", hint)


def _field(document: Document, context: Context, line: JoinedLine) -> Finding:
    text = line.text.partition(":")[2].strip()
    field = _shown(f"{line.field}: {as_hint(text, any_type=True)}" if text else f"{line.field}:")
    hint = f"if it is a field, write {field} below the other fields, where they begin"
    return _finding(document, context, line, "this line is joined to the text above", hint)


def _finding(document: Document, context: Context, line: JoinedLine, message: str, hint: str) -> Finding:
    pointer = document.pointer_at(line.start)
    if line.is_quoted:
        hint += ", and close the quotation mark before it"
    first = "".join(FIRST_WORD.findall(line.text)[:1])
    hint += f"; if it belongs to the text above, put {quoted(first, MAX_SHOWN_CHARS)} at the end of the line above"
    words = document.text[max(line.text_start, line.start - MAX_SHOWN_CHARS) : line.start].split()
    before = " ".join(words[-3:]) if len(words) < 4 else f"… {' '.join(words[-3:])}"
    where = context.described(pointer) if pointer else "a value"
    reading = f'{where} reads "{before} {quoted(line.text, MAX_SHOWN_CHARS)[1:-1]}"'
    at = (line.start, line.start + len(line.text))
    return document.finding(pointer, f"{message}: {reading}", hint, at=at)


def _shown(line: str) -> str:
    """A line to write. One that is too long is shown up to its first words."""
    if len(line) > MAX_SHOWN_CHARS:
        return f"{quoted(line, MAX_SHOWN_CHARS)}, and so on,"
    return line if '"' in line else f'"{line}"'
