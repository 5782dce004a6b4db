"""What is said of seeded edits to the example roles of each profile that is not the shipped one."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from roledoc_lint import check, find_config
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.lint.results import FixMode
from tests.profiles import civil_service, nhs, progression
from tests.profiles.edits import KINDS, Changed, Fixed, Profile, Wrong, edited
from tests.support.helpers import TODAY
from tests.support.starters import roles, started, starter

PROFILES = {"nhs": nhs.PROFILE, "civil-service": civil_service.PROFILE, "progression": progression.PROFILE}
each_profile = pytest.mark.parametrize(("name", "profile"), PROFILES.items(), ids=PROFILES)


@each_profile
def test_the_tables_are_whole(name: str, profile: Profile) -> None:
    assert Counter(wrong.kind for wrong in profile.wrong) == dict.fromkeys(KINDS, 5)
    assert len({*profile.changed}) == len(profile.changed) == 20
    assert {change.impact for change in profile.changed} == {"substantive", "wording", "editorial"}
    assert len(profile.document.facts) + len(profile.document.sections) == 15
    edits: list[Wrong | Changed | Fixed] = [*profile.wrong, *profile.changed, *profile.fixed]
    for edit in edits:
        edited(roles(name)[edit.role], edit.before, edit.after)


@each_profile
def test_wrong_edits_are_caught_at_their_place(name: str, profile: Profile) -> None:
    missed = {wrong: said for wrong in profile.wrong if (said := caught(name, wrong)) is not None}
    assert missed == {}


def caught(name: str, wrong: Wrong) -> list[str] | None:
    """None if the rule that should catch an edit has a finding on its line; else all findings."""
    text = edited(roles(name)[wrong.role], wrong.before, wrong.after)
    marked = next(number for number, line in enumerate(text.splitlines(), 1) if (wrong.at or "«") in line)
    config, path = find_config(started(name)), f"roles/{wrong.role}.yaml"
    content = text.replace("«", "").replace("»", "").encode()
    findings = check(config, buffers={started(name) / path: content}, today=TODAY).findings
    if any((finding.rule, finding.path, finding.line) == (wrong.rule, path, marked) for finding in findings):
        return None
    return [f"{finding.path}:{finding.line}: {finding.rule}: {finding.message}" for finding in findings]


@each_profile
def test_changes_have_their_kind_and_impact(tmp_path: Path, name: str, profile: Profile) -> None:
    starter(name, tmp_path / "before")
    starter(name, tmp_path / "after")
    missed = {change: said for change in profile.changed if (said := reported(tmp_path, change)) is not None}
    assert missed == {}


def reported(folder: Path, change: Changed) -> list[tuple[str, str]] | None:
    """None if an edit is reported as one change of the right kind and impact; else all changes."""
    before, after = (folder / state / f"roles/{change.role}.yaml" for state in ("before", "after"))
    text = before.read_text(encoding="utf-8")
    after.write_text(edited(text, change.before, change.after), encoding="utf-8")
    states = between_folders(find_config(folder / "before"), folder / "before", folder / "after")
    found = [(each.kind, each.impact.word) for each in compare_snapshots(states).changes]
    shutil.copyfile(before, after)
    return None if found == [(change.kind, change.impact)] else found


@each_profile
def test_mistakes_are_taken_back_by_their_fix(tmp_path: Path, name: str, profile: Profile) -> None:
    starter(name, tmp_path)
    missed = {mistake: said for mistake in profile.fixed if (said := after_fix(name, tmp_path, mistake)) is not None}
    assert missed == {}


def after_fix(name: str, folder: Path, mistake: Fixed) -> str | None:
    """None if the fixes of a mistake give the role as it was, byte for byte; else what they give."""
    text, path = roles(name)[mistake.role], folder / f"roles/{mistake.role}.yaml"
    path.write_text(edited(text, mistake.before, mistake.after), encoding="utf-8")
    check(find_config(folder), [path], today=TODAY, fixing=FixMode(unsafe=mistake.unsafe))
    after = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return None if after == text else after
