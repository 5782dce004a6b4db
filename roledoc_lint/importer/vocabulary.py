"""Words of the catalogue's vocabularies within the text of a document."""

from __future__ import annotations

from collections.abc import Iterator

from roledoc_lint.catalogue import Grades, Names, parts
from roledoc_lint.text import loose

LONGEST_NAME = 6
"""How many words the name of a grade, vetting level or category may have."""
LONGEST_TEXT = 60
"""How many words a text may have to be searched for names."""
LONGEST = 300
"""How many characters a text may have to be nothing but names, or to be searched for them."""


def words_of(known: Names | Grades, text: str, label: str = "") -> list[str]:
    """The words that a text stands for and holds nothing beside: one, or several as in SCALE 4/SCALE 5.

    `label` may belong to the word: the `C` behind `Grade:` is Grade C.
    """
    if len(text) > LONGEST:
        return []
    text = text.strip(" .;,-–—")
    name = known.canonical(text) or (known.canonical(f"{label} {text}") if label else None)
    return [name] if name else parts(known, text)


def words_within(known: Names | Grades, text: str) -> list[str]:
    """The words of a vocabulary that a text holds among others, each once."""
    return list(dict.fromkeys(_within(known, text))) if len(text) <= LONGEST else []


def _within(known: Names | Grades, text: str) -> Iterator[str]:
    """Where several begin at one place it is the longest."""
    words = loose(text).split()[:LONGEST_TEXT]
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + LONGEST_NAME), place, -1):
            form = " ".join(words[place:end])
            name = known.canonical(form) if len(form) > 1 or place == 0 else None
            if name:
                yield name
                place = end
                break
        else:
            place += 1
