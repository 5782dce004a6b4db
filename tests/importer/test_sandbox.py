"""Documents are read in a process of its own, which is limited in time and memory."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.read import read_document
from roledoc_lint.importer.sandbox import MAX_SECONDS, Sandbox
from tests.support.helpers import REPOSITORY
from tests.support.make_documents import as_docx, as_html, in_short
from tests.support.profiles import parts


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def test_a_sandbox_reads_what_its_readers_read(sandbox: Sandbox) -> None:
    for content in (as_docx(parts("002")), as_html(parts("002")).encode(), b"Grade: SCALE 5"):
        assert sandbox.read(content) == read_document(content)


def test_a_sandbox_says_what_cannot_be_read(sandbox: Sandbox) -> None:
    with pytest.raises(UnreadableError, match=r"^is a picture"):
        sandbox.read(b"\x89PNG\r\n\x1a\n\0")
    with pytest.raises(UnreadableError, match=r"^is a zip archive"):
        sandbox.read(b"PK\x05\x06" + b"\0" * 18)
    assert in_short(sandbox.read(b"<p>a").blocks) == ["p a"]


def started(sandbox: Sandbox) -> subprocess.Popen[bytes]:
    """Return the process of a sandbox, which has read a document."""
    sandbox.read(b"<p>a")
    assert sandbox._process
    return sandbox._process


CELLS = b"<!DOCTYPE html><table>" + (b"<tr>" + b"<td>x" * 100) * 10_000
"""A page of a million cells."""


def test_a_document_that_takes_too_long_does_not_stop_the_next() -> None:
    with Sandbox() as sandbox:
        process = started(sandbox)  # which may take longer than is allowed below
        sandbox._seconds = 0.01
        with pytest.raises(UnreadableError, match=r"^takes more than 0.01 s to read"):
            sandbox.read(CELLS)
        assert process.returncode == -signal.SIGKILL
        sandbox._seconds = MAX_SECONDS
        assert in_short(sandbox.read(b"<p>a").blocks) == ["p a"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="not every system limits the memory of a process")
def test_a_document_that_needs_too_much_memory_does_not_stop_the_next() -> None:
    with Sandbox(memory=300_000_000) as sandbox:
        with pytest.raises(UnreadableError, match=r"^(?:needs too much memory to be read|could not be read)"):
            sandbox.read(CELLS)
        assert in_short(sandbox.read(b"<p>a").blocks) == ["p a"]


def test_a_process_that_dies_is_started_again() -> None:
    with Sandbox() as sandbox:
        started(sandbox).kill()
        with pytest.raises(UnreadableError, match=r"^could not be read"):
            sandbox.read(b"<p>a")
        assert in_short(sandbox.read(b"<p>b").blocks) == ["p b"]
        process = started(sandbox)
    assert process.returncode == -signal.SIGKILL


PROGRAM = """
import sys
from roledoc_lint.importer.sandbox import Sandbox

if __name__ == "__main__":
    with Sandbox() as sandbox:
        sandbox.read(b"<p>a")
        print(sandbox._process.pid, flush=True)
        sandbox.read(sys.stdin.buffer.read())
"""


def fed(program: subprocess.Popen[bytes]) -> int:
    """Give the program a document that takes long, and return the id of the process that reads it."""
    assert program.stdin
    assert program.stdout
    reader = int(program.stdout.readline())
    program.stdin.write(CELLS)
    program.stdin.close()
    return reader


@pytest.mark.skipif(sys.platform != "linux", reason="only there can it be seen whether a process works")
def test_ctrl_c_ends_both_processes_at_once() -> None:
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as program:  # fmt: skip
        assert program.stderr
        reader = fed(program)
        wait_until_busy(reader)
        os.kill(reader, signal.SIGSTOP)  # it would read for ever: so that nobody can wait for it
        os.killpg(program.pid, signal.SIGINT)
        assert program.wait(60) != 0
        errors = program.stderr.read().decode()
    assert errors.count("Traceback") == 1  # of the program, which does not catch it; none of the reader
    assert ends(reader)


@pytest.mark.skipif(sys.platform != "linux", reason="only there can it be seen")
def test_what_libraries_print_is_discarded() -> None:
    with Sandbox() as sandbox:
        process = started(sandbox)
        assert {os.readlink(f"/proc/{process.pid}/fd/{number}") for number in (0, 1, 2)} == {"/dev/null"}


ENDLESS = """
import time
from roledoc_lint.importer import sandbox

sandbox.read_document = lambda content, name: time.sleep(3600)
sandbox.serve(0, sandbox.MAX_MEMORY)
"""


@pytest.mark.skipif(os.name != "posix", reason="only there does it end by itself")
def test_a_process_ends_by_itself_as_its_program_may_have_been_killed() -> None:
    asked = pickle.dumps(("its name", b"a document"))
    done = subprocess.run([sys.executable, "-c", ENDLESS], input=asked, cwd=REPOSITORY, timeout=60, check=False)
    assert done.returncode == -signal.SIGALRM


@pytest.mark.skipif(os.name != "posix", reason="only there does it end by itself")
def test_a_process_that_waits_ends_with_its_program() -> None:
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout
        reader = int(program.stdout.readline())
        program.kill()
    assert ends(reader)


def wait_until_busy(process: int) -> None:
    """Wait until a process has worked for some hundredths of a second more."""
    begun = worked(process)
    while worked(process) < begun + 5:
        time.sleep(0.01)


def worked(process: int) -> int:
    """How many hundredths of a second a process has worked, for itself and in the system."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def ends(process: int) -> bool:
    """Whether a process ends soon; a zombie has ended, though nobody has asked for its exit code."""
    for _ in range(600):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_the_time_for_a_long_text_is_limited_too() -> None:
    with Sandbox(seconds=0.001) as sandbox, pytest.raises(UnreadableError, match=r"^takes more than 0.001 s to read"):
        sandbox.read(b"a\n" * 2_000_000)
