"""Runs the rules over one document. Suppressing and severities are decided here, and nowhere else."""

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from itertools import islice

from roledoc_lint.errors import RoledocError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.registry import all_rules, rule_severity, unavailable_reason
from roledoc_lint.lint.results import LintedDocument
from roledoc_lint.lint.rule import Rule
from roledoc_lint.lint.rules import unused_suppression
from roledoc_lint.lint.suppressions import Suppression, suppressions
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import without_indexes

MAX_FINDINGS_PER_RULE = 1000
"""How many findings of one rule in one file are told."""


class Linter:
    """The rules that run, and what they look at beside the document."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self.context = context
        self.rules = [rule for rule in rules if not unavailable_reason(rule)]
        self._known = [rule.NAME for rule in all_rules(context.config.plugins)]

    def check(self, document: Document) -> LintedDocument:
        """Run the rules over one document, and keep what is not suppressed."""
        rules = self._rules_for(document)
        comments = suppressions(document)
        used: set[tuple[Suppression, str]] = set()
        kept: list[Finding] = []
        suppressed = 0
        first_line = document.line_of(document.spans[""].start) if comments else 1
        for rule in rules:
            found = self._findings(rule, document)
            naming = [comment for comment in comments if rule.NAME in comment.rules] if found else []
            for finding in found:
                by = _suppression_of(finding, naming, first_line)
                if by:
                    used.add((by, rule.NAME))
                    suppressed += 1
                else:
                    kept.append(finding)
        kept += self._unused(document, rules, comments, used, kept)
        kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        return LintedDocument([f._replace(fingerprint=_fingerprint(document, f)) for f in kept], suppressed)

    def _unused(
        self,
        document: Document,
        rules: list[Rule],
        comments: list[Suppression],
        used: set[tuple[Suppression, str]],
        kept: list[Finding],
    ) -> list[Finding]:
        """Findings for the comments that suppressed nothing."""
        if unused_suppression not in rules:
            return []
        # An error may be what keeps a rule from finding what is suppressed: then nothing is known.
        sound = not any(finding.severity is Severity.ERROR for finding in kept)
        ran = {rule.NAME for rule in rules if sound}
        found = unused_suppression.unused(document, comments, used, ran, self._known)
        return self._first(unused_suppression, found)

    def _rules_for(self, document: Document) -> list[Rule]:
        ignored = {
            name
            for pattern, names in self.context.config.per_file_ignores.items()
            if fnmatchcase(document.path, pattern)
            for name in names
        }
        return [
            rule
            for rule in self.rules
            if rule.NAME not in ignored and (document.kind == "role" or getattr(rule, "CHECKS_CATALOGUE", False))
        ]

    def _findings(self, rule: Rule, document: Document) -> list[Finding]:
        try:
            return self._first(rule, rule.check(document, self.context))
        except RoledocError:
            raise
        except Exception as error:
            # A rule, maybe a plugin's, has a fault: say which, and on what.
            what = f"{type(error).__name__}: {error}"[:200]
            raise RoledocError(f"the rule {rule.NAME} failed on {document.path}: {what}") from error

    def _first(self, rule: Rule, found: Iterable[Finding]) -> list[Finding]:
        """So many of the findings as are told, with the name of their rule."""
        return [self._named(rule, finding) for finding in islice(found, MAX_FINDINGS_PER_RULE)]

    def _named(self, rule: Rule, finding: Finding) -> Finding:
        severity = rule_severity(rule, self.context.config) or Severity.WARNING
        return finding._replace(rule=rule.NAME, severity=severity)


def _fingerprint(document: Document, finding: Finding) -> str:
    """A hash of what is underlined; for a finding on a whole list or mapping, of what is said of it."""
    import hashlib

    span = document.spans.get(finding.pointer)
    whole = span is not None and span.style in ("[", "{") and finding.start == span.start
    text = re.sub(r"\bline [0-9]+", "line", finding.message) if whole else document.text[finding.start : finding.end]
    return hashlib.sha256("\0".join((finding.rule, without_indexes(finding.pointer), text)).encode()).hexdigest()[:16]


def _suppression_of(finding: Finding, comments: list[Suppression], first_line: int) -> Suppression | None:
    """The comment that suppresses a finding: of several the innermost.

    A finding on the file as a whole is suppressed above its first field, which stands on `first_line`.
    """
    line = finding.line if finding.end else first_line
    covering = [comment for comment in comments if comment.first_line <= line <= comment.last_line]
    return min(covering, key=lambda comment: comment.last_line - comment.first_line, default=None)
