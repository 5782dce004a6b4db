"""Bytes that are not UTF-8, a byte-order mark, control characters.

Word processors and spreadsheets leave characters in a text that cannot be seen and that other programs stumble over:
line separators (U+2028, U+0085), marks that turn the direction of the text, NUL. Nothing else in the file is checked
until they are gone. In these examples `<U+2028>` stands for the character itself.

Fails:

    main_purpose: Research of intelligence.<U+2028>Dissemination of reports.

Passes:

    main_purpose: Research of intelligence. Dissemination of reports.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document

NAME = "encoding"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

SAVE_AS = 'save the file as "UTF-8" without a byte-order mark (in an editor: File, Save with encoding)'


def check(document: Document, context: Context) -> Iterator[Finding]:
    for problem in document.problems:
        if problem.rule == NAME:
            message, hint = _words(problem.kind, problem.words)
            yield document.finding("", message, hint, at=(problem.start, problem.end))


def _words(kind: str, words: tuple[str, ...]) -> tuple[str, str]:
    if kind == "document":
        return "the file is a Word, Excel or PDF document, not text", "take its text, and save that as a .yaml file"
    if kind == "byte-order-mark":
        return f"the file begins with a byte-order mark of {words[0]}", SAVE_AS
    if kind == "bytes":
        return f"the byte {words[0]} is not UTF-8: the file was saved in another encoding", SAVE_AS
    character, count = words
    places = "" if count == "1" else f", at {count} places"
    return f"an invisible character, U+{ord(character):04X}, stands in the text{places}", "delete it, or type a space"
