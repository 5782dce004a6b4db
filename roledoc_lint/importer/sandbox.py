"""Reads documents in a process of its own, so that a hostile or damaged one cannot stop the program."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO, Any, Self, cast

from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.readers import text
from roledoc_lint.importer.readers.read import MAX_DOCUMENT_BYTES, read_document
from roledoc_lint.importer.readers.registry import reader_for
from roledoc_lint.project.config import PACKAGE

MAX_SECONDS = 60
MAX_MEMORY = 1_000_000_000
"""How many bytes the process may use."""

MAX_IN_PROCESS_BYTES = 200_000
"""How many bytes of plain text are read in this process: the other one takes a while to start."""

_PROGRAM = "import sys; sys.path[:] = {path!r}; from {module} import serve; serve({seconds!r}, {memory!r})"
"""What the process runs. It has the import path of this one, but for the current folder."""

_STOPPED = (OSError, EOFError, pickle.UnpicklingError)
"""What is raised if the process ends while this one talks to it."""

_SIMPLER = "copy its text into a new Word document, and import that"


class Sandbox:
    """Reads one document after the other. Its process starts when it is needed, and again after it had to be ended.

    Use it in a `with` statement, which ends the process. `seconds` and `memory` (in bytes) limit the reading of each
    document.
    """

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

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
            if isinstance(error, _STOPPED):
                raise UnreadableError(f"could not be read, as its reader stopped: {_SIMPLER}") from error
            raise
        if isinstance(answer, str):
            raise UnreadableError(answer)
        return answer

    def _ask(self, content: bytes, name: str) -> Extraction | str:
        process = self._process = self._process or _start_process(self._seconds, self._memory)
        timer = threading.Timer(self._seconds, process.kill)
        started = time.monotonic()
        timer.start()
        try:
            _send(cast("IO[bytes]", process.stdin), (name, content))
            answer: Extraction | str = _received(cast("IO[bytes]", process.stdout))
            return answer
        except _STOPPED as error:
            if time.monotonic() - started < self._seconds:
                raise
            raise UnreadableError(f"takes more than {self._seconds:g} s to read: {_SIMPLER}") from error
        finally:
            timer.cancel()

    def _end(self) -> None:
        if self._process:
            process, self._process = self._process, None
            process.kill()
            with suppress(OSError), process:  # what has not been sent yet cannot be sent any more
                process.kill()


def _is_short_text(content: bytes, name: str) -> bool:
    return len(content) <= MAX_IN_PROCESS_BYTES and reader_for(content, name) is text


def _start_process(seconds: float, memory: int) -> subprocess.Popen[bytes]:
    program = _PROGRAM.format(path=_import_path(), module=__name__, seconds=seconds, memory=memory)
    # Without -I, Python would import the modules that it starts with from the current folder.
    command = [sys.executable, "-I", "-c", program]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _import_path() -> list[str]:
    """Return where the process finds modules: not in the current folder, unless this package is in it."""
    here, package = os.getcwd(), str(PACKAGE.parent)
    path = [entry for entry in sys.path if os.path.isabs(entry) and (entry != here or entry == package)]
    return path if package in path else [package, *path]


def _send(pipe: IO[bytes], thing: object) -> None:
    pickle.dump(thing, pipe)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    return pickle.load(pipe)


def serve(seconds: float, memory: int) -> None:
    """Read the documents that come through standard input until it closes: what the process does.

    `seconds` and `memory` (in bytes) limit the reading of each document.
    """
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _silence_output()
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            name, content = _received(requests)
            _end_after(seconds + 1)
            _send(answers, _extraction_or_reason(content, name))
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
