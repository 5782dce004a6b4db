"""The published profiles in other layouts, for which the import was not tuned."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from tests.support.profiles import Part


class Style(NamedTuple):
    """The layout of text."""

    mark: str = "•"
    indent: str = "  "
    width: int = 0
    gap: str = "\n\n"
    item_gap: str = "\n"
    line_end: str = "\n"
    encoding: str = "utf-8"
    heading: Callable[[str], str] = str
    name: Callable[[str], str] = str
    label: Callable[[str, str], str] = "{}: {}".format


def as_text(parts: Iterable[Part], style: Style = Style()) -> bytes:  # noqa: B008
    """The parts as plain text."""
    blocks = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        gap = style.item_gap if kind in ("item", "label") else "\n" if kind == "row" else style.gap
        blocks.append(gap.join(_lines(part, number, style) for number, part in enumerate(group, 1)))
    return style.gap.join(blocks).replace("\n", style.line_end).encode(style.encoding)


def _lines(part: Part, number: int, style: Style) -> str:
    if part.kind == "row":
        return "\t".join(part.texts)
    if part.kind == "label":
        return style.label(*part.texts)
    if part.kind == "heading":
        return style.heading(part.text)
    if part.kind == "name":
        return style.name(part.text)
    prefix = f"{style.indent}{style.mark.format(number)} " if part.kind == "item" and style.mark else ""
    if not style.width:
        return prefix + part.text
    return textwrap.fill(
        part.text,
        style.width,
        initial_indent=prefix,
        subsequent_indent=" " * len(prefix),
        break_long_words=False,
        break_on_hyphens=False,
    )


class Section(NamedTuple):
    """A heading with all that is below it; the first section has no heading."""

    parts: list[Part]

    @property
    def heading(self) -> str:
        """The words of the heading, without its colon."""
        return self.parts[0].text.rstrip(":") if self.parts[0].kind == "heading" else ""


def sections(parts: Iterable[Part]) -> list[Section]:
    """The parts by their headings."""
    found = [Section([])]
    for part in parts:
        if part.kind == "heading":
            found.append(Section([]))
        found[-1].parts.append(part)
    return [section for section in found if section.parts]


def shuffled(parts: Iterable[Part], seed: int) -> list[Part]:
    """The sections in another order; what is before the first heading stays there."""
    first, *others = sections(parts)
    random.Random(seed).shuffle(others)
    return [part for section in (first, *others) for part in section.parts]


def with_names_shuffled(parts: Iterable[Part], seed: int) -> list[Part]:
    """The behaviours, values and skills in another order, each with its wording."""
    return [part for section in sections(parts) for part in _entries_shuffled(section.parts, random.Random(seed))]


def _entries_shuffled(parts: list[Part], chance: random.Random) -> Iterator[Part]:
    first = next((number for number, part in enumerate(parts) if part.kind == "name"), len(parts))
    yield from parts[:first]
    entries: list[list[Part]] = []
    for part in parts[first:]:
        entries += [[]] if part.kind == "name" else []
        entries[-1].append(part)
    chance.shuffle(entries)
    for entry in entries:
        yield from entry


def without_headings(parts: Iterable[Part], gone: str = "") -> list[Part]:
    """The parts without one heading, or without any."""
    return [part for part in parts if part.kind != "heading" or (gone and part.text.rstrip(":") != gone)]


def in_capitals(text: str) -> str:
    return text.upper()


def with_colon(text: str) -> str:
    return f"{text.rstrip(':')}:"


def without_colon(text: str) -> str:
    return text.rstrip(":")


def with_dash(text: str) -> str:
    """A name with its level after a dash."""
    return re.sub(r" \((Level .*|Accredited)\)$", lambda match: f" – {match[1].lower()}", text)


def spaced(parts: Iterable[Part]) -> list[Part]:
    """The parts with runs of spaces and no-break spaces between their words."""
    return [
        Part(part.kind, tuple(text.replace(" of ", " of\xa0 ").replace(". ", ".   ") for text in part.texts))
        for part in parts
    ]


def as_rows(parts: Iterable[Part]) -> list[Part]:
    """Everything in a table of two columns: labels and headings on the left, values and paragraphs on the right."""
    rows = []
    for section in sections(parts):
        left = section.heading
        for part in section.parts:
            if part.kind in ("label", "row"):
                rows.append(Part("row", part.texts))
            elif part.kind != "heading":
                rows.append(Part("row", (left, part.text)))
                left = ""
        if left:
            rows.append(Part("row", (left, "")))
    return rows
