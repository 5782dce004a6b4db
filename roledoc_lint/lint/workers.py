"""A pool of worker processes that gives results in the order of the items."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from roledoc_lint.errors import RoledocError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

MIN_ITEMS_FOR_WORKERS = 200
"""The fewest items for which another process saves time."""

MAX_JOBS = 8
CHUNK_SIZE = 16
"""The number of items that a worker gets at once."""


def default_jobs(number: int) -> int:
    """The number of processes for a number of items if the user does not give one."""
    if number < MIN_ITEMS_FOR_WORKERS:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MAX_JOBS)


def map_ordered(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Generator[R, None, None]:
    """Yield the result of `work` for each item, in order, from `jobs` processes.

    An exception is raised when the turn of its item comes. All work is done in this process if it cannot fork, or has
    other threads, which a fork would interrupt in an unknown state.
    """
    if jobs > 1 and len(items) > 2 and hasattr(os, "fork") and threading.active_count() == 1:
        # The first item is done here, so that all processes share what it loads.
        yield work(items[0])
        yield from _forked(work, items[1:], jobs)
    else:
        yield from map(work, items)


def _forked(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    from multiprocessing import connection

    chunks = [items[start : start + CHUNK_SIZE] for start in range(0, len(items), CHUNK_SIZE)]
    waiting = enumerate(chunks)
    done: dict[int, list[R] | Exception] = {}
    workers: dict[Connection, ForkProcess] = {}
    try:
        for _ in range(min(jobs, len(chunks))):
            _start(work, workers)
        for worker in workers:
            _hand_over(worker, next(waiting, None))
        for turn in range(len(chunks)):
            while turn not in done:
                for worker in cast("list[Connection]", connection.wait(list(workers))):
                    number, done[number] = _received(worker)
                    _hand_over(worker, next(waiting, None))
            results = done.pop(turn)
            if isinstance(results, Exception):
                raise results
            yield from results
    finally:
        for process in workers.values():
            process.kill()
            process.join()


def _start(work: Callable[[T], R], workers: dict[Connection, ForkProcess]) -> None:
    """Start another worker."""
    import signal
    from multiprocessing import get_context

    context = get_context("fork")
    ours, theirs = context.Pipe()
    # A worker must not hold the ends of others, or workers would not notice when this process ends.
    process = context.Process(target=_serve, args=(work, theirs, [ours, *workers]), daemon=True)
    # Ctrl-C reaches every process of a terminal; only this one handles it, and ends the others.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
        workers[ours] = process
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()


def _serve(work: Callable[[T], R], pipe: Connection, others: Sequence[Connection]) -> None:
    """Work on the chunks that come through a pipe until it is closed."""
    gc.freeze()  # garbage collection would copy all memory that this process shares with its parent
    for other in others:
        other.close()
    try:
        while True:
            number, items = pipe.recv()
            results = _results(work, items)
            sys.stdout.flush()  # what rules print: this process may be ended before it flushes by itself
            pipe.send((number, results))
    except (EOFError, OSError):
        return


def _results(work: Callable[[T], R], items: Sequence[T]) -> list[R] | Exception:
    try:
        return [work(item) for item in items]
    except RoledocError as error:
        return error
    except Exception as error:
        # Not every exception can be pickled.
        return RoledocError(f"failed: {type(error).__name__}: {error}")


def _hand_over(worker: Connection, chunk: tuple[int, Sequence[T]] | None) -> None:
    """Send a worker its next chunk, if there is one. To look it up in shared memory would copy that memory."""
    if chunk:
        # A worker that has ended is noticed when its results are awaited.
        with suppress(OSError):
            worker.send(chunk)


def _received(worker: Connection) -> tuple[int, Any]:
    """The number of a chunk, and its results."""
    try:
        number, results = worker.recv()
    except (EOFError, OSError) as error:
        raise RoledocError(
            "a process that checked roles was stopped from outside: use --jobs 1 to check without it"
        ) from error
    return number, results
