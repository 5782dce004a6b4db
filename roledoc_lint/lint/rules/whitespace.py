r"""Spaces, tabs and invisible characters that do not belong in text.

## What it finds

Several spaces in a row, no-break spaces, tabs, characters that cannot be seen, spaces at the end of a line, and the two
characters `\n` left in text. Also a line of text after `>-` that is indented further than the others, which keeps a
line break and its spaces.

## Why it matters

They come with text that is copied from web pages and Word files. Nobody sees them, but they make two equal texts
differ.

## Example

Fails:

    main_purpose: >-
      Research and   dissemination of intelligence. \n Upkeep of records.

Fixed:

    main_purpose: >-
      Research and dissemination of intelligence. Upkeep of records.

## How to fix

Run `roledoc-lint check --fix`.

## Fix safety

`--fix` writes one space, or nothing where no space is needed. That is safe, because no word changes. Where the change
would give the line another meaning in YAML, it is left to you: put that text on its own indented lines after `>-`
first.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.decode import UNCLEAN
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import verified_fix
from roledoc_lint.source.parser import Span
from roledoc_lint.text.display import counted
from roledoc_lint.text.invisible import BLANKS, has_invisible, named, strays
from roledoc_lint.text.normalise import LIST_SIGN, LITERAL_BREAK

NAME = "whitespace"
SEVERITY = Severity.WARNING
CHECKS_CATALOGUE = True
FIX = "safe"

SPACES = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
RUN = rf"(?:[{SPACES}]|{LITERAL_BREAK})+"
TAB = r"(?<![ \t])[ ]*+\t[ \t]*+(?![\r\n]|\Z)"
TRAILING = r"(?<![ \t\\])[ \t]++(?=\r?\n|\r|\Z)"

# Most lines have nothing but single spaces between words, which a quick check shows.
POSSIBLE_RUN = rf"  |[{SPACES[1:]}]|\\n"
ASCII_HINTS = ("  ", "\n ", " \n", "\t", "\\n")
NON_ASCII_SPACE = re.compile(f"[{SPACES[2:]}]")
NAMES = (("\\n", r"the characters \n"), ("\t", "a tab"), ("\xa0", "a no-break space"))
FURTHER = re.compile(r"(?:\n|^)[ ]+\S")
"""A line of a value that begins with a space, as only a block can have it."""

REWRITE = "put the text on its own indented lines after >-, and {}"
"""Where the text would mean something else in YAML without the space."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.readable:
        return
    yield from _trailing(document)
    yield from _tabs(document)
    yield from _invisible(document, context)
    yield from _escaped(document, context)
    if not any(map(_may_have_run, document.values)):
        return
    yield from _indented(document, context)
    possible, run = re.compile(POSSIBLE_RUN), re.compile(RUN)
    for pointer, *line in document.scalar_lines():
        start, end = _without_indentation(document, *line)
        if not possible.search(document.text, start, end) and not _has_space_at_edge(document, start, end):
            continue
        for match in run.finditer(document.text, start, end):
            at_edge = match.start() == start or match.end() == end
            if (match[0] != " " or at_edge) and not _is_escape(document, pointer, match[0]):
                yield _finding(document, context, pointer, match.span(), "" if at_edge else " ")


@lru_cache(maxsize=2048)
def _may_have_run(value: str) -> bool:
    """Whether there can be a finding within text. Agreed wording is in many roles, so answers are remembered."""
    if value != value.strip() or any(part in value for part in ASCII_HINTS):
        return True
    return not value.isascii() and NON_ASCII_SPACE.search(value) is not None


def _has_space_at_edge(document: Document, start: int, end: int) -> bool:
    return " " in (document.text[start : start + 1], document.text[max(start, end - 1) : end])


def _without_indentation(document: Document, start: int, end: int) -> tuple[int, int]:
    """A line of text without the spaces before it, and without those after it, which `_trailing` reports."""
    line = document.text[start:end]
    if document.column_of(start) == 1:
        start += len(line) - len(line.lstrip(" "))
    if document.text[end : end + 1] in ("", "\r", "\n"):
        end -= len(line) - len(line.rstrip(" \t"))
    return start, max(start, end)


def _tabs(document: Document) -> Iterator[Finding]:
    """Tabs between a dash or a colon and the text after it, or around brackets: some programs refuse them."""
    text = document.text
    for match in re.finditer(TAB, text) if "\t" in text else ():
        start, end = match.span()
        if document.column_of(start) > 1 and not document.is_comment(start) and not document.is_text(start):
            fix = Fix("safe", (Edit(start, end, "  " if text[end] == "#" else " "),))
            message = "a tab outside of text: some programs refuse it"
            yield document.finding("", message, "write a space in its place", at=(start, end), fix=fix)


def _trailing(document: Document) -> Iterator[Finding]:
    text = document.text
    is_plain = "\t" not in text and "\r" not in text  # most files have neither, and need no slow search
    if is_plain and " \n" not in text and not text.endswith(" "):
        return
    for match in re.finditer(TRAILING, text):
        fix = Fix("safe", (Edit(*match.span(), ""),))
        yield document.finding("", "spaces at the end of the line", "delete them", at=match.span(), fix=fix)


