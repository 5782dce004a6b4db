"""Which roles are as they were when they were last checked, and what was found in them."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.cache.store import NOT_KEPT, UNKNOWN, CachedFile, Stamp
from roledoc_lint.lint.results import FileResult
from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.role_code import find_role_code
from roledoc_lint.project.files import SourceFile

RACY = 2_000_000_000
"""A file this young, in nanoseconds, may be changed again without another time: such are known by content alone."""

LARGEST = 256 * 1024
"""How many characters what was found in one role may take."""

_PLACE = (int,) * 6
_ROWS = {(*_PLACE, str, hint, str, fix, str, int, str) for hint in (str, type(None)) for fix in (list, type(None))}
"""The types of what a finding is kept as."""


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def current(
    targets: Targets, kept: Mapping[str, CachedFile], files: Iterable[SourceFile], began: int
) -> dict[str, CachedFile]:
    """What is known of each file as it is now. One that cannot be read has no entry.

    As git does, a file that the file system says is untouched is not read.
    """
    found: dict[str, CachedFile] = {}
    for file in files:
        entry = kept.get(file.display_path)
        if entry is None or entry.stamp == UNKNOWN or _stamp_now(targets, file) != entry.stamp:
            entry = _read(targets, file, entry, began)
        if entry:
            found[file.display_path] = entry
    return found


def _stamp_now(targets: Targets, file: SourceFile) -> Stamp:
    if not targets.is_inside(file):
        return UNKNOWN
    try:
        status = os.lstat(file.path)
    except OSError:
        return UNKNOWN
    return _stamp(status) if stat.S_ISREG(status.st_mode) else UNKNOWN


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _read(targets: Targets, file: SourceFile, before: CachedFile | None, began: int) -> CachedFile | None:
    """What a file's content says: what was known of it, where it is the same."""
    content, status = targets.read_with_status(file)
    if isinstance(content, str):
        return None
    digest = digest_of(content)
    young = not status or os.name != "posix" or max(status.st_mtime_ns, status.st_ctime_ns) > began - RACY
    stamp = UNKNOWN if young or not status else _stamp(status)
    if before and before.digest == digest:
        return before._replace(stamp=stamp)
    return CachedFile(digest, stamp, find_role_code(content))


def with_outcome(entry: CachedFile, path: str, found: FileResult) -> CachedFile:
    """An entry with what was found; without, where that is very long or does not come back as it was."""
    told = _told(found)
    text = json.dumps(told)
    if len(text) > LARGEST:
        return entry
    kept = entry._replace(suppressed=found.suppressed, told=json.loads(text))
    return kept if outcome_of(kept, path) == found else entry


def outcome_of(entry: CachedFile, path: str) -> FileResult | None:
    """What was found in a role when it was checked; None where that is not kept, or is not what is written here."""
    if entry.suppressed == NOT_KEPT:
        return None
    if entry.told is None:
        return FileResult([], entry.suppressed, {})
    told: Any = entry.told
    try:
        rows, lines = told
        if not all(type(number) is int and type(text) is str for number, text in lines):
            return None
        return FileResult([_finding(path, row) for row in rows], entry.suppressed, dict(lines))
    except (TypeError, ValueError):
        return None


def _told(found: FileResult) -> list[Any] | None:
    """What was found as plain data."""
    if not found.findings:
        return None
    rows = [
        [*f[1:10], f.fix and [f.fix.safety, f.fix.edits], f.rule, f.severity, f.fingerprint] for f in found.findings
    ]
    return [rows, list(found.lines.items())]


def _finding(path: str, row: list[Any]) -> Finding:
    """A finding from plain data. Raises TypeError or ValueError where it is none."""
    if type(row) is not list or tuple(map(type, row)) not in _ROWS:
        raise TypeError
    fix, rule, severity, fingerprint = row[9:]
    return Finding._make((path, *row[:9], fix and _fix(fix), rule, Severity(severity), fingerprint))


def _fix(data: Any) -> Fix:
    safety, edits = data
    if safety not in ("safe", "unsafe") or type(edits) is not list:
        raise TypeError
    if not all(type(edit) is list and [*map(type, edit)] == [int, int, str] for edit in edits):
        raise TypeError
    return Fix(safety, tuple(Edit(*edit) for edit in edits))
