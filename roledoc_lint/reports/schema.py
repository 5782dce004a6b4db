"""What a schema declares: a table of its fields, and one of what holds of the role as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.text.display import json_without_commands, printable, without_commands

HEADERS = ("field", "kind", "word", "impact", "from", "also", "headings")
WHOLE = ("of the role", "declared")

SHOWN = {"name", "kind", "word", "vocabulary", "catalogue", "impact", "heading", "details"}
"""What is in other columns or rows than "also"."""

OTHERS = {"plural", "slug", "in_report", "plural_in_report", "pattern", "impacts", "is_plain"}
"""What is in the JSON only: other nouns, and what the schema says without the annotation."""

USUAL = {"key": "name", "level": "level", "parts": ["wording"], "scale": "number"}
"""How entries are written if nothing is declared, which need not be said."""

WRITTEN = {"origin": "from", "target": "to", "first": "from", "names": "levels"}
"""How a schema writes a name of the profile, if it is another word."""

MAX_HEADINGS = 3
"""How many headings of a field the text has; Markdown and JSON have all."""

WORD_COLUMNS, IMPACT_COLUMNS, MIN_COLUMNS = 18, len("substantive;"), 30
"""How wide the columns of nouns and of impacts may be before they wrap, and how narrow the last column may become."""


def as_text(profile: Profile, width: int) -> str:
    """Two tables for a terminal, if possible at most `width` columns wide."""
    from tabulate import tabulate

    rows = [(*cells[:4], _more(*cells[4:])) for cells in _rows(profile, MAX_HEADINGS)]
    others = max(len(row[0]) for row in rows) + len("paragraphs") + WORD_COLUMNS + IMPACT_COLUMNS + 8
    widths = [None, None, WORD_COLUMNS, IMPACT_COLUMNS, max(MIN_COLUMNS, width - others)]
    fields = tabulate(rows, (*HEADERS[:4], "more"), disable_numparse=True, maxcolwidths=widths)
    whole = tabulate(
        [*_of_whole(profile)], WHOLE, disable_numparse=True, maxcolwidths=[None, max(MIN_COLUMNS, width - 14)]
    )
    return without_commands(f"{fields}\n\n{whole}\n")


def _more(source: str, also: str, headings: str) -> str:
    """The last columns in one, for a terminal."""
    found = (source and f"from {source}", also, headings and f"headings: {headings}")
    return "; ".join(filter(None, found))


def as_markdown(profile: Profile) -> str:
    """Two tables in Markdown, with all headings."""
    tables = (*_table(HEADERS, _rows(profile)), "", *_table(WHOLE, _of_whole(profile)))
    return without_commands("".join(f"{line}\n" for line in tables))


def as_json(profile: Profile) -> str:
    """All that is declared or follows from it, as JSON."""
    content = {"fields": [_plain(field) for field in profile.fields], "role": _plain(profile.whole)}
    return json_without_commands(json.dumps(content, indent=2, ensure_ascii=False)) + "\n"


def _lines(profile: Profile) -> Iterator[tuple[str, Field, str]]:
    """Each field, and each declared detail of records, with its path and its impacts."""
    kinds = DeclaredKinds(profile)
    for field in profile.fields:
        yield field.name, field, _impact(field, kinds.fields[field.name])
        for detail in field.details:
            known = kinds.details.get((field.name, detail.name))
            yield f"{field.name}/{detail.name}", detail, _impact(detail, known) if known else ""


def _impact(field: Field, kinds: Any) -> str:
    """How much it matters that the field is added or removed, and what matters more or less."""
    usual = max(kind.impact for kind in members(kinds)).word if not field.impact else field.impact
    return "; ".join((usual, *(f"{verb}: {impact}" for verb, impact in field.impacts)))


def _rows(profile: Profile, most: int | None = None) -> Iterator[tuple[str, ...]]:
    """The cells of each field, with all headings or `most` of them."""
    for name, field, impact in _lines(profile):
        more = len(field.heading[most:]) if most is not None else 0
        headings = [*field.heading[:most], *([f"{more} more"] if more else [])]
        source = field.vocabulary or field.catalogue
        cells = (name, field.kind, field.word, impact, source, "; ".join(_also(field)), ", ".join(headings))
        yield tuple(map(printable, cells))


def _also(field: Field) -> Iterator[str]:
    """What else is declared of a field, such as: after issued; not future."""
    for name, value in _plain(field).items():
        if name not in SHOWN | OTHERS and USUAL.get(name) != value:
            words = name.replace("_", " ")
            yield words if value is True else f"{words} {_said(value)}"


def _of_whole(profile: Profile) -> Iterator[tuple[str, str]]:
    """What is declared of the role as a whole, each item of a list in a row of its own."""
    for name, value in _plain(profile.whole).items():
        items = value if isinstance(value, list) else [value]
        if isinstance(value, dict):
            items = [f"{key}: {_said(item)}" for key, item in value.items()]
        yield from ((name, printable(_said(item))) for item in items)


def _plain(value: Any) -> Any:
    """A declaration as plain data, without what is as if it were not declared."""
    if hasattr(value, "_asdict"):
        parts, usual = value._asdict().items(), value._field_defaults
        return {
            WRITTEN.get(name, name): _plain(part) for name, part in parts if name not in usual or part != usual[name]
        }
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [*map(_plain, value)] if isinstance(value, tuple) else value


def _said(value: Any) -> str:
    """Plain data in words."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(item)}" for name, item in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    yield f"| {' | '.join(headers)} |"
    yield "|---" * len(headers) + "|"
    yield from (f"| {' | '.join(map(escaped, cells))} |" for cells in rows)
