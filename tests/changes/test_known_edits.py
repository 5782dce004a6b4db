"""Random edits, which `tests/support/known_edits.py` makes with a fixed seed, are reported as what they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.kinds.kind import Kind, Values
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from tests.support.kinds import KINDS
from tests.support.known_edits import NEVER_FOUND, OTHERS, known_edits, mixed_edits

LEAST = 0.95
"""How many of the changes must be found, and how many of those reported must be right."""


@pytest.mark.parametrize("name", NEVER_FOUND)
def test_edits_that_were_never_recognised_are_found(tmp_path: Path, name: str) -> None:
    found = known_edits(name, NEVER_FOUND[name], 200, 15, tmp_path)
    assert found.recall > LEAST, found.examples
    assert found.precision > LEAST, found.examples


@pytest.mark.parametrize("name", OTHERS)
def test_other_edits_are_found(tmp_path: Path, name: str) -> None:
    found = known_edits(name, OTHERS[name], 60, 15, tmp_path)
    assert found.recall > LEAST, found.examples
    assert found.precision > LEAST, found.examples


def test_several_edits_of_one_role_are_found(tmp_path: Path) -> None:
    found = mixed_edits(200, 15, tmp_path)
    assert found.recall > LEAST, found.examples
    assert found.precision > LEAST, found.examples


def test_undoing_several_edits_gives_the_mirrors(tmp_path: Path) -> None:
    mixed_edits(200, 16, tmp_path)
    for name, edit in OTHERS.items():
        known_edits(name, edit, 10, 16, tmp_path / name)
    for folder in (tmp_path, *(tmp_path / name for name in OTHERS)):
        there, back = (kinds_by_role(folder, *states) for states in (("base", "head"), ("head", "base")))
        expected = {role: Counter(map(mirror, kinds.elements())) for role, kinds in there.items()}
        assert back == expected, folder.name


def kinds_by_role(folder: Path, base: str, head: str) -> dict[str, Counter[Kind]]:
    """The kinds of change of each role by its title, without those of the order of a list."""
    found: dict[str, Counter[Kind]] = {}
    for change in compare_snapshots(between_folders(Config(folder), folder / base, folder / head)).changes:
        if change.subject and change.definition.values is not Values.POSITION:
            found.setdefault(change.subject.title, Counter())[change.definition] += 1
    return found


def mirror(kind: Kind) -> Kind:
    return KINDS[kind.mirror] if kind.mirror else kind
