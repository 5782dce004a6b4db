"""A bullet, dash or number left at the start of an item.

## What it finds

`•`, `–` or `1.` at the start of an item, or at the start of a further line within an item.

## Why it matters

The dash of the list already shows where an item begins. The mark is left over from the document that the text was
copied from. A mark within an item shows that two items have become one.

## Example

Fails:

    main_responsibilities:
      - "• Prepare reports as necessary."

Fixed:

    main_responsibilities:
      - "Prepare reports as necessary."

## How to fix

Delete the mark. Begin an item of its own, with a dash, for each mark within an item.

## Fix safety

`--fix` deletes a mark at the start of an item. That is safe, because no word changes. A mark within an item is left to
you, because a dash can be part of a sentence. So is a mark whose removal would give the line another meaning in YAML.
"""

import re
from collections.abc import Iterator

from roledoc_lint.finding import Edit, Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleView
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import verified_fix
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import DASHES, LIST_MARK, LIST_SIGN, follows_clause

NAME = "list-marker"
SEVERITY = Severity.WARNING
FIX = "safe"

INNER_MARKER = rf"[ \t]*({LIST_SIGN})"
INNER_MARKER_QUICK = re.compile(rf"\n[ \t]*+(?:{LIST_SIGN})")
WORD = re.compile(r"[^\s\"']")
"""The beginning of a value's text."""

SPLIT = "make it an item of its own: a line that begins with a dash, below the dash of the item above"
FROM_TEXT = "write it as a sentence, or move it to {}: as an item of its own"
OF_SENTENCE = "; or, if it belongs to the sentence above, put it at the end of the line above"
REWRITE = "write >- after the dash of the list, and the text without the mark on its own indented lines below"
"""Where the text without the mark would mean something else in YAML."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for pointer, text in context.role.paragraphs:
        match = LIST_MARK.match(text)
        if match and match.end() < len(text) and pointer[1:] not in context.profile.texts:
            yield _finding(document, context, pointer, match[0])
    if not _has_inner_mark(context.role):
        return
    marker = re.compile(INNER_MARKER)
    profile = context.profile
    from_text = FROM_TEXT.format(profile.paragraphs[0]) if profile.paragraphs else "write it as a sentence"
    for pointer, start, end in document.scalar_lines((*profile.texts, *profile.paragraphs)):
        line = marker.match(document.text, start, end)
        if line and _begins_an_item(document, line):
            message = f"a line within {context.described(pointer)} begins with the list mark {quoted(line[1])}"
            hint = from_text if pointer[1:] in profile.texts else SPLIT
            hint += OF_SENTENCE if line[1] in DASHES else ""
            yield document.finding(pointer, message, hint, at=line.span(1))


def _has_inner_mark(role: RoleView) -> bool:
    """Whether a further line of some text may begin with a mark: a quick check, as most roles have none."""
    document = role.document
    if "\r" in document.text or not _has_paragraphs_alone(role):
        return True
    spans = (document.spans[pointer] for pointer, _ in role.paragraphs)
    return any(INNER_MARKER_QUICK.search(document.text, span.start, span.end) for span in spans)


def _has_paragraphs_alone(role: RoleView) -> bool:
    """Whether what should be text is, and the other fields are lists of text, so that `paragraphs` has all of it."""
    fields = role.document.fields
    lists = [fields.get(field) or [] for field in role.profile.paragraphs]
    return all(isinstance(fields.get(field), str | None) for field in role.profile.texts) and all(
        isinstance(value, list) and all(isinstance(item, str) for item in value) for value in lists
    )


def _begins_an_item(document: Document, line: re.Match[str]) -> bool:
    """Whether a mark on a further line begins an item: a dash can also be part of a sentence of two lines."""
    value = document.scalar_at(line.start(1))
    is_further = value is not None and WORD.search(document.text, value[0], line.start(1)) is not None
    return is_further and (line[1] not in DASHES or follows_clause(document.text, line.start()))


def _finding(document: Document, context: Context, pointer: str, found: str) -> Finding:
    words = document.words(pointer)
    mark = found.strip()
    start = words[0].start
    fix = None
    if document.text.startswith(mark, start):
        end = start + len(mark)
        while document.text[end : end + 1] in (" ", "\t", "\xa0"):
            end += 1
        text = str(document.value(pointer)).lstrip()[len(mark) :]
        fix = verified_fix(document, pointer, [Edit(start, end, "")], text)
    message = f"{context.described(pointer)} begins with the list mark {quoted(mark)}"
    at = (start, start + len(mark)) if document.text.startswith(mark, start) else words[0][1:]
    return document.finding(pointer, message, "delete the mark" if fix else REWRITE, at=at, fix=fix)
