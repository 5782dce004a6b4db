"""Make a patch that `git apply` takes from two versions of a file."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PLAIN_PATH = re.compile(r"[\w./ +@%,=~:-]+", re.ASCII)


def patch(path: str, before: str, after: str) -> str:
    """The unified diff of one file. `path` is relative to the top of the repository, as findings show it."""
    # Only a line feed ends a line for git; str.splitlines would split lines at other characters too.
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), _quoted("a/" + path), _quoted("b/" + path))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _quoted(path: str) -> str:
    """A path as git writes it: in double quotes with octal escapes if it has unusual characters."""
    if _PLAIN_PATH.fullmatch(path):
        # difflib writes nothing after the name; git needs a tab after a name with spaces.
        return f"{path}\t" if " " in path else path
    escaped = "".join(
        f"\\{chr(byte)}" if byte in b'"\\' else chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
        for byte in path.encode()
    )
    return f'"{escaped}"'
