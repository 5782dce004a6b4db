"""Finds headers and footers that the pages of a PDF repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from roledoc_lint.importer.readers.pdf.letters import Letter, line

Rows = list[list[Letter]]


def without_furniture(pages: list[Rows]) -> tuple[list[Rows], list[str]]:
    """The rows of each page without its header and footer, and the text of these, once each."""
    counts = Counter(key for rows in pages for key in {_key(row) for row in rows})
    repeated = {key for key, count in counts.items() if count > 1 and count * 3 >= len(pages)}
    kept, furniture = [], []
    for rows in pages:
        head = _leading(rows, repeated)
        foot = _leading(reversed(rows[head:]), repeated)
        end = len(rows) - foot
        kept.append(rows[head:end])
        furniture += [" ".join(line(row).text.split()) for row in [*rows[:head], *rows[end:]]]
    return kept, list(dict.fromkeys(furniture))


def _leading(rows: Iterable[list[Letter]], repeated: set[tuple[int, str]]) -> int:
    count = 0
    for row in rows:
        if not _near(_key(row), repeated):
            break
        count += 1
    return count


def _near(key: tuple[int, str], keys: set[tuple[int, str]]) -> bool:
    return any((key[0] + by, key[1]) in keys for by in (-1, 0, 1))


def _key(row: list[Letter]) -> tuple[int, str]:
    """The position and text of a row, with # for every number."""
    return round(row[0].y / 2), re.sub("[0-9]+", "#", line(row).text)
