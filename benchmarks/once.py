"""Run one command and print its time and memory as JSON: `python once.py [--memory] COMMAND…`.

It runs as a separate process that imports almost nothing, because the system adds the memory of the process that
starts a command to that of the command. With --memory, the memory of all its processes is measured again and again.
This takes time, so it is done in a run whose time does not count.
"""

from __future__ import annotations

import os
import sys
import time

_PAUSE = 0.02
_REST = 30
"""After a measurement of memory, wait this many times as long as it took: a long run is not repeated, so it counts."""


def main() -> None:
    arguments = sys.argv[1:]
    looking = arguments[0] == "--memory"
    command = arguments[1:] if looking else arguments
    nothing = os.open(os.devnull, os.O_RDWR)
    to_nothing = [(os.POSIX_SPAWN_DUP2, nothing, descriptor) for descriptor in (0, 1, 2)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=to_nothing)
    together, status, used = _looked_at(process) if looking else (0, *os.wait4(process, 0)[1:])
    seconds = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    # The largest single process, in KiB on Linux. If there is only one process, this is the whole.
    memory = max(together, used.ru_maxrss)
    print(f'{{"seconds": {seconds}, "cpu": {used.ru_utime + used.ru_stime}, "kib": {memory}, "code": {code}}}')  # noqa: T201


def _looked_at(process: int) -> tuple[int, int, os.struct_rusage]:  # type: ignore[name-defined]
    """Return the most memory that the process and its children used together, its status, and its resource usage."""
    most = 0
    while True:
        ended, status, used = os.wait4(process, os.WNOHANG)
        if ended:
            return most, status, used
        began = time.perf_counter()
        most = max(most, _together(process))
        time.sleep(max(_PAUSE, _REST * (time.perf_counter() - began)))


def _together(process: int) -> int:
    """Return the KiB of a process and its descendants. Memory that they share counts once."""
    return sum(_proportional(each) for each in _tree(process))


def _tree(process: int) -> list[int]:
    found = [process]
    for parent in found:
        try:
            with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as file:
                found += map(int, file.read().split())
        except OSError:
            continue  # the process has ended, or the system is not Linux
    return found


def _proportional(process: int) -> int:
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)
    except OSError:
        return 0


if __name__ == "__main__":
    main()
