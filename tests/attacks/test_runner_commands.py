"""Attacks on CI: text that its runner obeys, text that mentions people, and answers of its server.

Each test is a class of attack. It fails if the guard that it is about is removed.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from itertools import chain, repeat
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from tests.support.attacks import ESCAPES
from tests.support.helpers import REPOSITORY, files_of, project, run, with_fields
from tests.support.processor_time import PATIENCE
from tests.support.repositories import commit, git, with_variables
from tests.support.runners import bash, obeyed

COMMAND_LIKE = (
    "::add-mask::e", "::stop-commands::zz", "::set-output name=sarif-file::/etc/passwd", "::add-matcher::evil.json",
    "::warning file=roles/x.yaml,line=1::spoof", "##[set-output name=a]b", "##[add-mask]a", "##[stop-commands]zz",
    "##vso[task.setvariable variable=a]b", "  ::error::spoof", "\n::error::spoof", "\r::error::spoof", "\x1b[2J::error",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ::error::spoofed", "%0A::error::spoof", "::debug::x", "::group::x",
)  # fmt: skip
"""Texts that a runner of GitHub Actions could obey."""


def test_the_starter_workflow_obeys_no_command_of_a_role(tmp_path: Path) -> None:
    assert run("init", cwd=tmp_path).returncode == 0
    git("init", "--quiet", "--initial-branch=main", cwd=tmp_path)
    commit(tmp_path)
    git("update-ref", "refs/remotes/origin/main", "HEAD", cwd=tmp_path)
    for number, text in enumerate(COMMAND_LIKE):
        fields = f"job_title: {json.dumps(text)}\nlocation: {json.dumps(text)}\n"
        (tmp_path / f"roles/{number}.yaml").write_text(with_fields(fields), encoding="utf-8")
    commit(tmp_path)
    workflow = YAML(typ="safe").load(tmp_path / ".github/workflows/roles.yml")
    scripts = [step["run"] for step in workflow["jobs"]["roles"]["steps"] if "roledoc-lint diff" in step.get("run", "")]
    result = bash(scripts[0], tmp_path, GITHUB_BASE_REF="main")
    assert (len(scripts), result.returncode) == (1, 0), result.stderr
    assert "add-matcher" in result.stdout
    assert obeyed(result.stdout) == []


@pytest.mark.parametrize("text", COMMAND_LIKE)
def test_an_error_holds_no_command_of_a_name(tmp_path: Path, text: str) -> None:
    project(tmp_path, files_of(""))
    name = text.replace("/", "_")
    (tmp_path / f"roles/{name}.yaml").symlink_to("nowhere")
    configuration = f"{json.dumps(text)} = 1\n"
    commands = (
        ["check", "--format", "github"], ["check", name], ["check", "--baseline", name], ["check", "--select", name],
        ["diff", name, name], ["import", name], ["rules", name], [name], ["check", "--format", name],
    )  # fmt: skip
    for command in (*commands, ["check"]):
        if command == ["check"]:
            (tmp_path / "roledoc-lint.toml").write_text(configuration, encoding="utf-8")
        errors = run(*command, cwd=tmp_path).stderr
        assert errors
        assert not re.search(r"::|##|^\s*:", errors), errors
        assert {c for c in errors if not c.isprintable() and c != "\n"} == set()


def test_what_a_baseline_holds_is_one_visible_line(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    for text in (*COMMAND_LIKE, *ESCAPES, "y\n::error file=a::spoofed", "a\u2029b", "\x85"):
        known = {"path": "roles/role.yaml", "pointer": f"/x{text}", "rule": f"y{text}", "text": f"z{text}"}
        document = {"version": 1, "findings": [known]}
        (tmp_path / "b.json").write_text(json.dumps(document), encoding="utf-8")
        shown = run("check", "--baseline", "b.json", cwd=tmp_path).stdout
        (line,) = (line for line in shown.split("\n") if "no longer found" in line)
        assert line.isprintable()
        assert obeyed(shown) == [] or "##[" in text


MENTIONS = (
    "&commat;force/all", "&#64;all", "&#x40;all", "&COMMAT;a", "@all", "\\@all", "&lt;b&gt;", "&amp;commat;x",
    "&NewLine;# a",
)  # fmt: skip


@pytest.mark.parametrize("text", MENTIONS)
def test_a_changelog_mentions_nobody(tmp_path: Path, text: str) -> None:
    for side, location in (("a", "x"), ("b", text)):
        fields = f"role_code: A1\njob_title: {json.dumps(text)}\nlocation: {json.dumps(location)}\n"
        project(tmp_path / side, files_of(fields))
    written = run("diff", "a", "b", "--format", "changelog", cwd=tmp_path).stdout
    shown = unescape(re.sub("<[^>]*>", "", MarkdownIt().render(written)))
    assert not re.search(r"@\w", shown)
    assert text.replace("@", "@\u200b") in shown


def served(*parts: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % sum(map(len, parts)) + b"".join(parts)


COMMENT = b'[{"id": %b, "body": %b, "user": %b}]'
MARKED = b'"<!-- roledoc-lint: what changes -->"'
ANSWERS: dict[str, bytes | Iterable[bytes]] = {
    "deep": served(b"[" * 200_000),
    "deep object": served(b'{"a":' * 200_000),
    "no JSON": served(b"<html>"),
    "empty": served(b""),
    "null": served(b"null"),
    "number": served(b"1"),
    "numbers": served(b"[1]"),
    "texts": served(b'["a"]'),
    "message": served(b'{"message": "no"}'),
    "no fields": served(b"[{}]"),
    "body is a number": served(COMMENT % (b"1", b"1", b"{}")),
    "body is a list": served(COMMENT % (b"1", b"[1]", b"{}")),
    "user is a list": served(COMMENT % (b"1", MARKED, b"[1]")),
    "id is text": served(COMMENT % (b'"\\n/../x"', MARKED, b"null")),
    "long number": served(b"9" * 10_000),
    "not UTF-8": served(b"\xff\xfe\x00["),
    "bytes after it": served(b"[]]"),
    "nothing": b"",
    "no HTTP": b"SSH-2.0-x\r\n",
    "long line": b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n\r\n",
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
    "shorter than said": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[]",
    "negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n[1]",
    "bad chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "no such status": b"HTTP/1.1 999 ::error::x\x1b[2J%0A::error::y\r\nContent-Length: 0\r\n\r\n",
    "refused": b"HTTP/1.1 403 ##[error]x\r\nContent-Length: 0\r\n\r\n",
    "redirect to itself": b"HTTP/1.1 302 x\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
    "redirect to a file": b"HTTP/1.1 302 x\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
    "redirect to nothing": b"HTTP/1.1 302 x\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
    "silence": repeat(b""),
    "a byte of the body at a time": chain([b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"], repeat(b" ")),
    "a byte of a header at a time": chain([b"HTTP/1.1 200 OK\r\nA: "], repeat(b"x")),
    "continue for ever": repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless": chain([b"HTTP/1.1 200 OK\r\n\r\n["], repeat(b" " * 4_000_000)),
}

COMMENTING = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import comment
comment.SECONDS_IN_ALL = 2
comment.main()
"""