def _indented(document: Document, context: Context) -> Iterator[Finding]:
    """Lines of a folded block that are indented further than the block: each keeps a line break and its spaces."""
    for pointer, span in document.scalars():
        value = document.value(pointer)
        if span.style != ">" or not isinstance(value, str) or not FURTHER.search(value):
            continue
        for start, end in _further_lines(document, span, value):
            line = document.text[end : document.end_of_line(document.line_of(end))]
            if re.match(r"-\s|-\w", line):
                continue  # `joined-line` or `list-marker` reports it
            # A list within text must not become one sentence.
            fix = None if re.match(LIST_SIGN, line) else Fix("safe", (Edit(start, end, ""),))
            message = f"a line of {context.described(pointer)} is indented further than the others, which keeps a break"
            hint = f"write {counted(document.column_of(start) - 1, 'space')} before it"
            yield document.finding(pointer, message, hint, at=(start, end), fix=fix)


def _further_lines(document: Document, span: Span, value: str) -> Iterator[tuple[int, int]]:
    """The offsets of the spaces that are too many at the start of lines of a block."""
    lines = range(document.line_of(span.start) + 1, document.line_of(max(span.start, span.end - 1)) + 1)
    indents = [
        (line, len(text) - len(text.lstrip(" "))) for line in lines if (text := document.line_text(line)).strip()
    ]
    # A number after > sets the indentation: the value shows how far all lines are beyond it.
    value_lines = [text for text in value.split("\n") if text.strip()]
    beyond = min((len(text) - len(text.lstrip(" ")) for text in value_lines), default=0)
    usual = min((indent for _, indent in indents), default=0) - beyond
    for line, indent in indents:
        if indent > usual:
            start = document.line_starts[line - 1]
            yield start + usual, start + indent


def _invisible(document: Document, context: Context) -> Iterator[Finding]:
    """Invisible characters anywhere in the file: one in the name of a field or in a comment hides something too."""
    if not has_invisible(document.text):
        return
    edits: dict[str, list[Edit]] = defaultdict(list)
    for start, end in strays(document.text):
        replacement = " " if _separates_words(document.text, start, end) else ""
        edits[document.pointer_at(start)].append(Edit(start, end, replacement))
    for pointer, listed in edits.items():
        # They are tried together: to parse a long value once for each of them takes too long.
        is_safe = not pointer or verified_fix(document, pointer, listed, str(document.value(pointer))) is not None
        yield from (_stray(document, context, pointer, edit, is_safe=is_safe) for edit in listed)


def _stray(document: Document, context: Context, pointer: str, edit: Edit, *, is_safe: bool) -> Finding:
    where = context.described(pointer) if pointer else "this line"
    more = f" and {edit.end - edit.start - 1} more" if edit.end - edit.start > 1 else ""
    message = f"{where} has an invisible character, {named(document.text[edit.start])}{more}"
    hint = "write one space" if edit.replacement else "delete it"
    fix = Fix("safe", (edit,)) if is_safe else None
    at = (edit.start, edit.end)
    return document.finding(pointer, message, hint if fix else REWRITE.format(hint), at=at, fix=fix)


def _escaped(document: Document, context: Context) -> Iterator[Finding]:
    r"""Invisible characters that are written as escapes within double quotes, such as \u200b."""
    for pointer, value, written in document.double_quoted():
        if value.isascii() and value.isprintable():
            continue
        hidden = [value[start] for start, _ in strays(value) if value[start] not in written]
        hidden += [character for character in re.findall(UNCLEAN, value) if character not in written]
        if hidden:
            message = f"{context.described(pointer)} has an invisible character, {named(hidden[0])}"
            yield document.finding(pointer, message, "delete its escape, which begins with a backslash")


def _separates_words(text: str, start: int, end: int) -> bool:
    """Whether invisible characters look like a space, and no space is beside them."""
    is_blank = any(character in BLANKS for character in text[start:end])
    return is_blank and not text[start - 1 : start].isspace() and not text[end : end + 1].isspace()


def _is_escape(document: Document, pointer: str, run: str) -> bool:
    r"""Whether the run has `\n` as an escape within double quotes, where it is a line break."""
    return document.spans[pointer].style == '"' and "\\n" in run


def _finding(document: Document, context: Context, pointer: str, at: tuple[int, int], replacement: str) -> Finding:
    run = document.text[slice(*at)]
    message = f"{context.described(pointer)} has {_name(run)}"
    hint = "write one space" if replacement else "delete it"
    fix = verified_fix(document, pointer, [Edit(*at, replacement)], str(document.value(pointer)))
    return document.finding(pointer, message, hint if fix else REWRITE.format(hint), at=at, fix=fix)


def _name(run: str) -> str:
    spaces = "several spaces in a row" if len(run) > 1 else "a space at its start or end"
    return next((name for part, name in NAMES if part in run), spaces)
