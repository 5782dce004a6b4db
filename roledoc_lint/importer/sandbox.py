"""Reads documents in a process of its own, so that a hostile or damaged one cannot stop the program."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Self

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers import text
from roledoc_lint.importer.readers.read import MAX_DOCUMENT_BYTES, read_document
from roledoc_lint.importer.readers.registry import reader_for

MAX_SECONDS = 60
MAX_MEMORY = 1_500_000_000
"""How many bytes the process may use."""

MAX_IN_PROCESS_BYTES = 200_000
"""How many bytes of plain text are read in this process: the other one takes a while to start."""

_SIMPLER = "copy its text into a new Word document, and import that"


class Sandbox:
    """Reads one document after the other. Its process starts when it is needed, and again after it had to be ended.

    Use it in a `with` statement, which ends the process. `seconds` and `memory` (in bytes) limit the reading of each
    document.
    """

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._running: tuple[SpawnProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, content: bytes, name: str = "") -> Extraction:
        """Return what a document holds. `name` is the file's name.

        Raises UnreadableError if reading fails, takes too long, or needs too much memory.
        """
        if len(content) > MAX_DOCUMENT_BYTES or _is_short_text(content, name):
            return read_document(content, name)
        try:
            answer = self._ask(content, name)
        except BaseException as error:
            self._end()
            if isinstance(error, OSError | EOFError):
                raise UnreadableError(f"could not be read, as its reader stopped: {_SIMPLER}") from error
            raise
        if isinstance(answer, str):
            raise UnreadableError(answer)
        return answer

    def _ask(self, content: bytes, name: str) -> Extraction | str:
        _, connection = self._running = self._running or _start_process(self._seconds, self._memory)
        connection.send_bytes(os.fsencode(name))
        connection.send_bytes(content)
        if not connection.poll(self._seconds):
            raise UnreadableError(f"takes more than {self._seconds:g} s to read: {_SIMPLER}")
        answer: Extraction | str = connection.recv()
        return answer

    def _end(self) -> None:
        if self._running:
            process, connection = self._running
            self._running = None
            connection.close()
            process.kill()
            process.join()


def _is_short_text(content: bytes, name: str) -> bool:
    return len(content) <= MAX_IN_PROCESS_BYTES and reader_for(content, name) is text


def _start_process(seconds: float, memory: int) -> tuple[SpawnProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, seconds, memory), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def serve(connection: Connection, seconds: float, memory: int) -> None:
    """Read documents until the connection closes: what the process does."""
    _silence_output()
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            name = os.fsdecode(connection.recv_bytes())
            content = connection.recv_bytes()
            _end_after(seconds + 1)
            connection.send(_extraction_or_reason(content, name))
            _end_after(0)


def _extraction_or_reason(content: bytes, name: str) -> Extraction | str:
    try:
        return read_document(content, name)
    except UnreadableError as error:
        return str(error)


def _end_after(seconds: float) -> None:
    """End this process after a time, as a program that was killed cannot end it; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _silence_output() -> None:
    """Discard what libraries log and print of what they find in documents."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _limit_memory(memory: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # where the platform has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
