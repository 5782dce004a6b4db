"""Words without their endings, for comparing what is said and not how: manages and managing are one word."""

from __future__ import annotations

import re
from functools import lru_cache

_AMERICAN = (
    (re.compile(r"is(e|ed|es|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing|er|ers)$"), r"yz\1"),
    (re.compile(r"our(?=$|s$|ed$|ing$|able$|ful$|al$|ally$|hood|ite)"), "or"),
    (re.compile(r"(?<=[a-z]{2})ll(?=ed$|ing$|er$|ers$|or$|ors$)"), "l"),
    (re.compile(r"(?<=[^aeiou])re(s?)$"), r"er\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"^(program)me(s?)$"), r"\1\2"),
    (re.compile(r"lment(s?)$"), r"llment\1"),
    (re.compile(r"^(practi|licen)ce(s?)$"), r"\1se\2"),
)
"""How British spellings differ from American ones."""

_ENDINGS = ("ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "y", "e")
MIN_STEM = 3

STOP_WORDS = frozenset(
    (
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "within", "into", "onto", "upon",
        "about", "as", "and", "or", "but", "so", "that", "this", "these", "those", "which", "who", "whom", "whose",
        "it", "its", "they", "their", "them", "he", "she", "his", "her", "you", "your", "is", "are", "was", "were",
        "be", "been", "being", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "may",
        "might", "must", "shall", "should", "not", "no", "also", "then", "than", "there", "here", "such", "any", "all",
        "some", "each", "every", "where", "when", "while", "if", "up", "out", "own", "other", "including",
        "includes", "include", "etc",
    )
)  # fmt: skip
"""Words that say little by themselves. What they can change is looked for by itself."""


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """Return a word in lower case as it is spelt in America, if it has one of the usual endings."""
    for pattern, spelling in _AMERICAN:
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word in lower case without its ending."""
    word = american(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            word = word.removesuffix(ending)
            break
    word = word.removesuffix("e") if len(word) > MIN_STEM else word
    return word[:-1] if len(word) > MIN_STEM + 1 and word[-1:] == word[-2:-1] and word[-1] not in "sl" else word
