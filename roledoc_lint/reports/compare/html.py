"""Two roles side by side as one HTML page, to read and to print. It works without a network."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from roledoc_lint.changes.side_by_side import Relation, SideBySide
from roledoc_lint.reports.changes.inline_diff import Part, marked
from roledoc_lint.reports.compare.cells import Row, counts, groups, headings, names
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import markup_without_commands, printable

FOLDER = Path(__file__).parent

MIN_MARKED_WORDS = 5
"""From how many words on the words that differ are marked: of a word or a level they are all that there is."""


def render(found: SideBySide, options: RenderOptions) -> str:
    """The whole page. All text in it is escaped, and control characters are made visible."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (FOLDER / "style.css").read_text(encoding="utf-8")
    source = b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("page.html.jinja").render(
        roles=list(headings(found)),
        names=names(found),
        counts=counts(found),
        groups=list(groups(found)),
        sides=_sides,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{source}'; base-uri 'none'; form-action 'none'",
    )
    return markup_without_commands(page)


def _visible(value: object) -> object:
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return "\n".join(map(printable, value.split("\n")))


def _sides(row: Row) -> list[list[Part]]:
    """The texts of a row in parts; of two texts with much in common, the words that only one has are apart."""
    is_short = min(len(text.split()) for text in (row.first, row.second)) < MIN_MARKED_WORDS
    if row.relation is not Relation.DIFFERENT or is_short:
        return [[Part("same", row.first)], [Part("same", row.second)]]
    parts = marked(row.first, row.second)
    if all(part.status in ("removed", "added") for part in parts) or any(part.status == "gap" for part in parts):
        return [[Part("same", row.first)], [Part("same", row.second)]]
    return [[part for part in parts if part.status in ("same", side)] for side in ("removed", "added")]
