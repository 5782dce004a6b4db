"""Reads the entries of roles faster: agreed wording stands in thousands of them.

An entry is parsed by itself when it is first met, and kept, with all places in it counted from where it begins. Of a
role only what stands beside its entries is parsed then, and they are put in. A role with an entry that cannot be read
by itself is parsed as a whole. Both give the same.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from roledoc_lint.source.parser import MAX_VALUES, Parsed, Span, parse
from roledoc_lint.text.json_pointer import escape

MAX_CACHED_ENTRIES = 4000
"""How many entries are kept; a catalogue agrees on some hundred."""

MAX_ENTRIES_IN_LIST = 200
"""How many entries a list may have to be read one by one; that of a role has a dozen."""

MAX_ENTRY_CHARS = 10_000
"""How many characters an entry may have to be read by itself."""

MAX_ENTRY_VALUES = 30
"""How many values an entry may have to be read by itself; it has three, and the text as a whole."""

_LIST = re.compile(r"\n(\w+):\n( *- )(?=\w+:)")
"""The name of a field, and the dash of the first entry below it."""

_LIST_END = re.compile(r"\n(?=[^ \n])")
_ABOVE = "x:\n"
"""A field that an entry is parsed below, to be kept: any will do."""


class _ParsedEntry(NamedTuple):
    """An entry that has been read. Pointers begin, and places are counted from, where its first line does."""

    data: object
    spans: list[tuple[str, Span]]
    texts: list[tuple[int, int]]
    values: list[str]


class _List(NamedTuple):
    """A list of entries, each with the place where its first line begins."""

    field: str
    key: int
    """Where the name of the field begins."""
    begin: int
    """Where the first line of the list begins."""
    start: int
    """Where its first dash stands."""
    end: int
    """Where the line behind the list begins."""
    entries: list[tuple[int, _ParsedEntry]]


_known: dict[str, _ParsedEntry | None] = {}
"""The entries that have been read, by their text; None for what can only be read as part of the whole."""


def parse_role(text: str) -> Parsed:
    """Read a role: the same as `parse` gives, faster where its entries are known."""
    lists = _lists(text)
    return (_put_together(text, lists) if lists else None) or parse(text)


def _lists(text: str) -> list[_List]:
    """The lists of entries, in the order of the text; none where one has an entry that cannot be read by itself."""
    lists: list[_List] = []
    begin = 0
    while found := _LIST.search(text, begin):
        field, first = found[1], found.start(2)
        begin, entries = _entries(text, first, f"\n{found[2]}")
        if not entries:
            return []
        lists.append(_List(field, found.start(1), first, found.end(2) - len("- "), begin, entries))
        begin -= 1  # the line end before the next field
    return lists if len({found.field for found in lists}) == len(lists) else []


def _entries(text: str, begin: int, sign: str) -> tuple[int, list[tuple[int, _ParsedEntry]]]:
    """Where a list ends, and its entries with their places; none where one cannot be read by itself.

    `begin` is where the list begins, `sign` what stands before an entry.
    """
    entries: list[tuple[int, _ParsedEntry]] = []
    last = None
    while begin < len(text) and not last:
        behind = text.find(sign, begin) + 1 or len(text)
        piece = text[begin:behind]
        entry = _known.get(piece)
        if entry is None:
            last = _LIST_END.search(piece)
            behind = begin + last.end() if last else behind
            entry = _entry(text[begin:behind])
        if entry is None or len(entries) == MAX_ENTRIES_IN_LIST:
            return behind, []
        entries.append((begin, entry))
        begin = behind
    return begin, entries


def _entry(piece: str) -> _ParsedEntry | None:
    """An entry by its text; None where it cannot be read by itself, or so many are kept that hardly any are alike."""
    if piece not in _known and len(piece) <= MAX_ENTRY_CHARS and len(_known) < MAX_CACHED_ENTRIES:
        _known[piece] = _read(piece)
    return _known.get(piece)


def _read(piece: str) -> _ParsedEntry | None:
    """An entry by itself; None where it is not just one, is large, or cannot be read without a problem."""
    parsed = parse(_ABOVE + piece)
    items = parsed.data.get("x") if isinstance(parsed.data, dict) and len(parsed.data) == 1 else None
    if parsed.problems or not isinstance(items, list) or len(items) != 1 or len(parsed.spans) > MAX_ENTRY_VALUES:
        return None
    end = len(_ABOVE) + len(piece.rstrip())
    if any(span.start >= end for span in parsed.spans.values()):
        return None  # the place of a missing value is where the next thing begins, which may be behind the entry
    own = [(pointer[len("/x/0") :], span) for pointer, span in parsed.spans.items() if pointer.startswith("/x/0")]
    spans = [(pointer, _moved(span, -len(_ABOVE))) for pointer, span in own]
    return _ParsedEntry(items[0], spans, _shifted(parsed.texts[1:], -len(_ABOVE)), parsed.values)


def _put_together(text: str, lists: list[_List]) -> Parsed | None:
    """The role that known entries and the text beside them make; None where the two cannot be told apart."""
    begins, ends = [0, *(found.end for found in lists)], [*(found.begin for found in lists), len(text)]
    beside = parse("".join(text[begin:end] for begin, end in zip(begins, ends, strict=True)))
    fields = beside.data
    spans = _spans(beside.spans, lists)
    if beside.problems or not isinstance(fields, dict) or spans is None or text[spans[""].start] == "{":
        return None  # within braces there are no lists with dashes
    for found in lists:
        fields[found.field] = [entry.data for _, entry in found.entries]
        for _, entry in found.entries:
            beside.values.extend(entry.values)
    last = spans[f"/{escape(next(reversed(fields)))}"]
    spans[""] = spans[""]._replace(end=last.end)
    return Parsed(fields, spans, [], _texts(beside.texts, lists), beside.values)


def _spans(beside: dict[str, Span], lists: list[_List]) -> dict[str, Span] | None:
    """The places of all values, in the order of the text; None where the field of a list is not where it was seen."""
    cut = {f"/{found.field}": found for found in lists}
    spans: dict[str, Span] = {}
    shift = 0
    for pointer, span in beside.items():
        found = cut.pop(pointer, None)
        if found is None:
            spans[pointer] = _moved(span, shift) if shift else span
            continue
        if (span.key_start + shift, span.start, span.style) != (found.key, span.end, ""):
            return None
        place = Span(found.start, 0, found.key, found.key + len(found.field), "[")
        spans[pointer] = place  # keys are in the order in which they are first set
        for index, (begin, entry) in enumerate(found.entries):
            own = f"{pointer}/{index}"
            for below, node_below in entry.spans:
                spans[own + below] = _moved(node_below, begin)
        spans[pointer] = place._replace(end=spans[own].end)
        shift += found.end - found.begin
    return spans if not cut and len(spans) <= MAX_VALUES else None


def _moved(span: Span, shift: int) -> Span:
    start, end, key_start, key_end, style = span
    return Span(start + shift, end + shift, key_start + shift, key_end + shift, style)


def _texts(beside: list[tuple[int, int]], lists: list[_List]) -> list[tuple[int, int]]:
    """The places of all scalars."""
    texts: list[tuple[int, int]] = []
    at = shift = 0
    for found in lists:
        behind = bisect_left(beside, (found.begin - shift, 0))
        texts += _shifted(beside[at:behind], shift)
        for begin, entry in found.entries:
            texts += _shifted(entry.texts, begin)
        at, shift = behind, shift + found.end - found.begin
    return texts + _shifted(beside[at:], shift)


def _shifted(places: list[tuple[int, int]], shift: int) -> list[tuple[int, int]]:
    return [(start + shift, end + shift) for start, end in places]
