"""Text made to be slow to compare, or to break what compares its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.text.weighty_words import WeightyWords
from tests.support.growth import assert_near_linear

WORDS = WeightyWords()
TEXTS: dict[str, Callable[[int], tuple[str, str]]] = {
    "sentences": lambda size: (store(size, "Keeps"), store(size, "Opens")),
    "a sentence more": lambda size: (
        "Keeps the stores. " * (size // 18),
        "Keeps the stores. " * (size // 18) + "Pays.",
    ),
    "other words": lambda size: (counted(size, "w"), counted(size, "v")),
    "digits": lambda size: ("1" * size, "2" * size),
    "numbers in words": lambda size: ("twenty two hundred " * (size // 19), "twenty three hundred " * (size // 19)),
    "and after a hundred": lambda size: ("hundred " * (size // 8), "hundred and " * (size // 12)),
    "thousands": lambda size: ("1 " + "thousand " * (size // 9), "2 " + "thousand " * (size // 9)),
    "points": lambda size: ("." * size, "!" * size),
    "semicolons": lambda size: ("; " * (size // 2), "a; " * (size // 3)),
    "abbreviations": lambda size: ("e.g. " * (size // 5), "i.e. " * (size // 5)),
    "apostrophes": lambda size: ("a'" * (size // 2), "a'b" * (size // 3)),
    "spaces": lambda size: ("a" + " " * size + "b", "a" + " " * size + "c"),
    "quotation marks": lambda size: ("a." + "'" * size + "b", "a." + '"' * size + "c"),
    "line ends": lambda size: ("\n" * size + "a", "\n" * size + "b"),
    "per": lambda size: ("per " * (size // 4), "per cent " * (size // 9)),
    "negations": lambda size: ("not " * (size // 4), "never " * (size // 6)),
    "a long word": lambda size: ("a" * size + " x", "b" * size + " x"),
    "commas in numbers": lambda size: ("1," * (size // 2), "1.1" * (size // 3)),
}


def store(size: int, verb: str) -> str:
    return " ".join(f"{verb} store{number} of unit{number * 7}." for number in range(size // 25))


def counted(size: int, letter: str) -> str:
    return " ".join(f"{letter}{number}" for number in range(size // 6))


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_slow_to_compare(name: str) -> None:
    def work(size: int) -> Callable[[], object]:
        before, after = TEXTS[name](size)
        return lambda: Meaning(WORDS).compare(before, after)

    # From this size on the words are no longer compared one by one, which is a fixed share of the work before.
    assert_near_linear(work, 16_000)


ODD = [
    *("", " ", "\n", "\x00", "\ud800", "é" * 3, "1st 2ndx 3rd", "0" * 40),
    *("٣٤", "²", "½", "not", "half", "one thousand million", "a" * 60),
]


@pytest.mark.parametrize("before", ODD)
def test_odd_text_is_compared(before: str) -> None:
    for after in ODD:
        assert Meaning(WORDS).compare(before, after).what
        assert Meaning(WORDS).compare(before, after, is_title=True).what
