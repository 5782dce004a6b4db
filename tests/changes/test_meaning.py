"""Which edits of text change a duty: each word that carries duty or degree, and many edits with a known truth."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest

from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.meaning_words import meaning_of
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.profile import Field, Profile, Scale, Whole
from roledoc_lint.project.discovery import find_config
from roledoc_lint.text import numbers
from roledoc_lint.text.weighty_words import WeightyClass, WeightyWords, classes, language_phrases
from tests.support.helpers import REPOSITORY
from tests.support.kinds import PROFILE

CATALOGUE = read_catalogue(find_config(REPOSITORY, REPOSITORY))
MEANING = Meaning(WeightyWords())
DUTIES = """\
Records the property of detained people in the custody record
Escorts visitors to the interview rooms of the building
Answers calls from the public about lost property
Prepares files for the court and sends them to the clerk
Checks the cells and notes what is found there
Keeps the stores of the unit tidy and orders new stock
Takes statements from witnesses at their homes
Reads the reports of other units and writes a summary
Maintains the equipment in the workshop and reports faults
Presents the results of surveys to the residents of the district
Plans the routes of the vans through the town
Reviews the contracts of suppliers for the finance office
Collects samples at the scene and packs them for the laboratory
Updates the register of keys and returns lost ones
Teaches new colleagues how to use the telephone system
Tests the alarms in the annexe and files the results
Translates letters from residents for the housing office
Drives the vehicles of the unit to the garage for repair
Schedules meetings with partner agencies and takes the minutes
Inspects the fences of the yard and orders repairs""".splitlines()
"""Sentences without a word that carries duty or degree, without their full stops."""


def pairs(text: str) -> list[tuple[str, str]]:
    """Pairs such as "two > three", parted by semicolons and lines."""
    found = (pair.partition(" > ") for line in text.strip().splitlines() for pair in line.split(";"))
    return [(old.strip(), new.strip()) for old, _, new in found]


SYNONYMS = pairs(
    """
    Records > Notes down; property > belongings; detained people > detainees; Escorts > Accompanies
    visitors > guests; Answers > Takes; calls > telephone calls; the public > members of the public
    Prepares > Puts together; sends > forwards; Checks > Inspects; notes > writes down; Keeps > Maintains
    tidy > in good order; stock > supplies; at their homes > in their own homes; Reads > Studies
    a summary > an overview; faults > defects; Presents > Shows; residents > inhabitants; the town > town
    Reviews > Examines; suppliers > vendors; Collects > Gathers; packs > wraps; Updates > Amends
    Teaches > Shows; colleagues > staff; Tests > Tries; files > stores; letters > correspondence
    vehicles > vans; garage > workshop; Schedules > Arranges; agencies > organisations; the yard > the compound
    orders > requests; Plans > Maps out; through > around; Drives > Takes; reports > accounts
    the district > the area
    """
)
NEW_DUTIES = """\
Authorise strip searches.
Hold the devolved budget of the department.
Line manage six members of staff.
Deputise for the head of the unit.
Attend court as a witness.
Carry a firearm.
Approve overtime claims.
Interview suspects under caution.
Chair the monthly board.
Be on call at weekends.
Train volunteers in first aid.
Dispose of seized drugs.""".splitlines()
SWAPS = pairs(
    """
    must > may; must > should; must > must not; will > will not; daily > weekly; two > three; 5 > 10
    monthly > quarterly; assists with work that > leads work that; supports work that > manages work that
    once > twice; always > sometimes; all > some; at least > at most; essential > desirable
    full time > part time; supervises > coordinates; within 2 hours > within 2 days; before > after
    should > may; every half hour > every hour; only > ; never > ; without > with; 20% > 30%
    """
)
"""Words that carry duty or degree, and what takes their place."""

NEUTRAL_SWAPS = pairs(
    """
    5 > five; 20% > 20 per cent; daily > every day; yearly > annually; must > has to; do not > don't
    at least > a minimum of; all > every; each week > weekly; as required > when necessary; assists > supports
    cannot > can not; 1,000 > one thousand; part-time > part time; may > is allowed to; and > as well as
    """
)
"""Words that carry duty or degree, and what says the same."""


class Edit(NamedTuple):
    """An edit of text, and whether it changes a duty."""

    before: str
    after: str
    is_duty: bool
    how: str


def paragraph(chance: random.Random) -> list[str]:
    """Up to eight sentences."""
    return [f"{duty}." for duty in chance.sample(DUTIES, chance.randint(1, 8))]


def with_word(chance: random.Random, word: str) -> str:
    """A sentence with a word in it."""
    duty = chance.choice(DUTIES)
    return f"Where it is {word} needed, {duty[0].lower()}{duty[1:]}."


def neutral(chance: random.Random) -> Edit:
    """The same said in other words."""
    sentences = paragraph(chance)
    before, how = " ".join(sentences), chance.choice(["synonyms", "order", "split", "join", "words", "filler"])
    at = chance.randrange(len(sentences))
    if how == "synonyms":
        for old, new in SYNONYMS:
            if old in sentences[at] and chance.random() < 0.7:
                sentences[at] = sentences[at].replace(old, new, 1)
                break
    elif how == "order":
        chance.shuffle(sentences)
    elif how == "split":
        first, found, second = sentences[at].partition(" and ")
        sentences[at] = f"{first}. {second[:1].upper()}{second[1:]}" if found else sentences[at]
    elif how == "join" and at:
        low = sentences[at][0].lower() + sentences[at][1:]
        sentences[at - 1 : at + 1] = [f"{sentences[at - 1][:-1]}, and {low}"]
    elif how == "words":
        old, new = chance.choice(NEUTRAL_SWAPS)
        old, new = chance.choice([(old, new), (new, old)])
        sentences.insert(at, with_word(chance, old))
        before = " ".join(sentences)
        sentences[at] = sentences[at].replace(f" {old} ", f" {new} ", 1)
    else:
        sentences[at] = f"The post holder {sentences[at][0].lower()}{sentences[at][1:]}"
    return Edit(before, " ".join(sentences), is_duty=False, how=f"neutral {how}")


def duty(chance: random.Random) -> Edit:
    """A duty more or less, or another one."""
    sentences = paragraph(chance)
    before, how = " ".join(sentences), chance.choice(["sentence", "semicolon", "words", "words", "clause", "replaced"])
    at = chance.randrange(len(sentences))
    new = chance.choice(NEW_DUTIES)
    if how == "sentence":
        sentences.insert(at, new)
    elif how == "semicolon":
        sentences[at] = f"{sentences[at][:-1]}; {new[0].lower()}{new[1:]}"
    elif how == "replaced":
        sentences[at] = new
    elif how == "clause":
        sentences[at] = f"{sentences[at][:-1]}{chance.choice([',', ''])} and {new[0].lower()}{new[1:]}"
    else:
        old, other = chance.choice(SWAPS)
        sentences.insert(at, with_word(chance, old))
        before = " ".join(sentences)
        sentences[at] = " ".join(sentences[at].replace(f" {old} ", f" {other} ", 1).split())
    after = " ".join(sentences)
    before, after = chance.choice([(before, after), (after, before)])
    return Edit(before, after, is_duty=True, how=f"duty {how}")


def edits(number: int) -> Iterator[Edit]:
    """Edits with a known truth, always the same ones."""
    chance = random.Random(15)
    while number:
        edit = chance.choice([neutral, duty])(chance)
        if edit.before != edit.after:
            yield edit
            number -= 1


def test_changed_duties_are_told_from_other_words() -> None:
    right = missed = wrong = 0
    shown = []
    for edit in edits(3000):
        verdict = MEANING.compare(edit.before, edit.after)
        is_found = bool(verdict.reasons)
        right += is_found and edit.is_duty
        missed += not is_found and edit.is_duty
        wrong += is_found and not edit.is_duty
        if is_found is not edit.is_duty:
            shown.append((edit, verdict))
    assert right / (right + wrong) >= 0.95, shown[:5]
    assert right / (right + missed) >= 0.95, shown[:5]


def test_undoing_an_edit_is_judged_alike() -> None:
    mirrors = {"sentence-added": "sentence-removed", "sentence-removed": "sentence-added"}
    for edit in edits(500):
        there, back = MEANING.compare(edit.before, edit.after), MEANING.compare(edit.after, edit.before)
        assert back.what == mirrors.get(there.what, there.what), edit
        assert len(back.reasons) == len(there.reasons), edit


def sentence(word: str) -> str:
    return f"Where that is {word} needed, keeps the stores of the unit tidy."


PHRASES = [(" ".join(phrase.words), phrase.group) for phrase in language_phrases()]
NUMBERS = [*numbers.WORDS, *numbers.ORDINAL_WORDS, "7", "1,000", "2.5", "30%", "£500", "3rd", "twenty-four"]


@pytest.mark.parametrize(("word", "group"), PHRASES, ids=[f"{group.name}: {word}" for word, group in PHRASES])
def test_each_word_counts_in_both_directions(word: str, group: WeightyClass) -> None:
    if group.alone == "nothing":  # it counts where another word of its class takes its place
        own = {phrase.meaning for phrase in language_phrases() if " ".join(phrase.words) == word}
        others = [phrase for phrase in language_phrases() if phrase.group == group and phrase.meaning not in own]
        without = sentence(" ".join(others[0].words))
    else:
        without = sentence("")
    for before, after in ((sentence(word), without), (without, sentence(word))):
        verdict = MEANING.compare(before, after)
        assert verdict.reasons, verdict
        assert any(reason.startswith(f"{group.name}: ") for reason in verdict.reasons), verdict


@pytest.mark.parametrize("word", NUMBERS)
def test_each_number_counts_in_both_directions(word: str) -> None:
    for before, after in (
        (sentence(word), sentence("")),
        (sentence(""), sentence(word)),
        (sentence(word), sentence("99")),
    ):
        assert MEANING.compare(before, after).reasons


@pytest.mark.parametrize("name", [name for name, group in classes().items() if group.exchanged == "certain"])
def test_another_word_of_a_class_changes_the_meaning(name: str) -> None:
    first: dict[str, str] = {}
    for phrase in language_phrases():
        if phrase.group.name == name:
            first.setdefault(phrase.meaning, " ".join(phrase.words))
    words = list(first.values())
    for one, other in pairwise(words):
        for before, after in ((one, other), (other, one)):
            verdict = MEANING.compare(f"{before} the cells of the unit.", f"{after} the cells of the unit.")
            assert verdict.what == "meaning-changed", (before, after, verdict)


def test_each_word_of_a_meaning_says_the_same() -> None:
    meanings: dict[str, list[str]] = {}
    for phrase in language_phrases():
        meanings.setdefault(phrase.meaning, []).append(" ".join(phrase.words))
    for words in meanings.values():
        for word in words[1:]:
            verdict = MEANING.compare(sentence(words[0]), sentence(word))
            assert verdict.what in ("reworded", "retouched", "spelling-changed"), (words[0], word, verdict)
            assert not verdict.reasons, (words[0], word, verdict)


SAME = [
    ("Attends 5 briefings.", "Attends five briefings."),
    ("Checks 1,000 files.", "Checks one thousand files."),
    ("Checks 120 files.", "Checks one hundred and twenty files."),
    ("Checks 20% of files.", "Checks twenty per cent of files."),
    ("Checks cells every half hour.", "Checks cells every 30 minutes."),
    ("Do not enter.", "Don't enter."),
    ("He cannot enter.", "He can't enter."),
    ("Takes up the post on 3 May 2025.", "Takes up that post on 3 May 2025."),
    ("Searches people. Records what they own.", "Searches people and records what they own."),
    ("Uses a P.N.C. terminal, e.g. at the desk.", "Uses a P.N.C. terminal, e.g. at a desk."),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_the_same_in_other_words(before: str, after: str) -> None:
    for one, other in ((before, after), (after, before)):
        assert MEANING.compare(one, other) == ("reworded", ())


OTHER_DUTY = [
    ("Does not disclose facts and reports leaks.", "Discloses facts and does not report leaks."),
    ("Runs 2 teams and 3 cells.", "Runs 3 teams and 2 cells."),
    ("Keeps the stores.", "Keeps the stores and carries firearms."),
    ("Drives vans.", "Drives vans, including vans with a trailer."),
    ("Keeps the stores. Keeps the keys.", "Keeps the stores. Keeps the keys. Keeps the stores open at night."),
    ("Keeps the stores tidy", "Keeps the stores tidy\nInterviews suspects"),
]


@pytest.mark.parametrize(("before", "after"), OTHER_DUTY)
def test_another_duty(before: str, after: str) -> None:
    for one, other in ((before, after), (after, before)):
        assert MEANING.compare(one, other).reasons


SPELLINGS = [
    ("Escort detaiend people to intreview rooms.", "Escort detained people to interview rooms."),
    ("Recieves teh files.", "Receives the files."),
    ("Organises the rota.", "Organizes the rota."),
    ("Keeps the adhoc list.", "Keeps the ad hoc list."),
    ("Coordinates the rota.", "Co-ordinates the rota."),
    ("Must nto enter.", "Must not enter."),
    ("The mangaer of the unit", "The manager of the unit"),
]


@pytest.mark.parametrize(("wrong", "right"), SPELLINGS)
def test_a_misspelling(wrong: str, right: str) -> None:
    for one, other in ((wrong, right), (right, wrong)):
        assert MEANING.compare(one, other) == ("spelling-changed", ())


OTHER_WORDS = [
    ("Enters unvetted premises.", "Enters vetted premises."),
    ("Is not able to enter.", "Is notable to enter."),
    ("Uses the PIRS system.", "Uses the PIES system."),
    ("Reads a form.", "Reads from a form."),
    ("Carries a gun.", "Carries a gum."),
    ("Careful work", "Careless work"),
    ("Works in Millbrok and Eastvale.", "Works in Millbrook and Westvale."),
]


@pytest.mark.parametrize(("before", "after"), OTHER_WORDS)
def test_another_word_is_not_a_misspelling(before: str, after: str) -> None:
    for one, other in ((before, after), (after, before)):
        assert MEANING.compare(one, other).what != "spelling-changed"


def test_a_misspelling_does_not_hide_a_change_of_duty() -> None:
    verdict = MEANING.compare("Escort detaiend people daily.", "Escort detained people weekly.")
    assert verdict == ("meaning-changed", ("frequency: daily → weekly",))


def test_of_many_roles_with_typos_the_one_change_stands_out() -> None:
    typo, right = (
        "Escorts detaiend people to number {} of the rooms.",
        "Escorts detained people to number {} of the rooms.",
    )
    pairs = [(typo.format(number), right.format(number)) for number in range(80)]
    pairs[41] = (typo.format(41), right.format(41).replace("Escorts", "Supervises the escort of"))
    found = [MEANING.compare(*pair) for pair in pairs]
    assert [number for number, verdict in enumerate(found) if verdict.what != "spelling-changed"] == [41]
    assert found[41].reasons


VOCABULARIES = [
    (field.word, word)
    for place, field in PROFILE.with_words
    for word in CATALOGUE.vocabulary[place].choices
    if len(word) > 1 and not word.isdigit()
]
OF_PROFILE = meaning_of(PROFILE, [CATALOGUE], [])


@pytest.mark.parametrize(("noun", "word"), VOCABULARIES)
def test_each_word_of_the_catalogue_counts_in_both_directions(noun: str, word: str) -> None:
    for before, after in ((sentence(word), sentence("")), (sentence(""), sentence(word))):
        assert OF_PROFILE.compare(before, after).reasons


def test_another_word_of_the_catalogue_changes_the_meaning() -> None:
    before, after = "Reports to the sergeant on duty in the office.", "Reports to the inspector on duty in the office."
    assert OF_PROFILE.compare(before, after) == ("meaning-changed", ("grade: sergeant → inspector",))
    assert MEANING.compare(before, after).what == "reworded"


@pytest.mark.parametrize(
    ("verbs", "scales"),
    [(("made-welcome", "made-vital"), {}), ((), {"standing": Scale(names=("Welcome", "Vital"))})],
    ids=["level verbs", "a named scale"],
)
def test_levels_that_a_profile_declares_count(verbs: tuple[str, ...], scales: dict[str, Scale]) -> None:
    needs = Field("needs", "records", "need", "needs", "need", "need", "needs", level_verbs=verbs)
    meaning = meaning_of(Profile((needs,), Whole(scales=scales)), [], [])
    verdict = meaning.compare("A sense of order is Welcome here.", "A sense of order is Vital here.")
    assert verdict.what == "meaning-changed"


def test_words_of_the_configuration_count() -> None:
    meaning = meaning_of(PROFILE, [], [{"shift": ("nights", "bank holidays"), "lead": ("mentor*",)}])
    assert meaning.compare(sentence("nights"), sentence("")).reasons == ("shift: nights → …",)
    assert meaning.compare(sentence("bank holidays"), sentence("nights")).what == "meaning-changed"
    assert meaning.compare("Mentoring of staff at the desk.", "Support of staff at the desk.").what == "meaning-changed"
