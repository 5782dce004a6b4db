"""Reports what became of imported documents: the fields of each role, how they were recognised, what to check."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from tabulate import tabulate

from roledoc_lint.importer.draft import DOCUMENT, Draft
from roledoc_lint.importer.run import Imported
from roledoc_lint.model.labels import label
from roledoc_lint.model.profile import Profile
from roledoc_lint.text.display import counted, cut, printable, quoted

HEADERS = ("section", "items", "recognised by", "please check")
SECTION_WIDTH = 24
OTHER_WIDTH = SECTION_WIDTH + len("items") + 8
"""The width of a table apart from its last two columns."""

MIN_WIDTH = 20
"""How narrow the other columns may become."""

MAX_DOUBT_CHARS = 300
"""How many characters of a doubt are shown."""


def render(found: Sequence[Imported], *, width: int) -> str:
    """A table for each document with what is not in its role, then the counts. `width` is in characters."""
    return "".join(f"{_document(imported, width)}\n" for imported in found) + closing(found)


def render_summary(found: Sequence[Imported], profile: Profile, *, width: int) -> str:
    """A row for each document, then the counts. `width` is in characters; `profile` is that of the project."""
    rows = [_row(imported) for imported in found]
    widths = [max(MIN_WIDTH, width // 3), max(MIN_WIDTH, width // 3), None, None, None]
    headers = ("document", "role", "please check", label(profile.whole.lost, profile), "left out")
    return f"{tabulate(rows, headers, disable_numparse=True, maxcolwidths=widths)}\n\n{closing(found)}"


def _row(imported: Imported) -> tuple[str, str, str, str, str]:
    draft, document = imported.draft, printable(imported.document)
    if draft is None:
        return document, printable(imported.problem), "", "", ""
    numbers = (sum(map(len, draft.doubts.values())), draft.item_count(draft.profile.whole.lost), len(draft.furniture))
    doubts, lost, left_out = (str(number or "") for number in numbers)
    return document, printable(imported.role or imported.problem), doubts, lost, left_out


def closing(found: Sequence[Imported]) -> str:
    """How many documents became roles, and what to do next."""
    written = [imported.role for imported in found if imported.role]
    failed = sum(bool(imported.problem) for imported in found)
    line = f"{counted(len(found) - failed, 'role')} from {counted(len(found), 'document')}"
    where = written[0] if len(written) == 1 else os.path.commonpath([os.path.dirname(role) for role in written] or [""])
    return f"{line}\n" + (f"Next: roledoc-lint check {printable(shlex.quote(where))}\n" if written else "")


def _document(imported: Imported, width: int) -> str:
    result = f" → {imported.role}" if imported.role else f": {imported.problem}" if imported.problem else ""
    title = printable(f"{imported.document}{result}")
    if imported.draft is None or imported.problem:
        return f"{title}\n"
    half = max(MIN_WIDTH, (width - OTHER_WIDTH) // 2)
    widths = [SECTION_WIDTH, None, half, half]
    table = tabulate(list(_rows(imported.draft)), HEADERS, disable_numparse=True, maxcolwidths=widths)
    return f"{title}\n\n{table}\n{''.join(_left_out(imported.draft, width))}"


def _rows(draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    for field in (DOCUMENT, *draft.profile.by_name):
        number, doubts = draft.item_count(field), draft.doubts.get(field, {})
        if number or doubts or field in draft.headings:
            to_check = "\n".join(printable(cut(doubt, MAX_DOUBT_CHARS)) for doubt in doubts)
            yield (
                label(field, draft.profile),
                str(number) if field != DOCUMENT else "",
                "\n".join(_recognised(field, draft)),
                to_check,
            )


def _recognised(field: str, draft: Draft) -> Iterator[str]:
    """How the items of a field were recognised: by which headings, and how many in which other way."""
    word = "label" if field in draft.profile.labelled else "heading"
    for heading in draft.headings.get(field, []):
        yield f"{word} {printable(quoted(heading, MAX_DOUBT_CHARS))}"
    found = draft.recognised.get(field, Counter())
    ways = {how: number for how, number in found.items() if how not in ("label", "heading")}
    if field in draft.profile.labelled and not draft.headings.get(field):
        yield ", ".join(ways)
    elif field not in draft.profile.labelled and ways:
        yield ", ".join(how if draft.item_count(field) == 1 else f"{how}: {number}" for how, number in ways.items())


def _left_out(draft: Draft, width: int) -> Iterator[str]:
    """The text that is not in the role."""
    if draft.furniture:
        yield "\nNot in the role, because it is not part of the profile or is a repeat:\n"
    for text in draft.furniture:
        yield "".join(
            f"{line}\n" for line in wrap(printable(text), width, initial_indent="  ", subsequent_indent="    ")
        )
