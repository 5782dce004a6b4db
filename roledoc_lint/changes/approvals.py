"""Approvals: which changes were agreed, by their fingerprint, and why."""

from __future__ import annotations

import re
from pathlib import Path

from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import MAX_FILE_SIZE
from roledoc_lint.project.named_files import read_named
from roledoc_lint.source.document import load
from roledoc_lint.text.json_pointer import escape

_FINGERPRINT = re.compile(r"[0-9a-f]{12}")
EXAMPLE = "5e0c1b7a94d2: agreed by the grading panel"
EACH_LINE = f"write each approval once, on its own line, with the reason after a colon, such as: {EXAMPLE}"


def read(path: Path) -> dict[str, str]:
    """Read the reasons by fingerprint from a YAML file with one line for each.

    Raises UsageError if the file cannot be read, or a line is not a fingerprint with a reason.
    """
    content = read_named(path, MAX_FILE_SIZE)
    if isinstance(content, str):
        raise UsageError(f"{path}: {content}")
    return parse(path, content)


def parse(path: Path, content: bytes) -> dict[str, str]:
    """Return the reasons by fingerprint in the content of a file. Raises UsageError like `read`."""
    document = load(str(path), content, MAX_FILE_SIZE)
    if document.problems or not isinstance(document.data, dict | None):
        line = document.line_of(document.problems[0].start) if document.problems else 1
        raise UsageError(f"{path}:{line}: {EACH_LINE}")
    for fingerprint, reason in document.fields.items():
        where = f"{path}:{document.line_of(document.spans[f'/{escape(fingerprint)}'].key_start)}"
        if not _FINGERPRINT.fullmatch(fingerprint):
            raise UsageError(
                f"{where}: {fingerprint[:40]!r} does not identify a change: copy the 12 characters from the report"
            )
        if not isinstance(reason, str) or not reason.strip():
            raise UsageError(f"{where}: {fingerprint} has no reason: write it after the colon")
    return {fingerprint: str(reason).strip() for fingerprint, reason in document.fields.items()}


def approve(comparison: Comparison, reasons: dict[str, str]) -> Comparison:
    """Mark the changes that were approved, and note the approvals that match no change."""
    changes = [change._replace(approved=reasons.get(change.fingerprint)) for change in comparison.changes]
    used = {change.fingerprint for change in changes if change.approved}
    unmatched = tuple(fingerprint for fingerprint in reasons if fingerprint not in used)
    return comparison._replace(changes=changes, unmatched=unmatched)
