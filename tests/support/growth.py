"""Measures how work grows with the size of its input: at 1, 2, 4 and 8 times a size."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = (1, 2, 4, 8)
SMALLEST, LARGEST = 1_000, 32_000
"""The sizes in characters that count as 1: the first at which the work takes long enough to be measured."""

ENOUGH = 0.006
"""The seconds of processor time from which on work can be measured."""

NOISE = 0.02
"""The seconds below which differences say nothing, as some systems count processor time in coarse steps."""

GENEROUS = 3
"""How many times as long twice the input may take, from 4 to 8 times the size. Where it grows with the square, four."""

ATTEMPTS = 4
"""How often work is measured that seems to grow too fast: the machine may be busy."""


def assert_near_linear(work: Callable[[int], Callable[[], object]], smallest: int = SMALLEST) -> None:
    """Fail if the work takes much more than twice as long for twice the size.

    `work` prepares an input of a size in characters, and returns what is measured.
    """
    size = smallest
    while seconds(work, size) < ENOUGH and size < LARGEST:
        size *= 2
    for attempt in range(ATTEMPTS):
        # Another input each time, as some results are remembered.
        taken = [seconds(work, size * times + attempt * 100) for times in TIMES]
        if taken[-1] <= GENEROUS * max(taken[-2], NOISE):
            return
    measured = ", ".join(f"{size * times:,} characters {one:.3f} s" for times, one in zip(TIMES, taken, strict=True))
    raise AssertionError(f"grows faster than its input: {measured}")


def seconds(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """The processor time that the work takes for an input of this size."""
    measured = work(size)
    gc.disable()  # it would look through all that other tests have left
    try:
        begun = time.process_time()
        measured()
        return time.process_time() - begun
    finally:
        gc.enable()
