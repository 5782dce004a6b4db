"""A baseline: findings that are known already, so that only new ones are reported."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding
from roledoc_lint.project.named_files import read_named, write_named
from roledoc_lint.text.json_pointer import without_indexes

DEFAULT = "roledoc-baseline.json"
MAX_BYTES = 64 * 1024 * 1024
"""The largest baseline that is read: some hundred thousand findings."""

_KEYS = ("path", "pointer", "rule", "text")


class BaselineEntry(NamedTuple):
    """A known finding. `text` is its fingerprint, which does not depend on its line."""

    path: str
    pointer: str
    rule: str
    text: str


class Baseline:
    """The known findings. Each entry matches one finding; several equal entries match as many."""

    def __init__(self, entries: Iterable[BaselineEntry] = ()) -> None:
        self._left = Counter(map(_match_key, entries))

    def knows(self, finding: Finding) -> bool:
        """Whether a finding is known. Each entry matches only once."""
        key = _match_key(_entry(finding))
        known = self._left[key] > 0
        self._left[key] -= known
        return known

    def unmatched(self, looked: Callable[[str, str], bool]) -> list[BaselineEntry]:
        """The entries that no finding matched. `looked` is whether a rule, the second value, looked at a path."""
        return sorted(entry for entry in self._left.elements() if looked(entry.path, entry.rule))


def _match_key(entry: BaselineEntry) -> BaselineEntry:
    """The entry without list positions, so that it still matches when an item is added above it."""
    return entry._replace(pointer=without_indexes(entry.pointer))


def _entry(finding: Finding) -> BaselineEntry:
    return BaselineEntry(finding.path, finding.pointer, finding.rule, finding.fingerprint)


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises UsageError if it cannot be read or is not a baseline."""
    return Baseline(_read(path))


def _read(path: Path) -> list[BaselineEntry]:
    content = read_named(path, MAX_BYTES)
    if isinstance(content, str):
        raise UsageError(f"{path}: the baseline {content}")
    try:
        document = json.loads(content)
        if document["version"] != 1:
            raise UsageError(f"{path}: this baseline has another version: write a new one with --write-baseline")
        return [BaselineEntry(*(_text(entry[key]) for key in _KEYS)) for entry in document["findings"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{path}: this is not a baseline: {type(error).__name__}: {str(error)[:100]}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is not text")
    return value


def write(path: Path, findings: Iterable[Finding], kept: Callable[[str, str], bool], *, replaces: bool) -> int:
    """Write findings to a baseline. Return the number of its entries.

    An entry of an earlier baseline stays if `kept` says so for its path and its rule. Raises UsageError if the baseline
    cannot be written, or the earlier one cannot be read, unless the new one `replaces` it.
    """
    try:
        earlier = _read(path) if path.exists() else []
    except UsageError:
        if not replaces:
            raise
        earlier = []
    rest = [entry for entry in earlier if kept(entry.path, entry.rule)]
    entries = sorted([*rest, *map(_entry, findings)])
    document = {"version": 1, "findings": [entry._asdict() for entry in entries]}
    try:
        write_named(path, (json.dumps(document, indent=1) + "\n").encode())
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be written: {error.strerror}") from error
    return len(entries)
