"""Words that carry duty or degree, such as must, not, daily, five, lead: where text has them, and what they mean.

The words themselves are in `weighty_words.toml`, which says how they are written there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from roledoc_lint.text.normalise import composed, visible
from roledoc_lint.text.numbers import number_at, ordinal
from roledoc_lint.text.stems import stem

Weight = Literal["certain", "noted", "nothing"]
"""What a difference means: that the meaning changed, that a reader should look, or nothing."""

_FILE = Path(__file__).with_name("weighty_words.toml")
_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:st|nd|rd|th)?(?![^\W\d_])|[^\W_]+(?:'[^\W\d_]+)*|[%&]|[.,;:!?()]")
_PUNCTUATION = frozenset(".,;:!?()")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
_CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "%": "percent",
    "&": "and",
}
_SAME = {
    ("per", "cent"): ("percent",),
    ("half", "hour"): ("30", "minutes"),
    ("half", "an", "hour"): ("30", "minutes"),
}
"""What says the same in other words, though each of them would mean something else."""

_INTRODUCE = frozenset(
    (
        "and", "or", "to", "will", "must", "may", "shall", "should", "can", "not", "who", "also", "then", "they",
        "holder", "he", "she",
    )
)  # fmt: skip
"""What comes before a verb that says what the post holder does."""

MONTH = "may"
IRREGULAR_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


class WeightyClass(NamedTuple):
    """A class of words: what it means that one comes or goes, and that one takes the place of another."""

    name: str
    alone: Weight
    exchanged: Weight
    in_front: bool = False
    """Whether only a word that begins a clause is certain alone."""


class Found(NamedTuple):
    """A weighty word in text."""

    group: WeightyClass
    meaning: str
    text: str
    """The words as they are written."""
    weight: Weight
    """What it means that this word comes or goes."""
    next_stem: str
    """What it is about: the next word, without its ending."""


class Phrase(NamedTuple):
    """Words that are looked for, in lower case, and what they mean."""

    words: tuple[str, ...]
    group: WeightyClass
    meaning: str
    is_noun: bool = False
    as_written: str = ""
    """How it must be written, if its case matters."""


NUMBER = WeightyClass("number", "certain", "certain")
ORDINAL = WeightyClass("position", "noted", "certain")


class WeightyWords:
    """All words that are looked for: those of the language, and further ones."""

    def __init__(self, further: Iterable[Phrase] = ()) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        known: set[tuple[str, ...]] = set()
        for phrase in (*language_phrases(), *further):
            if phrase.words and phrase.words not in known:
                known.add(phrase.words)
                self._by_first.setdefault(phrase.words[0], []).append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def find(self, text: str) -> list[Found]:
        """Return the weighty words of some text, in their order. The longest one at each place counts."""
        written, tokens = _tokens(text)
        return list(self._found(written, tokens))

    def _found(self, written: Sequence[str], tokens: Sequence[str]) -> Iterator[Found]:
        index = 0
        while index < len(tokens):
            phrase = self._phrase_at(written, tokens, index)
            if phrase:
                end = index + len(phrase.words)
                yield Found(
                    phrase.group,
                    phrase.meaning,
                    " ".join(filter(None, written[index:end])),
                    _weight(phrase, tokens, index),
                    _next_stem(tokens, end),
                )
                index = end
                continue
            number = number_at(tokens, index)
            if number:
                value, end = number
                weight: Weight = "noted" if tokens[index] == "one" and end == index + 1 else "certain"
                yield Found(NUMBER, value, " ".join(filter(None, written[index:end])), weight, _next_stem(tokens, end))
                index = end
                continue
            place = ordinal(tokens[index])
            if place is not None:
                yield Found(ORDINAL, str(place), written[index], "noted", _next_stem(tokens, index + 1))
            index += 1

    def _phrase_at(self, written: Sequence[str], tokens: Sequence[str], index: int) -> Phrase | None:
        for phrase in self._by_first.get(tokens[index], ()):
            end = index + len(phrase.words)
            if tuple(tokens[index:end]) != phrase.words or _is_month(tokens, index):
                continue
            if phrase.as_written and " ".join(written[index:end]) != phrase.as_written:
                continue
            return phrase
        return None


def _is_month(tokens: Sequence[str], index: int) -> bool:
    """Whether this is the month of May: a number is beside it."""
    beside = (*tokens[index + 1 : index + 2], *tokens[max(0, index - 1) : index])
    return tokens[index] == MONTH and any(token[:1].isdigit() for token in beside)


def _weight(phrase: Phrase, tokens: Sequence[str], index: int) -> Weight:
    group = phrase.group
    if group.alone != "certain":
        return group.alone
    begins = index == 0 or tokens[index - 1] in _INTRODUCE or tokens[index - 1] in _PUNCTUATION
    return "noted" if phrase.is_noun or (group.in_front and not begins) else "certain"


def _next_stem(tokens: Sequence[str], index: int) -> str:
    following = (token for token in tokens[index : index + 4] if token not in _PUNCTUATION)
    return stem(next(following, ""))


def words_of(text: str) -> list[str]:
    """Return the words of text in lower case, without punctuation, as they are looked for."""
    return [token for token in _tokens(text)[1] if token not in _PUNCTUATION]


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """The words and punctuation of text: as they are written, and as they are looked for."""
    written, tokens = [], []
    for match in _TOKEN.finditer(composed(visible(text)).translate(_APOSTROPHES)):
        low = match[0].lower()
        parts = _CONTRACTIONS.get(low) or (f"{low[:-3]} not" if low.endswith("n't") else low)
        for number, part in enumerate(parts.split()):
            written.append(match[0] if number == 0 else "")
            tokens.append(part.removesuffix("'s"))
    for index in range(len(tokens) - 2, -1, -1):
        for words, same in _SAME.items():
            if tokens[index] == words[0] and tuple(tokens[index : index + len(words)]) == words:
                end = index + len(words)
                written[index:end] = [" ".join(written[index:end]), *[""] * (len(same) - 1)]
                tokens[index:end] = same
    return written, tokens


@cache
def classes() -> Mapping[str, WeightyClass]:
    """The classes of words of the language, by name."""
    found = {
        name: WeightyClass(name, table["alone"], table["exchanged"], table.get("in_front", False))
        for name, table in _data().items()
    }
    return found | {group.name: group for group in (NUMBER, ORDINAL)}


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def language_phrases() -> tuple[Phrase, ...]:
    """Every phrase of the language that is looked for, beside numbers."""
    return tuple(
        Phrase(words, classes()[name], f"{name}: {meaning}", is_noun)
        for name, table in _data().items()
        for meaning in table["meanings"]
        for spelling, is_noun in spellings(meaning)
        for words in forms(spelling)
    )


def spellings(meaning: str) -> list[tuple[str, bool]]:
    """Return the spellings in a line of the data, and whether each is a noun."""
    verbs, _, nouns = meaning.partition(" / ")
    sides = ((verbs, False), (nouns, True))
    return [(part.strip(), is_noun) for side, is_noun in sides for part in side.split(",") if part.strip()]


def forms(spelling: str) -> list[tuple[str, ...]]:
    """Return the words of a spelling, once for each ending of the word with a star."""
    words = spelling.lower().replace("-", " ").split()
    starred = next((index for index, word in enumerate(words) if word.endswith("*")), None)
    if starred is None:
        return [tuple(words)]
    return [(*words[:starred], form, *words[starred + 1 :]) for form in _inflected(words[starred][:-1])]


def _inflected(verb: str) -> list[str]:
    """A regular verb with its endings."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    base = verb + verb[-1] if len(verb) <= 4 and IRREGULAR_DOUBLING.search(verb) else verb
    plural = f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"
    return [verb, plural, f"{base}ed", f"{base}ing"]
