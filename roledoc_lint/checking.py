"""Checks a project: reads its files, has them checked and, if asked, fixed, and gathers what is to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roledoc_lint.catalogue import Catalogue
from roledoc_lint.catalogue_folder import catalogue_in
from roledoc_lint.checker import Checked, Checker
from roledoc_lint.config import Config
from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.progress import Progress, silent
from roledoc_lint.registry import active_rules, why_unavailable
from roledoc_lint.repository import Repository
from roledoc_lint.result import FixedFile, Fixing, Result
from roledoc_lint.validation import Schema

if TYPE_CHECKING:
    from roledoc_lint.baseline import Baseline

CONTEXT_LINES = 1
"""How many lines before a finding are kept to be shown with it."""


def check(
    config: Config,
    paths: Iterable[Path] = (),
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    today: date | None = None,
    fixing: Fixing | None = None,
    baseline: Baseline | None = None,
    buffers: Mapping[Path, bytes] | None = None,
    progress: Progress = silent,
) -> Result:
    """Check the files and folders at `paths`, or the whole project.

    `select` and `ignore` name rules. `today` is the date that others are compared with. `fixing` has findings fixed,
    `baseline` leaves known ones out. `buffers` hold the content of files that is not (yet) on disk. `progress` is
    handed the documents and their number, and returns them. Raises UsageError for what is wrong with the call, the
    configuration, the schema or the catalogue itself.
    """
    rules = active_rules(config, select, ignore)
    if not rules:
        raise UsageError("no rule is left to check by: every one is ignored or off")
    repository = Repository(config, paths, buffers or {})
    checker = Checker(rules, _context(config, repository, today or date.today()))
    gathered = _Gathered(repository, checker, fixing, baseline)
    for document in repository.catalogue():
        gathered.add(document)
    broken = any(finding.severity is Severity.ERROR for finding in gathered.findings)
    if not broken and repository.role_paths:
        checker.context = checker.context._replace(catalogue=_catalogue_of(checker.context))
        for document in progress(repository.roles(), len(repository.role_paths)):
            gathered.add(document)
    checked = repository.checked
    return Result(
        findings=sorted(gathered.findings, key=lambda finding: finding.path),
        checked=checked,
        suppressed=gathered.suppressed,
        rules=tuple(checker.rules),
        lines=gathered.lines,
        unreadable=list(dict.fromkeys(repository.unreadable)),
        unavailable=[f"{rule.NAME} is off: it {reason}" for rule in rules if (reason := why_unavailable(rule))],
        roles_left_out=broken and bool(repository.role_paths),
        fixed=gathered.fixed,
        known=gathered.known,
        root=config.root,
        noun="role" if repository.checks_all or not repository.catalogue_paths else "file",
        unmatched=baseline.unmatched(checked) if baseline else [],
    )


class _Gathered:
    """What has been found so far."""

    def __init__(
        self, repository: Repository, checker: Checker, fixing: Fixing | None, baseline: Baseline | None
    ) -> None:
        self._repository = repository
        self._checker = checker
        self._fixing = fixing
        self._baseline = baseline
        self.findings: list[Finding] = []
        self.suppressed = 0
        self.lines: dict[tuple[str, int], str] = {}
        self.fixed: list[FixedFile] = []
        self.known = 0

    def add(self, document: Document) -> None:
        """Check a document, fix it where that is asked for, and keep what is to be told of it."""
        checked = self._checker.check(document)
        if self._fixing and any(finding.fix for finding in checked.findings):
            document, checked = self._fix(document, checked, self._fixing)
        self.suppressed += checked.suppressed
        for finding in checked.findings:
            if self._baseline and self._baseline.knows(finding):
                self.known += 1
            else:
                self._keep(document, finding)

    def _fix(self, document: Document, checked: Checked, fixing: Fixing) -> tuple[Document, Checked]:
        """The document and its findings after the fixes; or as they are, where its file is not or cannot be written."""
        from roledoc_lint.fix import fix

        mended = fix(document, checked, self._checker, unsafe=fixing.unsafe)
        texts = document.text, mended.document.text
        change = FixedFile(document.path, mended.applied, mended.refused, *texts, written=fixing.write)
        if not fixing.write:
            self.fixed.append(change)
            return document, checked
        if change.before != change.after and not self._repository.write(document.path, change.before, change.after):
            return document, checked
        self.fixed.append(change)
        return mended.document, mended.checked

    def _keep(self, document: Document, finding: Finding) -> None:
        self.findings.append(finding)
        for number in range(max(1, finding.line - CONTEXT_LINES), finding.line + 1):
            self.lines[document.path, number] = document.line_text(number)


def _context(config: Config, repository: Repository, today: date) -> Context:
    """What rules look at, with an empty catalogue: the catalogue's own files are checked before it can be built."""
    thorough = repository.checks_all and config.has_own_schema
    folder = config.schema_folder
    schemas = {
        kind: Schema(folder / f"{kind}.schema.json", config.root, thorough=thorough) for kind in ("role", "catalogue")
    }
    return Context(Catalogue([]), schemas, repository, config, today)


def _catalogue_of(context: Context) -> Catalogue:
    """The catalogue in force."""
    repository = context.repository
    folder = repository.shown(context.config.schema_folder / "catalogue")
    return catalogue_in(folder, repository.catalogue_sources(), context.schemas["catalogue"])
