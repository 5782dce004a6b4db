"""Numbers in text, whether in digits or in words: 5, five and 5.0 are the same number."""

from __future__ import annotations

from collections.abc import Sequence

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 10 * ten for ten, word in enumerate(_TENS, 2)}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS, 1)}

MAX_DIGITS = 30
"""The most digits of a number that is read; a longer one is compared as it is written."""


WORDS = (*_SMALL, "half")
"""The words that are numbers by themselves."""


def ordinal(word: str) -> int | None:
    """Return the number of a word such as third or 3rd; None if it is not one."""
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and len(word) <= MAX_DIGITS:
        return int(word[:-2])
    return _ORDINALS.get(word)


def number_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """Return the number that begins at a word, and the index after it; None if no number does.

    The number is in digits without superfluous zeros. `words` are in lower case, without hyphens.
    """
    word = words[start]
    if word == "half":
        return "0.5", start + 1
    if word[:1].isdigit():
        number = _plain(word)
        if number is None:
            return None
        end = start + 1
        while end < len(words) and words[end] in _LARGE and "." not in number and len(number) < MAX_DIGITS:
            number, end = str(int(number) * _LARGE[words[end]]), end + 1
        return number, end
    return _in_words(words, start)


def _plain(word: str) -> str | None:
    """The digits of a number such as 1,000.50; None if it is something else, such as 1st."""
    digits = word.replace(",", "")
    whole, point, fraction = digits.partition(".")
    if not whole.isdecimal() or (point and not fraction.isdecimal()):
        return None
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _in_words(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """A number such as two hundred and ten. After a ten comes a one; after one hundred, "and"."""
    total = current = 0
    index = start
    last = ""
    while index < len(words):
        word = words[index]
        if word in _SMALL and (not last or last in _LARGE or (last in _TENS and 0 < _SMALL[word] < 10)):
            current += _SMALL[word]
        elif word in _LARGE and last and current and (current < _LARGE[word] or word != "hundred"):
            large = _LARGE[word]
            total, current = (total, current * large) if large == 100 else (total + current * large, 0)
        elif word == "and" and last in _LARGE and index + 1 < len(words) and words[index + 1] in _SMALL:
            index += 1
            continue
        else:
            break
        last = word
        index += 1
        if index - start > MAX_DIGITS:
            break
    return (str(total + current), index) if last else None
