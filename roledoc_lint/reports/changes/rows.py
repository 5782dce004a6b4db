"""A comparison as the formats for people tell it: sections, one for the catalogue and one a role, with rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from roledoc_lint.changes.change import Change, Subject
from roledoc_lint.changes.comparison import Comparison, Summary
from roledoc_lint.changes.kinds import KINDS, Impact
from roledoc_lint.changes.words import Part, marked, replaced
from roledoc_lint.reports.words import counted
from roledoc_lint.role import label

FEW_MOVES = 3
"""Up to how many moved items of a list are told one by one."""

LONG = 400
"""How many characters of a value are shown that is no text."""


class Row(NamedTuple):
    """A change: what happened, to what, from what to what."""

    impact: Impact
    what: str
    item: str
    parts: tuple[Part, ...]
    """What was, what is now, and what is the same."""
    wording: tuple[Part, ...]
    """How the wording of a behaviour, value or skill changed with its level."""
    change: Change
    number: int = 1
    """How many changes it tells."""


class Section(NamedTuple):
    """The rows of one role, the gravest first; or those of the catalogue, which have no role."""

    subject: Subject | None
    rows: list[Row]


def sections(comparison: Comparison, *, whole: bool = False) -> list[Section]:
    """The changes, the catalogue's first; `whole` keeps the sentences of long texts in which nothing has changed."""
    groups = groupby(comparison.changes, key=lambda change: change.subject)
    return [Section(subject, list(_rows(list(changes), whole=whole))) for subject, changes in groups]


def _rows(changes: Sequence[Change], *, whole: bool) -> Iterator[Row]:
    """A row a change; of a list in a new order, one for all that moved."""
    moves: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind.endswith("-moved"):
            moves.setdefault(change.kind, []).append(change)
    for change in changes:
        together = moves.get(change.kind, [])
        if len(together) <= FEW_MOVES:
            yield _row(change, whole=whole)
        elif change is together[0]:
            item = f"{len(together)} stand in another order"
            yield Row(change.impact, change.words, item, (), (), change, len(together))


def _row(change: Change, *, whole: bool) -> Row:
    wording = marked(change.wording.before or "", change.wording.after or "", whole=whole) if change.wording else []
    return Row(change.impact, change.words, _item(change), tuple(_parts(change, whole=whole)), tuple(wording), change)


def _item(change: Change) -> str:
    if change.kind.endswith("-moved") or change.kind in _MOVES_BETWEEN:
        return _start(change.item or "")
    return change.item or ""


_MOVES_BETWEEN = tuple(kind for kind in KINDS if kind.startswith(("paragraph-", "criterion-")))


def _start(text: str) -> str:
    """The beginning of a paragraph, by which a reader knows it."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _parts(change: Change, *, whole: bool) -> list[Part]:
    before, after = change.before, change.after
    if isinstance(before, str) and isinstance(after, str) and change.kind.endswith(("-reworded", "-retouched")):
        return marked(before, after, whole=whole)
    if change.kind in _MOVES_BETWEEN:
        before, after = label(str(before)), label(str(after))
    if change.kind.endswith("-moved"):
        before, after = f"place {before}", f"place {after}"
    return replaced(shown(before), shown(after))


def shown(value: object) -> str:
    """A value of a role as a reader says it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if isinstance(value, dict):
        return _entry(value)
    return _cut(json.dumps(value, ensure_ascii=False))


def _entry(value: dict[str, object]) -> str:
    """What there is of a role, or of an entry beside its name."""
    if isinstance(value.get("job_title"), str):
        return str(value["job_title"])
    level = f"level {value['level']}" if type(value.get("level")) is int else str(value.get("level", ""))
    text = value.get("title") or value.get("wording") or ""
    known = [part for part in (level, text if isinstance(text, str) else "") if part]
    rest = {key: item for key, item in value.items() if key not in ("name", "code", "level", "title", "wording")}
    return "\n".join([*known, *([_cut(json.dumps(rest, ensure_ascii=False))] if rest else [])])


def _cut(text: str) -> str:
    return f"{text[: LONG - 1]}…" if len(text) > LONG else text


def named(subject: Subject | None) -> str:
    """How a section is called."""
    if subject is None:
        return "The catalogue"
    return f"{subject.role} {subject.job_title}".strip()


def counts(summary: Summary, left_out: int = 0) -> list[str]:
    """The counts: one line for roles, one for changes."""
    roles = [
        counted(number, "role") + f" {what}"
        for number, what in (
            (summary.roles_added, "added"),
            (summary.roles_removed, "removed"),
            (summary.roles_renamed, "renamed"),
            (summary.roles_changed, "changed"),
        )
        if number
    ]
    changes = [
        f"{number:,} {impact.word}"
        for impact in sorted(Impact, reverse=True)
        for number in [getattr(summary, impact.word)]
        if number
    ]
    if not changes:
        return ["no change"]
    hidden = f" ({left_out:,} of less impact not shown)" if left_out else ""
    return [*([", ".join(roles)] if roles else []), f"changes: {', '.join(changes)}{hidden}"]
