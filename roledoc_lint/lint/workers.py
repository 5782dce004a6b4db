"""Work on many things in several processes, with the results in the order of the things."""

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
"""For fewer things another process does not pay."""

MAX_JOBS = 8
CHUNK_SIZE = 16
"""How many things are handed over at once."""


def default_jobs(number: int) -> int:
    """How many processes are used for a number of things where nobody says how many."""
    if number < MIN_ITEMS_FOR_WORKERS:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MAX_JOBS)


def map_ordered(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Generator[R, None, None]:
    """What `work` gives for each thing, one after the other; with several jobs from that many processes.

    What it raises for a thing is raised when that thing's turn comes. Without fork, or beside threads, which a fork
    would leave behind in any state, there is one job.
    """
    if jobs > 1 and len(things) > 2 and hasattr(os, "fork") and threading.active_count() == 1:
        # The first is worked on here: what it loads is then there for all processes.
        yield work(things[0])
        yield from _forked(work, things[1:], jobs)
    else:
        yield from map(work, things)


def _forked(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R]:
    from multiprocessing import connection

    chunks = [things[begin : begin + CHUNK_SIZE] for begin in range(0, len(things), CHUNK_SIZE)]
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
    here, there = context.Pipe()
    # A worker must not hold the ends of others, or nobody would notice when this process is gone.
    process = context.Process(target=_serve, args=(work, there, [here, *workers]), daemon=True)
    # Ctrl-C reaches every process of a terminal: this one ends the others.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
        workers[here] = process
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        there.close()


def _serve(work: Callable[[T], R], pipe: Connection, others: Sequence[Connection]) -> None:
    """Work on the chunks that come through a pipe, until it is closed."""
    gc.freeze()  # looking for what nobody uses would copy all that this process shares with its parent
    for other in others:
        other.close()
    try:
        while True:
            number, things = pipe.recv()
            results = _results(work, things)
            sys.stdout.flush()  # what rules print: this process may be ended before it flushes by itself
            pipe.send((number, results))
    except (EOFError, OSError):
        return


def _results(work: Callable[[T], R], things: Sequence[T]) -> list[R] | Exception:
    try:
        return [work(thing) for thing in things]
    except RoledocError as error:
        return error
    except Exception as error:
        # Not every exception can be sent.
        return RoledocError(f"failed: {type(error).__name__}: {error}")


def _hand_over(worker: Connection, chunk: tuple[int, Sequence[T]] | None) -> None:
    """Give a worker its next chunk, if there is one: to look it up in what they share would copy that."""
    if chunk:
        # A worker that is gone is noticed where its results are awaited.
        with suppress(OSError):
            worker.send(chunk)


def _received(worker: Connection) -> tuple[int, Any]:
    """The number of a chunk, and its results."""
    try:
        number, results = worker.recv()
    except (EOFError, OSError) as error:
        raise RoledocError("a process that checked roles was ended from outside: --jobs 1 does without") from error
    return number, results
