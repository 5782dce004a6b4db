"""Finds headings, list items and bold text by the styles of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_MAX_DEPTH = 20  # of styles based on each other, which a hostile document could have in a circle

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-9]))?", re.IGNORECASE)


class Style(NamedTuple):
    """A style, or the properties of a paragraph itself."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    outline: int | None = None
    """The level of a heading, from 0. From 9 on it is not a heading."""
    list: str | None = None
    """The number of the list that a paragraph is in: "0" means that it is in none."""
    depth: int | None = None


class Styles:
    """The styles of a document, by their keys."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iterchildren("{*}style")
        self._styles = {attribute(style, "styleId"): _style(style) for style in styles}

    def bold(self, key: str) -> bool | None:
        return next((style.bold for style in self._chain(key) if style.bold is not None), None)

    def heading(self, own: Style) -> int:
        """The level of a heading, 1 to 6, or 0."""
        for style in (own, *self._chain(own.based_on)):
            if found := _HEADING.fullmatch(style.name):
                return min(int(found[1]), 6)
            if style.name.lower() == "title":
                return 1
            if style.outline is not None:
                return min(style.outline + 1, 6) if style.outline < 9 else 0
        return 0

    def depth(self, own: Style) -> int | None:
        """How deep a list item is nested; None if the paragraph is not an item."""
        chain = [own, *self._chain(own.based_on)]
        named = next((found for style in chain if (found := _LIST.fullmatch(style.name))), None)
        number = next((style.list for style in chain if style.list is not None), "0")
        if own.list == "0" or (number == "0" and not named):
            return None
        depth = next((style.depth for style in chain if style.depth is not None), 0)
        return max(0, min(depth, 8)) or (int(named[1] or 1) - 1 if named else 0)

    def _chain(self, key: str) -> Iterator[Style]:
        for _ in range(_MAX_DEPTH):
            if (style := self._styles.get(key)) is None:
                return
            yield style
            key = style.based_on


def _style(element: Element) -> Style:
    style = properties(element.find("{*}pPr"))
    return style._replace(
        name=attribute(element.find("{*}name")),
        based_on=attribute(element.find("{*}basedOn")),
        bold=switch(element.find("{*}rPr/{*}b")),
    )


def properties(element: Element | None) -> Style:
    """The properties of a paragraph itself, which is based on its style."""
    if element is None:
        return Style()
    return Style(
        based_on=attribute(element.find("{*}pStyle")),
        outline=_number(element.find("{*}outlineLvl")),
        list=attribute(element.find("{*}numPr/{*}numId")) or None,
        depth=_number(element.find("{*}numPr/{*}ilvl")),
    )


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute in the namespace of its element; "" if there is none."""
    if element is None:
        return ""
    namespace = str(element.tag).rpartition("}")[0]
    return str(element.get(f"{namespace}}}{name}") or "")


def switch(element: Element | None) -> bool | None:
    """Whether a property is on, as it is unless it says that it is off; None if it is not there."""
    return None if element is None else attribute(element) not in {"0", "false", "off"}


def _number(element: Element | None) -> int | None:
    number = attribute(element)
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None
