"""Two states compared: first the catalogue, then each role, then what the catalogue's changes mean for roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from roledoc_lint.changes.catalogue_impact import ImpactTracker
from roledoc_lint.changes.catalogue_states import catalogue_states
from roledoc_lint.changes.change import Change
from roledoc_lint.changes.comparison import Comparison, summary
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.meaning_words import meaning_of
from roledoc_lint.changes.role_moves import moved_between_roles
from roledoc_lint.changes.role_pairs import RolePairs
from roledoc_lint.changes.setting_diff import compare_settings
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import DiffSettings

USUAL = DiffSettings()


def compare_snapshots(
    snapshots: Snapshots, settings: DiffSettings = USUAL, *, progress: Progress = silent
) -> Comparison:
    """Find every change between two states.

    `settings` are those of whoever compares, beside those of the two states. `progress` shows how many of the roles
    are done.
    """
    catalogue = catalogue_states(snapshots)
    impact = ImpactTracker(catalogue.changes, catalogue.after)
    kinds = DeclaredKinds(snapshots.profile)
    every = (settings, *(state.diff for state in snapshots.settings))
    catalogues = (catalogue.before.own, catalogue.after.own)
    meaning = meaning_of(snapshots.profile, catalogues, (each.attention for each in every))
    roles = RolePairs(snapshots, catalogue, impact, kinds, meaning)
    for files in progress(iter(snapshots.roles), len(snapshots.roles)):
        roles.compare_files(files)
    roles.compare_unpaired()
    found = moved_between_roles(roles.changes, kinds)
    if impact.may_affect_roles:
        _scan_unchanged_roles(snapshots, roles.compared, impact, progress)
    of_settings = compare_settings(*snapshots.settings)
    changes = list(_numbered([*of_settings, *impact.catalogue_changes(), *sorted(found, key=_order)]))
    return Comparison(
        snapshots.base,
        snapshots.head,
        changes,
        summary(changes, snapshots.profile),
        kinds,
        tuple(roles.formatting_only),
        not_compared=snapshots.not_compared,
        remarks=snapshots.remarks,
        compared=snapshots.description,
        undated=tuple(roles.undated) if settings.date_of_change and snapshots.settings[1].diff.date_of_change else (),
        rewritten=tuple(roles.rewritten),
        commits=snapshots.commits,
    )


def _scan_unchanged_roles(snapshots: Snapshots, compared: set[str], impact: ImpactTracker, progress: Progress) -> None:
    """Find which of the other roles use what changed in the catalogue."""
    files = [file for file in snapshots.every_role() if file.path not in compared]
    contents = progress(snapshots.contents(files), len(files))
    for file, content in zip(files, contents, strict=True):
        if isinstance(content, bytes):
            impact.scan(content, file.path, snapshots.max_file_size)


def _order(change: Change) -> tuple[str, str, int]:
    """Changes of one role together, the most important first."""
    role = change.subject
    return (role.path, role.role, -change.impact) if role else ("", "", -change.impact)


def _numbered(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes with a number for those that are the same, so that one approval does not approve two."""
    times: Counter[str] = Counter()
    for change in changes:
        fingerprint = change.fingerprint
        times[fingerprint] += 1
        yield change._replace(nth=times[fingerprint]) if times[fingerprint] > 1 else change
