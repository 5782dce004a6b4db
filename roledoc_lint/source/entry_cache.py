"""Parse roles faster by keeping their entries: thousands of roles have the same agreed wording.

An entry is parsed by itself when it is first met, and kept with all offsets relative to its start. From then on only
the rest of a role is parsed, and the known entries are put in. A role with an entry that cannot be parsed by itself is
parsed as a whole. Both ways give the same result.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from roledoc_lint.source.parser import MAX_VALUES, Parsed, Span, parse
from roledoc_lint.text.json_pointer import escape

MAX_CACHED_ENTRIES = 4000
"""The most entries that are kept; a catalogue has a few hundred."""

MAX_ENTRIES_IN_LIST = 200
"""The longest list of which the entries are parsed one by one; in a role it has about a dozen entries."""

MAX_ENTRY_CHARS = 10_000
"""The longest entry that is parsed by itself."""

MAX_ENTRY_VALUES = 30
"""The most values of an entry that is parsed by itself; it usually has three, and the root counts too."""

_LIST = re.compile(r"\n(\w+):\n( *- )(?=\w+:)")
"""The name of a field, and the dash of the first entry below it."""

_LIST_END = re.compile(r"\n(?=[^ \n])")
_ABOVE = "x:\n"
"""A field to parse an entry under; any name will do."""


class _ParsedEntry(NamedTuple):
    """A parsed entry. Its pointers and offsets are relative to the start of its first line."""

    data: object
    spans: list[tuple[str, Span]]
    scalar_spans: list[tuple[int, int]]
    values: list[str]


class _List(NamedTuple):
    """A list of entries, each with the offset of its first line. All other offsets are of starts too."""

    field: str
    key_start: int
    start: int
    """Of its first line."""
    dash: int
    """Of its first dash."""
    end: int
    """Of the line after the list."""
    entries: list[tuple[int, _ParsedEntry]]


_known: dict[str, _ParsedEntry | None] = {}
"""The parsed entries by their text; None for text that cannot be parsed by itself."""


def parse_role(text: str) -> Parsed:
    """Parse a role: the same result as `parse` gives, and faster if its entries are known."""
    lists = _lists(text)
    return (_put_together(text, lists) if lists else None) or parse(text)


def _lists(text: str) -> list[_List]:
    """The lists of entries, in the order of the text; empty if one has an entry that cannot be parsed by itself."""
    lists: list[_List] = []
    position = 0
    while match := _LIST.search(text, position):
        field, start = match[1], match.start(2)
        end, entries = _entries(text, start, f"\n{match[2]}")
        if not entries:
            return []
        lists.append(_List(field, match.start(1), start, match.end(2) - len("- "), end, entries))
        position = end - 1  # the line ending before the next field
    return lists if len({item.field for item in lists}) == len(lists) else []


def _entries(text: str, start: int, dash: str) -> tuple[int, list[tuple[int, _ParsedEntry]]]:
    """The end of a list, and its entries with their offsets; no entries if one cannot be parsed by itself.

    `start` is the offset of the list. `dash` is the line ending, indentation and dash before an entry.
    """
    entries: list[tuple[int, _ParsedEntry]] = []
    last = None
    while start < len(text) and not last:
        end = text.find(dash, start) + 1 or len(text)
        piece = text[start:end]
        entry = _known.get(piece)
        if entry is None:
            last = _LIST_END.search(piece)
            end = start + last.end() if last else end
            entry = _entry(text[start:end])
        if entry is None or len(entries) == MAX_ENTRIES_IN_LIST:
            return end, []
        entries.append((start, entry))
        start = end
    return start, entries


def _entry(piece: str) -> _ParsedEntry | None:
    """The parsed entry of this text; None if it cannot be parsed by itself, or as many as allowed are kept already."""
    if piece not in _known and len(piece) <= MAX_ENTRY_CHARS and len(_known) < MAX_CACHED_ENTRIES:
        _known[piece] = _read(piece)
    return _known.get(piece)


def _read(piece: str) -> _ParsedEntry | None:
    """Parse one entry by itself; None if the text is not exactly one entry, is large, or has a problem."""
    parsed = parse(_ABOVE + piece)
    items = parsed.data.get("x") if isinstance(parsed.data, dict) and len(parsed.data) == 1 else None
    if parsed.problems or not isinstance(items, list) or len(items) != 1 or len(parsed.spans) > MAX_ENTRY_VALUES:
        return None
    end = len(_ABOVE) + len(piece.rstrip())
    if any(span.start >= end for span in parsed.spans.values()):
        return None  # a missing value has the offset of the next token, which may be after the entry
    own = [(pointer[len("/x/0") :], span) for pointer, span in parsed.spans.items() if pointer.startswith("/x/0")]
    spans = [(pointer, _shifted(span, -len(_ABOVE))) for pointer, span in own]
    return _ParsedEntry(items[0], spans, _shifted_pairs(parsed.scalar_spans[1:], -len(_ABOVE)), parsed.values)


def _put_together(text: str, lists: list[_List]) -> Parsed | None:
    """The role made of known entries and the rest of its text; None if the entries are not where they seemed to be."""
    starts, ends = [0, *(item.end for item in lists)], [*(item.start for item in lists), len(text)]
    rest = parse("".join(text[start:end] for start, end in zip(starts, ends, strict=True)))
    fields = rest.data
    spans = _spans(rest.spans, lists)
    if rest.problems or not isinstance(fields, dict) or spans is None or text[spans[""].start] == "{":
        return None  # within braces there are no lists with dashes
    for item in lists:
        fields[item.field] = [entry.data for _, entry in item.entries]
        for _, entry in item.entries:
            rest.values.extend(entry.values)
    last = spans[f"/{escape(next(reversed(fields)))}"]
    spans[""] = spans[""]._replace(end=last.end)
    return Parsed(fields, spans, [], _scalar_spans(rest.scalar_spans, lists), rest.values)


def _spans(rest: dict[str, Span], lists: list[_List]) -> dict[str, Span] | None:
    """The spans of all values, in the order of the text; None if the field of a list is not where it seemed to be."""
    cut_out = {f"/{item.field}": item for item in lists}
    spans: dict[str, Span] = {}
    shift = 0
    for pointer, span in rest.items():
        item = cut_out.pop(pointer, None)
        if item is None:
            spans[pointer] = _shifted(span, shift) if shift else span
            continue
        if (span.key_start + shift, span.start, span.style) != (item.key_start, span.end, ""):
            return None
        list_span = Span(item.dash, 0, item.key_start, item.key_start + len(item.field), "[")
        spans[pointer] = list_span  # set now, because spans are in the order in which they are first set
        for index, (start, entry) in enumerate(item.entries):
            entry_pointer = f"{pointer}/{index}"
            for below, span_below in entry.spans:
                spans[entry_pointer + below] = _shifted(span_below, start)
        spans[pointer] = list_span._replace(end=spans[entry_pointer].end)
        shift += item.end - item.start
    return spans if not cut_out and len(spans) <= MAX_VALUES else None


def _shifted(span: Span, shift: int) -> Span:
    start, end, key_start, key_end, style = span
    return Span(start + shift, end + shift, key_start + shift, key_end + shift, style)


def _scalar_spans(rest: list[tuple[int, int]], lists: list[_List]) -> list[tuple[int, int]]:
    """The offsets of all scalars, in the order of the text."""
    scalar_spans: list[tuple[int, int]] = []
    index = shift = 0
    for item in lists:
        stop = bisect_left(rest, (item.start - shift, 0))
        scalar_spans += _shifted_pairs(rest[index:stop], shift)
        for start, entry in item.entries:
            scalar_spans += _shifted_pairs(entry.scalar_spans, start)
        index, shift = stop, shift + item.end - item.start
    return scalar_spans + _shifted_pairs(rest[index:], shift)


def _shifted_pairs(pairs: list[tuple[int, int]], shift: int) -> list[tuple[int, int]]:
    return [(start + shift, end + shift) for start, end in pairs]
