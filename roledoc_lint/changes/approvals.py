"""Approvals: which changes were agreed, by their fingerprint, why, and what each was given for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.comparison import Comparison, StaleApproval
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import MAX_FILE_SIZE
from roledoc_lint.project.named_files import read_named
from roledoc_lint.source.document import load
from roledoc_lint.text.display import cut
from roledoc_lint.text.json_pointer import escape

_FINGERPRINT = re.compile(r"[0-9a-f]{12}")
EXAMPLE = "5e0c1b7a94d2: agreed by the grading panel"
EACH_LINE = f"write each approval once, on its own line, with the reason after a colon, such as: {EXAMPLE}"

REASON = "reason"
GIVEN_FOR = ("role", "change", "item", "before", "after")
"""What an approval can say of the change that it was given for, beside the reason."""

MAX_VALUE_CHARS = 200
"""How many characters of a value an approval has. The fingerprint has all of it."""


class Approval(NamedTuple):
    """Why a change was approved, and what the file says of the change, by the names in GIVEN_FOR."""

    reason: str
    given_for: Mapping[str, str] = {}

    @property
    def plain(self) -> str | dict[str, str]:
        """The approval as the file has it."""
        return {REASON: self.reason, **self.given_for} if self.given_for else self.reason


def description(change: Change) -> dict[str, str]:
    """What an approval says of a change: the role, the kind, the item, and both values, as far as there are any."""
    role = change.subject.role if change.subject else ""
    values = map(_short, (role, change.kind, change.item, change.before, change.after))
    return {name: value for name, value in zip(GIVEN_FOR, values, strict=True) if value}


def _short(value: object) -> str:
    """A value on one line, cut off if it is long."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return cut(" ".join(text.split()), MAX_VALUE_CHARS)


def read(path: Path) -> dict[str, Approval]:
    """Read the approvals by fingerprint from a YAML file.

    Raises UsageError if the file cannot be read, or an approval is not a fingerprint with a reason.
    """
    content = read_named(path, MAX_FILE_SIZE)
    if isinstance(content, str):
        raise UsageError(f"{path}: {content}")
    return parse(path, content)


def parse(path: Path, content: bytes) -> dict[str, Approval]:
    """Return the approvals by fingerprint in the content of a file. Raises UsageError like `read`."""
    document = load(str(path), content, MAX_FILE_SIZE)
    if document.problems or not isinstance(document.data, dict | None):
        line = document.line_of(document.problems[0].start) if document.problems else 1
        raise UsageError(f"{path}:{line}: {EACH_LINE}")
    found = {}
    for fingerprint, value in document.fields.items():
        where = f"{path}:{document.line_of(document.spans[f'/{escape(fingerprint)}'].key_start)}"
        if not _FINGERPRINT.fullmatch(fingerprint):
            raise UsageError(
                f"{where}: {fingerprint[:40]!r} does not identify a change: copy the 12 characters from the report"
            )
        found[fingerprint] = _approval(where, fingerprint, value)
    return found


def _approval(where: str, fingerprint: str, value: object) -> Approval:
    """One approval: a reason, or a reason with what it was given for."""
    fields = value if isinstance(value, dict) else {REASON: value}
    for name, text in fields.items():
        if name not in (REASON, *GIVEN_FOR):
            known = ", ".join((REASON, *GIVEN_FOR))
            raise UsageError(f"{where}: {fingerprint} has {str(name)[:40]!r}, but an approval has only {known}")
        if name != REASON and not isinstance(text, str | int):
            raise UsageError(f"{where}: {fingerprint}: {name} must be text on one line")
    reason = fields.get(REASON)
    if not isinstance(reason, str) or not reason.strip():
        place = f"in the line {REASON}" if isinstance(value, dict) else "after the colon"
        raise UsageError(f"{where}: {fingerprint} has no reason: write it {place}")
    given_for = {name: " ".join(str(fields[name]).split()) for name in GIVEN_FOR if name in fields}
    return Approval(reason.strip(), given_for)


def approve(comparison: Comparison, approvals: Mapping[str, Approval]) -> Comparison:
    """Mark the changes that were approved, and note the approvals that match no change.

    An approval that says something else of the change than is so does not count: who read it would be misled.
    """
    changes, remarks = [], []
    for change in comparison.changes:
        found = approvals.get(change.fingerprint)
        wrong = found and next(_contradictions(found, change), "")
        if wrong:
            remarks.append(f"the approval {change.fingerprint} does not count: {wrong}")
        changes.append(change._replace(approved=found.reason if found and not wrong else None))
    matched = {change.fingerprint for change in changes}
    unmatched = {name: each for name, each in approvals.items() if name not in matched}
    return comparison._replace(
        changes=changes,
        unmatched=tuple(unmatched),
        stale=tuple(_stale(name, each, changes, comparison.kinds) for name, each in unmatched.items()),
        remarks=(*comparison.remarks, *remarks),
    )


def _contradictions(approval: Approval, change: Change) -> Iterator[str]:
    """What an approval says of a change that is not so."""
    actual = description(change)
    for name, text in approval.given_for.items():
        if text != actual.get(name, ""):
            yield f"it says {name}: {cut(text, MAX_VALUE_CHARS)!r}, but the change has {actual.get(name, 'nothing')!r}"


def _stale(name: str, approval: Approval, changes: list[Change], kinds: DeclaredKinds) -> StaleApproval:
    """An approval that matches no change, and the change of the same thing that there is instead."""
    given = approval.given_for
    group = _kinds_beside(given.get("change", ""), kinds)
    same = [
        change
        for change in changes
        if change.kind in group and all(description(change).get(name) == given.get(name) for name in ("role", "item"))
    ]
    # Of several, such as paragraphs, it is the one that begins or ends as was agreed.
    likely = [
        change
        for change in same
        if {"before": _short(change.before), "after": _short(change.after)}.items() & given.items()
    ]
    now = next(iter(likely or same[: len(same) == 1]), None)
    return StaleApproval(name, approval.reason, given, description(now) if now else {}, now.fingerprint if now else "")


def _kinds_beside(name: str, kinds: DeclaredKinds) -> set[str]:
    """The names of the kinds that the same field can have."""
    for group in kinds.groups:
        names = {kind.name for kind in members(group)}
        if name in names:
            return names
    return set()
