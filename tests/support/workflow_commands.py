"""Reads output as the runner of GitHub Actions does, to see which commands it would obey."""

from __future__ import annotations

import re

REGISTERED = frozenset(
    {
        "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
        "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
    }
)  # fmt: skip


def commands(output: str) -> list[str]:
    """The lines of a step's output that the runner would obey.

    It takes `::name properties::` at the start of a line, spaces aside, and `##[name properties]` anywhere in it.
    """
    return [line for line in re.split(r"[\r\n]", output) if _name(line.strip("\ufeff" + _SPACE)) in REGISTERED]


_SPACE = " \t\x0b\x0c\x85\xa0\u2028\u2029\u3000"


def _name(line: str) -> str:
    new = re.match(r"::([^\s:]+)[^:]*(?::[^:]+)*::", line) or re.match(r"::([^\s:]+).*::", line)
    old = re.search(r"##\[([^\s\]]+)[^\]]*\]", line)
    return new[1] if new else old[1] if old else ""
