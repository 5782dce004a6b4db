"""What was found in roles is kept from one run to the next, in a folder that git ignores.

Nothing in that folder is believed unproved: what is damaged, is of another version, or was made elsewhere and came with
the files, is as if it were not there. Nothing about it ever stops a run.
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

from roledoc_lint.model.role_code import RoleCode
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.files import read_plain

FOLDER = ".roledoc-lint-cache"
TAG = "CACHEDIR.TAG"
MARKS = {
    ".gitignore": b"*\n",
    TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# What roledoc-lint found in roles. It can be deleted.\n",
}
HEAD = b"roledoc-lint results, format 1, "
LARGEST = 256 * 1024 * 1024
MOST_FILES = 3
"""How many of the newest files are kept: runs with other options alternate."""

OLD = 3600
"""After how many seconds a file that a killed run has left is nobody's."""

Stamp = tuple[int, int, int, int]
"""A file's size, time of content, time of state, and number, as the file system tells them."""

UNKNOWN: Stamp = (0, 0, 0, 0)
NOT_KEPT = -1


class CachedFile(NamedTuple):
    """What is known of a file by its content: its role code, and maybe what was found in it.

    Where a result is kept, `suppressed` is how many findings were, and `told` has the findings, as they are stored.
    """

    digest: str
    stamp: Stamp = UNKNOWN
    code: RoleCode = RoleCode()
    suppressed: int = NOT_KEPT
    told: object = None


class Cache(NamedTuple):
    """The folder, what its files must say to be believed, and the time of its file system when the run began."""

    folder: Path
    bound: str
    key: str
    began: int

    @property
    def file(self) -> Path:
        return self.folder / f"{self.key[:32]}.json"


def open_cache(root: Path, key: str) -> Cache | None:
    """The cache of a project, made if it is not there; None where there can be none."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        status = os.lstat(folder)
        if not stat.S_ISDIR(status.st_mode) or not _is_own(status):
            return None
        for name, content in MARKS.items():
            with suppress(FileExistsError), open(folder / name, "xb") as file:
                file.write(content)
        tag = os.lstat(folder / TAG)
        if not stat.S_ISREG(tag.st_mode) or not _is_own(tag):
            return None
    except OSError:
        return None
    # Whoever puts a cache among the files of a repository cannot know when which disk will get them.
    place = os.path.realpath(root), status.st_dev, status.st_ino, tag.st_ino, tag.st_ctime_ns
    return Cache(folder, repr(place), key, _time_of(folder))


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def _time_of(folder: Path) -> int:
    """The time by the clock that stamps files there, which may not be this machine's; 0 where it is not told."""
    try:
        os.utime(folder)
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def load(cache: Cache) -> dict[str, CachedFile]:
    """What is kept, by the path that is shown; nothing where it cannot be believed."""
    found = read_plain(str(cache.file), LARGEST)
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
    "path": str, "digest": str, "size": int, "mtime": int, "ctime": int, "inode": int, "code": str, "line": int,
    "suppressed": int,
}  # fmt: skip


def _entries(data: dict[str, object], cache: Cache) -> dict[str, CachedFile]:
    """The entries of a file's data. Raises TypeError or ValueError where they are not what was written."""
    if data["bound"] != cache.bound or data["key"] != cache.key:
        return {}
    columns = [_column(data[name], kind) for name, kind in _COLUMNS.items()]
    told = data["told"]
    if not isinstance(told, dict):
        raise TypeError
    path, digest, size, mtime, ctime, inode, code, line, suppressed = columns
    stamps, codes = zip(size, mtime, ctime, inode, strict=True), map(RoleCode, code, line)
    rows = zip(digest, stamps, codes, suppressed, map(told.get, path), strict=True)
    return dict(zip(path, starmap(CachedFile, rows), strict=True))


def _column(values: object, kind: type) -> list[Any]:
    if not isinstance(values, list) or not set(map(type, values)) <= {kind}:
        raise TypeError
    return values


def save(cache: Cache, entries: Mapping[str, CachedFile]) -> None:
    """Keep entries in place of those that were; without a word where that cannot be."""
    rows = [(path, e.digest, *e.stamp, *e.code, e.suppressed) for path, e in entries.items()]
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    data: dict[str, object] = dict(zip(_COLUMNS, columns, strict=True))
    told = {path: entry.told for path, entry in entries.items() if entry.told is not None}
    payload = json.dumps({"bound": cache.bound, "key": cache.key, **data, "told": told}).encode("ascii")
    if len(payload) < LARGEST:
        with suppress(OSError):
            write_file(cache.file, _head(payload) + b"\n" + payload)
            _tidy(cache.folder, MOST_FILES)


def clear(root: Path) -> None:
    """Forget everything. A folder that is a link, or somebody else's, is left alone."""
    with suppress(OSError):
        status = os.lstat(root / FOLDER)
        if stat.S_ISDIR(status.st_mode) and _is_own(status):
            _tidy(root / FOLDER, 0)


def _tidy(folder: Path, number: int) -> None:
    """Delete all but the newest files of results, and what killed runs have left."""
    results = sorted((path for path in folder.iterdir() if path.suffix == ".json"), key=_age)
    left = [path for path in folder.glob(".*.tmp") if _age(path) > OLD or not number]
    for path in (*results[number:], *left):
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - os.lstat(path).st_mtime
