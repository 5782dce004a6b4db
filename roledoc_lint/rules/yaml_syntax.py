"""Text that is no YAML.

A colon, a quotation mark or the wrong indentation can change what a line means to a program. Text of more than a few
words is safest as a folded block: `>-` behind the field's name, the text indented on the lines below. Nothing else in
the file is checked until it can be read.

Fails:

    main_purpose: Two tasks: research and dissemination.

Passes:

    main_purpose: >-
      Two tasks: research and dissemination.
"""

from collections.abc import Iterator

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.parsing import Flaw

NAME = "yaml-syntax"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

BLOCK = "write the text as a block: >- behind the colon, the text indented on the next line"
QUOTE = "put the text in quotes"

# What libyaml's scanner and parser say, and what it means to somebody who edits a role.
ADVICE = {
    "mapping values are not allowed in this context": (
        "a second colon stands in this line, or the line is indented wrongly",
        BLOCK,
    ),
    "could not find expected ':'": (
        "this line is no field and no item of a list: a colon is missing, or the indentation",
        "write field: text, or indent the line to belong to the text above",
    ),
    "found character that cannot start any token": ("a text cannot begin with this character", QUOTE),
    "found unexpected end of stream": ("a quotation mark is opened and never closed", "close it, or delete it"),
    "did not find expected key": (
        "this line does not fit the lines above: it is indented wrongly",
        "align it with the fields that it belongs to, or with the text that it continues",
    ),
    "did not find expected '-' indicator": (
        "this line does not continue the list above",
        "begin it with a dash, or align it with the fields",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot begin on the line of its field",
        "begin the list on the next line",
    ),
    "did not find expected ',' or ']'": ("a square bracket is opened and not closed", "close the bracket"),
    "did not find expected ',' or '}'": ("a curly bracket is opened and not closed", "close the bracket"),
    "did not find expected node content": ("a bracket is opened and not closed, or a comma is one too many", QUOTE),
    "found unknown escape character": (
        "a backslash within double quotes means something else to YAML",
        "use single quotes",
    ),
    "found undefined tag handle": ("an exclamation mark at the start of a text means something else to YAML", QUOTE),
    "found unknown directive name": ("a line that begins with % means something else to YAML", "delete the line"),
    "did not find expected alphabetic or numeric character": (
        "& or * at the start of a text means something else to YAML",
        QUOTE,
    ),
    "did not find expected comment or line break": (
        "text stands behind the sign that begins a block",
        "begin the text on the next line",
    ),
}
TAB = ("a tab stands where spaces must", "replace the tab by spaces")
AFTER_END = ("text follows where the value has ended: a quotation mark within quotes?", BLOCK)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for flaw in document.flaws:
        if flaw.rule == NAME:
            start = _start(document, flaw)
            message, hint = _advice(document, flaw, start)
            yield document.finding("", message, hint, at=(start, _end(document, start)))


def _start(document: Document, flaw: Flaw) -> int:
    """Where to look: for what is never closed, where it is opened; never behind the last line."""
    context, context_start = flaw.words
    opened = any(part in context for part in ("quoted scalar", "flow", "simple key", "alias", "anchor"))
    start = int(context_start) if opened else flaw.start
    if "block" in context and start >= len(document.text.rstrip()):
        start = len(document.text.rstrip())
    return min(start, len(document.text))


def _end(document: Document, start: int) -> int:
    line = document.line_of(start)
    end = document.line_starts[line - 1] + len(document.line_text(line).rstrip())
    return max(start, min(end, start + 40))


def _advice(document: Document, flaw: Flaw, start: int) -> tuple[str, str]:
    if document.text[start : start + 1] == "\t" or document.text[flaw.start : flaw.start + 1] == "\t":
        return TAB
    before = document.text[document.line_starts[document.line_of(start) - 1] : start]
    if flaw.kind == "did not find expected key" and before.strip():
        return AFTER_END
    return ADVICE.get(flaw.kind, (f"this is no YAML: {flaw.kind}", BLOCK))
