"""Random edits, which `tests/support/known_edits.py` makes with a fixed seed, are reported as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

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
