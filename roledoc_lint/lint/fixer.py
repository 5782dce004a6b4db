"""Apply fixes: splice their edits into the text, and check the result before anything is written."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FixOutcome, LintedDocument
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import splice

MAX_ROUNDS = 20
"""The most times that a file is fixed and checked again: one mistake may hide another."""


def fix(linted: LintedDocument, linter: Linter, *, unsafe: bool) -> FixOutcome:
    """Apply the safe fixes of a document, and if asked the unsafe ones, until none is left. Writes no file."""
    fixed = FixOutcome(linted, [], [])
    for _ in range(MAX_ROUNDS):
        refused = {_key(finding) for finding in fixed.refused}
        batch = non_overlapping(
            finding
            for finding in fixed.linted.findings
            if finding.fix and (unsafe or finding.fix.safety == "safe") and _key(finding) not in refused
        )
        if not batch:
            break
        fixed = _apply(fixed, batch, linter)
    return fixed


def _apply(fixed: FixOutcome, batch: list[Finding], linter: Linter) -> FixOutcome:
    """Apply a batch of fixes. If that makes a new error, apply each by itself, and refuse those that make one."""
    after = _try(fixed, batch, linter)
    if after:
        return after
    if len(batch) == 1:
        return fixed._replace(refused=[*fixed.refused, *batch])
    for finding in batch:
        if _try(fixed, [finding], linter) is None:
            fixed = fixed._replace(refused=[*fixed.refused, finding])
    good = [finding for finding in batch if finding not in fixed.refused]
    # Each may be good by itself but not together: then the first is applied alone.
    return (_try(fixed, good, linter) or _apply(fixed, good[:1], linter)) if good else fixed


def _try(fixed: FixOutcome, batch: list[Finding], linter: Linter) -> FixOutcome | None:
    """The document with a batch of fixes; None if they make a new error."""
    before = fixed.linted.document
    text = splice(before.text, [edit for finding in batch if finding.fix for edit in finding.fix.edits])
    document = Document(before.path, text, [], before.kind)
    after = linter.check(document)
    if before.readable:
        pointers = {finding.pointer for finding in batch}
        if not document.readable or any(pointer in pointers for _, pointer in _errors(after) - _errors(fixed.linted)):
            return None
    # Of a file that could not be read, the errors were not known. A fix of it is tried where it is made.
    return FixOutcome(after, [*fixed.applied, *batch], fixed.refused)


def _errors(linted: LintedDocument) -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.pointer) for f in linted.findings if f.severity is Severity.ERROR)


def _key(finding: Finding) -> tuple[str, str, str, int]:
    return finding.rule, finding.pointer, finding.message, finding.line


def non_overlapping(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose fixes do not touch each other; of two fixes that do, the first."""
    taken: list[Finding] = []
    spans: list[tuple[int, int]] = []
    for finding in findings:
        edited = [(edit.start, edit.end) for edit in finding.fix.edits] if finding.fix else []
        if not any(_touches(spans, start, end) for start, end in edited):
            taken.append(finding)
            for span in edited:
                insort(spans, span)
    return taken


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps or adjoins one of several sorted spans that do not overlap."""
    index = bisect_left(spans, (start, end))
    return (index < len(spans) and spans[index][0] <= end) or (index > 0 and spans[index - 1][1] >= start)
