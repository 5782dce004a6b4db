"""Checks a project: reads its files, has them checked and, if asked, fixed, and gathers what is to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.catalogue import Catalogue
from roledoc_lint.checker import Checker, active_rules, why_unavailable
from roledoc_lint.config import Config
from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.repository import Repository
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
    checker = Checker(rules, _context(config, repository, today or date.today()))
    gathered = _Gathered()
    for document in repository.catalogue():
        gathered.add(document, checker)
    broken = any(finding.severity is Severity.ERROR for finding in gathered.findings)
    if not broken and repository.role_paths:
        checker.context = checker.context._replace(catalogue=_catalogue(checker.context))
        for document in repository.roles():
            gathered.add(document, checker)
    return Result(
        findings=sorted(gathered.findings, key=lambda finding: finding.path),
        files=len(repository.role_paths) + (0 if repository.checks_all else len(repository.catalogue_paths)),
        suppressed=gathered.suppressed,
        rules=len(checker.rules),
        lines=gathered.lines,
        unreadable=list(dict.fromkeys(repository.unreadable)),
        unavailable=[f"{rule.NAME} is off: it {reason}" for rule in rules if (reason := why_unavailable(rule))],
        roles_left_out=broken and bool(repository.role_paths),
    )


class _Gathered:
    """What has been found so far."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.suppressed = 0
        self.lines: dict[tuple[str, int], str] = {}

    def add(self, document: Document, checker: Checker) -> None:
        """Check a document, and keep what is to be told of it."""
        checked = checker.check(document)
        self.findings += checked.findings
        self.suppressed += checked.suppressed
        for finding in checked.findings:
            for number in range(max(1, finding.line - CONTEXT_LINES), finding.line + 1):
                self.lines[document.path, number] = document.line_text(number)


def _context(config: Config, repository: Repository, today: date) -> Context:
    """What rules look at, with an empty catalogue: the catalogue's own files are checked before it can be built."""
    thorough = repository.checks_all and config.has_own_schema
    folder = config.schema_folder
    schemas = {kind: Schema(folder / f"{kind}.schema.json", thorough=thorough) for kind in ("role", "catalogue")}
    return Context(Catalogue([]), schemas, repository, config, today)


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
