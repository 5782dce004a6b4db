"""Wording of an entry that differs from the catalogue.

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
from typing import NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.joined_lines import has_joined_line
from roledoc_lint.model.catalogue import Competency, Owner
from roledoc_lint.model.role import RoleEntry, said
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
REWRITE = "delete {}: and its text, and run roledoc-lint check --fix, which writes the agreed {}"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None:
            continue
        for part, text in entry.parts:
            if named.level_of(text, part) is None:
                yield from _part(document, context, named, _Part(entry, part, text))


class _Part(NamedTuple):
    """What an entry has for one of its parts."""

    entry: RoleEntry
    name: str
    text: str

    @property
    def subject(self) -> str:
        return f"{self.entry.words}: the {said(self.name)}"

    @property
    def rewrite(self) -> str:
        """What to do where the agreed text is to be written instead."""
        return REWRITE.format(self.name, said(self.name))


def _part(document: Document, context: Context, named: Competency, part: _Part) -> Iterator[Finding]:
    owner, agreed = context.catalogue.owner(part.text), named.agreed(part.entry.level, part.name)
    if owner:
        yield _of_another(document, context, part, owner, has_agreed=agreed is not None)
    elif agreed is not None:
        yield _differing(document, context, part, named, agreed)


def _of_another(document: Document, context: Context, part: _Part, owner: Owner, *, has_agreed: bool) -> Finding:
    whose = f"{context.profile.by_name[owner.named.section].word} {quoted(owner.named.name)}, level {owner.level}"
    message = f"{part.entry.words}: this is the {said(owner.part)} of {whose}"
    # Without an agreed text in the catalogue, --fix would have nothing to write.
    write = part.rewrite if has_agreed else f"write the agreed {said(part.name)}"
    wrong = "name or level" if owner.part == part.name else "field"
    return document.finding(part.entry.at(part.name), message, f"correct the {wrong}; or {write}")


def _differing(document: Document, context: Context, part: _Part, named: Competency, text: str) -> Finding:
    entry, pointer = part.entry, part.entry.at(part.name)
    if has_joined_line(document, context.profile, pointer):
        return document.finding(pointer, f"{part.subject} has lines that the catalogue does not", JOINED)
    words, canonical = document.words(pointer), normalised(text).split()
    nearest = _nearest_level(named, part)
    if nearest != entry.level:
        hint = f"write {entry.field.level}: {nearest}; or, if level {entry.level} is right, {part.rewrite}"
        return document.finding(pointer, f"{part.subject} is nearly that of level {nearest}", hint)
    if len(words) > MAX_LENGTH_RATIO * len(canonical):
        message = f"{part.subject} is {len(words):,} words long, the catalogue's has {len(canonical)}"
        return document.finding(pointer, message, part.rewrite)
    first, *others = differences([word.text for word in words], canonical) if words else [None]
    if first is None:
        return document.finding(pointer, f"{part.subject} is empty", part.rewrite)
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
    return document.finding(pointer, f"{part.subject} {message}", hint, at=at, fix=fix)


def _nearest_level(named: Competency, part: _Part) -> Level | None:
    """The level whose text is most similar to that of the entry, if it is similar enough; else the entry's own."""
    from rapidfuzz import fuzz

    texts = {level: texts[part.name] for level, texts in named.wordings.items() if part.name in texts}
    similarity = {level: fuzz.ratio(part.text[:10_000], text) for level, text in texts.items()}
    best = max(similarity, key=lambda level: similarity[level])
    return best if similarity[best] > MIN_SIMILARITY else part.entry.level


def _difference(
    words: Sequence[Word], canonical: Sequence[str], first: tuple[int, int, int, int]
) -> tuple[tuple[int, int], str]:
    """The place of the first difference, and a message: the role has words[a:b], the catalogue canonical[c:d]."""
    a, b, c, d = first
    right = quoted(" ".join(canonical[c:d]))
    if a == b and a < len(words):
        return words[a][1:], f"leaves out {right} before {quoted(words[a].text)}"
    if a == b:
        return words[-1][1:], f"leaves out {right} at the end"
    at = words[a].start, words[b - 1 if b - a <= 3 else a].end
    wrong = quoted(" ".join(word.text for word in words[a:b]))
    if c == d:
        return at, f"says {wrong}, but the catalogue does not"
    return at, f"says {wrong}, but the catalogue says {right}"


def _around(canonical: Sequence[str], first: int, last: int) -> str:
    """The catalogue's words from `first` to before `last`, with three more on each side."""
    begin, end = max(0, first - 3), min(len(canonical), last + 3)
    before, after = "… " if begin else "", " …" if end < len(canonical) else ""
    return before + quoted(" ".join(canonical[begin:end]), 120)[1:-1] + after
