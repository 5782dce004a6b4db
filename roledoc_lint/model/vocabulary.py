"""Vocabularies: the words that a field may hold, with their aliases, ranks and families."""

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import nearest

Level = int | str


T = TypeVar("T")


MAX_REMEMBERED = 100
"""How many forms of a name or wording are remembered with what they stand for: roles have the same again and again."""


def _remember(seen: dict[str, T], form: str, meant: T) -> None:
    """Take note of what a form stands for; where too many are known, all are forgotten first."""
    if len(seen) >= MAX_REMEMBERED:
        seen.clear()
    seen[form] = meant


class Names:
    """Names with their aliases, found by exact name, by alias, or with case, spacing and punctuation aside."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        pairs = [(name, tuple(aliases)) for name, aliases in named]
        self.names = tuple(name for name, _ in pairs)
        self._aliases: dict[str, str] = {}
        self._seen: dict[str, str | None] = {}
        for name, aliases in pairs:
            for form in (name, *aliases):
                self._aliases.setdefault(loose(form), name)
        self._exact = frozenset(self.names)
        self.forms = self._exact.union(form for _, aliases in pairs for form in aliases)
        """The names and their aliases, as they are written in the catalogue."""

    def __contains__(self, name: str) -> bool:
        return name in self._exact

    def canonical(self, form: str) -> str | None:
        """The name that `form` is, or stands for; None where it is neither."""
        if form in self._exact:
            return form
        if form not in self._seen:
            _remember(self._seen, form, self._aliases.get(loose(form)))
        return self._seen[form]

    def nearest(self, form: str) -> list[str]:
        """Names that `form` may be a slip for, the likeliest first; at most three."""
        return nearest(form, self.names)


class GradeFamily(NamedTuple):
    """Grades such as SCALE 5: a name, and a number or letter between two bounds. An unknown upper bound is None."""

    name: str
    status: str
    lowest: Level
    highest: Level | None

    def grade(self, text: str) -> str | None:
        """`text` as a grade of this family in its canonical form, or None."""
        match = re.fullmatch(rf"{re.escape(loose(self.name))} ?([0-9]{{1,3}}|[a-z])", loose(text))
        if not match:
            return None
        step: Level = int(match[1]) if match[1].isdigit() else match[1].upper()
        if isinstance(step, int) != isinstance(self.lowest, int):
            return None
        highest = step if self.highest is None else self.highest
        return f"{self.name} {step}" if _order(self.lowest) <= _order(step) <= _order(highest) else None

    @property
    def described(self) -> str:
        return f"{self.name} {self.lowest}" + (f" to {self.highest}" if self.highest is not None else " and higher")


class Grades:
    """Staff grades by family, and police ranks, the lowest first."""

    def __init__(self, families: tuple[GradeFamily, ...], ranks: Names, statuses: dict[str, str]) -> None:
        self.families = families
        self.ranks = ranks
        self._statuses = statuses
        self._seen: dict[str, str | None] = {}
        self._status: dict[str, str | None] = {}

    def __contains__(self, grade: str) -> bool:
        return self.canonical(grade) == grade

    def canonical(self, form: str) -> str | None:
        if form not in self._seen:
            found = (family.grade(form) for family in self.families)
            _remember(self._seen, form, next((grade for grade in found if grade), None) or self.ranks.canonical(form))
        return self._seen[form]

    def nearest(self, form: str) -> list[str]:
        """Ranks that `form` may be meant for: Inspector for a Detective Inspector, else those like it."""
        words = set(loose(form).split())
        within = [rank for rank in self.ranks.names if set(loose(rank).split()) <= words]
        return [max(within, key=len)] if within else self.ranks.nearest(form)

    @property
    def names(self) -> tuple[str, ...]:
        """What may stand in the field, for a message: each family with its range, then the ranks."""
        return (*(family.described for family in self.families), *self.ranks.names)

    @property
    def forms(self) -> frozenset[str]:
        """Ranks and their aliases, as they are written in the catalogue; a grade of a family has no other form."""
        return self.ranks.forms

    def position(self, grade: str) -> tuple[str, int] | None:
        """A grade's family and its place within it, or that of a rank among the ranks, counted from the lowest."""
        for family in self.families:
            if family.grade(grade) == grade:
                return family.name, _order(_number(grade.rsplit(" ", 1)[1]))
        return ("rank", self.ranks.names.index(grade)) if grade in self.ranks else None

    def status(self, grade: str) -> str | None:
        """The status that a grade, by its canonical form, belongs to."""
        if grade not in self._status:
            family = next((family for family in self.families if family.grade(grade)), None)
            _remember(self._status, grade, family.status if family else self._statuses.get(grade))
        return self._status[grade]


def parts(known: Names | Grades, text: str) -> list[str]:
    """The words of the vocabulary that a text such as SCALE 4/SCALE 5 is made of, if it is made of several."""
    pieces = [piece.strip() for piece in re.split(r"[/,;+&]|\band\b", text)]
    family = pieces[0].rpartition(" ")[0]
    names = [known.canonical(f"{family} {piece}" if piece.isdecimal() else piece) for piece in pieces]
    return [name for name in names if name] if len(names) > 1 and all(names) else []


def _grades(content: dict[str, object]) -> Grades:
    families = tuple(
        GradeFamily(
            str(entry["name"]),
            str(entry["status"]),
            _level(entry["lowest"]),
            _level(entry["highest"]) if "highest" in entry else None,
        )
        for entry in mappings(content["families"])
    )
    ranks = mappings(content["ranks"])
    names = Names((str(entry["name"]), map(str, sequence(entry.get("aliases", [])))) for entry in ranks)
    return Grades(families, names, {str(entry["name"]): str(entry["status"]) for entry in ranks})


def _abbreviation(entry: dict[str, object]) -> list[object]:
    """The abbreviation, by itself and behind the name."""
    short = entry.get("abbreviation")
    return [short, f"{entry['name']} ({short})"] if short else []


def _number(step: str) -> Level:
    return int(step) if step.isdecimal() else step


def _order(level: Level) -> int:
    return level if isinstance(level, int) else ord(level)


def _level(value: object) -> Level:
    return value if isinstance(value, int) else str(value)


def mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("a mapping is missing")
    return value


def sequence(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is missing")
    return value


def mappings(value: object) -> list[dict[str, object]]:
    return [mapping(item) for item in sequence(value)]
