"""Words of the catalogue's vocabularies within the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roledoc_lint.model.vocabulary import Grades, Names, parts
from roledoc_lint.text.normalise import loose

MAX_NAME_WORDS = 6
"""How many words the name of a grade, vetting level or category may have."""
MAX_TEXT_WORDS = 60
"""How many words a text may have to be searched for names."""
MAX_NAMES_CHARS = 300
"""How many characters a text may have to be nothing but names, or to be searched for them."""
TICKS = re.compile("[☐☑☒□■✓✔✗✘⬜⬛]")
"""Boxes, and what ticks them."""
_APART = re.compile(r"[/+&]")
_MONEY = re.compile(r"[£€$]\s*[0-9][0-9,.]*(?:\s*k\b)?|\b[0-9][0-9,]{3,}(?:\.[0-9]+)?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")


def words_of(known: Names | Grades, text: str, label: str = "") -> list[str]:
    """The words that a text stands for and holds nothing beside: one, or several as in SCALE 4/SCALE 5.

    `label` may belong to the word: the `C` behind `Grade:` is Grade C.
    """
    if len(text) > MAX_NAMES_CHARS or TICKS.search(text):
        return []
    text = text.strip(" .;,-–—")
    name = known.canonical(text) or (known.canonical(f"{label} {text}") if label else None)
    return [name] if name else parts(known, text)


def words_within(known: Names | Grades, text: str) -> list[str]:
    """The words of a vocabulary that a text holds among others, each once; none where a part of it is not understood.

    That is a number without a word, one of several parts without any, and boxes: who knows which of them is ticked.
    """
    if len(text) > MAX_NAMES_CHARS or TICKS.search(text):
        return []
    parts_of_it = [part for part in _APART.split(_MONEY.sub(" ", text)) if loose(part)]
    found = [list(_within(known, part)) for part in parts_of_it]
    numbers = {number for number in _NUMBER.findall(_MONEY.sub(" ", text)) if number not in _NUMBER.findall(str(found))}
    return list(dict.fromkeys(name for names in found for name in names)) if all(found) and not numbers else []


def _within(known: Names | Grades, text: str) -> Iterator[str]:
    """Where several begin at one place it is the longest."""
    words = loose(text).split()[:MAX_TEXT_WORDS]
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + MAX_NAME_WORDS), place, -1):
            form = " ".join(words[place:end])
            name = known.canonical(form) if len(form) > 1 or place == 0 else None
            if name and not (isinstance(known, Grades) and form.isalpha() and " " in name):  # "graded" is no Grade D
                yield name
                place = end
                break
        else:
            place += 1
