"""Changes as one HTML page, for readers who do not know YAML. It has filters, prints, and works without a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
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
from roledoc_lint.project.git_log import Commit
from roledoc_lint.reports.changes.matrix import Rows, matrix
from roledoc_lint.reports.changes.overview import MAX_HIGHLIGHTS, counted_roles, notes, overview, warnings
from roledoc_lint.reports.changes.rows import (
    ReportSection,
    Row,
    numbers,
    section_title,
    shared_text,
    subjects,
    what_and_roles,
)
from roledoc_lint.reports.changes.running_text import RunningText, is_in_text, running_texts
from roledoc_lint.reports.changes.sections import sections
from roledoc_lint.reports.changes.value_text import name_of, value_text
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, printable
from roledoc_lint.text.json_pointer import escape

if TYPE_CHECKING:
    from jinja2 import Environment

OTHER_FILTERS = ("impact", "role", "search")
PAGE = Path(__file__).parent / "page"


class LinkedRole(NamedTuple):
    """One of the roles that have a change in common: its change, and its numbers in the lists of the filters."""

    change: Change
    organisation: str
    role: str


class LinkedRow(NamedTuple):
    """A row, its anchor, and the numbers of its organisations and roles in the lists of the filters."""

    row: Row
    anchor: str
    organisations: str
    roles: str
    each: list[LinkedRole]
    """The roles of a change that several have in common."""


class Chapter(NamedTuple):
    """The rows of one role; or those of the configuration, the catalogue or several roles, which have no role."""

    title: str
    subject: RoleRef | None
    anchor: str
    rows: list[LinkedRow]
    in_text: list[LinkedRow]
    """The rows that the text of a rewritten role shows too."""
    text: RunningText | None
    shared: str
    """What the role has in common with others, in words."""
    is_of_several_roles: bool

    @property
    def all_rows(self) -> list[LinkedRow]:
        return [*self.rows, *self.in_text]


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
    texts = running_texts(comparison)
    chapters = list(_chapters(found, texts, choices))
    main = overview(found, texts, comparison.profile)
    style, script = ((PAGE / name).read_text(encoding="utf-8") for name in ("style.css", "filters.js"))
    return (
        _environment(comparison.profile)
        .get_template("page.html.jinja")
        .render(
            comparison=comparison,
            roles_line=counted_roles(comparison.summary),
            meanings=LEGEND,
            states=list(_states(comparison)),
            lists=main.lists(MAX_HIGHLIGHTS),
            longest=MAX_HIGHLIGHTS,
            notes=notes(comparison),
            warnings=warnings(found) if len(found) > 1 else [],
            choices=choices,
            matrix=matrix(_lines(chapters), comparison.kinds),
            catalogue=[chapter for chapter in chapters if not chapter.subject and not chapter.is_of_several_roles],
            several=[chapter for chapter in chapters if chapter.is_of_several_roles],
            roles=[chapter for chapter in chapters if chapter.subject],
            anchors={chapter.subject: chapter.anchor for chapter in chapters},
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _lines(chapters: Iterable[Chapter]) -> Iterator[Rows]:
    """What the lines of the matrix are made of: a role each, then a change of several roles each."""
    for chapter in chapters:
        if chapter.subject:
            yield Rows(chapter.title, chapter.subject.organisation, chapter.anchor, chapter.rows)
        elif chapter.is_of_several_roles:
            for linked in chapter.rows:
                title = counted(len({each.change.subject for each in linked.each}), "role")
                yield Rows(title, None, linked.anchor, [linked])


def _states(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """What each state is called, and who made it and when, where that is known."""
    names = ("Before", comparison.base), ("After", comparison.head)
    for (word, name), commit in zip(names, comparison.commits(), strict=True):
        yield word, name, _made(commit) if commit else ""


def _made(commit: Commit) -> str:
    """Who made a commit, and when if that is known."""
    day = f" on {_day(commit.day)}" if commit.day else ""
    return f"commit {commit.name[:7]}, made by {commit.author}{day}"


def _day(written: str) -> str:
    """A date as people write it: 3 March 2026."""
    try:
        day = date.fromisoformat(written)
    except ValueError:  # git takes any date
        return written
    return f"{day.day} {day:%B %Y}"


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
        "standing": partial(_standing, profile=profile),
        "what_and_roles": what_and_roles,
        "impacts": _impacts,
        "whole_role": _whole_role,
    }
    environment.globals["organisation"] = _organisation(profile)
    return environment


def _standing(subject: RoleRef, profile: Profile) -> list[tuple[str, str]]:
    """What a role has, after the change, in the fields that readers look for first: Bands: Band 5, Band 6."""
    found = []
    for name, words in subject.words:
        field = profile.by_name[name]
        noun = field.in_report if len(words) == 1 else field.plural_in_report
        found.append((noun[:1].upper() + noun[1:], ", ".join(words)))
    return found


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


def _chapters(found: Iterable[ReportSection], texts: Mapping[str, RunningText], choices: Choices) -> Iterator[Chapter]:
    organisations = {name: number for number, name in enumerate(choices.organisations, 1)}
    roles = {role: number for number, role in enumerate(choices.roles, 1)}

    def linked_role(change: Change) -> LinkedRole:
        organisation = change.subject.organisation if change.subject else None
        number = str(organisations[organisation]) if organisation else ""
        return LinkedRole(change, number, str(roles[change.subject.role]) if change.subject else "")

    def linked(row: Row) -> LinkedRow:
        concerned = subjects(row) if row.each else [row.change.subject] if row.change.subject else []
        concerned += [role.subject for role in row.change.affected]
        return LinkedRow(
            row,
            f"change-{row.change.fingerprint}",
            _numbers(organisations[role.organisation] for role in concerned if role.organisation),
            _numbers(roles[role.role] for role in concerned),
            list(map(linked_role, row.each)),
        )

    for place, section in enumerate(found, 1):
        several, subject = section.is_of_several_roles, section.subject
        text = texts.get(subject.path) if subject else None
        in_text = [row for row in section.rows if text and is_in_text(row, text)]
        rows = [linked(row) for row in section.rows if row not in in_text]
        anchor = f"role-{place}" if subject else "several-roles" if several else section.title.rpartition(" ")[2]
        yield Chapter(
            section.title, subject, anchor, rows, list(map(linked, in_text)), text, shared_text(section), several
        )


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
