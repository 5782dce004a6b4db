"""Runs the rules over the documents. Suppressing, severities and order are decided here, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.catalogue import Catalogue
from roledoc_lint.config import Config, did_you_mean
from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.errors import RoledocError, UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.plugins import all_rules
from roledoc_lint.repository import Repository
from roledoc_lint.rules import Rule, stale_role, unused_suppression
from roledoc_lint.suppressions import Suppression, suppressions
from roledoc_lint.validation import Schema

CONTEXT_LINES = 1
"""How many lines before a finding are kept to be shown with it."""


class Result(NamedTuple):
    """What a check found, in the order of path and place."""

    findings: list[Finding]
    files: int
    """How many files were checked; the catalogue counts only where it was named."""
    suppressed: int
    rules: int
    lines: dict[tuple[str, int], str]
    """The text of the lines that findings stand on, and of a line before, by path and number."""
    unreadable: list[str]
    unavailable: list[str]
    """A line for each rule that cannot run on this machine."""
    roles_left_out: bool
    """Whether the catalogue was too broken for roles to be checked against it."""


def check(
    config: Config,
    paths: Iterable[Path] = (),
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    today: date | None = None,
) -> Result:
    """Check the files and folders at `paths`, or the whole project.

    `select` and `ignore` name rules. `today` is the date that others are compared with. Raises UsageError for what is
    wrong with the call, the configuration, the schema or the catalogue itself.
    """
    rules = active_rules(config, select, ignore)
    repository = Repository(config, paths)
    thorough = repository.checks_all and config.has_own_schema
    folder = config.schema_folder
    schemas = {kind: Schema(folder / f"{kind}.schema.json", thorough=thorough) for kind in ("role", "catalogue")}
    run = _Run(rules, Context(Catalogue([]), schemas, repository, config, today or date.today()))
    for document in repository.catalogue():
        run.check(document)
    broken = run.has_errors
    if not broken and repository.role_paths:
        run.context = run.context._replace(catalogue=_catalogue(run.context))
        for document in repository.roles():
            run.check(document)
    return Result(
        findings=sorted(run.findings, key=lambda finding: (finding.path, finding.start, finding.end, finding.rule)),
        files=len(repository.role_paths) + (0 if repository.checks_all else len(repository.catalogue_paths)),
        suppressed=run.suppressed,
        rules=len(run.active),
        lines=run.lines,
        unreadable=list(dict.fromkeys(repository.unreadable)),
        unavailable=[f"{rule.NAME} is off: it {reason}" for rule in rules if (reason := why_unavailable(rule))],
        roles_left_out=broken and bool(repository.role_paths),
    )


def severity_of(rule: Rule, config: Config) -> Severity:
    """The severity that findings of a rule have: the configured one, or the rule's own."""
    if rule.NAME == stale_role.NAME and config.max_role_age:
        return config.severity.get(rule.NAME, Severity.WARNING)
    return config.severity.get(rule.NAME, rule.SEVERITY)


def why_unavailable(rule: Rule) -> str | None:
    """Why a rule cannot run on this machine, if it cannot."""
    reason = getattr(rule, "unavailable", None)
    return reason() if reason else None


def active_rules(config: Config, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Rule]:
    """The rules that are on. Raises UsageError for a name that no rule has."""
    rules = all_rules(config.plugins)
    known = [rule.NAME for rule in rules]
    named = [
        *select,
        *ignore,
        *config.severity,
        *(name for names in config.per_file_ignores.values() for name in names),
    ]
    for name in named:
        if name not in known:
            raise UsageError(f"there is no rule {name!r}{did_you_mean(name, known)}")
    chosen = [rule for rule in rules if (not select or rule.NAME in select) and rule.NAME not in ignore]
    return [rule for rule in chosen if severity_of(rule, config) or rule.NAME in select]


