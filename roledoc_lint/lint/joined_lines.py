"""Lines within text that look like an item or a field of their own: YAML joins them to the text above."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.model.profile import Profile
from roledoc_lint.source.document import Document

_MARK = re.compile(r"[ \t]*(?:(?P<dash>-)(?=\s*[^\W\d_]|\s+\S)|(?P<field>[a-z][a-z0-9_]*)[ \t]*:)")
_WORD = re.compile(r"[^\s\"']")
_ENTRY_FIELDS = ("name", "level", "wording", "code", "title", "aliases", "wordings", "levels")


class JoinedLine(NamedTuple):
    """A line within text: its offset, its text, and the name of its field, which is empty if it begins with a dash."""

    start: int
    text: str
    field: str
    text_start: int
    """The offset at which the whole text begins, after its quotation mark."""
    is_quoted: bool


def joined_lines(document: Document, profile: Profile, start: int, end: int) -> Iterator[JoinedLine]:
    """Yield each such line of the scalar between two offsets, in order."""
    text = document.text
    for line_start in document.line_starts[document.line_of(start) : document.line_of(end - 1)]:
        match = _MARK.match(text, line_start, end)
        field = match["field"] or "" if match else ""
        # On the line on which the text begins, nothing is joined.
        if match and (not field or _is_field(document, profile, field)) and _WORD.search(text, start, line_start):
            begin = match.start(match.lastgroup or 0)
            is_quoted = text[start] in "\"'"
            line_end = min(document.end_of_line(document.line_of(begin)), end - is_quoted)
            yield JoinedLine(begin, text[begin:line_end].rstrip(), field, start + is_quoted, is_quoted)


def has_joined_line(document: Document, profile: Profile, pointer: str) -> bool:
    """Return whether the text at a pointer has such a line, which a fix of the text would lose."""
    span = document.spans[pointer]
    return any(joined_lines(document, profile, span.start, span.end))


def _is_field(document: Document, profile: Profile, name: str) -> bool:
    """Whether a role, an entry or this file has a field of this name, or it looks like the name of one."""
    return name in profile.by_name or name in _ENTRY_FIELDS or name in document.fields or "_" in name.strip("_")
