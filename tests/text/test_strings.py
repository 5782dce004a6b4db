"""Functions on strings, each in a table of what goes in and what comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roledoc_lint.text.display import counted, cut, did_you_mean, printable, quoted
from roledoc_lint.text.json_pointer import escape, without_indexes
from roledoc_lint.text.normalise import kebab, loose, normalised, sentences, visible, word_places, words
from roledoc_lint.text.similarity import nearest, suggestion
from roledoc_lint.text.unwrap import unwrapped
from roledoc_lint.text.web_chrome import is_web_chrome
from roledoc_lint.text.word_diff import differences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\n\nc ", "a b c"),
        ("in\u00adside zero\u200bwidth", "inside zerowidth"),
        (r"one\n two", "one two"),
        (r"C:\new stays", r"C:\new stays"),
        ("", ""),
    ],
)
def test_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_each_word_has_its_place(text: str) -> None:
    assert [text[start:end] for start, end in word_places(text, 0, len(text))] == words(text)


@pytest.mark.parametrize(
    ("name", "as_loose", "as_kebab"),
    [
        ("Know. of Law & Policy", "know of law and policy", "know-of-law-and-policy"),
        ("SOCU  DI", "socu di", "socu-di"),
        ("Café Manager (PC/DC)", "café manager pc dc", "cafe-manager-pc-dc"),
        ("—", "", ""),
    ],
)  # fmt: skip
def test_names(name: str, as_loose: str, as_kebab: str) -> None:
    assert (loose(name), kebab(name)) == (as_loose, as_kebab)


def test_sentences() -> None:
    assert sentences("One. Two! Is it three? e.g. four. five") == ["One.", "Two!", "Is it three? e.g. four. five"]


def test_emoji_keep_their_joiners() -> None:
    assert visible("👩\u200d🚒\u200b") == "👩\u200d🚒"


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("one line ", "", "one line"),
        ("a\nb\n\nc", "|", "a b\nc"),
        ("a\nb\n\nc\n", ">", "a\nb\nc"),
        ("\n\n", ">", ""),
    ],
)
def test_unwrapped(text: str, style: str, expected: str) -> None:
    assert unwrapped(text, style) == expected


@pytest.mark.parametrize(
    ("written", "right", "expected"),
    [
        ("a b c", "a b c", []),
        ("a x c", "a b c", [(1, 2, 1, 2)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("I am here. I ensure it.", "I am open. I am here. I ensure it.", [(0, 0, 0, 3)]),
    ],
)
def test_differences(written: str, right: str, expected: list[tuple[int, ...]]) -> None:
    assert list(differences(written.split(), right.split())) == expected


@given(st.lists(st.sampled_from("ab.")), st.lists(st.sampled_from("ab.")))
def test_differences_turn_one_text_into_the_other(written: list[str], right: list[str]) -> None:
    result, at = [], 0
    for a, b, c, d in differences(written, right):
        result += [*written[at:a], *right[c:d]]
        at = b
    assert result + written[at:] == right


def test_pointers() -> None:
    assert escape("a/b~c") == "a~1b~0c"
    assert without_indexes("/behaviours/10/name") == "/behaviours/*/name"


def test_display() -> None:
    assert quoted("a\n  b") == '"a b"'
    assert quoted("abcdef", 4) == '"abc…"'
    assert cut("abcdef", 4) == "abc…"
    assert (counted(1, "role"), counted(1200, "role")) == ("1 role", "1,200 roles")
    assert did_you_mean(["a", "b"]) == 'did you mean "a" or "b"?'


@given(st.text())
def test_what_is_printed_cannot_control_a_terminal(text: str) -> None:
    assert printable(text).replace("\xa0", " ").isprintable()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Managment Vetting", '; did you mean "Management Vetting"?'),
        ("xyz", "; known are Management Vetting, Security Check"),
    ],
)
def test_suggestion(word: str, expected: str) -> None:
    assert suggestion(word, ["Management Vetting", "Security Check"]) == expected


def test_the_nearest_comes_first_and_at_most_three() -> None:
    names = ["Collaborative", "Collaboration", "Collaborate", "Collaborator", "Innovative"]
    found = nearest("Colaborative", names)
    assert (found[0], len(found)) == ("Collaborative", 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skip to main content", True),
        ("Quickly exit this site by pressing the Escape key. Back to top", True),
        ("Skip to main content. Leads the team.", False),
    ],
)
def test_web_chrome(text: str, expected: bool) -> None:
    assert is_web_chrome(text) is expected
