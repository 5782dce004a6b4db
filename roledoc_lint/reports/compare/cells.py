"""Two roles as the reports for people show them: a group for each field, with rows of a name and two texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.changes.side_by_side import Item, Part, Relation, SideBySide
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.reports.changes.rows import section_title
from roledoc_lint.reports.changes.value_text import value_text
from roledoc_lint.text.json_pointer import escape

MAX_CODE_CHARS = 14
"""How long a code may be to be the heading of a column."""

MAX_NOTE_CHARS = 60
"""How long the values of what else differs in an item may be to be shown with it."""


class Row(NamedTuple):
    """One thing that the roles have: its name, the text of each role, and how the texts compare, in words."""

    name: str
    first: str
    second: str
    relation: Relation
    words: str


class Group(NamedTuple):
    """The rows of one field."""

    heading: str
    rows: list[Row]


def names(found: SideBySide) -> tuple[str, str]:
    """What the roles are called in columns: by short codes, or else A and B."""
    first, second = (role.role if role.role != role.path else "" for role in (found.first, found.second))
    is_short = 0 < len(first) <= MAX_CODE_CHARS and 0 < len(second) <= MAX_CODE_CHARS
    return (first, second) if is_short and first != second else ("A", "B")


def headings(found: SideBySide) -> Iterator[str]:
    """A line for each role: its code or letter, title, organisation and file."""
    for name, role in zip(names(found), (found.first, found.second), strict=True):
        title = section_title(role)
        yield " · ".join(
            filter(None, (title if title.startswith(name) else f"{name}: {title}", role.organisation, role.path))
        )


def groups(found: SideBySide) -> Iterator[Group]:
    """First the fields with one value, together; then the others that have something, in the order of the schema."""
    called, profile = names(found), found.profile
    facts = [part for part in found.parts if _is_fact(part)]
    if facts:
        yield Group("field", [_row(part, item, called, profile, part.label) for part in facts for item in part.items])
    for part in found.parts:
        if part.items and part not in facts:
            yield Group(part.label, [_row(part, item, called, profile, item.name) for item in part.items])


def _is_fact(part: Part) -> bool:
    """Whether a field has one value, or one line of words."""
    if part.field:
        return part.field.kind in ("line", "word", "words", "range")
    return all(isinstance(value, str | int | None) for item in part.items for value in (item.first, item.second))


def _row(part: Part, item: Item, called: tuple[str, str], profile: Profile, name: str) -> Row:
    if ("section", None, None) in item.notes:
        first, second = (label(str(value), profile) for value in (item.first, item.second))
        return Row(name, first, second, item.relation, "in another section")
    first, second = (_text(value, part, profile) for value in (item.first, item.second))
    words = [_relation(item, called), *_notes(item, part, profile)]
    return Row(name, first, second, item.relation, "; ".join(words))


def _text(value: object, part: Part, profile: Profile) -> str:
    field = part.field
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return (", " if field and field.kind == "words" else "\n").join(value)
    if type(value) is int and field and field.level:
        return f"level {value}"
    return value_text(value, profile, f"/{escape(part.name)}")


def _relation(item: Item, called: tuple[str, str]) -> str:
    if item.higher and item.relation is Relation.DIFFERENT:
        return f"higher in {called[item.higher == 'second']}"
    only = {Relation.FIRST: called[0], Relation.SECOND: called[1]}
    if item.relation in only:
        return f"only {only[item.relation]}"
    if item.relation is Relation.DIFFERENT and item.notes and item.first == item.second:
        return "different" if item.first is None else "the same level"
    return "the same" if item.relation is Relation.SAME else "different"


def _notes(item: Item, part: Part, profile: Profile) -> Iterator[str]:
    """What else differs, with both values if they are short."""
    for words, first, second in item.notes:
        one, other = (_short(value, part.field, profile) for value in (first, second))
        yield f"{words}: {one} / {other}" if one and other else f"{words} different"


def _short(value: object, field: Field | None, profile: Profile) -> str:
    text = "none" if value is None else value_text(value, profile, f"/{escape(field.name)}/0/x" if field else "")
    return text if len(text) <= MAX_NOTE_CHARS and "\n" not in text else ""


def counts(found: SideBySide) -> list[str]:
    """How much is the same, different, or in one role only; and which role has more that is higher."""
    called = names(found)
    numbers = (
        (found.number(Relation.SAME), "the same in both"),
        (found.number(Relation.DIFFERENT), "different"),
        (found.number(Relation.FIRST), f"only in {called[0]}"),
        (found.number(Relation.SECOND), f"only in {called[1]}"),
    )
    lines = [", ".join(f"{number:,} {words}" for number, words in numbers if number) or "neither role says anything"]
    higher = [found.number(Relation.DIFFERENT, higher=which) for which in ("first", "second")]
    if any(higher):
        lines.append(
            "levels and ranks: "
            + ", ".join(f"{number:,} higher in {name}" for number, name in zip(higher, called, strict=True))
        )
    return [*lines, *found.notes]
