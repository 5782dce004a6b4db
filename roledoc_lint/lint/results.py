"""The results of a check, from which reports are made."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.model.code_finder import FoundCode
from roledoc_lint.source.document import Document

if TYPE_CHECKING:
    from roledoc_lint.lint.baseline import BaselineEntry


class FixMode(NamedTuple):
    """How to fix findings: whether with unsafe fixes too, and whether files are written or only a patch is made."""

    unsafe: bool = False
    write: bool = True


class FixedFile(NamedTuple):
    """The fixes in a file: the findings fixed, those whose fix would make another error, and the text before and after.

    `written` is False if the file was not changed because only a patch is wanted. `name` is the path as the system
    knows it, where `path` shows some of its bytes as escapes.
    """

    path: str
    applied: list[Finding]
    refused: list[Finding]
    before: str
    after: str
    written: bool
    name: str = ""


class CheckResult(NamedTuple):
    """The result of a check. Findings are in the order of path and place."""

    findings: list[Finding]
    checked: frozenset[str]
    """The files that were checked. Catalogue files count only if they were given as paths."""
    suppressed: int
    rules: tuple[RuleInfo, ...]
    """The rules that ran."""
    lines: dict[tuple[str, int], str]
    """The lines that have findings, and one line before each, by path and line number."""
    unreadable: list[str]
    """A message for each file that could not be read or written."""
    notes: list[str]
    """What was not looked at, or with limits, such as a rule that cannot run on this machine: a line for each."""
    looked_at_nothing: bool
    """Whether no rule looked at any file."""
    schema_update: str
    """A message about the update of the schema to the catalogue; empty if it was up to date."""
    roles_left_out: bool
    """Whether roles were not checked because the catalogue has errors."""
    fixed: list[FixedFile]
    known: int
    """The number of findings in the baseline."""
    unmatched: list["BaselineEntry"]
    """The entries of the baseline that no finding matched, of rules that ran and files that were checked."""
    checked_all: bool
    """Whether the whole project was checked, and not only some of its files."""
    looked: Callable[[str, str], bool]
    """Whether a file was looked at by a rule. The arguments are its path and the rule's name."""
    root: Path
    """The folder that paths are relative to."""
    noun: str
    """The noun for the checked files: role, or file if catalogue files are among them."""
    left_out: Counter[Severity]
    """How many findings of each severity are not among `findings`, because there are too many to keep."""

    @property
    def files(self) -> int:
        return len(self.checked)


MAX_FINDINGS = 50_000
"""The most findings of a run, the most severe of all: the memory for them does not grow with the number of files."""


def most_severe(findings: Sequence[Finding], number: int) -> list[Finding]:
    """Return the most severe findings, at most `number`, in their order."""
    if len(findings) <= number:
        return [*findings]
    ranked = sorted(range(len(findings)), key=lambda index: -findings[index].severity)
    return [findings[index] for index in sorted(ranked[:number])]


def merged(results: Sequence[CheckResult]) -> CheckResult:
    """The results of several projects in one repository as one. Raises IndexError if there are none."""
    first = results[0]
    if len(results) == 1:
        return first
    found = [finding for one in results for finding in one.findings]
    findings = most_severe(found, MAX_FINDINGS)
    dropped = Counter(finding.severity for finding in found)
    dropped.subtract(finding.severity for finding in findings)
    return CheckResult(
        findings=sorted(findings, key=lambda finding: finding.path),
        checked=frozenset().union(*(one.checked for one in results)),
        suppressed=sum(one.suppressed for one in results),
        rules=tuple({rule.name: rule for one in results for rule in one.rules}.values()),
        lines={place: line for one in results for place, line in one.lines.items()},
        unreadable=[message for one in results for message in one.unreadable],
        notes=list(dict.fromkeys(message for one in results for message in one.notes)),
        looked_at_nothing=all(one.looked_at_nothing for one in results),
        schema_update="; ".join(filter(None, (one.schema_update for one in results))),
        roles_left_out=any(one.roles_left_out for one in results),
        fixed=[file for one in results for file in one.fixed],
        known=sum(one.known for one in results),
        checked_all=False,
        looked=lambda path, rule: any(one.looked(path, rule) for one in results),
        unmatched=[*dict.fromkeys(entry for one in results for entry in one.unmatched)],
        root=first.root,
        left_out=sum((one.left_out for one in results), +dropped),
        noun="role" if all(one.noun == "role" for one in results) else "file",
    )


class LintedDocument(NamedTuple):
    """One document, its findings in the order of its text, and the number of suppressed findings."""

    document: Document
    findings: list[Finding]
    suppressed: int


CONTEXT_LINES = 1
"""The number of lines that reports show before a finding."""


def shown_lines(finding: Finding) -> range:
    """The numbers of the lines that reports show with a finding."""
    return range(max(1, finding.line - CONTEXT_LINES), finding.line + 1)


class FileResult(NamedTuple):
    """The findings in one file, the number of suppressed ones, and the lines that reports show, by their number.

    Workers send it to their parent, and the cache keeps it.
    """

    findings: list[Finding]
    suppressed: int
    lines: dict[int, str]

    @classmethod
    def of(cls, linted: LintedDocument) -> "FileResult":
        """The result for a document."""
        numbers = {number for finding in linted.findings for number in shown_lines(finding)}
        lines = {number: linted.document.line_text(number) for number in sorted(numbers)}
        return cls(linted.findings, linted.suppressed, lines)


class FixOutcome(NamedTuple):
    """A fixed document, the findings that were fixed, and those whose fix was refused.

    A fix is refused if it would make another error at the same place, or a file that cannot be read. An error that
    appears elsewhere was only hidden before.
    """

    linted: LintedDocument
    applied: list[Finding]
    refused: list[Finding]


class WorkerResult(NamedTuple):
    """The result of one file, or the error that says why it cannot be read.

    `digest` is the hash of the content that was checked, `codes` what identifies the role.
    """

    found: FileResult | None
    error: str = ""
    digest: str = ""
    codes: tuple[FoundCode, ...] = ()
