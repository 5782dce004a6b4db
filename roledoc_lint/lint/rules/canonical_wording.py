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
may be wrong, and where lines of it look like items or fields of their own, because it would lose those.
"""

from collections.abc import Iterator, Sequence

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.joined_lines import has_joined_line
from roledoc_lint.model.catalogue import Competency
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.model.values import Level
from roledoc_lint.source.document import Document, Word
from roledoc_lint.source.edits import reword
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import normalised
from roledoc_lint.text.word_diff import differences

NAME = "canonical-wording"
SEVERITY = Severity.ERROR
FIX = "safe"
FIXES_WORDING = True

MIN_SIMILARITY = 80.0
"""The similarity, 0 to 100, from which a wording counts as another level's with slips in it."""
JOINED = "correct the lines of this text that look like items or fields of their own first: joined-line reports them"
MAX_LENGTH_RATIO = 4
"""A wording that is more times as long as the catalogue's is not compared word by word, which would take too long."""
REWRITE = "delete wording: and its text, and run roledoc-lint check --fix, which writes the agreed wording"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None or not entry.wording or named.level_of(entry.wording) is not None:
            continue
        owner = context.catalogue.owner(entry.wording)
        if owner:
            yield _of_another(document, context, entry, named, owner)
        elif entry.level in named.wordings:
            yield _differing(document, context, entry, named, named.wordings[entry.level])


def _of_another(
    document: Document, context: Context, entry: RoleEntry, named: Competency, of: tuple[Competency, Level]
) -> Finding:
    owner, level = of
    whose = f"{context.profile.by_name[owner.section].word} {quoted(owner.name)}, level {level}"
    message = f"{entry.words}: this is the wording of {whose}"
    # Without a wording in the catalogue, --fix would have nothing to write.
    write = REWRITE if entry.level in named.wordings else "write the agreed wording"
    return document.finding(f"{entry.pointer}/wording", message, f"correct the name or level; or {write}")


def _differing(document: Document, context: Context, entry: RoleEntry, named: Competency, text: str) -> Finding:
    pointer = f"{entry.pointer}/wording"
    if has_joined_line(document, context.profile, pointer):
        return document.finding(pointer, f"{entry.words}: the wording has lines that the catalogue does not", JOINED)
    words, canonical = document.words(pointer), normalised(text).split()
    nearest = _nearest_level(named, entry)
    if nearest != entry.level:
        message = f"{entry.words}: the wording is nearly that of level {nearest}"
        return document.finding(
            pointer, message, f"write level: {nearest}; or, if level {entry.level} is right, {REWRITE}"
        )
    if len(words) > MAX_LENGTH_RATIO * len(canonical):
        message = f"{entry.words}: the wording is {len(words):,} words long, the catalogue's has {len(canonical)}"
        return document.finding(pointer, message, REWRITE)
    first, *others = differences([word.text for word in words], canonical) if words else [None]
    if first is None:
        return document.finding(pointer, f"{entry.words}: the wording is empty", REWRITE)
    at, message = _difference(words, canonical, first)
    if others:
        message += f"; {len(others)} more {'place differs' if len(others) == 1 else 'places differ'}"
    hint = f"the catalogue says: {_around(canonical, *first[2:])}"
    # Where little is as agreed, somebody may have written this text on purpose: --fix must not lose it.
    same_words = len(canonical) - sum(d - c for _, _, c, d in (first, *others))
    fix = None
    if same_words > len(canonical) / 2:
        fix = reword(document, pointer, text)
    else:
        hint += "; --fix changes nothing here, because most of this text is not the catalogue's"
    return document.finding(pointer, f"{entry.words}: {message}", hint, at=at, fix=fix)


def _nearest_level(named: Competency, entry: RoleEntry) -> Level | None:
    """The level whose wording is most similar to the entry's, if it is similar enough; else the entry's own."""
    from rapidfuzz import fuzz

    similarity = {level: fuzz.ratio((entry.wording or "")[:10_000], text) for level, text in named.wordings.items()}
    best = max(similarity, key=lambda level: similarity[level])
    return best if similarity[best] > MIN_SIMILARITY else entry.level


def _difference(
    words: Sequence[Word], canonical: Sequence[str], first: tuple[int, int, int, int]
) -> tuple[tuple[int, int], str]:
    """The place of the first difference, and a message: the role has words[a:b], the catalogue canonical[c:d]."""
    a, b, c, d = first
    right = quoted(" ".join(canonical[c:d]))
    if a == b and a < len(words):
        return words[a][1:], f"the wording leaves out {right} before {quoted(words[a].text)}"
    if a == b:
        return words[-1][1:], f"the wording leaves out {right} at the end"
    at = words[a].start, words[b - 1 if b - a <= 3 else a].end
    wrong = quoted(" ".join(word.text for word in words[a:b]))
    if c == d:
        return at, f"the wording says {wrong}, but the catalogue does not"
    return at, f"the wording says {wrong}, but the catalogue says {right}"


def _around(canonical: Sequence[str], first: int, last: int) -> str:
    """The catalogue's words from `first` to before `last`, with three more on each side."""
    begin, end = max(0, first - 3), min(len(canonical), last + 3)
    before, after = "… " if begin else "", " …" if end < len(canonical) else ""
    return before + quoted(" ".join(canonical[begin:end]), 120)[1:-1] + after
