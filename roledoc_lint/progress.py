"""A progress bar on standard error, for more than a second's work at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

Progress = Callable[[Iterator[Any], int], Iterator[Any]]
"""Is handed what is worked on, one thing after the other, and how many there are; returns the same."""

PATIENCE = 1.0
"""How many seconds of work go by before a bar is shown."""


def silent(things: Iterator[T], number: int) -> Iterator[T]:
    """Show no progress."""
    return things


def progress(
    items: Iterator[T],
    number: int,
    label: str,
    *,
    patience: float = PATIENCE,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """Hand on the items, and show behind a label how many have been; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = clock()
    done = 0
    for item in items:
        yield item
        done += 1
        if clock() - started > patience:
            break
    else:
        return
    import click

    with click.progressbar(items, length=number, label=label, file=sys.stderr) as bar:
        bar.update(done)
        yield from bar
