"""Run the rules over one document. Suppressions and severities are applied here, and nowhere else."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from itertools import islice
from typing import Self

from roledoc_lint.errors import RoledocError, UsageError
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context, Session
from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.registry import READING_RULES, active_rules, all_rules, rule_severity
from roledoc_lint.lint.results import LintedDocument
from roledoc_lint.lint.role_index import RoleIndex
from roledoc_lint.lint.rule import FirstPhase, RuleInfo
from roledoc_lint.lint.suppressions import Suppression, innermost
from roledoc_lint.lint.targets import Targets, find_targets
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.schema import schemas_of
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import path_from
from roledoc_lint.project.own_schema import refuse_missing_schema
from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document, Kind, load
from roledoc_lint.text.json_pointer import without_indexes
from roledoc_lint.text.normalise import composed

MAX_FINDINGS_PER_RULE = 1000
"""The most findings of one rule that are reported in one file."""

MAX_FILE_PATTERNS = 5000
"""The most file patterns under per-file-ignores. Python's fnmatch forgets its patterns if there are many more."""


class Linter:
    """The rules that run, with their session. One linter checks any number of documents."""

    def __init__(self, rules: Sequence[RuleInfo], session: Session) -> None:
        self.rules = [rule for rule in rules if not rule.unavailable()]
        self.session = session
        self._by_kind: dict[Kind, list[RuleInfo]] = {
            kind: [rule for rule in self.rules if kind in rule.kinds] for kind in ("role", "catalogue")
        }
        self._fixes_wording = session.config.has_own_schema or session.config.packaged_catalogue
        self._prefix = path_from(session.config.root, session.config.base)
        self._severities = {rule.name: rule_severity(rule, session.config) or Severity.WARNING for rule in self.rules}
        self._severities |= {rule.name: rule_severity(rule, session.config) or rule.severity for rule in READING_RULES}

    @classmethod
    def for_project(
        cls, config: Config, *, select: Collection[str] = (), ignore: Collection[str] = (), today: date | None = None
    ) -> Self:
        """A linter for text in memory, as an editor has it, with the catalogue, schema and roles of a project on disk.

        `select` and `ignore` name rules; dates of roles are compared with `today`. Raises UsageError if the
        configuration, the schema or the catalogue cannot be used.
        """
        refuse_missing_schema(config)
        session = new_session(config, find_targets(config, may_be_empty=True), FileAccess(config, {}), today)
        session = session._replace(catalogue=read_catalogue(config))
        return cls(active_rules(config, select, ignore), session)

    def with_session(self, session: Session) -> "Linter":
        """The same rules with another session."""
        return Linter(self.rules, session)

    def read(self, path: str, text: str | bytes) -> Document:
        """A role that may not be on disk, as a document to check. `path` is what its findings call it."""
        content = text.encode() if isinstance(text, str) else text
        return load(path, content, self.session.config.max_file_size)

    def check(self, document: Document) -> LintedDocument:
        """The findings in one document that are not suppressed."""
        context = Context(self.session, document)
        rules = self._rules_for(document)
        filtered = _SuppressionFilter(context)
        for rule in rules:
            if rule.check and (found := self._run(rule, document, rule.check, context)):
                filtered.add(rule, found)
        ran = {rule.name for rule in rules} - filtered.cut_off
        first = FirstPhase(tuple(filtered.kept), frozenset(filtered.used), ran)
        for rule in rules:
            if rule.check_after:
                # These are never suppressed: a comment must not keep another one in use.
                filtered.kept += self._run(rule, document, rule.check_after, context, first)
        filtered.kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        findings = [finding._replace(fingerprint=_fingerprint(document, finding)) for finding in filtered.kept]
        return LintedDocument(document, findings, filtered.suppressed)

    def _rules_for(self, document: Document) -> list[RuleInfo]:
        """The rules that are on for a document, and those that say what of it was not read."""
        chosen = self.rules_for(document.path, document.kind)
        if not document.problems and merge_conflict(document.text) is None:
            return chosen
        names = {rule.name for rule in chosen}
        return [*(rule for rule in READING_RULES if rule.name not in names), *chosen]

    def rules_for(self, path: str, kind: Kind = "role") -> list[RuleInfo]:
        """The rules that look at a file. `path` is its display path."""
        rules = self._by_kind[kind]
        if not self.session.config.per_file_ignores:
            return rules
        path = path.removeprefix(self._prefix)
        ignored = {
            name for pattern, names in self._file_patterns.items() if fnmatchcase(path, pattern) for name in names
        }
        return [rule for rule in rules if rule.name not in ignored]

    @property
    def _file_patterns(self) -> Mapping[str, tuple[str, ...]]:
        """The rules that are ignored, by file pattern. Raises UsageError if there are too many to try on each file."""
        patterns = self.session.config.per_file_ignores
        if len(patterns) > MAX_FILE_PATTERNS:
            raise UsageError(
                f"{self.session.config.file}: per-file-ignores has {len(patterns):,} file patterns, and may have "
                f"{MAX_FILE_PATTERNS:,}: write one pattern for many files, such as roles/old/*.yaml"
            )
        return patterns

    def _run(
        self, rule: RuleInfo, document: Document, check: Callable[..., Iterable[Finding]], *arguments: object
    ) -> list[Finding]:
        """The findings of a rule, with its name and severity, up to MAX_FINDINGS_PER_RULE."""
        severity = self._severities[rule.name]
        try:
            found: Iterable[Finding] = islice(check(document, *arguments), MAX_FINDINGS_PER_RULE)
            if rule.fixes_wording and not self._fixes_wording:
                found = (finding._replace(fix=None) for finding in found)
            if rule.severity_by_field and rule.name not in self.session.config.severity:
                return [finding._replace(rule=rule.name) for finding in found]
            return [finding._replace(rule=rule.name, severity=severity) for finding in found]
        except RoledocError:
            raise
        except Exception as error:
            # A rule, maybe of a plugin, has failed: say which, and on which file.
            reason = f"{type(error).__name__}: {error}"[:200]
            raise RoledocError(f"the rule {rule.name} failed on {document.path}: {reason}") from error


