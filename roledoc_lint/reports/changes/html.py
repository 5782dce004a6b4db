"""Changes as one HTML page, for readers who do not know YAML. It has filters, prints, and works without a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.kind import LEGEND, Impact
from roledoc_lint.changes.kinds.roles import ROLE
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.matrix import matrix
from roledoc_lint.reports.changes.overview import MAX_HIGHLIGHTS, counted_roles, highlights, notes, warnings
from roledoc_lint.reports.changes.rows import ReportSection, Row, numbers, section_title, sections
from roledoc_lint.reports.changes.value_text import name_of, value_text
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, printable
from roledoc_lint.text.json_pointer import escape

if TYPE_CHECKING:
    from jinja2 import Environment

OTHER_FILTERS = ("impact", "role", "search")
PAGE = Path(__file__).parent / "page"


class LinkedRow(NamedTuple):
    """A row, its anchor, and the numbers of its organisations and roles in the lists of the filters."""

    row: Row
    anchor: str
    organisations: str
    roles: str


class Chapter(NamedTuple):
    """The rows of one role; or those of the configuration or the catalogue, which have no role."""

    title: str
    subject: RoleRef | None
    anchor: str
    rows: list[LinkedRow]


class Choices(NamedTuple):
    """What the filters offer: organisations, roles by their codes with their titles, and the changes of each impact."""

    organisations: list[str]
    roles: dict[str, str]
    impacts: dict[Impact, int]


class Organisation(NamedTuple):
    """How the page calls the organisations of roles: in addresses, above the filter, and all of them."""

    name: str
    heading: str
    plural: str


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The whole page."""
    found = sections(comparison)
    choices = _choices(comparison, [row for section in found for row in section.rows])
    chapters = list(_chapters(found, choices))
    style, script = ((PAGE / name).read_text(encoding="utf-8") for name in ("style.css", "filters.js"))
    return (
        _environment(comparison.profile)
        .get_template("page.html.jinja")
        .render(
            comparison=comparison,
            roles_line=counted_roles(comparison.summary),
            meanings=LEGEND,
            highlights=highlights(found)[:MAX_HIGHLIGHTS] if len(found) > 1 else [],
            notes=notes(comparison),
            warnings=warnings(found)[:MAX_HIGHLIGHTS] if len(found) > 1 else [],
            choices=choices,
            matrix=matrix(((chapter.subject, chapter.anchor, chapter.rows) for chapter in chapters), comparison.kinds),
            catalogue=[chapter for chapter in chapters if chapter.subject is None],
            roles=[chapter for chapter in chapters if chapter.subject],
            anchors={chapter.subject: chapter.anchor for chapter in chapters},
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _environment(profile: Profile) -> Environment:
    """The templates. All text in them is escaped, and control characters are made visible."""
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
    environment.filters |= {
        "role_title": section_title,
        "counted": counted,
        "fields": partial(fields, profile=profile),
        "impacts": _impacts,
        "whole_role": _whole_role,
    }
    environment.globals["organisation"] = _organisation(profile)
    return environment


def _organisation(profile: Profile) -> Organisation:
    field = profile.by_name.get(profile.whole.organisation)
    if field is None:
        return Organisation("organisation", "Organisation", "organisations")
    name = field.name if field.name not in OTHER_FILTERS else "organisation"
    return Organisation(name, field.word[:1].upper() + field.word[1:], field.plural_in_report)


def _visible(value: object) -> object:
    """Text with its control characters made visible, except line ends; markup as it is."""
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return "\n".join(printable(line) for line in value.split("\n"))


def _policy(style: str, script: str) -> str:
    """What the page may load: only its own two blocks, identified by their hashes."""
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
        sorted({subject.organisation for subject in _subjects(comparison) if subject.organisation}),
        dict(sorted(names.items(), key=lambda item: item[1].casefold())),
        _impacts(rows),
    )


def _subjects(comparison: Comparison) -> Iterator[RoleRef]:
    """Every role that has a change, or that a change of the catalogue affects."""
    for change in comparison.changes:
        if change.subject:
            yield change.subject
        yield from (role.subject for role in change.affected)


def _choice(subject: RoleRef) -> str:
    title = section_title(subject)
    return f"{title} ({subject.organisation})" if subject.organisation else title


def _chapters(found: Iterable[ReportSection], choices: Choices) -> Iterator[Chapter]:
    organisations = {name: number for number, name in enumerate(choices.organisations, 1)}
    roles = {role: number for number, role in enumerate(choices.roles, 1)}
    for place, section in enumerate(found, 1):
        rows = []
        for row in section.rows:
            subject = section.subject
            concerned = [subject] if subject else [role.subject for role in row.change.affected]
            rows.append(
                LinkedRow(
                    row,
                    f"change-{row.change.fingerprint}",
                    _numbers(organisations[role.organisation] for role in concerned if role.organisation),
                    _numbers(roles[role.role] for role in concerned),
                )
            )
        anchor = f"role-{place}" if section.subject else section.title.rpartition(" ")[2]
        yield Chapter(section.title, section.subject, anchor, rows)


def _numbers(found: Iterable[int]) -> str:
    return " ".join(map(str, sorted(set(found))))


def _impacts(rows: Iterable[Row]) -> dict[Impact, int]:
    """How many changes of each impact these rows mean, the most important impact first."""
    found = numbers(rows)
    return {impact: found[impact] for impact in LEGEND if found[impact]}


def _whole_role(change: Change) -> object:
    """The role that was added or removed; None if the change is of another kind."""
    return {ROLE.added: change.after, ROLE.removed: change.before}.get(change.definition)


def fields(role: dict[str, object], profile: Profile) -> dict[str, list[str]]:
    """The fields of a role, each with its paragraphs or entries, for reading the whole role."""
    return {label(field, profile): list(_texts(value, profile, field)) for field, value in role.items()}


def _texts(value: object, profile: Profile, field: str) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = name_of(item, profile.by_name.get(field)) if isinstance(item, dict) else None
        text = value_text(item, profile, f"/{escape(field)}")
        yield f"{name}\n{text}".strip() if isinstance(name, str) else text
