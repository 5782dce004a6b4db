"""What a check found and did: what the reports are made of."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.finding import Finding
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.source.document import Document

if TYPE_CHECKING:
    from roledoc_lint.lint.baseline import BaselineEntry


class FixMode(NamedTuple):
    """How findings are to be fixed: whether unsafe fixes too, and whether files are written or a patch is made."""

    unsafe: bool = False
    write: bool = True


class FixedFile(NamedTuple):
    """What was fixed in a file: the findings mended, those whose fix would make another error, and the change.

    `written` is False where the file was left as it is, and only a patch is wanted.
    """

    path: str
    applied: list[Finding]
    refused: list[Finding]
    before: str
    after: str
    written: bool


class CheckResult(NamedTuple):
    """What a check found, in the order of path and place."""

    findings: list[Finding]
    checked: frozenset[str]
    """The files that were checked; the catalogue's count only where they were named."""
    suppressed: int
    rules: tuple[RuleInfo, ...]
    """The rules that ran."""
    lines: dict[tuple[str, int], str]
    """The text of the lines that findings stand on, and of a line before, by path and number."""
    unreadable: list[str]
    """A line for each file that could not be read or written."""
    unavailable: list[str]
    """A line for each rule that cannot run on this machine."""
    schema_update: str
    """A line that says how the schema was brought in line with the catalogue; empty where it was so already."""
    roles_left_out: bool
    """Whether the catalogue was too broken for roles to be checked against it."""
    fixed: list[FixedFile]
    known: int
    """How many findings the baseline knows."""
    unmatched: list["BaselineEntry"]
    """The entries of the baseline that no finding matched."""

    root: Path
    """The project's folder, which paths are relative to."""
    noun: str
    """What the files are: role, or file where the catalogue's are among them."""

    @property
    def files(self) -> int:
        return len(self.checked)


class LintedDocument(NamedTuple):
    """One document, what the rules found in it in the order of its text, and how many findings were suppressed."""

    document: Document
    findings: list[Finding]
    suppressed: int


CONTEXT_LINES = 1
"""How many lines before a finding are kept to be shown with it."""


class FileResult(NamedTuple):
    """The findings in one file, how many more were suppressed, and the lines that findings are shown with.

    It is what goes from one process to another, and is kept from one run to the next.
    """

    findings: list[Finding]
    suppressed: int
    lines: dict[int, str]

    @classmethod
    def of(cls, linted: LintedDocument) -> "FileResult":
        """What is reported of a document."""
        numbers = {
            number
            for finding in linted.findings
            for number in range(max(1, finding.line - CONTEXT_LINES), finding.line + 1)
        }
        lines = {number: linted.document.line_text(number) for number in sorted(numbers)}
        return cls(linted.findings, linted.suppressed, lines)


class FixOutcome(NamedTuple):
    """A document with fixes in it, the findings that were fixed, and those whose fix was refused.

    A fix is refused where it would make another finding of error severity at its place, or a file that cannot be read.
    An error elsewhere that comes to light by it was there before.
    """

    linted: LintedDocument
    applied: list[Finding]
    refused: list[Finding]


class WorkerResult(NamedTuple):
    """What the check of one file gives: what was found, or why it cannot be read.

    `digest` is that of the content that was checked, `code` the role code that the rules saw.
    """

    found: FileResult | None
    complaint: str = ""
    digest: str = ""
    code: str = ""
