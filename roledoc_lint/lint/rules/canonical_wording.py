"""Wording of a behaviour, value or skill that differs from the catalogue.

## What it finds

The first word that differs from the agreed wording of the level. Spacing, line breaks and paragraphs do not count.

## Why it matters

The wording is agreed word for word, misprints included. If one role changes it, two people at the same level are held
to different standards.

## Example

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

## How to fix

Run `roledoc-lint check --fix`. To change the wording for every role, change it in the catalogue.

## Fix safety

`--fix` writes the agreed wording where more than half of it is there already. That is safe, because the agreed wording
is the only correct one. Where less is there, it changes nothing, because somebody may have written that text on
purpose. It also changes nothing where the wording is that of another entry or level, because then the name or level
may be wrong.
"""

from collections.abc import Iterator, Sequence

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.catalogue import Competency
from roledoc_lint.model.fields import ENTRY_WORDS
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.model.vocabulary import Level
from roledoc_lint.source.document import Document, Word
from roledoc_lint.source.edits import reword
from roledoc_lint.text.display import quoted
from roledoc_lint.text.word_diff import differences

NAME = "canonical-wording"
SEVERITY = Severity.ERROR
FIX = "safe"

MUCH_ALIKE = 80.0
"""From which likeness on, 0 to 100, a wording is taken for another level's with slips in it."""
TOO_LONG = 4
"""How many times as long as the catalogue's a wording may be to be compared with it word by word."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None or not entry.wording or named.level_of(entry.wording) is not None:
            continue
        owner = context.catalogue.owner(entry.wording)
        if owner:
            yield _of_another(document, entry, *owner)
        elif entry.level in named.wordings:
            yield _differing(document, entry, named, named.wordings[entry.level])


def _of_another(document: Document, entry: RoleEntry, owner: Competency, level: Level) -> Finding:
    whose = f"{ENTRY_WORDS[owner.section]} {quoted(owner.name)}, level {level}"
    message = f"{entry.words}: this is the wording of {whose}"
    return document.finding(f"{entry.pointer}/wording", message, "write its own wording, or correct the name or level")


def _differing(document: Document, entry: RoleEntry, named: Competency, text: str) -> Finding:
    pointer = f"{entry.pointer}/wording"
    words, canonical = document.words(pointer), text.split()
    nearest = _nearest_level(named, entry)
    if nearest != entry.level:
        message = f"{entry.words}: the wording is nearly that of level {nearest}"
        return document.finding(pointer, message, f"correct the level, or write the wording of level {entry.level}")
    if len(words) > TOO_LONG * len(canonical):
        message = f"{entry.words}: the wording is {len(words):,} words long, the catalogue's {len(canonical)}"
        return document.finding(pointer, message, "write the wording of the catalogue")
    first, *others = differences([word.text for word in words], canonical) if words else [None]
    if first is None:
        return document.finding(pointer, f"{entry.words}: the wording is empty", "delete the line: it can be filled in")
    at, message = _difference(words, canonical, first)
    if others:
        message += f"; {len(others)} more {'place differs' if len(others) == 1 else 'places differ'}"
    hint = f"the catalogue: {_around(canonical, *first[2:])}"
    # Where little is as agreed, somebody wrote another text: that is not to be lost.
    alike = len(canonical) - sum(d - c for _, _, c, d in (first, *others))
    fix = reword(document, pointer, text) if alike > len(canonical) / 2 else None
    return document.finding(pointer, f"{entry.words}: {message}", hint, at=at, fix=fix)


def _nearest_level(named: Competency, entry: RoleEntry) -> Level | None:
    """The level whose wording is most like the entry's, where it is much like it; else the entry's own."""
    from rapidfuzz import fuzz

    likeness = {level: fuzz.ratio((entry.wording or "")[:10_000], text) for level, text in named.wordings.items()}
    best = max(likeness, key=lambda level: likeness[level])
    return best if likeness[best] > MUCH_ALIKE else entry.level


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
