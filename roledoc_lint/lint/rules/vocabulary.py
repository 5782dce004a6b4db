"""Grade, status, vetting level, Home Office code … not in the vocabulary.

Fields with a fixed choice hold one of the words of the catalogue. The forms in which published profiles have them are
on record as aliases, and are replaced by the word itself.

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
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.fields import BY_NAME, VOCABULARY_FIELDS, WORD_LISTS
from roledoc_lint.model.vocabulary import Vocabulary, parts
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import replace_scalar
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.normalise import normalised

NAME = "vocabulary"
SEVERITY = Severity.ERROR
FIX = "safe"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in VOCABULARY_FIELDS:
        known = context.catalogue.vocabulary.get(field)
        if known is None:
            continue
        value = document.fields.get(field)
        written = [(f"/{field}", value)] if isinstance(value, str) else context.role.items(field)
        for pointer, text in written:
            if normalised(text) in known or (field in WORD_LISTS) == isinstance(value, str):
                continue
            name = known.canonical(text)
            subject = BY_NAME[field].word
            if name is not None:
                message = f"{subject} {quoted(text)} is another form of {quoted(name)}"
                fix = replace_scalar(document, pointer, name)
                yield document.finding(pointer, message, f"write: {name}", fix=fix)
            else:
                yield document.finding(pointer, f"{quoted(text)} is no {subject}", _hint(known, field, text))


def _hint(known: Vocabulary, field: str, text: str) -> str:
    several = parts(known, text) if field in WORD_LISTS else []
    if several:
        return f"write each on a line of its own, behind a dash: {', '.join(several)}"
    near = known.nearest(text)
    return did_you_mean(near) if near else f"write one of: {', '.join(known.names)}"
