"""A comment that suppresses nothing.

## What it finds

A comment `# roledoc-lint: ignore[rule]` whose rule finds nothing there, or that names no rule or an unknown one, or
that is part of some text. While the role has errors, this rule says nothing about a comment that may have to do with
them.

## Why it matters

The mistake that it was written for has been fixed, or the comment is in the wrong place. It would hide the next
mistake.

## Example

Fails:

    # roledoc-lint: ignore[date-format] taken from the published text
    issued: 2019-03

Fixed:

    issued: 2019-03

## How to fix

Delete the comment, or move it above the entry that it is about.

## Fix safety

`--fix` deletes the comment, or the rule that it no longer needs. That is safe, because the comment has no effect. A
comment with an unknown rule is left alone, because another rule may be meant.
"""

import re
from collections.abc import Iterator

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.rule import FirstPhase
from roledoc_lint.lint.suppressions import Suppression, lost_in_text
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.similarity import suggestion

NAME = "unused-suppression"
SEVERITY = Severity.WARNING
FIX = "safe"
CHECKS_CATALOGUE = True

SYNTAX = "# roledoc-lint: ignore[rule] reason"


def check_after(document: Document, context: Context, first: FirstPhase) -> Iterator[Finding]:
    # An error can keep a rule from finding what is suppressed, so nothing is certain while there is one.
    has_errors = any(finding.severity is Severity.ERROR for finding in first.findings)
    ran, known = () if has_errors else first.ran, context.session.rule_names
    for at in lost_in_text(document):
        message = "this comment is part of the text above it, and suppresses nothing"
        yield document.finding("", message, "move it to a line of its own above the field", at=at)
    for suppression in context.suppressions:
        at = (suppression.start, suppression.end)
        if not suppression.rules:
            yield document.finding(
                "", "this comment suppresses nothing: it names no rule", f"name the rule in brackets: {SYNTAX}", at=at
            )
        unused = [rule for rule in dict.fromkeys(suppression.rules) if (suppression, rule) not in first.used]
        for rule in unused:
            if rule not in known:
                message = f"this comment names {quoted(rule)}, which is not a known rule"
                yield document.finding(
                    "",
                    message,
                    f"correct or delete it{suggestion(rule, known)}",
                    at=_named(document, suppression, rule),
                )
            elif rule in ran:
                # A rule that did not run may still be needed, so its name stays.
                kept = [name for name in suppression.rules if name not in unused or name not in ran]
                fix = _without(document, suppression, kept)
                message = f"this comment suppresses nothing: {rule} has no finding here"
                where = _named(document, suppression, rule) if len(suppression.rules) > 1 else at
                yield document.finding(
                    "",
                    message,
                    f"delete {quoted(rule)} from the comment" if kept else "delete the comment",
                    at=where,
                    fix=fix,
                )


def _named(document: Document, suppression: Suppression, rule: str) -> tuple[int, int]:
    """Where a comment names a rule."""
    start = document.text.index(rule, document.text.index("[", suppression.start))
    return start, start + len(rule)


def _without(document: Document, suppression: Suppression, kept: list[str]) -> Fix:
    """Delete the comment, with its line if nothing else is on it; or only the unused names, if others are in use."""
    comment = document.text[suppression.start : suppression.end]
    if kept:
        start = suppression.start + comment.index("[") + 1
        return Fix("safe", (Edit(start, suppression.start + comment.index("]"), ", ".join(kept)),))
    line = document.line_of(suppression.start)
    begin = document.line_starts[line - 1]
    before = document.text[begin : suppression.start]
    if before.strip():
        return Fix("safe", (Edit(begin + len(before.rstrip()), suppression.end, ""),))
    rest = re.compile(r"[ \t]*(?:\r\n|\r|\n)?").match(document.text, suppression.end)
    return Fix("safe", (Edit(begin, rest.end() if rest else suppression.end, ""),))