def _catalogue(context: Context) -> Catalogue:
    """The catalogue in force. Raises UsageError where it cannot be read or does not fit its schema."""
    documents = context.repository.catalogue_sources()
    folder = context.repository.shown(context.config.schema_folder / "catalogue")
    if not documents:
        raise UsageError(f"{folder}: there is no catalogue: a .yaml file with names, levels and wording")
    for document in documents:
        if not document.readable:
            line = document.line_of(document.flaws[0].start)
            raise UsageError(f"{document.path}:{line}: the catalogue cannot be read: run roledoc-lint check {folder}")
    try:
        return Catalogue(document.fields for document in documents)
    except (KeyError, TypeError, ValueError) as error:
        # A check of the whole project has held the catalogue against its schema; here that says what is wrong.
        for document in documents:
            for mistake in context.schema(document).errors(document):
                line = document.finding(mistake.pointer, "").line
                where = f"{document.path}:{line}: {mistake.text[:150]}"
                raise UsageError(f"{where}: run roledoc-lint check {folder}") from error
        raise


class _Run:
    """One check under way: what it looks by, and what it has found so far."""

    def __init__(self, rules: list[Rule], context: Context) -> None:
        self.context = context
        self.active = [rule for rule in rules if not why_unavailable(rule)]
        self.known = [rule.NAME for rule in all_rules(context.config.plugins)]
        self.findings: list[Finding] = []
        self.suppressed = 0
        self.lines: dict[tuple[str, int], str] = {}

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def check(self, document: Document) -> None:
        """Run the rules over one document, and keep what is not suppressed."""
        rules = self._rules_for(document)
        before = len(self.findings)
        comments = suppressions(document)
        used: set[tuple[Suppression, str]] = set()
        for rule in rules:
            for finding in self._findings(rule, document):
                by = _suppression_of(finding, comments)
                if by:
                    used.add((by, rule.NAME))
                    self.suppressed += 1
                else:
                    self._keep(document, finding)
        unused = next((rule for rule in rules if rule.NAME == unused_suppression.NAME), None)
        if unused:
            # An error may be what keeps a rule from finding what is suppressed: then nothing is known.
            sound = not any(finding.severity is Severity.ERROR for finding in self.findings[before:])
            ran = {rule.NAME for rule in rules if sound}
            for finding in unused_suppression.unused(document, comments, used, ran, self.known):
                self._keep(document, self._named(unused, finding))

    def _rules_for(self, document: Document) -> list[Rule]:
        ignored = {
            name
            for pattern, names in self.context.config.per_file_ignores.items()
            if fnmatchcase(document.path, pattern)
            for name in names
        }
        return [
            rule
            for rule in self.active
            if rule.NAME not in ignored and (document.kind == "role" or getattr(rule, "CHECKS_CATALOGUE", False))
        ]

    def _findings(self, rule: Rule, document: Document) -> Iterator[Finding]:
        try:
            for finding in rule.check(document, self.context):
                yield self._named(rule, finding)
        except RoledocError:
            raise
        except Exception as error:
            # A rule, maybe a plugin's, has a fault: say which, and on what.
            what = f"{type(error).__name__}: {error}"[:200]
            raise RoledocError(f"the rule {rule.NAME} failed on {document.path}: {what}") from error

    def _named(self, rule: Rule, finding: Finding) -> Finding:
        severity = severity_of(rule, self.context.config) or Severity.WARNING
        return finding._replace(rule=rule.NAME, severity=severity)

    def _keep(self, document: Document, finding: Finding) -> None:
        self.findings.append(finding)
        for number in range(max(1, finding.line - CONTEXT_LINES), min(finding.end_line, finding.line + 2) + 1):
            self.lines[document.path, number] = document.line_text(number)


def _suppression_of(finding: Finding, comments: list[Suppression]) -> Suppression | None:
    """The comment that suppresses a finding: of several the innermost."""
    covering = [
        comment
        for comment in comments
        if finding.rule in comment.rules and comment.first_line <= finding.line <= comment.last_line
    ]
    return min(covering, key=lambda comment: comment.last_line - comment.first_line, default=None)
