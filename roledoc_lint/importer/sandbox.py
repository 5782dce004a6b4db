"""Reads documents in a process of its own: whatever a hostile document does to it, the program goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Self

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers import MAX_SIZE, read
from roledoc_lint.importer.readers.detect import kind

MAX_SECONDS = 60
MAX_MEMORY = 1_500_000_000
MAX_IN_PROCESS_BYTES = 200_000
"""How many bytes of plain text are read without the other process, which takes a while to start."""


class Sandbox:
    """Reads one document after the other. The process is started when it is needed, and anew where it had to be ended.

    Use it in a `with` statement, which ends the process.
    """

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._running: tuple[SpawnProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, content: bytes) -> Extraction:
        """Read a document. Raises UnreadableError where that fails, takes too long, or needs too much memory."""
        if len(content) > MAX_SIZE or (len(content) <= MAX_IN_PROCESS_BYTES and kind(content) == "text"):
            return read(content)
        try:
            answer = self._ask(content)
        except BaseException as error:
            self._end()
            if isinstance(error, OSError | EOFError):
                raise UnreadableError("made the reader fail") from error
            raise
        if isinstance(answer, str):
            raise UnreadableError(answer)
        return answer

    def _ask(self, content: bytes) -> Extraction | str:
        _, connection = self._running = self._running or _started(self._seconds, self._memory)
        connection.send_bytes(content)
        if not connection.poll(self._seconds):
            raise UnreadableError(f"takes more than {self._seconds:g} s to read")
        answer: Extraction | str = connection.recv()
        return answer

    def _end(self) -> None:
        if self._running:
            process, connection = self._running
            self._running = None
            connection.close()
            process.kill()
            process.join()


def _started(seconds: float, memory: int) -> tuple[SpawnProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, seconds, memory), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def serve(connection: Connection, seconds: float, memory: int) -> None:
    """Read documents until there are no more: what the process does."""
    _be_silent()
    _limit(memory)
    with suppress(EOFError, OSError):
        while True:
            content = connection.recv_bytes()
            _end_after(seconds + 1)
            connection.send(_read(content))
            _end_after(0)


def _read(content: bytes) -> Extraction | str:
    try:
        return read(content)
    except UnreadableError as error:
        return str(error)


def _end_after(seconds: float) -> None:
    """End the process then, whoever has started it: a program that was killed can no longer do so. 0 is never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _be_silent() -> None:
    """Libraries log and warn of what they find in documents."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _limit(memory: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # where the platform has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
