"""Which changes each edit of a role or of the catalogue gives, and undoing it: the cases of `tests/changes/cases/`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.kind import Kind, Values
from roledoc_lint.changes.kinds.settings import APPROVAL
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.value_text import value_text
from tests.support.cases import Case, Expectations, read_folder
from tests.support.helpers import with_fields
from tests.support.kinds import DECLARED, KINDS, PROFILE

_FILE = re.compile(r"^# ((?:roles|schema)/\S+\.yaml|\S+\.toml)( whole)?\n", re.MULTILINE)
FOLDER = Path(__file__).parent / "cases"
OTHER_WORDS = (
    *("-reworded", "-retouched", "-spelling-changed", "-meaning-changed"),
    *("-sentence-added", "-sentence-removed"),
)
PARTS = ("becomes", "changes", "not back")


class Edit(NamedTuple):
    """An edit, and the changes that it must give: kind, item, before, after, and the roles affected."""

    case: Case
    before: dict[str, str]
    after: dict[str, str]
    changes: list[tuple[str, ...]]
    and_back: bool

    @property
    def name(self) -> str:
        return self.case.title


def edit(case: Case) -> Edit:
    lines = [tuple(cell.strip() for cell in line.split(" |")) for line in case.parts.get("changes", "").splitlines()]
    return Edit(case, files(case.body), files(case.parts["becomes"]), lines, "not back" not in case.parts)


def files(text: str) -> dict[str, str]:
    """The files that a side of a case means: one role, or those that lines such as `# roles/x.yaml` begin."""
    parts = _FILE.split(text)
    if len(parts) == 1:
        return {"roles/role.yaml": with_fields(text)}
    named = {
        name: content if whole or not name.startswith("roles") else with_fields(content)
        for name, whole, content in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    }
    return named if any(name.startswith("roles") for name in named) else {**named, "roles/role.yaml": with_fields("")}


def changes(folder: Path, before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """The changes between two states of a project with these files."""
    for state, content in (("before", before), ("after", after)):
        (folder / state / "roles").mkdir(parents=True, exist_ok=True)
        for name, text in content.items():
            (folder / state / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / state / name).write_bytes(text.encode())
    return list(compare_snapshots(between_folders(Config(folder), folder / "before", folder / "after")).changes)


def cells(change: Change) -> tuple[str, ...]:
    """A change as a line of a case says it."""
    before, after = (" ".join(value_text(value, PROFILE).split()) for value in (change.before, change.after))
    affected = " ".join(role.subject.path for role in change.affected)
    return (change.kind, change.item or "", before, after, *([affected] if change.subject is None else []))


def line(change: Change) -> str:
    kind, *rest = cells(change)
    return kind + "".join(f" | {cell}" if cell else " |" for cell in rest) + "\n"


def mirror(kind: Kind) -> Kind:
    """The kind that undoing a change of this kind gives."""
    return KINDS[kind.mirror] if kind.mirror else kind


def is_move(change: Change) -> bool:
    return change.definition.values is Values.POSITION


EDITS = [edit(case) for case in read_folder(FOLDER, *PARTS)]
BACK = [edit for edit in EDITS if edit.and_back]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.case.id)
def test_each_edit_gives_its_changes_and_no_others(tmp_path: Path, edit: Edit, expect: Expectations) -> None:
    expect.parts(edit.case, changes="".join(map(line, changes(tmp_path, edit.before, edit.after))))


@pytest.mark.parametrize("edit", BACK, ids=lambda edit: edit.case.id)
def test_undoing_an_edit_gives_the_mirrors(tmp_path: Path, edit: Edit) -> None:
    there = changes(tmp_path / "there", edit.before, edit.after)
    back = changes(tmp_path / "back", edit.after, edit.before)
    assert Counter(change.definition for change in back) == Counter(mirror(change.definition) for change in there)
    values = sorted(cells(change)[2:4] for change in back if not is_move(change))
    assert values == sorted(cells(change)[3:1:-1] for change in there if not is_move(change))


def test_every_kind_has_a_case() -> None:
    there = {kind for edit in EDITS for kind, *_ in edit.changes}
    back = {mirror(KINDS[kind]).name for edit in BACK for kind, *_ in edit.changes}
    approvals = {kind.name for kind in members(APPROVAL)}  # they are compared by the command alone
    assert KINDS.keys() - there - back == approvals
    assert len(EDITS) >= 60


def test_every_kind_has_its_mirror() -> None:
    for kind in KINDS.values():
        other = mirror(kind)
        assert (mirror(other), other.impact, other.values) == (kind, kind.impact, kind.values), kind
        if kind.name.endswith(("added", "raised")):
            assert other.name.endswith(("removed", "lowered"))


def test_the_kinds_of_the_shipped_profile_stay_as_they_are() -> None:
    """Approvals and other programs know them by their names."""
    lines = []
    for group in DECLARED.groups:
        lines.append(f"# {group.slug} {group.word}")
        for kind in members(group):
            lines.append(f"{kind.name} | {kind.words} | {kind.impact.word} | {kind.mirror or ''} | {kind.values.name}")
    known = (Path(__file__).parent / "kinds.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line in known] == known
    assert len(KINDS) == sum(len(list(members(group))) for group in DECLARED.groups)


def test_a_kind_says_what_its_values_are() -> None:
    for kind in KINDS.values():
        verb = kind.name.rpartition("-")[2]
        assert (kind.values is Values.TEXT) == kind.name.endswith(OTHER_WORDS), kind
        assert (kind.values is Values.POSITION) == (verb == "moved"), kind
        assert (kind.values is Values.PROBLEM) == (verb in ("readable", "unreadable")), kind
        assert (kind.values is Values.ENTRY) == kind.name.endswith("-as-entry"), kind
        assert (kind.values is Values.PARTS) == kind.name.endswith(("-split-changed", "-joined-changed")), kind
        goes = kind.name.startswith(("paragraph-", "sentence-", "criterion-")) and kind.values is not Values.ENTRY
        assert (kind.values is Values.FIELD) == goes, kind
