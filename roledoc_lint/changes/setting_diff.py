"""What changed in what decides how roles are checked and compared: the configuration and the approvals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roledoc_lint.changes.change import Change, Location
from roledoc_lint.changes.kinds.groups import ValueKinds
from roledoc_lint.changes.kinds.settings import APPROVAL, SETTING
from roledoc_lint.changes.states.settings import Settings


def compare_settings(before: Settings, after: Settings) -> Iterator[Change]:
    """The settings that were added, removed and changed, in the order of the later state."""
    for name in {**after.values, **before.values}:
        base, head = (
            Location(state.path, state.line_of(name), "") if name in state.values else None for state in (before, after)
        )
        yield from _change(SETTING, name, before.values.get(name), after.values.get(name), base, head)


def compare_approvals(path: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Change]:
    """The approvals that were added, removed and changed in a file."""
    for fingerprint in {**after, **before}:
        base, head = (
            Location(path, 1, f"/{fingerprint}") if fingerprint in state else None for state in (before, after)
        )
        yield from _change(APPROVAL, fingerprint, before.get(fingerprint), after.get(fingerprint), base, head)


def _change(
    kinds: ValueKinds, item: str, before: object, after: object, base: Location | None, head: Location | None
) -> Iterator[Change]:
    if before != after:
        kind = kinds.added if base is None else kinds.removed if head is None else kinds.changed
        yield Change(kind, "", item, before, after, base, head)
