"""Characters that cannot be seen, or a file that was not saved as UTF-8.

## What it finds

A file in another encoding than UTF-8, a byte-order mark at its start, a Word or PDF document with the name of a role,
and control characters in the text: line separators (U+2028, U+0085), marks that turn the direction of the text, NUL.

## Why it matters

Word processors and spreadsheets leave such characters in text. You cannot see them, and other programs fail on them or
show something else. Nothing else in the file is checked until they are gone.

## Example

In these examples `<U+2028>` means the character itself.

Fails:

    main_purpose: Research of intelligence.<U+2028>Dissemination of reports.

Fixed:

    main_purpose: Research of intelligence. Dissemination of reports.

## How to fix

Run `roledoc-lint check --fix`. Save a file in another encoding as UTF-8 without a byte-order mark.

## Fix safety

`--fix` deletes a byte-order mark of UTF-8 and characters without a meaning. It writes a space in place of a line
break of a word processor, such as U+2028, and the right character in place of one that was read in another encoding.
That is safe, because no word changes. A file in another encoding is left to you, because it is not certain which one
it is. So are marks that reverse the direction of text, because a person must see what was meant.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.decode import BREAKS
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "encoding"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True
FIX = "safe"


REWRITE = "put the text on its own indented lines after >-, and type a space in place of the character"
"""Where the text would mean something else in YAML with a space."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    found = list(explained_as(document, NAME))
    edits = _edits(document) if found else {}
    for start, end, message, hint in (problem[1:] for problem in found):
        certain = edits.get(document.text[start:end])
        fix = Fix("safe", certain) if certain else None
        needs_block = not fix and document.text[start:end] in BREAKS
        yield document.finding("", message, REWRITE if needs_block else hint, at=(start, end), fix=fix)


def _edits(document: Document) -> dict[str, tuple[Edit, ...]]:
    """The edits that remove each character that the file may not have, if the file can be edited."""
    kinds = {(problem.kind, *problem.words[:1]) for problem in document.problems}
    if kinds == {("byte-order-mark", "UTF-8")}:
        return {"\ufeff": (Edit(0, 1, ""),)}
    if {kind for kind, *_ in kinds} != {"character"}:
        return {}
    from roledoc_lint.source.unclean import fixes  # few files need it

    return fixes(document.text)
