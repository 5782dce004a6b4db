"""Run the rules over one document. Suppressing and severities are decided here, and nowhere else."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from itertools import islice
from typing import Self

from roledoc_lint.errors import RoledocError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context, Session
from roledoc_lint.lint.registry import active_rules, all_rules, rule_severity
from roledoc_lint.lint.results import LintedDocument
from roledoc_lint.lint.rule import FirstPhase, RuleInfo
from roledoc_lint.lint.suppressions import Suppression
from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.schema import Schema
from roledoc_lint.project.config import Config
from roledoc_lint.source.document import Document, Kind, load
from roledoc_lint.text.json_pointer import without_indexes

MAX_FINDINGS_PER_RULE = 1000
"""How many findings of one rule in one file are reported."""


class Linter:
    """The rules that run, and what they look at beside the document. It can check one document after the other."""

    def __init__(self, rules: Sequence[RuleInfo], session: Session) -> None:
        self.rules = [rule for rule in rules if not rule.unavailable()]
        self.session = session
        self._by_kind: dict[Kind, list[RuleInfo]] = {
            kind: [rule for rule in self.rules if kind in rule.kinds] for kind in ("role", "catalogue")
        }
        self._severities = {rule.name: rule_severity(rule, session.config) or Severity.WARNING for rule in self.rules}

    @classmethod
    def for_project(
        cls, config: Config, *, select: Collection[str] = (), ignore: Collection[str] = (), today: date | None = None
    ) -> Self:
        """A linter for text in memory, as an editor has it, by the catalogue, schema and roles of a project on disk.

        `select` and `ignore` name rules; `today` is the date that others are compared with. Raises UsageError where
        the configuration, the schema or the catalogue cannot be used.
        """
        targets = Targets(config, may_be_empty=True)
        session = new_session(targets, today or date.today())
        return cls(active_rules(config, select, ignore), session._replace(catalogue=read_catalogue(config)))

    def with_catalogue(self, catalogue: Catalogue) -> "Linter":
        """The same linter under another catalogue."""
        return Linter(self.rules, self.session._replace(catalogue=catalogue))

    def read(self, path: str, text: str | bytes) -> Document:
        """A role that is not (yet) on disk, as a document to check. `path` is what its findings call it."""
        content = text.encode() if isinstance(text, str) else text
        return load(path, content, self.session.config.max_file_size)

    def check(self, document: Document) -> LintedDocument:
        """Run the rules over one document, and keep what is not suppressed."""
        context = Context(self.session, document)
        rules = self._rules_for(document)
        sieve = _Sieve(context)
        for rule in rules:
            if rule.check and (found := self._run(rule, document, rule.check, context)):
                sieve.take(rule, found)
        first = FirstPhase(tuple(sieve.kept), frozenset(sieve.used), {rule.name for rule in rules})
        for rule in rules:
            if rule.check_after:
                # Nothing suppresses these: a comment cannot be what keeps another one in use.
                sieve.kept += self._run(rule, document, rule.check_after, context, first)
        sieve.kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        findings = [finding._replace(fingerprint=_fingerprint(document, finding)) for finding in sieve.kept]
        return LintedDocument(document, findings, sieve.suppressed)

    def _rules_for(self, document: Document) -> list[RuleInfo]:
        rules = self._by_kind[document.kind]
        if not self.session.config.per_file_ignores:
            return rules
        ignored = {
            name
            for pattern, names in self.session.config.per_file_ignores.items()
            if fnmatchcase(document.path, pattern)
            for name in names
        }
        return [rule for rule in rules if rule.name not in ignored]

    def _run(
        self, rule: RuleInfo, document: Document, check: Callable[..., Iterable[Finding]], *arguments: object
    ) -> list[Finding]:
        """So many of a rule's findings as are reported, with its name and severity."""
        severity = self._severities[rule.name]
        try:
            found = islice(check(document, *arguments), MAX_FINDINGS_PER_RULE)
            return [finding._replace(rule=rule.name, severity=severity) for finding in found]
        except RoledocError:
            raise
        except Exception as error:
            # A rule, maybe a plugin's, has a fault: say which, and on what.
            what = f"{type(error).__name__}: {error}"[:200]
            raise RoledocError(f"the rule {rule.name} failed on {document.path}: {what}") from error


def new_session(targets: Targets, today: date) -> Session:
    """What rules look at, with an empty catalogue: its own files are checked before it can be built."""
    config = targets.config
    schemas = {
        kind: Schema(config.schema_folder / f"{kind}.schema.json", config.root, thorough=targets.checks_catalogue)
        for kind in ("role", "catalogue")
    }
    names = tuple(rule.name for rule in all_rules(config.plugins))
    return Session(Catalogue([]), schemas, targets, config, today, names)


class _Sieve:
    """Parts findings that a comment suppresses from those that are reported."""

    def __init__(self, context: Context) -> None:
        self._comments = context.suppressions
        document = context.document
        self._first_line = document.line_of(document.spans[""].start) if self._comments else 1
        self.kept: list[Finding] = []
        self.used: set[tuple[Suppression, str]] = set()
        self.suppressed = 0

    def take(self, rule: RuleInfo, found: Sequence[Finding]) -> None:
        naming = [comment for comment in self._comments if rule.name in comment.rules]
        for finding in found:
            by = self._suppression_of(finding, naming)
            if by:
                self.used.add((by, rule.name))
                self.suppressed += 1
            else:
                self.kept.append(finding)

    def _suppression_of(self, finding: Finding, comments: Iterable[Suppression]) -> Suppression | None:
        """The comment that suppresses a finding: of several the innermost.

        A finding on the file as a whole is suppressed by a comment above its first field.
        """
        line = finding.line if finding.end else self._first_line
        covering = [comment for comment in comments if comment.first_line <= line <= comment.last_line]
        return min(covering, key=lambda comment: comment.last_line - comment.first_line, default=None)


def _fingerprint(document: Document, finding: Finding) -> str:
    """A hash of what is underlined; for a finding on a whole list or mapping, of the message."""
    import hashlib

    span = document.spans.get(finding.pointer)
    whole = span is not None and span.style in ("[", "{") and finding.start == span.start
    text = re.sub(r"\bline [0-9]+", "line", finding.message) if whole else document.text[finding.start : finding.end]
    return hashlib.sha256("\0".join((finding.rule, without_indexes(finding.pointer), text)).encode()).hexdigest()[:16]
