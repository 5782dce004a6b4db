"""A baseline: known findings, by path, JSON Pointer, rule and a hash of the text, so that only new ones count."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Finding
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.text.json_pointer import without_indexes

DEFAULT = "roledoc-baseline.json"
_KEYS = ("path", "pointer", "rule", "text")


class BaselineEntry(NamedTuple):
    """A finding as a baseline knows it. `text` is the finding's fingerprint, which does not depend on its line."""

    path: str
    pointer: str
    rule: str
    text: str


class Baseline:
    """Findings that are known. Each entry stands for one finding; equal entries for as many."""

    def __init__(self, entries: Iterable[BaselineEntry] = ()) -> None:
        self._left = Counter(map(_moving, entries))

    def knows(self, finding: Finding) -> bool:
        """Whether a finding is a known one. An entry answers once."""
        entry = _moving(_entry(finding))
        known = self._left[entry] > 0
        self._left[entry] -= known
        return known

    def unmatched(self, checked: Collection[str]) -> list[BaselineEntry]:
        """The entries of the files that were checked which no finding matched."""
        return sorted(entry for entry in self._left.elements() if entry.path in checked)


def _moving(entry: BaselineEntry) -> BaselineEntry:
    """What an entry is matched by: an item that is put into a list above does not matter."""
    return entry._replace(pointer=without_indexes(entry.pointer))


def _entry(finding: Finding) -> BaselineEntry:
    return BaselineEntry(finding.path, finding.pointer, finding.rule, finding.fingerprint)


def read(path: Path) -> Baseline:
    """Read a baseline. Raises UsageError where there is none, or it is none."""
    return Baseline(_read(path))


def _read(path: Path) -> list[BaselineEntry]:
    try:
        document = json.loads(path.read_bytes())
        if document["version"] != 1:
            raise UsageError(f"{path}: this baseline is of another version; write it anew with --write-baseline")
        return [BaselineEntry(*(_text(entry[key]) for key in _KEYS)) for entry in document["findings"]]
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{path}: this is no baseline: {type(error).__name__}: {str(error)[:100]}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def write(path: Path, findings: Iterable[Finding], checked: Collection[str] | None) -> int:
    """Record findings. Returns the number of entries.

    Where only some files were `checked`, what an earlier baseline has of others that still are there is kept. Raises
    UsageError where the baseline cannot be written.
    """
    earlier = _read(path) if checked is not None and path.exists() else []
    kept = [entry for entry in earlier if entry.path not in (checked or ())]
    entries = sorted([*kept, *map(_entry, findings)])
    document = {"version": 1, "findings": [entry._asdict() for entry in entries]}
    try:
        write_file(path, (json.dumps(document, indent=1) + "\n").encode())
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be written: {error.strerror}") from error
    return len(entries)
