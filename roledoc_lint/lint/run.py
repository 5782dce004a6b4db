"""Check a project: read its files, check them and, if asked, fix them, and collect the result."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.linter import Linter, new_session
from roledoc_lint.lint.notes import notes
from roledoc_lint.lint.registry import active_rules
from roledoc_lint.lint.results import (
    MAX_FINDINGS,
    CheckResult,
    FileResult,
    FixedFile,
    FixMode,
    LintedDocument,
    WorkerResult,
    most_severe,
    shown_lines,
)
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.lint.schedule import check_roles
from roledoc_lint.lint.targets import Targets, find_targets
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import build_catalogue
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SourceFile, display_path
from roledoc_lint.project.link_guard import is_within
from roledoc_lint.project.own_schema import refuse_missing_schema
from roledoc_lint.source.document import Document, Kind

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

    `select` and `ignore` name rules. Dates of roles are compared with `today`. `fixing` says how to fix findings,
    `baseline` has findings to leave out. `buffers` hold the content of files that differs from the disk. `progress`
    takes the roles, one after the other, and their number, and returns the same roles. `jobs` is the number of
    processes, or None to choose it by the number of roles. With `cached`, results are kept and those of earlier runs
    are used. Raises UsageError if the call, the configuration, the schema or the catalogue is wrong.
    """
    rules = active_rules(config, select, ignore)
    if not rules:
        raise UsageError("no rule is left to run: all rules are ignored or off. Select a rule, or ignore fewer")
    refuse_missing_schema(config)
    contents = {str(path): content for path, content in (buffers or {}).items()}
    targets, access = find_targets(config, [*paths], contents), FileAccess(config, contents)
    linter = Linter(rules, new_session(config, targets, access, today))
    if not linter.rules:
        reasons = "; ".join(f"{rule.name} {rule.unavailable()}" for rule in rules)
        raise UsageError(f"no rule is left to run: {reasons}")
    collected = _Collected(targets, access, fixing, baseline)
    # The catalogue's own files are checked with an empty catalogue: before that they may have errors.
    files = collected.load(targets.catalogue_files, "catalogue")
    sources = [collected.check(linter, file, document) for file, document in files]
    broken = any(finding.severity is Severity.ERROR for finding in collected.findings)
    if not broken and targets.roles:
        _check_roles(collected, linter, sources, progress, cached=cached and not contents, jobs=jobs)
    return collected.result(linter, rules, roles_left_out=broken and bool(targets.roles))


def _check_roles(
    collected: _Collected,
    linter: Linter,
    sources: list[Document],
    progress: Progress,
    *,
    cached: bool,
    jobs: int | None,
) -> None:
    """Check every role, and fix it if asked."""
    targets, access = collected.targets, collected.access
    if collected.fixing:
        session = linter.session._replace(catalogue=collected.catalogue(linter, sources))
        linter = linter.with_session(session)
        for file, document in progress(collected.load(targets.roles, "role"), len(targets.roles)):
            collected.check(linter, file, document)
        return
    # The catalogue is not built if no role has changed.
    catalogue = partial(collected.catalogue, linter, sources)
    results = check_roles(linter, targets, access, catalogue, cached=cached, jobs=jobs)
    for file, result in progress(results, len(targets.roles)):
        collected.add(file, result)


