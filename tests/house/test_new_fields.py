"""Fields that are added by the table alone, in a copy of the repository: the changes of `new-fields.md`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.support.copies import changed_copy, run_python


@pytest.mark.slow
def test_a_date_and_a_list_of_words_are_added_by_the_table(tmp_path: Path) -> None:
    """In a copy: a date that may be in the future, and a list of words without an order."""
    changed_copy(tmp_path, Path(__file__).with_name("new-fields.md").read_text(encoding="utf-8"))
    python = partial(run_python, tmp_path)
    cases = ("tests/lint/test_rules.py", "tests/lint/test_hints.py", "tests/importer/test_cases.py")
    python("-m", "pytest", "-q", "--update-cases", *cases)
    python("-m", "pytest", "-q", *cases, "tests/changes/test_kinds.py", "tests/model")
    python("-m", "roledoc_lint", "check")
