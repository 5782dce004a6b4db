"""What the rule `spelling` assumes about the list of codespell."""

from __future__ import annotations

from itertools import pairwise

from roledoc_lint.lint.rules.spelling import _list, _meant


def lines() -> list[str]:
    return _list().decode().splitlines()


def test_the_list_is_sorted_without_regard_to_case() -> None:
    small = [line.lower() for line in lines()]
    assert len(small) > 50_000
    assert all(before <= after for before, after in pairwise(small))


def test_every_word_of_the_list_is_found() -> None:
    for line in lines():
        word, _, meant = line.partition("->")
        assert _meant(word.lower()) == meant, word


def test_other_words_are_not() -> None:
    words = ("police", "", "zzzzzz", "organise", "->", "a", "東京", "zzz->", "0")
    assert [_meant(word) for word in words] == [None] * len(words)
