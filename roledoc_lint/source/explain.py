"""Explain in plain words why a file cannot be read, and what to do about it.

Reading reports a `SyntaxProblem` with the parser's own words. `explained` turns it into a message and a hint, for the
linter and for the change report alike.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document
from roledoc_lint.source.hints import BLOCK, QUOTE, block
from roledoc_lint.source.lost_characters import lost_characters
from roledoc_lint.source.other_readers import read_otherwise
from roledoc_lint.source.parser import MAX_DEPTH, SyntaxProblem
from roledoc_lint.text.display import quoted
from roledoc_lint.text.invisible import named


class Explanation(NamedTuple):
    """What is wrong between two offsets of a file, what to do, and the rule that reports it."""

    rule: str
    start: int
    end: int
    message: str
    hint: str


def explained(document: Document) -> Iterator[Explanation]:
    """Everything that reading found, most basic first: encoding, size, syntax, features of YAML, repeated fields."""
    for rule, explain in _EXPLAIN.items():
        for start, end, message, hint in explain(document, _problems(document, rule)):
            yield Explanation(rule, start, end, message, hint)


def explained_as(document: Document, rule: str) -> Iterator[Explanation]:
    """The same for the problems of one rule."""
    for start, end, message, hint in _EXPLAIN[rule](document, _problems(document, rule)):
        yield Explanation(rule, start, end, message, hint)


_Found = Iterator[tuple[int, int, str, str]]


def _problems(document: Document, rule: str) -> list[SyntaxProblem]:
    return [problem for problem in document.problems if problem.rule == rule]


# ---- encoding and size

SAVE_AS = "save the file as UTF-8 without a byte-order mark (in Notepad: File, Save as, Encoding: UTF-8)"


READ_WRONGLY = (
    "run roledoc-lint check --fix, or type the quotation mark, dash or letter that is meant: the text was read in "
    "another encoding than it was saved in"
)


def _encoding(document: Document, problems: list[SyntaxProblem]) -> _Found:
    for problem in problems:
        yield problem.start, problem.end, *_encoding_words(problem.kind, problem.words)


def _encoding_words(kind: str, words: tuple[str, ...]) -> tuple[str, str]:
    if kind == "document":
        return (
            "the file is a Word, Excel or PDF document, not text",
            "move it out of this folder, then run roledoc-lint import on it, which writes a role",
        )
    if kind == "byte-order-mark":
        return f"the file begins with an invisible mark, the byte-order mark of {words[0]}", SAVE_AS
    if kind == "bytes":
        return f"the byte {words[0]} is not UTF-8: the file was saved in another encoding", SAVE_AS
    character, count = words
    places = "" if count == "1" else f", at {count} places"
    message = f"an invisible character, {named(character)}, is in the text{places}"
    if "\x80" <= character <= "\x9f" and character != "\x85":
        return message, READ_WRONGLY
    return message, "delete it, or type a space in its place"


def _file_size(document: Document, problems: list[SyntaxProblem]) -> _Found:
    for problem in problems:
        message = f"the file is larger than {int(problem.words[0]):,} bytes, and was not read"
        hint = "move it out of the folder; or, if it is a role, set a higher max-file-size in roledoc-lint.toml"
        yield problem.start, problem.end, message, hint


# ---- syntax

BACKSLASH = ("a backslash within double quotes has a special meaning in YAML", "put the text in single quotes")

# What libyaml's scanner and parser say, and what it means to somebody who edits a role.
ADVICE = {
    "mapping values are not allowed in this context": (
        "this line has a second colon, or is indented wrongly",
        BLOCK,
    ),
    "could not find expected ':'": (
        "this line is neither a field nor an item of a list: a colon or its indentation is missing",
        "write the field's name and a colon before it, or indent the line so that it belongs to the text above",
    ),
    "found character that cannot start any token": ("text cannot begin with this character", QUOTE),
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
        "begin the list on the next line; if it is text and not a list, put the text in quotes",
    ),
    "did not find expected ',' or ']'": ("a square bracket is opened and not closed", "close the bracket"),
    "did not find expected ',' or '}'": ("a curly bracket is opened and not closed", "close the bracket"),
    "did not find expected node content": ("a bracket is opened and not closed, or there is a comma too many", QUOTE),
    "found unknown escape character": BACKSLASH,
    "did not find expected hexdecimal number": BACKSLASH,
    "found undefined tag handle": ("an exclamation mark at the start of text has a special meaning in YAML", QUOTE),
    "found unknown directive name": ("a line that begins with % has a special meaning in YAML", "delete the line"),
    "did not find expected alphabetic or numeric character": (
        "& or * at the start of text has a special meaning in YAML",
        QUOTE,
    ),
    "mapping keys are not allowed in this context": (
        "a question mark with a space after it has a special meaning in YAML",
        QUOTE,
    ),
    "did not find expected <document start>": (
        "there is more text after the end of the document",
        "delete the line with ... above",
    ),
    "did not find expected comment or line break": (
        "there is text after the >- or | that begins a block",
        "begin the text on the next line",
    ),
}
CHOOSE = "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
TAB = ("there is a tab where there must be spaces", "replace the tab with spaces")
NO_BREAK_SPACE = (
    "there is a no-break space (U+00A0) where there must be a space",
    "type the spaces of this line again",
)
_INDENTED_FIELD = r" +\w+:(?:\s[^:]*)?$"
_IN_BRACKETS = (
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "did not find expected node content",
)
QUESTION_MARK = ("a question mark within brackets has a special meaning in YAML", QUOTE)
TOO_FAR = ("this line is indented further than the field above it", "align it with that field")
AFTER_END = "there is more text after the end of this value: is there a quotation mark within quotes?"

MAX_SHOWN_CHARS = 40
"""How many characters of a line are underlined."""


def _yaml_syntax(document: Document, problems: list[SyntaxProblem]) -> _Found:
    conflict = merge_conflict(document.text)
    if conflict is not None:
        end = document.end_of_line(document.line_of(conflict))
        yield conflict, end, "two versions of these lines are in the file: a merge conflict is not resolved", CHOOSE
        return
    if problems:
        from roledoc_lint.source.line_advice import line_advice
    for problem in problems:
        start = _start(document, problem)
        advice = line_advice(document, problem.kind, document.line_of(start))
        if advice and not _is_after_value(document, problem, start) and "\t" not in document.text[start : start + 1]:
            line_text = document.line_text(advice.line)
            start = document.line_starts[advice.line - 1] + len(line_text) - len(line_text.lstrip())
            yield start, _end(document, start), advice.message, advice.hint
        else:
            yield start, _end(document, start), *_advice(document, problem, start)
    if document.readable:
        yield from sorted([*lost_characters(document), *read_otherwise(document)])


def _start(document: Document, problem: SyntaxProblem) -> int:
    """Where to look: for what is never closed, where it is opened; never after the last line."""
    context, context_start = problem.words
    opened = any(part in context for part in ("quoted scalar", "flow", "simple key", "alias", "anchor"))
    start = int(context_start) if opened else problem.start
    return max(0, min(start, len(document.text.rstrip()) - 1))


def _end(document: Document, start: int) -> int:
    line = document.line_of(start)
    end = min(document.end_of_line(line), start + MAX_SHOWN_CHARS)
    return start + len(document.text[start:end].rstrip())


def _is_after_value(document: Document, problem: SyntaxProblem, start: int) -> bool:
    """Whether the parser stopped after a complete value on the same line."""
    before = document.text[document.line_starts[document.line_of(start) - 1] : start]
    return problem.kind in ("did not find expected key", "did not find expected '-' indicator") and bool(before.strip())


def _advice(document: Document, problem: SyntaxProblem, start: int) -> tuple[str, str]:
    if document.text[start : start + 1] == "\t" or document.text[problem.start : problem.start + 1] == "\t":
        return TAB
    line = document.line_text(document.line_of(start))
    if "\xa0" in line:
        return NO_BREAK_SPACE
    if document.text[problem.start : problem.start + 1] == "?" and problem.kind in _IN_BRACKETS:
        return QUESTION_MARK
    if _is_after_value(document, problem, start):
        return AFTER_END, f"{block(document, start)}, without the quotation marks around it"
    if problem.kind == "mapping values are not allowed in this context" and re.match(_INDENTED_FIELD, line):
        return TOO_FAR
    message, hint = ADVICE.get(problem.kind, (f"this is not valid YAML: {problem.kind}", BLOCK))
    return message, block(document, start) if hint is BLOCK else hint


# ---- features of YAML that plain data does not have

FEATURES = {
    "anchor": (
        "{0} is an anchor, a special feature of YAML",
        "delete the & and the word after it; if the text should begin like this, put it in quotes",
    ),
    "alias": (
        "{0} is an alias, a special feature of YAML",
        "write out what it refers to; if the text should begin like this, put it in quotes",
    ),
    "tag": (
        "{0} is a tag, a special feature of YAML",
        "delete it; if the text should begin with an exclamation mark, put it in quotes",
    ),
    "merge": ("<< copies other fields to this place, a special feature of YAML", "write the fields out here"),
    "key": (
        "the name of a field must be a word, not a list or a group of fields",
        "write a name before the colon, without brackets",
    ),
    "document": ("a second document begins at this line", "delete the line, or move what follows to a file of its own"),
    "directive": ("a line that begins with % has a special meaning in YAML", "delete the line"),
    "long-key": ("the name of this field is too long", "write the text after a colon, or on the lines below >-"),
    "values": ("the file has more values than any role", "move it out of the folder"),
    "depth": (
        f"lists or fields are nested more than {MAX_DEPTH} deep",
        "delete the brackets: a role needs four levels at most",
    ),
}


def _yaml_feature(document: Document, problems: list[SyntaxProblem]) -> _Found:
    for problem in problems:
        message, hint = FEATURES[problem.kind]
        # A tag is shown as it is written: the parser's own name for it is much longer.
        words = (document.text[problem.start : problem.end],) if problem.kind == "tag" else problem.words
        yield problem.start, problem.end, message.format(*map(quoted, words)), hint


# ---- repeated fields

_BEGIN_OF_ENTRY = ("name", "code")
_REST_OF_ENTRY = ("level", "wording", "title")


def _duplicate_key(document: Document, problems: list[SyntaxProblem]) -> _Found:
    entry_begun = False
    for problem in problems:
        key, first = problem.words
        if entry_begun and key in _REST_OF_ENTRY:
            continue  # the entry that lacks its dash is reported already
        entry_begun = key in _BEGIN_OF_ENTRY
        message = f"the field {quoted(key)} is there twice: it is already on line {document.line_of(int(first))}"
        hint = "delete one of the two"
        if entry_begun:
            hint += f"; or, if a new entry begins here, write - {key}: with its dash below the dash of the entry above"
        yield problem.start, problem.end, message, hint


_EXPLAIN: dict[str, Callable[[Document, list[SyntaxProblem]], _Found]] = {
    "encoding": _encoding,
    "file-size": _file_size,
    "yaml-syntax": _yaml_syntax,
    "yaml-feature": _yaml_feature,
    "duplicate-key": _duplicate_key,
}
