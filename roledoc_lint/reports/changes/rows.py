"""A comparison as the formats for people tell it: sections, one for the catalogue and one a role, with rows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from roledoc_lint.changes.change import Change, Location, RoleRef
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds import KINDS, Impact
from roledoc_lint.model.labels import label
from roledoc_lint.reports.changes.inline_diff import Part, marked, replaced
from roledoc_lint.text.display import counted, cut

MAX_LISTED_MOVES = 3
"""Up to how many moved items of a list are told one by one."""

_WEIGHTY = re.compile(
    r"[£$€]?\d[\d.,]*%?|\b(?:not|no|never|must|may|might|should|shall|will|can|cannot|only|except|unless|without|unable)\b",
    re.IGNORECASE,
)
"""What can turn the meaning of a text that is otherwise the same."""

MAX_VALUE_CHARS = 400
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
    approval: str = ""
    """That it was approved, and why; or by what it can be."""
    number: int = 1
    """How many changes it tells."""

    @property
    def note(self) -> str:
        """A word of warning where a text may mean something else in its new words."""
        if self.impact is not Impact.WORDING or self.change.subject is None:
            return ""
        if [part.sign for part in self.parts] == ["removed", "added"]:
            return "look closely: little of the text stays"
        removed, added = (
            Counter(word.lower() for part in self.parts if part.sign == sign for word in _WEIGHTY.findall(part.text))
            for sign in ("removed", "added")
        )
        words = [" ".join((some - others).elements()) for some, others in ((removed, added), (added, removed))]
        return f"look closely: {words[0] or '…'} → {words[1] or '…'}" if any(words) else ""


class ReportSection(NamedTuple):
    """The rows of one role, the gravest first; or those of the catalogue, which have no role."""

    subject: RoleRef | None
    rows: list[Row]

    def numbers(self) -> Counter[Impact]:
        """How many changes there are of each impact."""
        return numbers(self.rows)


def numbers(rows: Iterable[Row]) -> Counter[Impact]:
    """How many changes of each impact some rows tell."""
    found: Counter[Impact] = Counter()
    for row in rows:
        found[row.impact] += row.number
    return found


def sections(comparison: Comparison) -> list[ReportSection]:
    """The changes, the catalogue's first."""
    groups = groupby(comparison.changes, key=lambda change: change.subject)
    return [ReportSection(subject, list(_rows(comparison, list(changes)))) for subject, changes in groups]


def _rows(comparison: Comparison, changes: Sequence[Change]) -> Iterator[Row]:
    """A row a change; of a list in a new order, one for all that moved, unless each must be approved."""
    moves: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind.endswith("-moved") and not comparison.must_be_approved(change):
            moves.setdefault(change.kind, []).append(change)
    together = {kind: moved for kind, moved in moves.items() if len(moved) > MAX_LISTED_MOVES}
    for change in changes:
        if change.kind not in together:
            yield _row(comparison, change)
        elif change is together[change.kind][0]:
            item = f"{len(together[change.kind]):,} stand in another order"
            yield Row(change.impact, change.words, item, (), (), change, number=len(together[change.kind]))


def _row(comparison: Comparison, change: Change) -> Row:
    wording = marked(change.wording.before or "", change.wording.after or "") if change.wording else []
    approval = f"approved: {change.approved}" if change.approved else ""
    if comparison.must_be_approved(change):
        approval = f"not yet approved: {change.fingerprint}"
    parts = tuple(_parts(change))
    return Row(change.impact, change.words, _item(change), parts, tuple(wording), change, approval)


def _item(change: Change) -> str:
    if change.kind.endswith("-moved") or change.kind in _MOVES_BETWEEN:
        return start(change.item or "")
    return change.item or ""


_MOVES_BETWEEN = tuple(kind for kind in KINDS if kind.startswith(("paragraph-", "criterion-")))


def start(text: str) -> str:
    """The beginning of a paragraph, by which a reader knows it."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _parts(change: Change) -> list[Part]:
    before, after = change.before, change.after
    if isinstance(before, str) and isinstance(after, str) and change.kind.endswith(("-reworded", "-retouched")):
        return marked(before, after)
    if change.kind in _MOVES_BETWEEN:
        before, after = label(str(before)), label(str(after))
    if change.kind.endswith("-moved"):
        before, after = f"place {before}", f"place {after}"
    if change.kind.endswith(("-unreadable", "-readable")):
        before, after = _problem(before, change.base), _problem(after, change.head)
    return replaced(shown(before), shown(after))


def _problem(value: object, place: Location | None) -> object:
    """Why a file cannot be read, with the line; or what there is of the role in it."""
    return f"line {place.line}: {value}" if isinstance(value, str) and place else value


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
    return cut(json.dumps(value, ensure_ascii=False), MAX_VALUE_CHARS)


def _entry(value: dict[str, object]) -> str:
    """What there is of a role, or of an entry beside its name."""
    if isinstance(value.get("job_title"), str):
        lists = [value.get(field) for field in ("grades", "vetting_levels")]
        words = [word for words in lists if isinstance(words, list) for word in words if isinstance(word, str)]
        return " · ".join([str(value["job_title"]), *words])
    level = f"level {value['level']}" if type(value.get("level")) is int else str(value.get("level", ""))
    text = value.get("title") or value.get("wording") or ""
    known = [part for part in (level, text if isinstance(text, str) else "") if part]
    rest = {key: item for key, item in value.items() if key not in ("name", "code", "level", "title", "wording")}
    return "\n".join([*known, *([cut(json.dumps(rest, ensure_ascii=False), MAX_VALUE_CHARS)] if rest else [])])


def named(subject: RoleRef | None) -> str:
    """How a section is called."""
    if subject is None:
        return "The catalogue"
    return subject.job_title or subject.path if subject.role == subject.path else f"{subject.role} {subject.job_title}"


def affected_roles(change: Change) -> list[str]:
    """The roles that a change of the catalogue touches, each once."""
    return list(dict.fromkeys(touched.subject.role for touched in change.affected))


def touches(row: Row, most: int) -> str:
    """How many roles a change of the catalogue touches, and the first of them."""
    names = affected_roles(row.change)
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"touches {counted(len(names), 'role')}: {', '.join(names[:most])}{more}"
