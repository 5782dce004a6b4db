"""What the rule `spelling` takes for granted of codespell's list."""

from __future__ import annotations

from itertools import pairwise

from roledoc_lint.rules.spelling import _lines, _meant


def test_the_list_is_sorted_with_case_aside() -> None:
    lines = [line.lower() for line in _lines() if line]
    assert len(lines) > 50_000
    assert all(before <= after for before, after in pairwise(lines))


def test_every_word_of_the_list_is_found() -> None:
    for line in _lines()[:-1:97]:
        word, _, meant = line.partition("->")
        assert _meant(word.lower()) == meant


def test_other_words_are_not() -> None:
    assert [_meant(word) for word in ("police", "", "zzzzzz", "organise", "->")] == [None] * 5
