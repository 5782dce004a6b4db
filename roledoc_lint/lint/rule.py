"""What a rule is: a module with a name, a default severity and a check."""

from collections.abc import Iterator
from typing import Protocol

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document


class Rule(Protocol):
    """A module with a name, a default severity and a check.

    Three things a module may have beside them: `FIX = "safe"` or `"unsafe"` where its findings can have a fix,
    `CHECKS_CATALOGUE = True` where it checks the files of the catalogue too, and `unavailable()`, which returns why the
    rule cannot run on this machine, or None.
    """

    @property
    def NAME(self) -> str: ...
    @property
    def SEVERITY(self) -> Severity: ...
    def check(self, document: Document, context: Context) -> Iterator[Finding]: ...