class _Collected:
    """The result so far."""

    def __init__(self, targets: Targets, access: FileAccess, fixing: FixMode | None, baseline: Baseline | None) -> None:
        self.targets = targets
        self.access = access
        self.fixing = fixing
        self._baseline = baseline
        self.findings: list[Finding] = []
        self._left_out: Counter[Severity] = Counter()
        self._suppressed = 0
        self._lines: dict[tuple[str, int], str] = {}
        self._fixed: list[FixedFile] = []
        self._known = 0
        self._schema_update = ""
        self._unreadable = [*targets.unreadable]
        self._checked: list[str] = []
        """The files that were checked; the catalogue's count only where they were named."""

    def load(self, files: Iterable[SourceFile], kind: Kind) -> Iterator[tuple[SourceFile, Document]]:
        """Yield files with their documents. Those that cannot be read are noted, and left out."""
        for file in files:
            document = self.access.load(file, kind)
            if isinstance(document, Document):
                yield file, document
            else:
                self._record_error(file, document)

    def check(self, linter: Linter, file: SourceFile, document: Document) -> Document:
        """Check a document, fix it if asked, and add its findings. Return the document after the fixes."""
        linted = linter.check(document)
        if self.fixing and any(finding.fix for finding in linted.findings):
            linted = self._fix(linter, file, linted, self.fixing)
        if document.kind == "role" or not self.targets.checks_all:
            self._checked.append(document.path)
        self._add(document.path, FileResult.of(linted))
        return linted.document

    def catalogue(self, linter: Linter, checked: list[Document]) -> Catalogue:
        """The project's catalogue. If all its files are `checked`, they are not read again."""
        checks_catalogue, session = self.targets.checks_catalogue, linter.session
        config, schema = session.config, session.schemas["role"]
        folder = display_path(config.schema_folder / "catalogue", config.base)
        if not checks_catalogue:
            checked = [document for _, document in self.load(self.targets.catalogue, "catalogue")]
        catalogue = build_catalogue(folder, checked, session.schemas["catalogue"], schema.profile)
        writes = not self.fixing or self.fixing.write
        if checks_catalogue and writes and is_within(schema.path, config.base):
            from roledoc_lint.lint.schema_update import update_schemas

            self._schema_update = update_schemas(session.schemas, catalogue, config.base)
        return catalogue

    def add(self, file: SourceFile, result: WorkerResult) -> None:
        """Add the result of a role."""
        if result.found is None:
            self._record_error(file, result.error)
        else:
            self._checked.append(file.display_path)
            self._add(file.display_path, result.found)

    def _record_error(self, file: SourceFile, reason: str) -> None:
        self._unreadable.append(f"{file.display_path}: {reason}")

    def _fix(self, linter: Linter, file: SourceFile, linted: LintedDocument, fixing: FixMode) -> LintedDocument:
        """The document after the fixes, or before them if its file is not to be written or cannot be."""
        from roledoc_lint.lint.fixer import fix

        before = linted.document.text
        fixed = fix(linted, linter, unsafe=fixing.unsafe)
        after = fixed.linted.document.text
        is_escaped = "\\" in file.display_path
        name = os.path.relpath(file.path, linter.session.config.base).replace(os.sep, "/") if is_escaped else ""
        change = FixedFile(file.display_path, fixed.applied, fixed.refused, before, after, fixing.write, name)
        if not fixing.write:
            self._fixed.append(change)
            return linted
        if before != after and (error := self.access.write(file, before, after)):
            self._record_error(file, error)
            return linted
        self._fixed.append(change)
        return fixed.linted

    def _add(self, path: str, found: FileResult) -> None:
        self._suppressed += found.suppressed
        for finding in found.findings:
            if self._baseline and self._baseline.knows(finding):
                self._known += 1
            else:
                self.findings.append(finding)
        self._lines.update(((path, number), text) for number, text in found.lines.items())
        if len(self.findings) > 2 * MAX_FINDINGS:
            self._leave_out()

    def _leave_out(self) -> None:
        """Keep the most severe findings, with the lines that reports show."""
        before = Counter(finding.severity for finding in self.findings)
        self.findings = most_severe(self.findings, MAX_FINDINGS)
        self._left_out += before - Counter(finding.severity for finding in self.findings)
        shown = {(f.path, number) for f in self.findings for number in shown_lines(f)}
        self._lines = {place: text for place, text in self._lines.items() if place in shown}

    def result(self, linter: Linter, active: list[RuleInfo], *, roles_left_out: bool) -> CheckResult:
        """The result of the check. The linter has those of the `active` rules that this machine can run."""
        targets = self.targets
        if len(self.findings) > MAX_FINDINGS:
            self._leave_out()
        checked = frozenset(self._checked)
        kinds: list[tuple[SourceFile, Kind]] = [(file, "role") for file in targets.roles]
        if not targets.checks_all:
            kinds += [(file, "catalogue") for file in targets.catalogue_files]

        def looked(path: str, rule: str) -> bool:
            exists = rule in linter.session.rule_names
            return path in checked and (not exists or any(rule == ran.name for ran in linter.rules_for(path)))

        unlooked = [file.display_path for file, kind in kinds if not linter.rules_for(file.display_path, kind)]
        return CheckResult(
            findings=sorted(self.findings, key=lambda finding: finding.path),
            checked=checked,
            suppressed=self._suppressed,
            rules=tuple(linter.rules),
            lines=self._lines,
            unreadable=list(dict.fromkeys(self._unreadable)),
            notes=notes(linter, active, targets, unlooked),
            looked_at_nothing=len(unlooked) == len(kinds),
            schema_update=self._schema_update,
            roles_left_out=roles_left_out,
            fixed=self._fixed,
            known=self._known,
            root=linter.session.config.base,
            noun="role" if targets.checks_all or not targets.catalogue_files else "file",
            checked_all=targets.checks_all,
            looked=looked,
            unmatched=self._baseline.unmatched(looked) if self._baseline else [],
            left_out=self._left_out,
        )
