"""Finds words of the catalogue's vocabularies in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roledoc_lint.model.vocabulary import Vocabulary, parts
from roledoc_lint.text.normalise import loose

MAX_NAME_WORDS = 6
"""How many words a word of a vocabulary may have, such as Enhanced with barred lists."""
MAX_TEXT_WORDS = 60
"""How many words of text are searched for names."""
MAX_NAMES_CHARS = 300
"""How many characters text may have to be searched for names."""
TICKS = re.compile("[☐☑☒□■✓✔✗✘⬜⬛]")
"""Boxes and ticks."""
_APART = re.compile(r"[/+&]")
_MONEY = re.compile(r"[£€$]\s*[0-9][0-9,.]*(?:\s*k\b)?|\b[0-9][0-9,]{3,}(?:\.[0-9]+)?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")


def words_of(known: Vocabulary, text: str, label: str = "") -> list[str]:
    """The words in text of nothing but words of a vocabulary: one, or several as in Band 4/Band 5.

    `label` may be part of the word: the `6` after `Band:` is Band 6.
    """
    if len(text) > MAX_NAMES_CHARS or TICKS.search(text):
        return []
    text = text.strip(" .;,-–—")
    name = known.canonical(text) or (known.canonical(f"{label} {text}") if label else None)
    return [name] if name else parts(known, text)


def words_within(known: Vocabulary, text: str) -> list[str]:
    """The words of a vocabulary anywhere in text, each once; none if something in it is not recognised.

    That is a number without a word, a part between slashes without a word, and a box, which may be ticked or not.
    """
    if len(text) > MAX_NAMES_CHARS or TICKS.search(text):
        return []
    parts_of_it = [part for part in _APART.split(_MONEY.sub(" ", text)) if loose(part)]
    found = [list(_within(known, part)) for part in parts_of_it]
    numbers = {number for number in _NUMBER.findall(_MONEY.sub(" ", text)) if number not in _NUMBER.findall(str(found))}
    return list(dict.fromkeys(name for names in found for name in names)) if all(found) and not numbers else []


def _squeezed(name: str) -> str:
    """A name without spaces. A word of text that is one by chance does not count: banded is not Band ED."""
    return loose(name).replace(" ", "")


def _within(known: Vocabulary, text: str) -> Iterator[str]:
    """The words in text. Of several that begin at one place it is the longest."""
    words = loose(text).split()[:MAX_TEXT_WORDS]
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + MAX_NAME_WORDS), start, -1):
            spelling = " ".join(words[start:end])
            name = known.canonical(spelling) if len(spelling) > 1 or start == 0 else None
            if name and not (spelling.isalpha() and spelling == _squeezed(name) != loose(name)):
                yield name
                start = end
                break
        else:
            start += 1
