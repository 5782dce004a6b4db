"""Apply fixes: splice their edits into the text, and check the result before anything is written."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FixOutcome, LintedDocument
from roledoc_lint.source.document import load
from roledoc_lint.source.edits import splice

MAX_TRIES = 200
"""The most times that a file is checked again while it is fixed: one mistake may hide another."""

MAX_CHARS_TRIED = 2_000_000
"""How many characters of a file are checked again while it is fixed: a large file is checked less often."""

MAX_TRIED_ALONE = 10
"""Up to how many fixes are tried one by one, where each of them makes an error together with the others."""


def fix(linted: LintedDocument, linter: Linter, *, unsafe: bool) -> FixOutcome:
    """Apply the safe fixes of a document, and if asked the unsafe ones, until none is left. Writes no file."""
    fixer = _Fixer(linted, linter)
    while fixer.can_try:
        refused = {_key(finding) for finding in fixer.fixed.refused}
        batch = non_overlapping(
            finding
            for finding in fixer.fixed.linted.findings
            if finding.fix and (unsafe or finding.fix.safety == "safe") and _key(finding) not in refused
        )
        if not batch:
            break
        fixer.apply(batch)
    return fixer.fixed


class _Fixer:
    """A document as far as it is fixed, and how often it may still be checked."""

    def __init__(self, linted: LintedDocument, linter: Linter) -> None:
        self.fixed = FixOutcome(linted, [], [])
        self._linter = linter
        self._tries = MAX_TRIES
        self._chars = MAX_CHARS_TRIED

    @property
    def can_try(self) -> bool:
        return self._tries > 0 and self._chars > 0

    def apply(self, batch: list[Finding]) -> None:
        """Apply those fixes of a batch that make no new error, and refuse those that do.

        A fix that is neither applied nor refused is for the next batch: others have moved its place.
        """
        after = self._try(batch)
        wrong = self._wrong(batch, after)
        if not wrong:
            self.fixed = FixOutcome(after, [*self.fixed.applied, *batch], self.fixed.refused)
        elif not self.can_try:
            self._refuse(wrong)
        elif len(wrong) < len(batch):
            kept = {id(finding) for finding in wrong}
            self.apply([finding for finding in batch if id(finding) not in kept])
        elif 1 < len(batch) <= MAX_TRIED_ALONE:
            self._apply_alone(batch)
        elif len(batch) > 1 and not after.document.readable:
            self.apply(batch[: len(batch) // 2])  # any of them may be the one that makes the file unreadable
        else:
            self._refuse(batch)

    def _apply_alone(self, batch: list[Finding]) -> None:
        """Apply the first fix that makes no error by itself, and refuse those before it."""
        applied = len(self.fixed.applied)
        for finding in batch:
            if self.can_try and len(self.fixed.applied) == applied:
                self.apply([finding])

    def _try(self, batch: list[Finding]) -> LintedDocument:
        """The document with all fixes of a batch, checked again."""
        before = self.fixed.linted.document
        self._tries -= 1
        self._chars -= len(before.text)
        text = splice(before.text, [edit for finding in batch if finding.fix for edit in finding.fix.edits])
        content = text.encode()
        return self._linter.check(load(before.path, content, len(content), before.kind))

    def _wrong(self, batch: list[Finding], after: LintedDocument) -> list[Finding]:
        """The findings whose fixes make a new error at their place; all of them if the file cannot be read."""
        if not self.fixed.linted.document.readable:
            return []  # its errors were not known before: a fix of it is tried where it is made
        if not after.document.readable:
            return batch
        pointers = {pointer for _, pointer in _errors(after) - _errors(self.fixed.linted)}
        return [finding for finding in batch if finding.pointer in pointers]

    def _refuse(self, findings: list[Finding]) -> None:
        self.fixed = self.fixed._replace(refused=[*self.fixed.refused, *findings])


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
