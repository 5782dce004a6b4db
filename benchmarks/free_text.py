"""Free text that differs from role to role, made from the sentences of the real profiles.

A linter that caches texts would look faster on copies than it is on real profiles. So sentences are drawn again for
each role, and words in them are replaced with other words of the profiles that have the same ending.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from random import Random

from roledoc_lint.text.normalise import sentences

FEWEST_WORDS = 6
SHARE_EXCHANGED = 0.4

_WORD = re.compile(r"(?<![\w'’/-])[a-z]{5,}(?![\w'’/-])")
_ENDINGS = ("ing", "ed", "ions", "ion", "ly", "ments", "ment", "ies", "s", "")


class FreeText:
    """The sentences and words of some paragraphs, to make new ones from."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        found = [sentence for paragraph in paragraphs for sentence in sentences(" ".join(paragraph.split()))]
        self.sentences = [_ended(sentence) for sentence in found if sentence.count(" ") + 1 >= FEWEST_WORDS]
        words: defaultdict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(match[0] for sentence in self.sentences for match in _WORD.finditer(sentence)):
            words[_ending(word)].append(word)
        self._words = dict(words)

    def drawn(self, random: Random, number: int) -> Iterator[str]:
        """Return up to `number` sentences, each made from a different one."""
        return (self.varied(random, sentence) for sentence in random.sample(self.sentences, number))

    def varied(self, random: Random, sentence: str) -> str:
        """Return a sentence with some of its words replaced."""

        def exchanged(match: re.Match[str]) -> str:
            return random.choice(self._words[_ending(match[0])]) if random.random() < SHARE_EXCHANGED else match[0]

        return _WORD.sub(exchanged, sentence)

    def name(self, random: Random) -> str:
        """Return two words for the title of a role."""
        return " ".join(random.choice(self._words[ending]) for ending in ("", "ion")).title()


def _ending(word: str) -> str:
    return next(ending for ending in _ENDINGS if word.endswith(ending))


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?" else f"{sentence}."
