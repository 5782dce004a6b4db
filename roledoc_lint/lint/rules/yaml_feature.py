"""Anchors, aliases, tags, merge keys, several documents: a role is plain data.

YAML can refer to other parts of the file, name programming types and hold several documents. Each of them hides from
a reader what the role says, and programs differ in how they take it. Nothing else in the file is checked until they
are gone.

Fails:

    necessary_experience:
      - &driving Holds a full driving licence.
    desirable_criteria:
      - *driving

Passes:

    necessary_experience:
      - Holds a full driving licence.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import quoted
from roledoc_lint.source.document import Document
from roledoc_lint.source.parser import MAX_DEPTH

NAME = "yaml-feature"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

WORDS = {
    "anchor": (
        "{0} is an anchor of YAML",
        "delete the & and the word behind it; or quote the text, if it should begin so",
    ),
    "alias": ("{0} is an alias of YAML", "write out what it stands for; or quote the text, if it should begin so"),
    "tag": ("{0} is a tag of YAML", "delete it; or quote the text, if it should begin with an exclamation mark"),
    "merge": ("<< merges other fields into these", "write the fields out"),
    "key": ("the name of a field must be a word, not a list or a mapping", "write the field's name"),
    "document": ("a second document begins here", "delete the line, or move what follows to a file of its own"),
    "directive": ("the file begins with a directive of YAML", "delete the line that begins with %"),
    "long-key": ("the name of this field is too long", "text belongs behind a colon, or below >-"),
    "values": ("the file has more values than any role", "move it out of the folder"),
    "depth": (
        f"lists or fields are nested more than {MAX_DEPTH} deep",
        "a role needs four levels: delete the brackets",
    ),
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    for problem in document.problems:
        if problem.rule == NAME:
            message, hint = WORDS[problem.kind]
            yield document.finding(
                "", message.format(*map(quoted, problem.words)), hint, at=(problem.start, problem.end)
            )
