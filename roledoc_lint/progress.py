"""A progress bar on standard error, for work that takes more than a second at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

Progress = Callable[[Iterator[Any], int], Iterator[Any]]
"""A function that takes items and their number, and returns the same items."""

SECONDS_BEFORE_BAR = 1.0
"""The seconds of work before a bar is shown."""


def silent(items: Iterator[T], number: int) -> Iterator[T]:
    """The same items, without a progress bar."""
    return items


def progress(
    items: Iterator[T],
    number: int,
    label: str,
    *,
    delay: float = SECONDS_BEFORE_BAR,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """Yield the items. Show a bar with a label after `delay` seconds if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = clock()
    done = 0
    for item in items:
        yield item
        done += 1
        if clock() - started > delay:
            break
    else:
        return
    import click

    with click.progressbar(items, length=number, label=label, file=sys.stderr) as bar:
        bar.update(done)
        yield from bar
