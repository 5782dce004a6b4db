"""Make a patch that `git apply` takes from two versions of a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from roledoc_lint.source.line_diff import Opcode, hunks

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PLAIN_PATH = re.compile(r"[\w./ +@%,=~:-]+", re.ASCII)


def patch(path: str, before: str, after: str) -> str:
    """The unified diff of one file. No line of it begins with a command that GitHub Actions would obey.

    `path` is relative to the top of the repository. Bytes in it that are not UTF-8 are surrogates, as Python has them.
    """
    # Only a line feed ends a line for git; str.splitlines would split lines at other characters too.
    old, new = _LINE.findall(before), _LINE.findall(after)
    groups = hunks(old, new)
    if not groups:
        return ""
    head = f"--- {_quoted('a/' + path)}\n+++ {_quoted('b/' + path)}\n"
    return head + "".join(_complete(line) for group in groups for line in _hunk(group, old, new))


def _hunk(group: Sequence[Opcode], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a hunk, its heading first."""
    first, last = group[0], group[-1]
    yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
    for kind, a, b, c, d in group:
        if kind == "equal":
            for line in old[a:b]:
                yield from _harmless(line)
        else:
            yield from (f"-{line}" for line in old[a:b])
            yield from (f"+{line}" for line in new[c:d])


def _range(start: int, end: int) -> str:
    """The lines of a hunk as its heading has them: the first, counted from 1, and their number unless it is 1."""
    number = end - start
    first = start + 1 if number else start
    return f"{first}" if number == 1 else f"{first},{number}"


def _harmless(line: str) -> Iterator[str]:
    """Yield an unchanged line of a patch. One that would be a command is removed and added again."""
    if line.lstrip().startswith("::"):
        yield f"-{line}"
        yield f"+{line}"
    else:
        yield f" {line}"


def _complete(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _quoted(path: str) -> str:
    """A path as git writes it: in double quotes with octal escapes if it has unusual characters."""
    if _PLAIN_PATH.fullmatch(path):
        # difflib writes nothing after the name; git needs a tab after a name with spaces.
        return f"{path}\t" if " " in path else path
    escaped = "".join(
        f"\\{chr(byte)}" if byte in b'"\\' else chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
        for byte in os.fsencode(path)
    )
    return f'"{escaped}"'
