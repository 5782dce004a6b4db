"""The progress bar: when it comes, by a clock that is handed in, and where."""

from __future__ import annotations

import os
import pty
from contextlib import redirect_stderr
from io import StringIO
from typing import TextIO

import pytest

from roledoc_lint.progress import SECONDS_BEFORE_BAR, progress, silent


class Terminal(StringIO):
    """A terminal that keeps what is printed."""

    def isatty(self) -> bool:
        return True


def work(stream: TextIO, number: int, seconds: float) -> int:
    """The item at which the bar appears, or -1, if each item takes so many seconds and the delay is one."""
    now = [1000.0]
    first = -1
    with redirect_stderr(stream):
        for item in progress(iter(range(number)), number, "checking roles", delay=1, clock=lambda: now[0]):
            if first < 0 and isinstance(stream, StringIO) and stream.getvalue():
                first = item
            now[0] += seconds
    assert round((now[0] - 1000) / seconds) == number
    return first


@pytest.mark.parametrize(("seconds", "first"), [(0.01, -1), (0.09, -1), (0.12, 9), (0.3, 4), (0.9, 2), (60, 1)])
def test_the_bar_appears_when_the_work_takes_longer_than_the_delay(seconds: float, first: int) -> None:
    terminal = Terminal()
    assert work(terminal, 10, seconds) == first
    assert ("checking roles" in terminal.getvalue()) == (first > 0)


def test_a_bar_that_comes_late_begins_with_what_is_done() -> None:
    terminal = Terminal()
    work(terminal, 10, 0.3)
    shown = [part.rpartition(" ")[2].partition("\x1b")[0] for part in terminal.getvalue().split("\r")[1:]]
    assert (shown[1], shown[-1].strip()) == ("40%", "100%")


def test_where_there_is_no_terminal_there_is_no_bar() -> None:
    stream = StringIO()
    assert work(stream, 3, 60) == -1
    assert stream.getvalue() == ""


def test_a_real_terminal() -> None:
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stream:
        work(stream, 3, 60)
        stream.flush()
        assert b"checking roles" in os.read(leader, 4096)
    os.close(leader)


def test_the_delay_is_about_a_second_and_the_bar_can_be_turned_off() -> None:
    assert 0.5 <= SECONDS_BEFORE_BAR <= 2
    assert list(silent(iter("abc"), 3)) == ["a", "b", "c"]
