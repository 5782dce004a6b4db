"""Store results in files of a folder that git ignores.

Nothing in that folder is trusted without proof: a file that is damaged, has another version, or was made elsewhere and
came with the project, is ignored. A problem with the cache never stops a run.
"""

import json
import os
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from roledoc_lint.model.code_finder import FoundCode
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.files import read_plain

FOLDER = ".roledoc-lint-cache"
TAG = "CACHEDIR.TAG"
MARKER_FILES = {
    ".gitignore": b"*\n",
    TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# What roledoc-lint found in roles. It can be deleted.\n",
}
HEAD = b"roledoc-lint results, format 2, "
MAX_CACHE_BYTES = 256 * 1024 * 1024
MAX_FINDINGS_CHARS = 32 * 1024 * 1024
"""How long all kept findings may be together, as JSON: about 60,000. Other roles are checked again by the next run."""

MAX_CACHE_FILES = 3
"""The number of newest files that are kept, as runs with different options may alternate."""

MAX_LEFTOVER_SECONDS = 3600
"""The age after which a temporary file must be left over from a run that was killed."""

Stamp = tuple[int, int, int, int]
"""A file's size, time of modification, time of status change, and inode."""

UNKNOWN: Stamp = (0, 0, 0, 0)
NOT_KEPT = -1


class CachedFile(NamedTuple):
    """What the cache knows about a file: the hash of its content, the codes of its role, and maybe its result.

    If a result is kept, `suppressed` is the number of suppressed findings, and `findings` has the others as plain data.
    """

    digest: str
    stamp: Stamp = UNKNOWN
    codes: tuple[FoundCode, ...] = ()
    suppressed: int = NOT_KEPT
    findings: object = None


class Cache(NamedTuple):
    """The cache's folder, the location and key that a file must have to be trusted, and when the run started.

    `started` is in nanoseconds by the clock of the file system.
    """

    folder: Path
    location: str
    key: str
    started: int

    @property
    def file(self) -> Path:
        return self.folder / f"{self.key[:32]}.json"


def open_cache(root: Path, key: str) -> Cache | None:
    """The cache of a project, created if it does not exist; None if that is not possible."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        status = os.lstat(folder)
        if not stat.S_ISDIR(status.st_mode) or not _is_own(status):
            return None
        for name, content in MARKER_FILES.items():
            with suppress(FileExistsError), open(folder / name, "xb") as file:
                file.write(content)
        tag = os.lstat(folder / TAG)
        if not stat.S_ISREG(tag.st_mode) or not _is_own(tag):
            return None
    except OSError:
        return None
    # Somebody who commits a forged cache cannot know on which disk and when it will be checked out.
    location = os.path.realpath(root), status.st_dev, status.st_ino, tag.st_ino, tag.st_ctime_ns
    return Cache(folder, repr(location), key, _time_of(folder))


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def _time_of(folder: Path) -> int:
    """The time by the clock of the folder's file system, which may not be this machine's; 0 if it is unknown."""
    try:
        os.utime(folder)
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def load(cache: Cache) -> dict[str, CachedFile]:
    """The entries of the cache by display path; empty if they cannot be trusted."""
    found = read_plain(str(cache.file), MAX_CACHE_BYTES)
    if not found or not _is_own(found[1]):
        return {}
    head, _, payload = found[0].partition(b"\n")
    if head != _head(payload):
        return {}
    try:
        return _entries(json.loads(payload.decode("ascii")), cache)
    except (ValueError, TypeError, KeyError, RecursionError, MemoryError):
        return {}


def _head(payload: bytes) -> bytes:
    return HEAD + sha256(payload).hexdigest().encode()


_COLUMNS = {
    "path": str, "digest": str, "size": int, "mtime": int, "ctime": int, "inode": int, "codes": list, "suppressed": int,
}  # fmt: skip


def _entries(data: dict[str, object], cache: Cache) -> dict[str, CachedFile]:
    """The entries in a file's data. Raises TypeError or ValueError if they are not in the format that `save` writes."""
    if data["location"] != cache.location or data["key"] != cache.key:
        return {}
    columns = [_column(data[name], kind) for name, kind in _COLUMNS.items()]
    findings = data["findings"]
    if not isinstance(findings, dict):
        raise TypeError
    path, digest, size, mtime, ctime, inode, codes, suppressed = columns
    stamps = zip(size, mtime, ctime, inode, strict=True)
    rows = zip(digest, stamps, map(_codes, codes), suppressed, map(findings.get, path), strict=True)
    return dict(zip(path, starmap(CachedFile, rows), strict=True))


def _column(values: object, kind: type) -> list[Any]:
    if not isinstance(values, list) or not set(map(type, values)) <= {kind}:
        raise TypeError
    return values


def _codes(values: list[object]) -> tuple[FoundCode, ...]:
    """The codes of a role. Raises TypeError or ValueError if they are not in the format that `save` writes."""
    codes = []
    for value in values:
        if not isinstance(value, list) or [type(part) for part in value] != [str, int]:
            raise TypeError
        codes.append(FoundCode(*value))
    return tuple(codes)


def save(cache: Cache, entries: Mapping[str, CachedFile]) -> None:
    """Replace the entries of the cache. If that is not possible, nothing is reported."""
    entries, findings = _bounded(entries)
    rows = [(path, e.digest, *e.stamp, e.codes, e.suppressed) for path, e in entries.items()]
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    data: dict[str, object] = dict(zip(_COLUMNS, columns, strict=True))
    head = json.dumps({"location": cache.location, "key": cache.key, **data}).removesuffix("}")
    payload = f'{head}, "findings": {{{", ".join(findings)}}}}}'.encode("ascii")
    if len(payload) < MAX_CACHE_BYTES:
        with suppress(OSError):
            write_file(cache.file, _head(payload) + b"\n" + payload)
            _tidy(cache.folder, MAX_CACHE_FILES)


def _bounded(entries: Mapping[str, CachedFile]) -> tuple[dict[str, CachedFile], list[str]]:
    """The entries, some of them without findings if all are too long together, and the findings as members of JSON."""
    kept: dict[str, CachedFile] = {}
    members: list[str] = []
    room = MAX_FINDINGS_CHARS
    for path, entry in entries.items():
        kept[path] = entry
        if entry.findings is None:
            continue
        text = json.dumps(entry.findings)
        if len(text) <= room:
            room -= len(text)
            members.append(f"{json.dumps(path)}: {text}")
        else:
            kept[path] = without_result(entry)
    return kept, members


def without_result(entry: CachedFile) -> CachedFile:
    """The entry of a file that is to be checked again."""
    return entry._replace(suppressed=NOT_KEPT, findings=None)


def clear(root: Path) -> None:
    """Delete all results. A folder that is a link, or belongs to another user, is left alone."""
    with suppress(OSError):
        status = os.lstat(root / FOLDER)
        if stat.S_ISDIR(status.st_mode) and _is_own(status):
            _tidy(root / FOLDER, 0)


def _tidy(folder: Path, number: int) -> None:
    """Delete all but the newest files of results, and temporary files that killed runs have left."""
    results = sorted((path for path in folder.iterdir() if path.suffix == ".json"), key=_age)
    left = [path for path in folder.glob(".*.tmp") if _age(path) > MAX_LEFTOVER_SECONDS or not number]
    for path in (*results[number:], *left):
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - os.lstat(path).st_mtime
