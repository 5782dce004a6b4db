"""What an entry of one edition has followed from."""

from __future__ import annotations

from pathlib import Path

from roledoc_lint import find_config
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import read_catalogue
from tests.support.helpers import copy_roles_and_schema

EDITION = """\
framework: CVF {}
behaviours:
  levels: [1]
  entries:
    - name: {}
      follows: {}
"""


def catalogue(folder: Path, *editions: tuple[int, str, str]) -> Catalogue:
    copy_roles_and_schema(folder)
    for year, name, follows in editions:
        (folder / f"schema/catalogue/cvf-{year}.yaml").write_text(EDITION.format(year, name, follows), encoding="utf-8")
    return read_catalogue(find_config(folder, folder))


def test_entries_follow_over_several_editions(tmp_path: Path) -> None:
    known = catalogue(tmp_path, (2030, "Think", "We analyse critically"), (2040, "Reason", "Think"))
    assert known.origin("behaviours", "CVF 2040", "Reason") == "Analyse Critically"
    assert known.origin("behaviours", "CVF 2016", "Collaborative") == "Collaborative"
    assert known.origin("behaviours", "CVF 2040", "unknown") == "unknown"


def test_entries_that_follow_each_other_end_somewhere(tmp_path: Path) -> None:
    known = catalogue(tmp_path, (2030, "Think", "Reason"), (2040, "Reason", "Think"))
    assert known.origin("behaviours", "CVF 2040", "Reason") == "Think"


def test_what_an_entry_follows_can_be_gone(tmp_path: Path) -> None:
    known = catalogue(tmp_path, (2030, "Think", "Reson"))
    assert known.origin("behaviours", "CVF 2030", "Think") == "Reson"
