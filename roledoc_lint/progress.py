"""A progress bar on standard error, for work that takes more than a second at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

Progress = Callable[[Iterator[Any], int], Iterator[Any]]
"""Take the items to be worked on and their number, and return the same items."""

PATIENCE = 1.0
"""The seconds of work after which a bar is shown."""


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
    """Yield the items, and show how many are done, after a label, if standard error is a terminal."""
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
