"""Where two texts differ, word by word, with the sentences that the changed words are in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from roledoc_lint.text.word_diff import differences

Status = Literal["same", "removed", "added", "gap", "label"]
Token = tuple[Status, str]

MAX_WORD_PAIRS = 100_000
"""For how many pairs of equal words two texts are compared; with more, only their first and last difference."""

MIN_SHARED = 0.3
"""How many of the words must be the same for two texts to be shown as one."""

MAX_WHOLE_WORDS = 40
"""How many words text may have to be shown with all its sentences."""

PARAGRAPH = "\n"

_TOKEN = re.compile(r"\n|\S+")
_SPACE = re.compile(r"\s+")
_VISIBLE_SPACE = str.maketrans({"\n": "¶", "\t": "→"}) | {ord(" "): "␣", 0xA0: "⍽"}


class Part(NamedTuple):
    """A piece of text: in both texts, only in the earlier, only in the later, or a gap where nothing has changed.

    A label begins a line of its own, and says what the pieces after it are of.
    """

    status: Status
    text: str


def is_replacement(parts: Sequence[Part]) -> bool:
    """Whether one text replaces another, with nothing in common."""
    return [part.status for part in parts] == ["removed", "added"]


def lines(parts: Sequence[Part]) -> list[list[Part]]:
    """The pieces on lines of their own, where each but the first begins with a label."""
    found: list[list[Part]] = [[]]
    for part in parts:
        if part.status == "label" and found[-1]:
            found.append([])
        found[-1].append(part)
    return found


def marked(before: str, after: str) -> list[Part]:
    """Both texts in one: what is the same, what was removed and what was added.

    Long texts keep only the sentences in which something has changed.
    """
    if before.split() == after.split():
        tokens = list(_spacing(before, after))
    else:
        old, new = _TOKEN.findall(before), _TOKEN.findall(after)
        tokens = _tokens(old, new)
        if sum(status == "same" for status, _ in tokens) < MIN_SHARED * min(len(old), len(new)):
            return replaced(before, after)
    if len(tokens) > MAX_WHOLE_WORDS:
        tokens = list(_changed_sentences(tokens))
    return [
        Part(status, " ".join(token for _, token in group))
        for status, group in groupby(tokens, key=lambda token: token[0])
    ]


def replaced(before: str, after: str) -> list[Part]:
    """One text in place of another. Either may be empty."""
    return [part for part in (Part("removed", before), Part("added", after)) if part.text]


def _tokens(old: Sequence[str], new: Sequence[str]) -> list[Token]:
    """The words of both texts in one sequence."""
    tokens: list[Token] = []
    done = 0
    for a, b, c, d in bounded_differences(old, new):
        tokens += [("same", word) for word in old[done:a]]
        tokens += [("removed", word) for word in old[a:b]]
        tokens += [("added", word) for word in new[c:d]]
        done = b
    return tokens + [("same", word) for word in old[done:]]


def bounded_differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where the words differ; in very long texts, only from the first difference to the last."""
    times = Counter(new)
    if sum(times[word] for word in old) <= MAX_WORD_PAIRS:
        yield from differences(old, new)
        return
    first = next((i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    first = min(len(old), len(new)) if first is None else first
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    yield first, len(old) - last, first, len(new) - last


def _changed_sentences(tokens: Sequence[Token]) -> Iterator[Token]:
    """The sentences in which something has changed, with a gap for those between them."""
    gap = False
    for sentence in _sentences(tokens):
        if all(status == "same" for status, _ in sentence):
            gap = True
            continue
        if gap:
            yield "gap", "…"
            gap = False
        yield from sentence
    if gap:
        yield "gap", "…"


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for index, token in enumerate(tokens):
        sentence.append(token)
        follows = tokens[index + 1][1] if index + 1 < len(tokens) else ""
        if token[1] == PARAGRAPH or (token[1].endswith((".", "!", "?")) and follows[:1].isupper()):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _spacing(before: str, after: str) -> Iterator[Token]:
    """Two texts with the same words, with the spaces that differ made visible."""
    old, new = ([*_SPACE.findall(f" {text} ")] for text in (before, after))
    for index, word in enumerate([*before.split(), ""]):
        if old[index] != new[index]:
            yield "removed", old[index].translate(_VISIBLE_SPACE)
            yield "added", new[index].translate(_VISIBLE_SPACE)
        if word:
            yield "same", word
