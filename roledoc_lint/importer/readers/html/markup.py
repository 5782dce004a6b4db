"""Says what the tags and attributes of a web page mean for the text in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul", "ol", "menu", "dir"}
ROWS = {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}
CELLS = {"td", "th"}
CONTENT = {"main", "article", "section"}
PARAGRAPHS = {
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "nav", "p", "pre", "search",
    "section", "summary",
}  # fmt: skip
CONTROLS = {"button", "datalist", "input", "optgroup", "option", "select", "textarea"}
UNSEEN = {  # head is not one of them: the parser ends it only at a tag that it knows
    "applet", "audio", "canvas", "desc", "embed", "frameset", "iframe", "noembed", "noframes", "noscript",
    "object", "script", "style", "template", "title", "video",
}  # fmt: skip

_BLOCKS = PARAGRAPHS | LISTS | ROWS | CELLS | CONTROLS | set(HEADINGS) | {"li", "table", "dl", "dt", "dd"}
_FURNITURE = {"nav", "aside", "dialog", "search", "svg"} | CONTROLS
_FRAME = {"header", "footer"}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
_SURROUNDING = re.compile(
    r"(?!has|no|with|is)(?:\w+[-_]+)?(?:breadcrumbs?|cookies?[-_]?(?:bar|banner|consent|message|notice|popup))"
    r"(?:[-_]+(?:container|inner|list|outer|wrapper))?",
    re.IGNORECASE,
)
_FRAME_ID = re.compile(r"(?:site|page|main|global)?[-_]?(?:header|footer|nav|navigation|menu|sidebar)", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_SEPARATE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)

Attributes = Mapping[str, str]


def is_unseen(tag: str, attributes: Attributes) -> bool:
    return tag in UNSEEN or "hidden" in attributes or bool(_HIDING.search(attributes.get("style", "")))


def is_block(tag: str, attributes: Attributes) -> bool:
    """Whether a word ends at the tag, as it does at a tag that the page has made up."""
    return tag in _BLOCKS or "-" in tag or bool(_SEPARATE.search(attributes.get("style", "")))


def is_main(tag: str, attributes: Attributes) -> bool:
    return tag == "main" or attributes.get("role") == "main"


def is_furniture(tag: str, attributes: Attributes, *, in_content: bool) -> bool:
    """Whether an element surrounds the text. The header of an article does not."""
    if tag in {"html", "body"} or is_main(tag, attributes):
        return False
    if tag in _FURNITURE or attributes.get("role") in _ROLES:
        return True
    if not in_content and (tag in _FRAME or (tag == "div" and _FRAME_ID.fullmatch(attributes.get("id", "")))):
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_SURROUNDING.fullmatch(name) for name in named)


def is_bold(tag: str, attributes: Attributes, *, before: bool) -> bool:
    weight = _WEIGHT.search(attributes.get("style", ""))
    if weight:
        return weight[1].lower() in {"bold", "bolder", "600", "700", "800", "900"}
    return before or tag in {"b", "strong", "th", "dt"}
