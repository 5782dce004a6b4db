"""Changes as one HTML page, for readers who know no YAML: it asks no network for anything, filters, and prints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.changes.change import RoleRef
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds import LEGEND, Impact
from roledoc_lint.model.labels import label
from roledoc_lint.reports.changes.matrix import matrix
from roledoc_lint.reports.changes.overview import MOST_GLANCES, at_a_glance, counted_roles, notes, to_look_at
from roledoc_lint.reports.changes.rows import ReportSection, Row, named, numbers, sections, shown
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, printable

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = Path(__file__).parent / "page"


class Told(NamedTuple):
    """A row, the anchor that links lead to, and the places of its forces and roles in the filters."""

    row: Row
    anchor: str
    forces: str
    roles: str


class Chapter(NamedTuple):
    """The rows of one role; or those of the catalogue, which have no role."""

    subject: RoleRef | None
    anchor: str
    told: list[Told]


class Choices(NamedTuple):
    """What the filters offer: forces, roles with how each is called, and how many changes of each impact there are."""

    forces: list[str]
    roles: dict[str, str]
    impacts: dict[Impact, int]


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The whole page."""
    found = sections(comparison)
    choices = _choices(comparison, [row for section in found for row in section.rows])
    chapters = list(_chapters(found, choices))
    style, script = ((PAGE / name).read_text(encoding="utf-8") for name in ("style.css", "filters.js"))
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            comparison=comparison,
            roles_line=counted_roles(comparison.summary),
            meanings=LEGEND,
            glances=at_a_glance(found)[:MOST_GLANCES] if len(found) > 1 else [],
            notes=notes(comparison),
            closely=to_look_at(found)[:MOST_GLANCES] if len(found) > 1 else [],
            choices=choices,
            matrix=matrix((chapter.subject, chapter.anchor, chapter.told) for chapter in chapters),
            catalogue=[chapter for chapter in chapters if chapter.subject is None],
            roles=[chapter for chapter in chapters if chapter.subject],
            anchors={chapter.subject: chapter.anchor for chapter in chapters},
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _environment() -> Environment:
    """The templates: every text in them is escaped, and shows what else could not be seen."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"called": named, "counted": counted, "fields": fields, "impacts": _impacts}
    return environment


def _visible(value: object) -> object:
    """A text with its control characters made visible, but for its line ends; markup as it is."""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    return "\n".join(printable(line) for line in value.split("\n"))


def _policy(style: str, script: str) -> str:
    """What the page may load: nothing but its own two blocks, which are known by their hashes."""
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(block: str) -> str:
    return f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'"


def _choices(comparison: Comparison, rows: Iterable[Row]) -> Choices:
    subjects = {subject.role: subject for subject in _subjects(comparison)}
    names = {role: _choice(subject) for role, subject in subjects.items()}
    return Choices(
        sorted({subject.force for subject in _subjects(comparison) if subject.force}),
        dict(sorted(names.items(), key=lambda item: item[1].casefold())),
        _impacts(rows),
    )


def _subjects(comparison: Comparison) -> Iterator[RoleRef]:
    """Every role that a change is told of, or that one touches."""
    for change in comparison.changes:
        if change.subject:
            yield change.subject
        yield from (touched.subject for touched in change.affected)


def _choice(subject: RoleRef) -> str:
    return f"{named(subject)} ({subject.force})" if subject.force else named(subject)


def _chapters(found: Iterable[ReportSection], choices: Choices) -> Iterator[Chapter]:
    forces = {force: number for number, force in enumerate(choices.forces, 1)}
    roles = {role: number for number, role in enumerate(choices.roles, 1)}
    for place, (subject, rows) in enumerate(found, 1):
        told = []
        for row in rows:
            concerned = [subject] if subject else [touched.subject for touched in row.change.affected]
            told.append(
                Told(
                    row,
                    f"change-{row.change.fingerprint}",
                    _places(forces[role.force] for role in concerned if role.force),
                    _places(roles[role.role] for role in concerned),
                )
            )
        yield Chapter(subject, f"role-{place}" if subject else "catalogue", told)


def _places(places: Iterable[int]) -> str:
    return " ".join(map(str, sorted(set(places))))


def _impacts(rows: Iterable[Row]) -> dict[Impact, int]:
    """How many changes of each impact some rows tell, the gravest first."""
    found = numbers(rows)
    return {impact: found[impact] for impact in LEGEND if found[impact]}


def fields(role: dict[str, object]) -> dict[str, list[str]]:
    """Every field of a role with its paragraphs or entries, to be read as a whole."""
    return {label(field): list(_texts(value)) for field, value in role.items()}


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name", item.get("code")) if isinstance(item, dict) else None
        text = shown(item)
        yield f"{named}\n{text}".strip() if isinstance(named, str) else text
