"""Find out which roles have not changed since they were last checked, and convert their results."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.cache.store import NOT_KEPT, UNKNOWN, CachedFile, Stamp, without_result
from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.results import FileResult
from roledoc_lint.model.code_finder import Keys, find_keys
from roledoc_lint.project.files import SourceFile

RACY_NANOSECONDS = 2_000_000_000
"""A file changed more recently than this may change again without a new time stamp: only its content is trusted."""

MAX_RESULT_CHARS = 256 * 1024
"""The longest result of one role that is kept."""

_PLACE = (int,) * 6
_ROWS = {(*_PLACE, str, hint, str, fix, str, int, str) for hint in (str, type(None)) for fix in (list, type(None))}
"""The types of the values of a kept finding."""


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def current(
    access: FileAccess, kept: Mapping[str, CachedFile], files: Iterable[SourceFile], started: int, keys: Keys
) -> dict[str, CachedFile]:
    """The entries of the files as they are now. A file that cannot be read has none.

    Like in git, a file is not read if the file system says that it has not changed. `keys` are the fields that identify
    a role.
    """
    entries: dict[str, CachedFile] = {}
    for file in files:
        entry = kept.get(file.display_path)
        if entry is None or entry.stamp == UNKNOWN or _stamp_now(access, file) != entry.stamp:
            entry = _read(access, file, entry, started, keys)
        if entry:
            entries[file.display_path] = entry
    return entries


def _stamp_now(access: FileAccess, file: SourceFile) -> Stamp:
    if not access.is_inside(file):
        return UNKNOWN
    try:
        status = os.lstat(file.path)
    except OSError:
        return UNKNOWN
    return _stamp(status) if stat.S_ISREG(status.st_mode) else UNKNOWN


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _read(
    access: FileAccess, file: SourceFile, earlier: CachedFile | None, started: int, keys: Keys
) -> CachedFile | None:
    """The entry for a file's content: the earlier one if the content is the same; None if it cannot be read."""
    content, status = access.read_with_status(file)
    if isinstance(content, str):
        return None
    digest = digest_of(content)
    stamp = _stamp(status) if status and _is_settled(status, started) else UNKNOWN
    if earlier and earlier.digest == digest:
        return earlier._replace(stamp=stamp)
    return CachedFile(digest, stamp, find_keys(content, keys))


def _is_settled(status: os.stat_result, started: int) -> bool:
    """Whether a later change would show in the time stamps. `started` is when the run started, in nanoseconds."""
    return os.name == "posix" and max(status.st_mtime_ns, status.st_ctime_ns) <= started - RACY_NANOSECONDS


def with_result(entry: CachedFile, path: str, result: FileResult, room: int) -> tuple[CachedFile, int]:
    """The entry with a result, and the room that is left of `room` characters.

    It is without a result if that is very long, is longer than the room, or cannot be restored exactly.
    """
    text = json.dumps(_as_data(result))
    if len(text) > min(MAX_RESULT_CHARS, room):
        return without_result(entry), room
    kept = entry._replace(suppressed=result.suppressed, findings=json.loads(text))
    return (kept, room - len(text)) if result_of(kept, path) == result else (without_result(entry), room)


def result_of(entry: CachedFile, path: str) -> FileResult | None:
    """The result of a role when it was last checked; None if it is not kept, or not in the expected format."""
    if entry.suppressed == NOT_KEPT:
        return None
    if entry.findings is None:
        return FileResult([], entry.suppressed, {})
    data: Any = entry.findings
    try:
        rows, lines = data
        if not all(type(number) is int and type(text) is str for number, text in lines):
            return None
        return FileResult([_finding(path, row) for row in rows], entry.suppressed, dict(lines))
    except (TypeError, ValueError):
        return None


def _as_data(result: FileResult) -> list[Any] | None:
    """The findings and lines of a result as plain data; None if there are no findings."""
    if not result.findings:
        return None
    rows = [
        [*f[1:10], f.fix and [f.fix.safety, f.fix.edits], f.rule, f.severity, f.fingerprint] for f in result.findings
    ]
    return [rows, list(result.lines.items())]


def _finding(path: str, row: list[Any]) -> Finding:
    """The finding in a row of data. Raises TypeError or ValueError if it is not a finding."""
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
