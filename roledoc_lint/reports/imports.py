"""What became of published profiles: the parts of each role in a table, how they were recognised, what is doubtful."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from tabulate import tabulate

from roledoc_lint.importer.draft import DOCUMENT, FIELDS, Draft
from roledoc_lint.importer.recognise.headings import FACTS
from roledoc_lint.importer.run import Imported
from roledoc_lint.model.labels import label
from roledoc_lint.text.display import counted, cut, printable, quoted

HEADERS = ("section", "items", "recognised by", "doubtful")
SECTION = 24
"""How wide the column of sections is before it wraps."""

BESIDE = SECTION + len("items") + 8

MIN_COLUMNS = 20
"""How narrow the other columns may become."""

MAX_DOUBT_CHARS = 300
"""How many characters of a doubt are shown."""


def render(found: Sequence[Imported], *, width: int) -> str:
    """A table for each document, wrapped to `width` columns, what is not in its role, and the counts."""
    return "".join(f"{_document(imported, width)}\n" for imported in found) + closing(found)


def render_summary(found: Sequence[Imported], *, width: int) -> str:
    """A row for each document, and the counts."""
    rows = [_row(imported) for imported in found]
    widths = [max(MIN_COLUMNS, width // 3), max(MIN_COLUMNS, width // 3), None, None, None]
    headers = ("document", "role", "doubtful", "unattributed", "left out")
    return f"{tabulate(rows, headers, disable_numparse=True, maxcolwidths=widths)}\n\n{closing(found)}"


def _row(imported: Imported) -> tuple[str, str, str, str, str]:
    draft, document = imported.draft, printable(imported.document)
    if draft is None:
        return document, printable(imported.problem), "", "", ""
    numbers = (sum(map(len, draft.doubts.values())), draft.items("unattributed"), len(draft.furniture))
    doubtful, unattributed, left_out = (str(number or "") for number in numbers)
    return document, printable(imported.role or imported.problem), doubtful, unattributed, left_out


def closing(found: Sequence[Imported]) -> str:
    """How many documents became roles, and what to do next."""
    written = [imported.role for imported in found if imported.role]
    failed = sum(bool(imported.problem) for imported in found)
    line = f"{counted(len(found) - failed, 'role')} from {counted(len(found), 'document')}"
    where = written[0] if len(written) == 1 else os.path.commonpath([os.path.dirname(role) for role in written] or [""])
    return f"{line}\n" + (f"Now: roledoc-lint check {printable(shlex.quote(where))}\n" if written else "")


def _document(imported: Imported, width: int) -> str:
    goes = f" → {imported.role}" if imported.role else f": {imported.problem}" if imported.problem else ""
    title = printable(f"{imported.document}{goes}")
    if imported.draft is None or imported.problem:
        return f"{title}\n"
    half = max(MIN_COLUMNS, (width - BESIDE) // 2)
    widths = [SECTION, None, half, half]
    table = tabulate(list(_rows(imported.draft)), HEADERS, disable_numparse=True, maxcolwidths=widths)
    return f"{title}\n\n{table}\n{''.join(_left_out(imported.draft, width))}"


def _rows(draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    for field in (DOCUMENT, *FIELDS):
        number, doubts = draft.items(field), draft.doubts.get(field, {})
        if number or doubts or field in draft.headings:
            doubtful = "\n".join(printable(cut(doubt, MAX_DOUBT_CHARS)) for doubt in doubts)
            yield label(field), str(number) if field != DOCUMENT else "", "\n".join(_recognised(field, draft)), doubtful


def _recognised(field: str, draft: Draft) -> Iterator[str]:
    """How the items of a field were recognised: by which heading, and how many by what else."""
    word = "label" if field in FACTS else "heading"
    for heading in draft.headings.get(field, []):
        yield f"{word} {printable(quoted(heading, MAX_DOUBT_CHARS))}"
    found = draft.recognised.get(field, Counter())
    ways = {how: number for how, number in found.items() if how not in ("label", "heading")}
    if field in FACTS and not draft.headings.get(field):
        yield ", ".join(ways)
    elif field not in FACTS and ways:
        yield ", ".join(how if draft.items(field) == 1 else f"{how}: {number}" for how, number in ways.items())


def _left_out(draft: Draft, width: int) -> Iterator[str]:
    """What is not in the role, word for word."""
    if draft.furniture:
        yield "\nNot in the role, because it surrounds the profile or is said again:\n"
    for text in draft.furniture:
        yield "".join(
            f"{line}\n" for line in wrap(printable(text), width, initial_indent="  ", subsequent_indent="    ")
        )
