"""The environment of the tests and of the programs that they start: the same on every machine."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.helpers import REPOSITORY

_KEPT = re.compile(
    r"TMPDIR|TEMP|TMP|SYSTEMROOT|LD_LIBRARY_PATH|PYTEST_.*|COVERAGE_.*"
    r"|PIP_.*|UV_.*|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE",
    re.IGNORECASE,
)
"""Variables for temporary files, for fetching packages, and for pytest itself."""

_PIP_SETTINGS = (".config/pip/pip.conf", ".pip/pip.conf", "Library/Application Support/pip/pip.conf")


def same_everywhere(given: Mapping[str, str], home: Path) -> dict[str, str]:
    """An environment with its own home folder, and without variables that change what a program prints or writes."""
    kept = {name: value for name, value in given.items() if _KEPT.fullmatch(name)}
    pip = [str(path) for name in _PIP_SETTINGS if (path := Path(given.get("HOME", "/"), name)).is_file()]
    return {
        **({"PIP_CONFIG_FILE": pip[0]} if pip else {}),
        **kept,
        # The programs of the environment that the tests run in come first, `python` among them.
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{given['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@contextmanager
def fixed_environment(home: Path) -> Iterator[None]:
    """Run in that environment, with the usual mode of new files, and with Ctrl-C even if the shell ignores it."""
    # git refuses a repository of somebody else, as the work tree is to a container.
    (home / ".gitconfig").write_text(f'[safe]\n\tdirectory = "{REPOSITORY}"\n', encoding="utf-8")
    mask = os.umask(0o022)
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as patch:
        chosen = same_everywhere(os.environ, home)
        for name in set(os.environ) - set(chosen):
            patch.delenv(name)
        for name, value in chosen.items():
            patch.setenv(name, value)
        time.tzset()
        yield
    time.tzset()
    os.umask(mask)
