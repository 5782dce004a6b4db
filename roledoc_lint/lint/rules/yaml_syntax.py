"""Text that is no YAML.

A colon, a quotation mark or the wrong indentation can change what a line means to a program. Text of more than a few
words is safest as a folded block: `>-` behind the field's name, the text indented on the lines below. Nothing else in
the file is checked until it can be read. A sign such as in "#4", which cuts a text off where nobody meant a comment, is
told here too.

Fails:

    main_purpose: Two tasks: research and dissemination.

Passes:

    main_purpose: >-
      Two tasks: research and dissemination.
"""

import re
from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import quoted
from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document
from roledoc_lint.source.parser import SyntaxProblem

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
        "a dash cannot follow the name of a field",
        "begin a list on the next line; of a text, delete the dash",
    ),
    "did not find expected ',' or ']'": ("a square bracket is opened and not closed", "close the bracket"),
    "did not find expected ',' or '}'": ("a curly bracket is opened and not closed", "close the bracket"),
    "did not find expected span content": ("a bracket is opened and not closed, or a comma is one too many", QUOTE),
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
# A sign such as in "#4", meant as text: in YAML it begins a comment where a space stands before it.
CUT_OFF = re.compile(r"#[^\s#!]\S*")
COMMENT = r"(?:^|[ \t])#"
CHOOSE = "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
TAB = ("a tab stands where spaces must", "replace the tab by spaces")
NO_BREAK_SPACE = ("a no-break space (U+00A0) stands where a space must", "type the spaces of this line anew")
INDENTED_FIELD = r" +\w+:(?:\s[^:]*)?$"
TOO_FAR = ("this line is indented further than the field above it", "align it with that field")
AFTER_END = ("text follows where the value has ended: a quotation mark within quotes?", BLOCK)


def check(document: Document, context: Context) -> Iterator[Finding]:
    conflict = merge_conflict(document.text)
    if conflict is not None:
        at = (conflict, document.end_of_line(document.line_of(conflict)))
        yield document.finding("", "a merge conflict has not been resolved", CHOOSE, at=at)
        return
    for problem in document.problems:
        if problem.rule == NAME:
            start = _start(document, problem)
            message, hint = _advice(document, problem, start)
            yield document.finding("", message, hint, at=(start, _end(document, start)))
    for match in CUT_OFF.finditer(document.text) if document.readable else ():
        if _cuts_off(document, match.start()):
            message = f"everything from {quoted(match[0])} on is a comment, and no part of the text"
            yield document.finding("", message, f"{BLOCK}; or write a space behind #", at=match.span())


def _cuts_off(document: Document, start: int) -> bool:
    """Whether a comment begins here behind the text of a value: neither within a text, nor within another comment."""
    if document.text[start - 1 : start] not in (" ", "\t"):
        return False
    begin = document.line_starts[document.line_of(start) - 1]
    before = [begin + match.end() - 1 for match in re.finditer(COMMENT, document.text[begin:start])]
    return (
        bool(document.text[begin:start].strip())
        and all(map(document.is_text, [*before]))
        and not document.is_text(start)
    )


def _start(document: Document, problem: SyntaxProblem) -> int:
    """Where to look: for what is never closed, where it is opened; never behind the last line."""
    context, context_start = problem.words
    opened = any(part in context for part in ("quoted scalar", "flow", "simple key", "alias", "anchor"))
    start = int(context_start) if opened else problem.start
    return max(0, min(start, len(document.text.rstrip()) - 1))


def _end(document: Document, start: int) -> int:
    line = document.line_of(start)
    behind = min(document.end_of_line(line), start + 40)
    return start + len(document.text[start:behind].rstrip())


def _advice(document: Document, problem: SyntaxProblem, start: int) -> tuple[str, str]:
    if document.text[start : start + 1] == "\t" or document.text[problem.start : problem.start + 1] == "\t":
        return TAB
    before = document.text[document.line_starts[document.line_of(start) - 1] : start]
    line = document.line_text(document.line_of(start))
    if "\xa0" in line:
        return NO_BREAK_SPACE
    if problem.kind in ("did not find expected key", "did not find expected '-' indicator") and before.strip():
        return AFTER_END
    if problem.kind == "mapping values are not allowed in this context" and re.match(INDENTED_FIELD, line):
        return TOO_FAR
    return ADVICE.get(problem.kind, (f"this is no YAML: {problem.kind}", BLOCK))
