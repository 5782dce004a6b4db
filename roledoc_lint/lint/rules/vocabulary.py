"""A word that is not one of the fixed choices of its field.

## What it finds

A word that the catalogue does not have in the vocabulary of the field, such as the list of pay bands. Also an alias or
a different spelling of a word that it does have.

## Why it matters

Roles can be counted and compared by these fields only where all of them use the same words.

## Example

Fails:

    vetting_levels:
      - Enhanced Vetting

Passes:

    vetting_levels:
      - Developed Vetting

Fails:

    vetting_levels:
      - Management Vetting. (MV).

Fixed:

    vetting_levels:
      - Management Vetting

## How to fix

Write one of the known words. If your organisation uses another one, add it to the catalogue, in the file that the hint
names, or add it as an alias of a known word.

## Fix safety

`--fix` replaces an alias or a different spelling by the known word. That is safe, because the vocabulary says what it
stands for. A word that is only similar is not replaced, because another one may be meant.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.own_hints import with_own_hint
from roledoc_lint.model.profile import Field
from roledoc_lint.model.vocabulary import Vocabulary, parts
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint, replace_scalar
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.normalise import normalised

NAME = "vocabulary"
SEVERITY = Severity.ERROR
FIX = "safe"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for place, field in context.profile.with_words:
        known = context.catalogue.vocabulary.get(place)
        for pointer, text in context.role.words(place, field) if known else ():
            if known and normalised(text) not in known:
                yield _finding(document, context, field, known, pointer, text)


def _finding(document: Document, context: Context, field: Field, known: Vocabulary, pointer: str, text: str) -> Finding:
    name = known.canonical(text)
    if name is not None:
        message = f"{field.word} {quoted(text)} is an alias or another spelling of {quoted(name)}"
        fix = replace_scalar(document, pointer, name)
        return document.finding(pointer, message, f"write {as_hint(name)}", fix=fix)
    if not text.strip():
        hint = f"write one of: {', '.join(map(as_hint, known.names))}"
        return document.finding(pointer, f"{field.word} is empty", with_own_hint(hint, field))
    hint = _hint(known, text, context.catalogue_file(field.vocabulary), is_list=field.kind == "words")
    return document.finding(pointer, f"{quoted(text)} is not a known {field.word}", with_own_hint(hint, field))


def _hint(known: Vocabulary, text: str, file: str, *, is_list: bool) -> str:
    several = parts(known, text) if is_list else []
    if several:
        return f"write each on its own line, after a dash and a space: {', '.join(map(as_hint, several))}"
    near = known.nearest(text)
    if near:
        return f"{did_you_mean(near)} If not, add yours to {file}"
    return f"write one of: {', '.join(map(as_hint, known.names))}; or add yours to {file}"
