"""What a check found and did: what the reports are made of."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.finding import Finding
from roledoc_lint.lint.rules import Rule

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
    rules: tuple[Rule, ...]
    """The rules that ran."""
    lines: dict[tuple[str, int], str]
    """The text of the lines that findings stand on, and of a line before, by path and number."""
    unreadable: list[str]
    """A line for each file that could not be read or written."""
    unavailable: list[str]
    """A line for each rule that cannot run on this machine."""
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