def answer(server: socket.socket, parts: bytes | Iterable[bytes], ends: threading.Event) -> None:
    """Answer every call in the same way, a part every now and then."""
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, suppress(OSError):
            connection.recv(65_536)
            for part in [parts] if isinstance(parts, bytes) else parts:
                connection.sendall(part)
                if not isinstance(parts, bytes) and ends.wait(0.001 if len(part) > 1 else 0.1):
                    break


@pytest.mark.parametrize("name", ANSWERS)
def test_whatever_github_answers_is_a_warning(tmp_path: Path, name: str) -> None:
    for file, text in (("event", '{"pull_request": {"number": 7}}'), ("report", "x"), ("changes", '{"changes": [1]}')):
        (tmp_path / file).write_text(text, encoding="utf-8")
    ends = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer, args=(server, ANSWERS[name], ends))
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        environment = with_variables(
            GITHUB_API_URL=address, GITHUB_GRAPHQL_URL=address, GITHUB_REPOSITORY="a/b", GITHUB_TOKEN="SECRET",
            GITHUB_EVENT_PATH=str(tmp_path / "event"), no_proxy="127.0.0.1",
        )  # fmt: skip
        command = [sys.executable, "-P", "-c", COMMENTING, str(REPOSITORY / "ci"), "report", "changes"]
        result = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
        )
        ends.set()
        server.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert (result.returncode, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    assert line.startswith("::warning::roledoc-lint: the comment on the pull request was not written: ")
    assert line.isprintable()
    assert "SECRET" not in line
