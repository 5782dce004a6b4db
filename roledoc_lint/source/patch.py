"""Make a patch that `git apply` takes from two versions of a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PLAIN_PATH = re.compile(r"[\w./ +@%,=~:-]+", re.ASCII)


def patch(path: str, before: str, after: str) -> str:
    """The unified diff of one file. No line of it begins with a command that GitHub Actions would obey.

    `path` is relative to the top of the repository. Bytes in it that are not UTF-8 are surrogates, as Python has them.
    """
    # Only a line feed ends a line for git; str.splitlines would split lines at other characters too.
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), _quoted("a/" + path), _quoted("b/" + path))
    return "".join(_complete(part) for line in lines for part in _harmless(line))


def _harmless(line: str) -> Iterator[str]:
    """Yield a line of a patch. An unchanged one that would be a command is removed and added again."""
    if line.startswith(" ") and line.lstrip().startswith("::"):
        yield f"-{line[1:]}"
        yield f"+{line[1:]}"
    else:
        yield line


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
