"""Checks a project: reads its files, has them checked and, if asked, fixed, and gathers what is to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.registry import active_rules, unavailable_reason
from roledoc_lint.lint.results import CheckResult, FileResult, FixedFile, FixMode, LintedDocument, file_result
from roledoc_lint.lint.schedule import WorkerResult, checked_roles
from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import build_catalogue
from roledoc_lint.model.schema import Schema
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SourceFile
from roledoc_lint.source.document import Document

if TYPE_CHECKING:
    from roledoc_lint.lint.baseline import Baseline


def check(
    config: Config,
    paths: Iterable[Path] = (),
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    today: date | None = None,
    fixing: FixMode | None = None,
    baseline: Baseline | None = None,
    buffers: Mapping[Path, bytes] | None = None,
    progress: Progress = silent,
    jobs: int | None = None,
    cached: bool = False,
) -> CheckResult:
    """Check the files and folders at `paths`, or the whole project.

    `select` and `ignore` name rules. `today` is the date that others are compared with. `fixing` has findings fixed,
    `baseline` leaves known ones out. `buffers` hold the content of files that is not (yet) on disk. `progress` is
    handed what is checked, one role after the other, and the number of roles, and returns the same. `jobs` is how many
    processes are used, where that is not left to the number of roles. `cached` has results kept, and those of earlier
    runs used. Raises UsageError for what is wrong with the call, the configuration, the schema or the catalogue itself.
    """
    rules = active_rules(config, select, ignore)
    if not rules:
        raise UsageError("no rule is left to check by: every one is ignored or off")
    targets = Targets(config, paths, buffers or {})
    linter = Linter(rules, _context(config, targets, today or date.today()))
    gathered = _Gathered(targets, linter, fixing, baseline)
    sources = [gathered.add_document(document) for document in targets.catalogue()]
    broken = any(finding.severity is Severity.ERROR for finding in gathered.findings)
    if not broken and targets.roles:
        if fixing:
            _fix_roles(gathered, sources, progress)
        else:
            cached = cached and not buffers
            roles = checked_roles(linter, lambda: _catalogue(linter.context, sources), cached=cached, jobs=jobs)
            for file, answer in progress(roles, len(targets.roles)):
                gathered.add(file, answer)
    checked = frozenset(gathered.checked)
    return CheckResult(
        findings=sorted(gathered.findings, key=lambda finding: finding.path),
        checked=checked,
        suppressed=gathered.suppressed,
        rules=tuple(linter.rules),
        lines=gathered.lines,
        unreadable=list(dict.fromkeys(targets.unreadable)),
        unavailable=[f"{rule.NAME} is off: it {reason}" for rule in rules if (reason := unavailable_reason(rule))],
        roles_left_out=broken and bool(targets.roles),
        fixed=gathered.fixed,
        known=gathered.known,
        root=config.root,
        noun="role" if targets.checks_all or not targets.catalogue_files else "file",
        unmatched=baseline.unmatched(checked) if baseline else [],
    )


def _fix_roles(gathered: _Gathered, sources: list[Document], progress: Progress) -> None:
    """Check and fix every role."""
    targets, linter = gathered.targets, gathered.linter
    linter.context = linter.context._replace(catalogue=_catalogue(linter.context, sources))
    for document in progress(targets.load(targets.roles, "role"), len(targets.roles)):
        gathered.add_document(document)


class _Gathered:
    """What has been found so far."""

    def __init__(self, targets: Targets, linter: Linter, fixing: FixMode | None, baseline: Baseline | None) -> None:
        self.targets = targets
        self.linter = linter
        self._fixing = fixing
        self._baseline = baseline
        self.findings: list[Finding] = []
        self.suppressed = 0
        self.lines: dict[tuple[str, int], str] = {}
        self.fixed: list[FixedFile] = []
        self.known = 0
        self.checked: list[str] = []
        """The files that were checked; the catalogue's count only where they were named."""

    def add_document(self, document: Document) -> Document:
        """Check a document, fix it where that is asked for, and keep what is to be told of it.

        Returns it as it is by then.
        """
        checked = self.linter.check(document)
        if self._fixing and any(finding.fix for finding in checked.findings):
            document, checked = self._fix(document, checked, self._fixing)
        if document.kind == "role" or not self.targets.checks_all:
            self.checked.append(document.path)
        self._keep(document.path, file_result(document, checked))
        return document

    def add(self, file: SourceFile, answer: WorkerResult) -> None:
        """Keep what is to be told of a role that has been checked."""
        if answer.found is None:
            self.targets.complain(file, answer.complaint)
        else:
            self.checked.append(file.shown)
            self._keep(file.shown, answer.found)

    def _fix(self, document: Document, checked: LintedDocument, fixing: FixMode) -> tuple[Document, LintedDocument]:
        """The document and its findings after the fixes; or as they are, where its file is not or cannot be written."""
        from roledoc_lint.lint.fixer import fix

        mended = fix(document, checked, self.linter, unsafe=fixing.unsafe)
        texts = document.text, mended.document.text
        change = FixedFile(document.path, mended.applied, mended.refused, *texts, written=fixing.write)
        if not fixing.write:
            self.fixed.append(change)
            return document, checked
        if change.before != change.after and not self.targets.write(document.path, change.before, change.after):
            return document, checked
        self.fixed.append(change)
        return mended.document, mended.checked

    def _keep(self, path: str, found: FileResult) -> None:
        self.suppressed += found.suppressed
        for finding in found.findings:
            if self._baseline and self._baseline.knows(finding):
                self.known += 1
            else:
                self.findings.append(finding)
        self.lines.update(((path, number), text) for number, text in found.lines.items())


def _context(config: Config, targets: Targets, today: date) -> Context:
    """What rules look at, with an empty catalogue: the catalogue's own files are checked before it can be built."""
    folder = config.schema_folder
    schemas = {
        kind: Schema(folder / f"{kind}.schema.json", config.root, thorough=targets.checks_catalogue)
        for kind in ("role", "catalogue")
    }
    return Context(Catalogue([]), schemas, targets, config, today)


def _catalogue(context: Context, checked: list[Document]) -> Catalogue:
    """The catalogue in force; where all its files are `checked`, they are not read again."""
    targets = context.targets
    folder = targets.shown(context.config.schema_folder / "catalogue")
    documents = checked if targets.checks_catalogue else targets.catalogue_sources()
    return build_catalogue(folder, documents, context.schemas["catalogue"])
