"""Finds the title and the address of a web page."""

from __future__ import annotations

from collections.abc import Mapping

from roledoc_lint.importer.readers.html.parsing import Tag


class Head:
    """The title and the address that a page gives itself."""

    def __init__(self, events: list[Tag | str]) -> None:
        self._title = _first_title(events)
        self._properties: dict[str, str] = {}
        self.address = ""
        for event in events:
            if isinstance(event, Tag) and event.attributes:
                self._read(event.name, event.attributes)
        self.address = self.address or self._properties.get("og:url", "")

    def _read(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or ""
            self._properties.setdefault(name, " ".join(attributes.get("content", "").split()))
        elif tag == "link" and "canonical" in attributes.get("rel", "").split():
            self.address = self.address or attributes.get("href", "")

    def title(self, headings: list[str]) -> str:
        """The title of the page. A heading at the end of the page's own title is the name of the whole site."""
        for title in (self._properties.get("og:title", ""), *headings):
            if title and title != self._properties.get("og:site_name") and not self._is_site(title):
                return title
        return self._title

    def _is_site(self, name: str) -> bool:
        return self._title != name and self._title.endswith(f" {name}")


def _first_title(events: list[Tag | str]) -> str:
    """The title of the page, not that of a drawing in it."""
    tags = ((at, event) for at, event in enumerate(events) if isinstance(event, Tag))
    begin, tag = next(((at, tag) for at, tag in tags if tag.name in {"title", "svg"}), (0, None))
    if tag is None or tag.name == "svg":
        return ""
    end = next((at for at, tag in tags if tag.name == "title"), begin)
    texts = events[begin:end]
    return " ".join("".join(text for text in texts if isinstance(text, str)).split())
