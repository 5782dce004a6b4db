"""Parses a web page to a list of tags and text, as the tree of a hostile page could be too deep or too large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Tag(NamedTuple):
    """The start of an element, or its end: `attributes` is None."""

    name: str
    attributes: Mapping[str, str] | None


def parsed(text: str) -> list[Tag | str]:
    """The tags and text of a page in their order, with an end for every start."""
    from lxml import etree

    target: Any = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    parser.feed(text.replace("\0", "").encode("utf-8", "replace"))
    events: list[Tag | str] = parser.close()
    return events


class _Target:
    """What the parser calls."""

    def __init__(self) -> None:
        self.events: list[Tag | str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.events.append(Tag(tag, attributes))

    def end(self, tag: str) -> None:
        self.events.append(Tag(tag, None))

    def data(self, text: str) -> None:
        self.events.append(text)

    def close(self) -> list[Tag | str]:
        return self.events
