"""A finding that a rule reports, and the edits that would fix it."""

from enum import IntEnum
from typing import Literal, NamedTuple


class Severity(IntEnum):
    """The severity of a finding. A rule that is OFF does not run."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """Replace the text between two offsets, in code points of the file's text, with `replacement`."""

    start: int
    end: int
    replacement: str


class Fix(NamedTuple):
    """Edits that fix a finding. A safe fix cannot change what the role means."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """One mistake, and its place in a file.

    Lines and columns count from 1, columns in code points; `end_column` is after the last character.
    `start` and `end` are offsets in the file's text. `pointer` is the JSON Pointer (RFC 6901) of the
    value in the role. A rule leaves `rule`, `severity` and `fingerprint` as they are: the linter sets them.
    The fingerprint stays the same if the finding moves within the file.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    message: str
    hint: str | None
    pointer: str
    fix: Fix | None = None
    rule: str = ""
    severity: Severity = Severity.ERROR
    fingerprint: str = ""
