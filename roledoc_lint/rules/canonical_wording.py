"""Wording that differs from the catalogue: the finding stands on the first differing word.

The wording of a behaviour, value or skill at a level is agreed, word for word, misprints included. Spacing, wrapping
and paragraph breaks do not count. To change the wording for every role, change the catalogue.

Fails:

    technical_skills:
      - name: Budget Management
        level: 5
        wording: >-
          Knows how to access and request routine finacial management information, to inform decision making.
          Considers alternative courses of action having discussed the financial implications with the budget manager.
          Is able to produce costed options for consideration by the budget holder.

Fixed:

    technical_skills:
      - name: Budget Management
        level: 5
        wording: >-
          Knows how to access and request routine financial management information, to inform decision making.
          Considers alternative courses of action having discussed the financial implications with the budget manager.
          Is able to produce costed options for consideration by the budget holder.
"""

from collections.abc import Iterator, Sequence

from roledoc_lint.catalogue import Level
from roledoc_lint.context import Context
from roledoc_lint.document import Document, Word
from roledoc_lint.edits import differences, reword
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import ENTRY_WORDS, Entry, entries, quoted

NAME = "canonical-wording"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in entries(document):
        named = context.find_level(document, entry)
        if named is None or not entry.wording or entry.level not in named.wordings:
            continue
        if named.level_of(entry.wording) is None:
            yield _finding(document, context, entry, named.wordings[entry.level])


def _finding(document: Document, context: Context, entry: Entry, text: str) -> Finding:
    pointer = f"{entry.pointer}/wording"
    owner = _owner(context, entry.wording or "")
    if owner:
        word, name, level = owner
        message = f"{entry.words}: this is the wording of {word} {quoted(name)}, level {level}"
        return document.finding(pointer, message, "write this entry's own wording, or correct its name or level")
    words, canonical = document.words(pointer), text.split()
    first, *others = differences(words, canonical) if words else [None]
    if first is None:
        return document.finding(pointer, f"{entry.words}: the wording is empty", "delete the line: it can be filled in")
    at, message = _difference(words, canonical, first)
    if others:
        message += f"; {len(others)} more {'place differs' if len(others) == 1 else 'places differ'}"
    hint = f"the catalogue: {_around(canonical, *first[2:])}"
    fix = reword(document, pointer, text)
    return document.finding(pointer, f"{entry.words}: {message}", hint, at=at, fix=fix)


def _owner(context: Context, wording: str) -> tuple[str, str, Level] | None:
    """The other entry whose wording this is, word for word."""
    for named in context.catalogue.everything():
        level = named.level_of(wording)
        if level is not None:
            return ENTRY_WORDS[named.section], named.name, level
    return None


def _difference(
    words: Sequence[Word], canonical: Sequence[str], first: tuple[int, int, int, int]
) -> tuple[tuple[int, int], str]:
    """The place of the first difference, and what it is: words[a:b] stand where canonical[c:d] should."""
    a, b, c, d = first
    right = quoted(" ".join(canonical[c:d]))
    if a == b and a < len(words):
        return words[a][1:], f"the wording leaves out {right} before {quoted(words[a].text)}"
    if a == b:
        return words[-1][1:], f"the wording leaves out {right} at the end"
    at = words[a].start, words[b - 1 if b - a <= 3 else a].end
    wrong = quoted(" ".join(word.text for word in words[a:b]))
    if c == d:
        return at, f"the wording says {wrong}, and the catalogue does not"
    return at, f"the wording says {wrong}, the catalogue {right}"


def _around(canonical: Sequence[str], first: int, behind: int) -> str:
    """The catalogue's words at a place, with three more on each side."""
    begin, end = max(0, first - 3), min(len(canonical), behind + 3)
    before, after = "… " if begin else "", " …" if end < len(canonical) else ""
    return before + quoted(" ".join(canonical[begin:end]), 120)[1:-1] + after
