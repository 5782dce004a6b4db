"""Several processes give the same findings in the same order, and always end."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roledoc_lint import check, find_config
from roledoc_lint.errors import RoledocError
from roledoc_lint.lint.workers import MIN_ITEMS_FOR_WORKERS, default_jobs, map_ordered
from tests.support.helpers import REPOSITORY, copy_roles_and_schema, project, run, with_fields
from tests.support.plugins import install
from tests.support.repositories import with_variables

RULE = """
import os, time
from roledoc_lint import Severity

NAME, SEVERITY = "ours", Severity.WARNING
MAIN = os.getpid()

def check(document, context):
    if document.path.endswith("25.yaml"):
        {}
    yield from ()
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty roles, some with findings, some that cannot be read."""
    copy_roles_and_schema(tmp_path)
    files = {
        f"roles/{n:02}.yaml": with_fields(f"role_code: EQ{n // 2:04}\nlocation: a{'  ' * (n % 3)}\n") for n in range(60)
    }
    project(tmp_path, files)
    (tmp_path / "roles/07.yaml").unlink()
    (tmp_path / "roles/07.yaml").symlink_to("/etc/hostname")
    (tmp_path / "roles/31.yaml").unlink()
    os.mkfifo(tmp_path / "roles/31.yaml")
    return tmp_path


def with_rule(folder: Path, body: str) -> dict[str, str]:
    """Add a rule to a project. Return the environment in which it can be imported."""
    (folder / "site").mkdir()
    (folder / "site/ours.py").write_text(RULE.format(body), encoding="utf-8")
    install(folder / "site", {"ours": "ours"})
    (folder / "roledoc-lint.toml").write_text('plugins = ["ours"]\n', encoding="utf-8")
    return {"PYTHONPATH": f"{folder / 'site'}:{REPOSITORY}"}


@pytest.mark.slow
@pytest.mark.parametrize("output_format", ["json", "text", "sarif"])
def test_jobs_and_the_cache_do_not_change_the_result(many: Path, output_format: str) -> None:
    one = run("check", "--no-cache", "--jobs", "1", "--format", output_format, cwd=many)
    assert one.returncode == 2
    assert one.stderr.count("\n") == 2
    for options in (["--no-cache", "--jobs", "2"], ["--jobs", "3"], ["--jobs", "2"], ["--jobs", "1"], []):
        several = run("check", *options, "--format", output_format, cwd=many)
        assert (several.stdout, several.stderr, several.returncode) == (one.stdout, one.stderr, 2), options


@pytest.mark.slow
def test_files_in_any_order(many: Path) -> None:
    names = [f"roles/{path.name}" for path in (many / "roles").iterdir()]
    expected = run("check", "--no-cache", "--jobs", "1", "--format", "json", *sorted(names), cwd=many)
    for options in (["--no-cache", "--jobs", "2"], ["--jobs", "2"], ["--jobs", "1"]):
        random.Random(len(options)).shuffle(names)
        found = run("check", *options, "--format", "json", *names, cwd=many)
        assert (found.stdout, found.stderr) == (expected.stdout, expected.stderr)


def test_a_rule_that_fails_is_reported_as_with_one_job(many: Path) -> None:
    environment = with_rule(many, "raise KeyError('oops')")
    results = [run("check", "--jobs", jobs, cwd=many, **environment) for jobs in ("1", "2")]
    assert {(result.returncode, result.stderr) for result in results} == {
        (3, "roledoc-lint: the rule ours failed on roles/25.yaml: KeyError: 'oops'\n")
    }


def test_a_process_that_is_killed_is_reported_in_one_line(many: Path) -> None:
    environment = with_rule(many, "os.getpid() != MAIN and os.kill(os.getpid(), 9)")
    result = run("check", "--jobs", "2", cwd=many, **environment)
    assert (result.returncode, result.stdout) == (3, "")
    assert (
        result.stderr
        == "roledoc-lint: a process that checked roles was stopped from outside: use --jobs 1 to check without it\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize(("signal_number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_no_process_is_left_when_the_program_is_stopped(many: Path, signal_number: signal.Signals, code: int) -> None:
    environment = with_rule(many, "os.mkfifo(f'at-{os.getpid()}'); time.sleep(2)")
    command = [sys.executable, "-m", "roledoc_lint", "check", "--jobs", "2"]
    process = subprocess.Popen(
        command,
        cwd=many,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=with_variables(**environment),
        start_new_session=True,
    )
    while not (at := list(many.glob("at-*"))):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    if signal_number == signal.SIGINT:
        os.killpg(process.pid, signal_number)  # as a terminal does
    else:
        process.send_signal(signal_number)
    assert process.communicate(timeout=60)[1].strip() == ""
    assert process.returncode == code
    worker = int(at[0].name.removeprefix("at-"))
    assert worker != process.pid
    for _ in range(6000):
        if not runs(worker):
            break
        time.sleep(0.01)
    assert not runs(worker)


def runs(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("buffering", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_what_a_rule_prints_is_printed_once(many: Path, buffering: dict[str, str]) -> None:
    environment = with_rule(many, "print('seen')")
    printed = run("check", "--jobs", "2", "--no-cache", cwd=many, **environment, **buffering).stdout
    assert printed.count("seen") == 1


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order(jobs: int) -> None:
    def work(number: int) -> tuple[int, str]:
        time.sleep(0.001 * (number % 3))
        return number, "x" * (number % 7) * 50_000

    assert list(map_ordered(work, range(100), jobs)) == [work(number) for number in range(100)]


def test_the_first_failure_is_reported() -> None:
    def work(number: int) -> int:
        if number in (40, 41, 90):
            time.sleep(0.1 * (number == 40))
            raise RoledocError(str(number))
        return number

    for jobs in (1, 2, 4):
        begun = map_ordered(work, range(100), jobs)
        with pytest.raises(RoledocError, match="40"):
            list(begun)


def test_few_roles_are_checked_in_one_process() -> None:
    assert default_jobs(MIN_ITEMS_FOR_WORKERS - 1) == 1
    assert 1 <= default_jobs(MIN_ITEMS_FOR_WORKERS) <= 8


@pytest.mark.slow
def test_memory_does_not_grow_with_the_roles(tmp_path: Path) -> None:
    """Neither text nor documents are kept in memory, and everything else is less than 2 kB a role."""
    peaks = []
    for number in (200, 1000):
        folder = tmp_path / str(number)
        copy_roles_and_schema(folder)
        text = with_fields("unattributed:\n  - >-\n" + "    Some words.\n" * 300)
        project(folder, {f"roles/{n}.yaml": text + f"role_code: EQ{n}\n" for n in range(number)})
        code = (
            "from roledoc_lint.cli.commands import cli\n"
            "cli(['check', '--jobs', '2', '--select', 'vocabulary'], standalone_mode=False)\n"
        )
        peaks.append(peak(code, folder))
    assert peaks[1] - peaks[0] < 800 * 2048


def peak(code: str, folder: Path) -> int:
    """The peak memory of a process in bytes."""
    watched = (
        "import atexit, resource, sys\n"
        "tell = lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
        "atexit.register(tell)\n"
    )
    command = [sys.executable, "-c", watched + code]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return int(result.stderr.split()[-1]) * (1 if sys.platform == "darwin" else 1024)


def test_a_program_with_threads_uses_one_process(many: Path) -> None:
    """A fork beside threads copies their locks: it warns, or hangs."""
    import threading

    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        pids = set(map_ordered(lambda _: os.getpid(), range(50), 4))
    finally:
        stop.set()
        thread.join()
    assert pids == {os.getpid()}
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt
    check(find_config(many, many), jobs=1)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt == before
