"""The environment of the tests is the same on every machine, whatever somebody has set."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.environment import fixed_environment, same_everywhere
from tests.support.helpers import REPOSITORY, run
from tests.support.repositories import git

STRANGE = {
    "CI": "true",
    "COLUMNS": "40",
    "GITHUB_ACTIONS": "true",
    "GITHUB_STEP_SUMMARY": "summary.md",
    "GIT_DIR": "elsewhere",
    "HOME": "/nowhere",
    "LANG": "C",
    "LC_ALL": "C",
    "NO_COLOR": "1",
    "PRE_COMMIT_TO_REF": "HEAD",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUNBUFFERED": "1",
    "TERM": "dumb",
    "TZ": "Pacific/Kiritimati",
}
OURS = {"GIT_CONFIG_NOSYSTEM", "HOME", "LANG", "PATH", "TERM", "TZ"}


def test_what_somebody_has_set_is_left_out(tmp_path: Path) -> None:
    chosen = same_everywhere({**STRANGE, "PATH": "/usr/bin"}, tmp_path)
    assert chosen.keys() == OURS
    assert not {(name, chosen.get(name)) for name in STRANGE} & set(STRANGE.items())
    assert chosen["PATH"].split(os.pathsep) == [str(Path(sys.executable).parent), "/usr/bin"]


def test_what_fetches_packages_is_kept(tmp_path: Path) -> None:
    given = {"PATH": "", "PIP_INDEX_URL": "http://x", "https_proxy": "http://y", "SSL_CERT_FILE": "z"}
    assert given.items() - {("PATH", "")} <= same_everywhere(given, tmp_path).items()
    settings = tmp_path / ".config/pip/pip.conf"
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b"")
    assert same_everywhere({"PATH": "", "HOME": str(tmp_path)}, tmp_path)["PIP_CONFIG_FILE"] == str(settings)


def test_the_tests_run_in_it(tmp_path: Path) -> None:
    assert not (STRANGE.keys() - OURS) & os.environ.keys()
    assert os.environ["TZ"] == "UTC"
    assert git("config", "--list", "--show-origin", cwd=tmp_path).count("safe.directory") == 1
    assert run("--version", cwd=tmp_path).returncode == 0


def test_it_is_as_it_was_afterwards(tmp_path: Path) -> None:
    before = dict(os.environ)
    with fixed_environment(tmp_path):
        assert os.environ["HOME"] == str(tmp_path)
    assert dict(os.environ) == before


def test_ctrl_c_and_the_modes_of_files_too(tmp_path: Path) -> None:
    """As where a shell starts pytest in the background, which ignores Ctrl-C, for somebody who hides all files."""
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN); os.umask(0o077)\n"
        "from tests.support.environment import fixed_environment\n"
        "with fixed_environment(Path(sys.argv[1])):\n"
        "    Path(sys.argv[1], 'file').touch(); os.kill(os.getpid(), signal.SIGINT)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    assert done.returncode == -signal.SIGINT
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o644
