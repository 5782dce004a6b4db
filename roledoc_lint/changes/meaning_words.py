"""The words by which texts are compared: of the language, the profile, the catalogue and the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.text.weighty_words import Phrase, WeightyClass, WeightyWords, classes, forms, words_of

MIN_ANY_CASE = 4
"""How long a single name must be for its case not to matter: a shorter one is another word in small letters."""


def meaning_of(
    profile: Profile, catalogues: Iterable[Catalogue], attention: Iterable[Mapping[str, tuple[str, ...]]]
) -> Meaning:
    """How the texts of roles are compared. `attention` are words that the configuration adds, by class."""
    catalogues = list(catalogues)
    profiles = (*(catalogue.profile for catalogue in catalogues), profile)
    words, levels = (chain.from_iterable(each) for each in (map(_vocabularies, catalogues), map(_levels, profiles)))
    further = (*_configured(attention), *words, *levels)
    known = frozenset(word for catalogue in catalogues for name in _names(catalogue) for word in words_of(name))
    return Meaning(WeightyWords(further), known)


def _configured(attention: Iterable[Mapping[str, tuple[str, ...]]]) -> Iterator[Phrase]:
    """The words of the configuration, each a meaning of its own. A class of the language says what they mean there."""
    for table in attention:
        for name, words in table.items():
            group = classes().get(name, WeightyClass(name, "noted", "certain"))
            yield from (Phrase(form, group, word) for word in words for form in forms(word))


def _vocabularies(catalogue: Catalogue) -> Iterator[Phrase]:
    """The words that a role can have in a field. If one takes the place of another, the meaning changes."""
    profile = catalogue.profile
    for place, field in profile.with_words:
        words = catalogue.vocabulary.get(place)
        group = WeightyClass(field.word, "noted", "certain")
        for spelling in {*words.choices, *words.spellings} if words else ():
            meaning = words.canonical(spelling) if words else None
            yield from _phrase(spelling, group, meaning or spelling, any_case=True)


def _levels(profile: Profile) -> Iterator[Phrase]:
    """The names of levels, and what a level makes of something, such as essential."""
    for scale, levels in profile.whole.scales.items():
        group = WeightyClass(scale, "noted", "certain")
        for name in levels.names:
            yield from _phrase(name, group, name, any_case=False)
    for field in profile.fields:
        group = WeightyClass(field.word, "noted", "certain")
        for verb in field.level_verbs:
            name = verb.rpartition("-")[2]
            yield from _phrase(name, group, name, any_case=True)


def _phrase(name: str, group: WeightyClass, meaning: str, *, any_case: bool) -> Iterator[Phrase]:
    """A name as a phrase. A number alone is found as a number, and a letter alone is not looked for."""
    words = tuple(words_of(name))
    if len("".join(words)) < 2 or all(word.isdigit() for word in words):
        return
    is_exact = len(words) == 1 and (not any_case or len(words[0]) < MIN_ANY_CASE)
    yield Phrase(words, group, meaning, as_written=name if is_exact else "")


def _names(catalogue: Catalogue) -> Iterator[str]:
    """Every name in a catalogue."""
    for words in catalogue.vocabulary.values():
        yield from (*words.choices, *words.spellings)
    for entry in catalogue.everything():
        yield from (entry.name, *entry.aliases)
