"""Makes the changes that CONTRIBUTING.md describes, in a copy of the repository."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^ *```(\w+)\n( *# (\S+\.\w+)\n.*?)^ *```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of a page that begins with the path of a file: the file itself, or lines to change in it."""

    path: str
    text: str
    is_change: bool


def blocks(page: str) -> list[Block]:
    """The blocks of a page that are files, or changes of files."""
    found = []
    for language, code, path in _BLOCK.findall(page):
        _, _, text = textwrap.dedent(code).partition("\n")
        found.append(Block(path, text, language == "diff"))
    return found


def apply(block: Block, folder: Path) -> None:
    """Write a file, or change it: lines with `+` are added and lines with `-` removed. The other lines must be there.

    `@@` is between changes at different places of a file.
    """
    path = folder / block.path
    if not block.is_change:
        assert not path.exists(), path
        path.write_text(block.text, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    for hunk in block.text.split("@@\n"):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if not line.startswith("+"))
        after = "".join(line[1:] for line in lines if not line.startswith("-"))
        assert f"\n{text}".count(f"\n{before}") == 1, f"{block.path} does not have these lines once:\n{before}"
        text = f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
    path.write_text(text, encoding="utf-8")
