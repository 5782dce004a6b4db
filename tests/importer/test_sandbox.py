"""Which documents are read at all, and that reading them is bounded: in time, in memory, in what can be broken."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers import MAX_SIZE, read
from roledoc_lint.importer.readers.detect import kind
from roledoc_lint.importer.sandbox import MAX_SECONDS, Sandbox
from tests.support.helpers import REPOSITORY
from tests.support.make_documents import as_docx, as_html, told
from tests.support.pack_docx import paragraph, word
from tests.support.profiles import parts

KINDS = {
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "PDF behind something": (b"\r\n\r\n%PDF-1.7\n", "PDF"),
    "Word": (word(paragraph("a")), "Word"),
    "page": (b"<!DOCTYPE html><title>a", "web page"),
    "page in capitals": (b"\xef\xbb\xbf \n<HTML LANG=en>", "web page"),
    "XHTML": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="x">', "web page"),
    "fragment": (b"<!-- saved --><div class='x'>a</div>", "web page"),
    "page in UTF-16": ("\ufeff<html>".encode("utf-16-be"), "web page"),
    "single file": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", "saved web page"),
    "text": (b"Job title: SOCU DI\nBMX, MZ, ID3: a < b", "text"),
    "text in UTF-16": ("\ufeffGrade".encode("utf-16-le"), "text"),
    "text of Windows": ("Pay: £5 – £6".encode("cp1252"), "text"),
    "text that begins as others": (b"BM", "text"),
    "text about programs": (b"MZ is short for something", "text"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_is_told_by_the_content(case: str) -> None:
    content, expected = KINDS[case]
    assert kind(content) == expected


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \r\n", "is empty"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0", "is a picture"),
    "JPEG": (b"\xff\xd8\xff\xe0\0", "is a picture"),
    "GIF": (b"GIF89a\0", "is a picture"),
    "TIFF": (b"II*\0\0", "is a picture"),
    "BMP": (b"BM\x36\x00\x0c\x00\0\0\0\0\x36", "is a picture"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", "is a picture"),
    "HEIC": (b"\0\0\0\x18ftypheic\0", "is a picture"),
    "video": (b"\0\0\0\x18ftypmp42\0", "is a recording"),
    "sound": (b"ID3\x03\0", "is a recording"),
    "program": (b"MZ\x90\0\x03", "is a program"),
    "another program": (b"\x7fELF\x02\x01\0", "is a program"),
    "archive": (b"\x1f\x8b\x08\0", "is an archive"),
    "RTF": (rb"{\rtf1\ansi a}", "is a Rich Text file"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is a Word document of before 2007"),
    "protected Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "XML": (b"<?xml version='1.0'?><office:document/>", "is XML, but no web page"),
    "binary": (b"abc\0def", "is no kind of document"),
    "large": (b"a" * (MAX_SIZE + 1), "is larger than 50 MB"),
    "endless page": (b"<p>a" * 30_000, "is no role profile: it has 30000 paragraphs with 30000 characters"),
    "endless furniture": (b"<nav>" + b"".join(b"<p>%d" % n for n in range(30_000)) + b"</nav>a", "is no role profile"),
    "endless paragraph": (b"<p>" + b"a" * 3_000_000, "is no role profile"),
    "page without text": (b"<html><script>a()</script>", "holds no text"),
    "nested message": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3_000,
        "holds no text|cannot be read as saved web page",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_document_is_said_in_one_line(case: str) -> None:
    content, expected = REFUSED[case]
    with pytest.raises(UnreadableError, match=f"^(?:{expected})") as refused:
        read(content)
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 200


@pytest.fixture(scope="module")
def worker() -> Iterator[Sandbox]:
    with Sandbox() as worker:
        yield worker


def test_a_worker_reads_what_its_readers_read(worker: Sandbox) -> None:
    for content in (as_docx(parts("002")), as_html(parts("002")).encode(), b"Grade: SCALE 5"):
        assert worker.read(content) == read(content)


def test_a_worker_tells_what_cannot_be_read(worker: Sandbox) -> None:
    with pytest.raises(UnreadableError, match=r"^is a picture"):
        worker.read(b"\x89PNG\r\n\x1a\n\0")
    with pytest.raises(UnreadableError, match=r"^is a zip archive"):
        worker.read(b"PK\x05\x06" + b"\0" * 18)
    assert told(worker.read(b"<p>a").blocks) == ["p a"]


CELLS = b"<!DOCTYPE html><table>" + (b"<tr>" + b"<td>x" * 100) * 10_000
"""A page of a million cells."""


def test_what_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    others = set(multiprocessing.active_children())
    with Sandbox() as worker:
        worker.read(b"<p>a")  # starts the process, which may take longer than is allowed below
        (process,) = set(multiprocessing.active_children()) - others
        worker._seconds = 0.01
        with pytest.raises(UnreadableError, match=r"^takes more than 0.01 s to read"):
            worker.read(CELLS)
        assert process.exitcode == -signal.SIGKILL
        worker._seconds = MAX_SECONDS
        assert told(worker.read(b"<p>a").blocks) == ["p a"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="not every system limits the memory of a process")
def test_what_needs_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    with Sandbox(memory=300_000_000) as worker:
        with pytest.raises(UnreadableError, match=r"^(?:needs too much memory to be read|made the reader fail)"):
            worker.read(CELLS)
        assert told(worker.read(b"<p>a").blocks) == ["p a"]


def test_a_process_that_dies_is_started_anew() -> None:
    others = set(multiprocessing.active_children())
    with Sandbox() as worker:
        worker.read(b"<p>a")
        (process,) = set(multiprocessing.active_children()) - others
        process.kill()
        with pytest.raises(UnreadableError, match=r"^made the reader fail"):
            worker.read(b"<p>a")
        assert told(worker.read(b"<p>b").blocks) == ["p b"]
    assert set(multiprocessing.active_children()) == others


PROGRAM = """
import multiprocessing, sys
from roledoc_lint.importer.sandbox import Sandbox

if __name__ == "__main__":
    with Sandbox() as worker:
        worker.read(b"<p>a")
        print(multiprocessing.active_children()[0].pid, flush=True)
        worker.read(sys.stdin.buffer.read())
"""


def fed(program: subprocess.Popen[bytes]) -> int:
    """Give the program a document that takes long. Returns the process that reads it."""
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
def test_what_libraries_print_goes_nowhere() -> None:
    others = set(multiprocessing.active_children())
    with Sandbox() as worker:
        worker.read(b"<p>a")
        (process,) = set(multiprocessing.active_children()) - others
        assert {os.readlink(f"/proc/{process.pid}/fd/{number}") for number in (0, 1, 2)} == {"/dev/null"}


ENDLESS = """
import multiprocessing, time
from roledoc_lint.importer import sandbox

sandbox.read = lambda content: time.sleep(3600)
ours, theirs = multiprocessing.Pipe()
ours.send_bytes(b"a document")
sandbox.serve(theirs, 0, sandbox.MAX_MEMORY)
"""


@pytest.mark.skipif(os.name != "posix", reason="only there does it end by itself")
def test_a_process_ends_by_itself_as_its_program_may_have_been_killed() -> None:
    done = subprocess.run([sys.executable, "-c", ENDLESS], cwd=REPOSITORY, timeout=60, check=False)
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
    """Whether a process ends soon; one that has ended and was never asked for its exit code has."""
    for _ in range(600):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_a_long_text_is_bounded_too() -> None:
    with Sandbox(seconds=0.001) as worker, pytest.raises(UnreadableError, match=r"^takes more than 0.001 s to read"):
        worker.read(b"a\n" * 2_000_000)
