"""Bounds on time that hold on a slow machine and on a busy one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

PATIENCE = 600
"""After how many seconds it is sure that something hangs, however busy the machine is."""

_USUAL_SECONDS = 0.06
"""What the measured work takes on a usual machine."""


@lru_cache
def slowness() -> float:
    """How many times slower this machine is than a usual one; at least 1."""
    return max(1.0, min(_measured() for _ in range(3)) / _USUAL_SECONDS)


def _measured() -> float:
    begun = time.process_time()
    words = [str(number) for number in range(200_000)]
    {word: len(word) for word in sorted(words)}
    return time.process_time() - begun


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail where the block takes this process more than so many seconds of a usual machine's processor."""
    begun = time.process_time()
    yield
    taken = (time.process_time() - begun) / slowness()
    assert taken < seconds, f"took {taken:.1f} s of the processor, and may take {seconds} s"