def new_session(config: Config, targets: Targets, access: FileAccess, today: date | None) -> Session:
    """What rules look at, with a catalogue that is empty."""
    schemas = schemas_of(config.schema_folder, config.base)
    names = tuple(rule.name for rule in all_rules(config))
    profile = schemas["role"].profile
    roles = RoleIndex(targets, access, profile.keys)
    return Session(Catalogue(profile, []), schemas, roles, config, today or date.today(), names)


class _SuppressionFilter:
    """Separate findings that a comment suppresses from those that are reported."""

    def __init__(self, context: Context) -> None:
        document, comments = context.document, context.suppressions
        self._naming: dict[str, list[Suppression]] = {}
        """The comments that name a rule, by its name."""
        for comment in comments:
            for rule in comment.rules:
                self._naming.setdefault(rule, []).append(comment)
        self._first_line = document.line_of(document.spans[""].start) if comments else 1
        self.kept: list[Finding] = []
        self.used: set[tuple[Suppression, str]] = set()
        self.cut_off: set[str] = set()
        """The rules that may have more findings than are looked at, whose comments may all be needed."""
        self.suppressed = 0

    def add(self, rule: RuleInfo, found: Sequence[Finding]) -> None:
        if len(found) >= MAX_FINDINGS_PER_RULE:
            self.cut_off.add(rule.name)
        comments = self._naming.get(rule.name)
        if not comments:
            self.kept += found
            return
        covering = innermost(comments, map(self._line_of, found))
        for finding in found:
            by = covering.get(self._line_of(finding))
            if by:
                self.used.add((by, rule.name))
                self.suppressed += 1
            else:
                self.kept.append(finding)

    def _line_of(self, finding: Finding) -> int:
        """The line that a comment must cover. For a finding on the file as a whole, it is that of the first field."""
        return finding.line if finding.end else self._first_line


def _fingerprint(document: Document, finding: Finding) -> str:
    """A hash of the text that is underlined, or of the message for a finding on a whole list or mapping."""
    import hashlib

    span = document.spans.get(finding.pointer)
    whole = span is not None and span.style in ("[", "{") and finding.start == span.start
    text = re.sub(r"\bline [0-9]+", "line", finding.message) if whole else document.text[finding.start : finding.end]
    hashed = "\0".join((finding.rule, without_indexes(finding.pointer), composed(text)))
    return hashlib.sha256(hashed.encode()).hexdigest()[:16]
