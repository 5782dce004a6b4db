"""The known words most similar to an unknown one, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from roledoc_lint.text.display import did_you_mean
from roledoc_lint.text.normalise import loose


def nearest(word: str, names: Iterable[str], *, cutoff: float = 70.0) -> list[str]:
    """Return at most three names similar to `word`, the most similar first. `cutoff` is a similarity from 0 to 100."""
    from rapidfuzz import fuzz, process

    choices = _loosened(tuple(names))
    found = process.extract(loose(word[:200]), choices, scorer=fuzz.ratio, limit=3, score_cutoff=cutoff)
    return [name for _, _, name in found]


@lru_cache(maxsize=64)
def _loosened(names: tuple[str, ...]) -> dict[str, str]:
    return {name: loose(name) for name in names}


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word: the known word that may be meant, or all of them."""
    names = list(known)
    near = nearest(word, names, cutoff=60.0)
    return f"; {did_you_mean(near[:1])}" if near else f"; known are {', '.join(names)}"
