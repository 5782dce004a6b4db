"""What two versions of some text mean for the reader: the same, a spelling, other words, another duty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from roledoc_lint.changes.text_similarity import fingerprint_words, is_retouched
from roledoc_lint.text.misspellings import respelt
from roledoc_lint.text.sentences import Difference, content, difference
from roledoc_lint.text.stems import STOP_WORDS, stem
from roledoc_lint.text.weighty_words import NUMBER, Found, Weight, WeightyWords, classes
from roledoc_lint.text.word_diff import MAX_PAIRS, passages

What = Literal["retouched", "spelling-changed", "reworded", "sentence-added", "sentence-removed", "meaning-changed"]

MIN_SHARED = 0.3
"""How many of the words must be the same for a reader to see what became of the rest."""

MIN_WORDS_ADDED = 3
"""How many words that say something make a passage that was added, and not the same thing in more words."""

MIN_WORDS_JOINED = 2
"""The same for a passage that begins or ends with a word that joins it to the rest."""

_JOINS = frozenset(("and", "or", "plus", "including", "&"))

MAX_REASON_WORDS = 12
"""How many words of a passage are shown in a reason."""

MAX_REMEMBERED = 512
"""How many verdicts are remembered: the kind and the reasons are asked for separately, and roles share texts."""

_WORD = re.compile(r"[^\W_]+")

MOVES = ("negation",)
"""The classes of words that say something else at another place."""


class Verdict(NamedTuple):
    """What happened to text, and what a reader should look at closely, in words."""

    what: What
    reasons: tuple[str, ...] = ()


class Meaning:
    """Compares texts by what they mean."""

    def __init__(self, words: WeightyWords, known: frozenset[str] = frozenset()) -> None:
        """`words` carry duty or degree. `known` are words that are not misspelt, such as those of the catalogue."""
        self._words = words
        self._known = known
        self._verdicts: dict[tuple[str, str, bool], Verdict] = {}

    def compare(self, before: str, after: str, *, is_title: bool = False) -> Verdict:
        """Return what happened to text that both states have."""
        key = (before, after, is_title)
        if key not in self._verdicts:
            if len(self._verdicts) >= MAX_REMEMBERED:
                self._verdicts.clear()
            self._verdicts[key] = self._verdict(before, after, is_title=is_title)
        return self._verdicts[key]

    def _verdict(self, before: str, after: str, *, is_title: bool) -> Verdict:
        if is_retouched(before, after):
            return Verdict("retouched")
        before, after = self._spelt_alike(before, after)
        if is_retouched(before, after):
            return Verdict("spelling-changed")
        found = difference(before, after, fingerprint_words)
        if is_title:
            found = Difference([], [], [before], [after])
        sentences = [*_sentence_reasons(found.removed, "removed"), *_sentence_reasons(found.added, "added")]
        one, other = "\n".join(found.before), "\n".join(found.after)
        noted = list(self._word_reasons(one, other, is_title=is_title))
        reasons = (*sentences, *(reason for _, reason in noted))
        if found.removed and found.added:
            return Verdict("meaning-changed", reasons)
        if sentences:
            return Verdict("sentence-added" if found.added else "sentence-removed", reasons)
        if any(weight == "certain" for weight, _ in noted):
            return Verdict("meaning-changed", reasons)
        return Verdict("reworded", (*reasons, *_passages(one, other), *_little_shared(before, after)))

    def _spelt_alike(self, before: str, after: str) -> tuple[str, str]:
        """Both texts, with what only one side spells in another way spelt as the other side does."""
        old, new = fingerprint_words(before), fingerprint_words(after)
        found = respelt(old, new, self._known, _abbreviations(before) | _abbreviations(after))
        for side in (True, False):
            words = {pair.wrong: pair.right for pair in found if pair.is_before is side}
            if words and side:
                before = _replaced(before, words)
            elif words:
                after = _replaced(after, words)
        return before, after

    def _word_reasons(self, before: str, after: str, *, is_title: bool) -> Iterator[tuple[Weight, str]]:
        """What became of the words that carry duty or degree, class by class."""
        old, new = self._words.find(before), self._words.find(after)
        gone, come = _surplus(old, new), _surplus(new, old)
        for group in dict.fromkeys(found.group for found in (*gone, *come)):
            olds, news = ([found for found in side if found.group == group] for side in (gone, come))
            weight = _weight(olds, news)
            if weight != "nothing":
                shown = (" ".join(found.text for found in side) or "…" for side in (olds, news))
                # A title has few words, so that each of them counts.
                is_certain = is_title and group.name in classes()
                yield "certain" if is_certain else weight, f"{group.name}: {' → '.join(shown)}"
        changed = {found.group for found in (*gone, *come)}
        one, other = ([found for found in side if found.group not in changed] for side in (old, new))
        yield from _moved(one, other, before, after)


def _abbreviations(text: str) -> frozenset[str]:
    """The words in capital letters, which are not misspelt if no dictionary has them."""
    return frozenset(word.lower() for word in _WORD.findall(text) if word.isupper() and len(word) > 1)


def _replaced(text: str, words: Mapping[tuple[str, ...], tuple[str, ...]]) -> str:
    """Text with some words replaced. Case and the punctuation between them do not matter to what is compared."""
    forms = ("[\\W_]+".join(map(re.escape, wrong)) for wrong in words)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda match: " ".join(words.get(fingerprint_words(match[0]), (match[0],))), text)


def _sentence_reasons(sentences: Sequence[str], verb: str) -> Iterator[str]:
    """How many sentences only one text has. Which ones, the marked text shows."""
    if sentences:
        yield f"a sentence was {verb}" if len(sentences) == 1 else f"{len(sentences)} sentences were {verb}"


def _surplus(found: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """The weighty words that the other text has less often. Of several, those that are certain."""
    left = Counter((each.group, each.meaning) for each in found) - Counter(
        (each.group, each.meaning) for each in others
    )
    kept = []
    for each in sorted(found, key=lambda each: each.weight != "certain"):
        if left[each.group, each.meaning] > 0:
            left[each.group, each.meaning] -= 1
            kept.append(each)
    return kept


def _weight(gone: Sequence[Found], come: Sequence[Found]) -> Weight:
    group = (gone or come)[0].group
    heaviest: Weight = "certain" if any(found.weight == "certain" for found in (*gone, *come)) else "noted"
    if not gone or not come:
        return heaviest if group.alone != "nothing" else "nothing"
    return heaviest if group.in_front else group.exchanged


def _moved(old: Sequence[Found], new: Sequence[Found], before: str, after: str) -> Iterator[tuple[Weight, str]]:
    """Numbers that count something else, and negations of something else, though both texts have the same ones."""
    pairs = [Counter((each.group, each.meaning, each.next_stem) for each in side) for side in (old, new)]
    lost, got = pairs[0] - pairs[1], pairs[1] - pairs[0]
    words = content(before), content(after)
    for group, meaning, about in lost:
        others = [(other, what) for its, other, what in got if its == group]
        if group == NUMBER and any(what == about and other != meaning for other, what in others):
            yield "certain", f"{group.name} of another thing: {meaning}"
        elif group.name in MOVES and any(
            other == meaning and what != about and about in words[1] and what in words[0] for other, what in others
        ):
            yield "noted", f"{group.name} in another place: {meaning}"


def _passages(before: str, after: str) -> Iterator[str]:
    """Passages that say something more, or that are missing, where nothing takes their place."""
    old, new = fingerprint_words(before), fingerprint_words(after)
    if len(old) * len(new) > MAX_PAIRS:
        yield "the text is too long to compare word by word"
        return
    had, has = content(before), content(after)
    for a, b, c, d in passages(old, new):
        gone, come = _only(old[a:b], had - has), _only(new[c:d], has - had)
        if len(come) - len(gone) >= _least(new[c:d]):
            yield f"words were added: {_short(new[c:d])}"
        elif len(gone) - len(come) >= _least(old[a:b]):
            yield f"words were removed: {_short(old[a:b])}"


def _least(words: Sequence[str]) -> int:
    """How many words that say something make a passage of its own: fewer if it is joined to the rest by "and"."""
    return MIN_WORDS_JOINED if _JOINS.intersection((*words[:1], *words[-1:])) else MIN_WORDS_ADDED


def _only(words: Sequence[str], surplus: Counter[str]) -> list[str]:
    """Those of the words that say something and that the other text has less often."""
    return [word for word in words if word not in STOP_WORDS and surplus[stem(word)] > 0]


def _short(words: Sequence[str]) -> str:
    return " ".join(words[:MAX_REASON_WORDS]) + (" …" if len(words) > MAX_REASON_WORDS else "")


def _little_shared(before: str, after: str) -> Iterator[str]:
    one, other = (Counter(fingerprint_words(text)) for text in (before, after))
    if (one & other).total() < MIN_SHARED * min(one.total(), other.total()):
        yield "little of the text is the same"
