"""Behaviours, values and skills in a document: known by their name and level, or by their wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.model.vocabulary import Level
from roledoc_lint.text.normalise import loose, sentences

LONGEST = 120
"""How many characters a name with its level may have."""

_NUMBERS = {word: number for number, word in enumerate(["one", "two", "three", "four", "five"], 1)}
_FIGURE = rf"(?:\b(?:level|lvl)\s*[:.-]?\s*|\bL(?=[0-9]))(?P<number>[0-9]{{1,2}}|(?:{'|'.join(_NUMBERS)})\b)"
_LEVEL = rf"{_FIGURE}|(?P<accredited>accredited)"
_SIGN = r"[\s:,;|–—-]*"
_NAME_AND_LEVEL = re.compile(
    rf"(?P<name>\S.{{1,{LONGEST}}}?){_SIGN}(?:[(\[](?:{_LEVEL}|(?P<alone>[0-9]{{1,2}}))[)\]]|"
    rf"(?<=[\s:,;|–—-])(?:{_LEVEL.replace('<', '<bare_')})(?![\w/&+]|\s*(?:and|or|to|-|–)\s*[0-9]))[.:]?{_SIGN}",
    re.IGNORECASE,
)
_LEVEL_ALONE = re.compile(rf"\W*(?:(?:{_LEVEL})|(?P<alone>[0-9]{{1,2}}))\W*", re.IGNORECASE)
_NEAR = 94.0
"""How alike a paragraph must be to a wording to be a slip for it, of 100."""
_COMPARED = 5000
"""How many characters of a paragraph are compared: the time grows with the square of them."""


class NameLine(NamedTuple):
    """A name and its level, as a line of a document has them, and what stands behind them."""

    name: str
    level: Level
    rest: str
    is_set_off: bool
    """Whether the level stands in brackets or behind a sign, and not as a word of a sentence."""


class Owner(NamedTuple):
    """Whose wording a paragraph is, the whole of it or one of its paragraphs."""

    named: Competency
    level: Level
    is_near: bool = False


def name_and_level(text: str) -> NameLine | None:
    """The name and level that a text begins with: `Analyse Critically (Level 1)`, `We collaborate – level 1`."""
    match = _NAME_AND_LEVEL.match(text)
    if not match:
        return None
    level = _level(match["number"] or match["alone"] or match["bare_number"])
    is_set_off = any(sign in match[0][match.end("name") - match.start() :] for sign in "([|:–—-")
    return NameLine(match["name"].strip(), level, text[match.end() :].strip(), is_set_off)


def level_alone(text: str) -> Level | None:
    """The level that is all that a text holds, such as the cell of a table."""
    match = _LEVEL_ALONE.fullmatch(text)
    return _level(match["number"] or match["alone"]) if match else None


def level_within(text: str) -> Level | None:
    """The level that is named somewhere in a text, such as the rest of a heading."""
    match = re.search(_LEVEL, text, re.IGNORECASE)
    return _level(match["number"]) if match else None


def _level(number: str | None) -> Level:
    """The level of a number, in figures or as a word; the one without a number where there is none."""
    return "Accredited" if number is None else _NUMBERS.get(number.lower()) or int(number)


class KnownNames:
    """The names and wordings of the catalogue, with case, spacing and signs aside."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names: dict[str, list[Competency]] = defaultdict(list)
        self._owners: dict[str, list[tuple[Competency, Level]]] = defaultdict(list)
        for named in catalogue.everything():
            for form in (named.name, *named.aliases):
                self._names[loose(form)].append(named)
            for level, wording in named.wordings.items():
                for part in {loose(text) for text in (wording, *wording.split("\n"))}:
                    self._owners[part].append((named, level))

    def named(self, form: str, section: str | None = None) -> Competency | None:
        """What a name or alias stands for. Where several sections have it, that of `section` comes first."""
        found = self._names.get(loose(form), [])
        return next((named for named in found if named.section == section), found[0] if found else None)

    def owner(self, paragraph: str) -> Owner | None:
        """Whose wording this is, if it is that of one behaviour, value or skill at one level alone."""
        found = self._owners.get(loose(paragraph), [])
        if found:
            return Owner(*found[0]) if len(found) == 1 else None
        return self._near(paragraph)

    def _near(self, paragraph: str) -> Owner | None:
        from rapidfuzz import fuzz, process

        text = loose(paragraph[:_COMPARED])
        best = process.extract(text, self._owners.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        owners = {owner for wording, _, _ in best for owner in map(_key, self._owners[wording])}
        return Owner(*self._owners[best[0][0]][0], is_near=True) if len(owners) == 1 else None

    def parted(self, text: str) -> list[str]:
        """A text in pieces, each from a known name with its level on, where one begins a sentence within it."""
        pieces: list[str] = []
        for sentence in sentences(text):
            line = name_and_level(sentence)
            if pieces and not (line and line.is_set_off and self.named(line.name)):
                pieces[-1] += f" {sentence}"
            else:
                pieces.append(sentence)
        return pieces

    def name_lines(self, text: str, section: str | None) -> Iterator[NameLine]:
        """The known names with levels that a text is made of, one behind the other; the last has what is left."""
        line = name_and_level(text)
        while line and self.named(line.name, section):
            following = name_and_level(line.rest) if line.rest else None
            more = following is not None and self.named(following.name, section) is not None
            yield line._replace(rest="") if more else line
            line = following if more else None


def _key(owner: tuple[Competency, Level]) -> tuple[str, str, Level]:
    named, level = owner
    return named.section, named.name, level
