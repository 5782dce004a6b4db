"""Case files: reading them, holding what the code gives against them, and rewriting what they expect.

`tests/README.md` describes the syntax.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.helpers import without_characters

_CASE = re.compile(r"^=== (.*)\n", re.MULTILINE)
_PART = re.compile(r"^--- (.*)\n", re.MULTILINE)
_LIKE_A_HEADING = re.compile(r"^(\\*(?:===|---) )", re.MULTILINE)
_ESCAPED = re.compile(r"^\\(\\*(?:===|---) )", re.MULTILINE)


class CaseSyntaxError(ValueError):
    """A case file is not written as tests/README.md says."""


class Case(NamedTuple):
    """A case of a file: its body, and the parts that follow."""

    file: CaseFile
    title: str
    body: str
    parts: dict[str, str]

    @property
    def id(self) -> str:
        return f"{self.file.path.stem}: {self.title}"


class CaseFile(NamedTuple):
    """A file of cases, and the names that a part of them may have, in their order."""

    path: Path
    part_names: tuple[str, ...]

    def read(self) -> list[Case]:
        return self.parse(self.path.read_bytes().decode())

    def parse(self, text: str) -> list[Case]:
        before, *rest = _CASE.split(text)
        if before or not text.endswith("\n"):
            raise CaseSyntaxError(f"{self.path}: begin the file with a line === title, and end it with a line end")
        titles, blocks = rest[::2], rest[1::2]
        if len(set(titles)) < len(titles):
            raise CaseSyntaxError(f"{self.path}: give each case a title of its own: {_repeated(titles)}")
        for title, block in zip(titles[:-1], blocks[:-1], strict=True):
            if not f"\n{block}".endswith("\n\n"):
                raise CaseSyntaxError(f"{self.path}: put an empty line after the case: {title}")
        blocks[:-1] = [block[:-1] for block in blocks[:-1]]
        return [self._case(title, block) for title, block in zip(titles, blocks, strict=True)]

    def _case(self, title: str, block: str) -> Case:
        body, *rest = _PART.split(block)
        names, contents = rest[::2], rest[1::2]
        if names != [name for name in self.part_names if name in names]:
            expected, found = ", ".join(self.part_names), ", ".join(names)
            raise CaseSyntaxError(f"{self.path}: {title}: the parts may be {expected}, in this order, not: {found}")
        return Case(self, title, unescaped(body), dict(zip(names, map(unescaped, contents), strict=True)))

    def write(self, cases: Iterable[Case]) -> None:
        self.path.write_bytes("\n".join(map(self.rendered, cases)).encode())

    def rendered(self, case: Case) -> str:
        parts = [f"--- {name}\n{escaped(case.parts[name])}" for name in self.part_names if name in case.parts]
        return f"=== {case.title}\n{escaped(case.body)}{''.join(parts)}"


def _repeated(titles: list[str]) -> str:
    return ", ".join(sorted({title for title in titles if titles.count(title) > 1}))


def escaped(content: str) -> str:
    """A body or a part as its file holds it: no line of it looks like a heading."""
    if content and not content.endswith("\n"):
        raise CaseSyntaxError(f"a case file holds whole lines, and this ends without a line end: {content[-60:]!r}")
    return _LIKE_A_HEADING.sub(r"\\\1", content)


def unescaped(content: str) -> str:
    """A body or a part without the backslashes that `escaped` puts before lines."""
    return _ESCAPED.sub(r"\1", content)


def read_folder(folder: Path, *part_names: str) -> list[Case]:
    """The cases of all files of a folder, by name."""
    return [case for path in sorted(folder.glob("*.txt")) for case in CaseFile(path, part_names).read()]


class Expectations:
    """Compare results with the expected parts of cases, or with --update-cases write them there."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def parts(self, case: Case, **actual: str) -> None:
        """Compare parts of a case. A part that is empty may be left out."""
        wrong = {name: text for name, text in actual.items() if case.parts.get(name, "") != text}
        if wrong and self.update:
            cases = case.file.read()
            (index,) = (number for number, other in enumerate(cases) if other.title == case.title)
            parts = {name: text for name, text in {**cases[index].parts, **wrong}.items() if text or name not in wrong}
            cases[index] = cases[index]._replace(parts=parts)
            case.file.write(cases)
        elif wrong:
            _fail([_difference(f"--- {name}", case.parts.get(name, ""), text) for name, text in wrong.items()])

    def file(self, path: Path, actual: str) -> None:
        """Compare a whole file."""
        expected = path.read_bytes().decode() if path.exists() else ""
        if actual != expected and self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(actual.encode())
        elif actual != expected:
            _fail([_difference(path.name, expected, actual)])


def _difference(name: str, expected: str, actual: str) -> str:
    before, after = (without_characters(text).split("\n") for text in (expected, actual))
    return "\n".join(difflib.unified_diff(before, after, f"{name} (expected)", f"{name} (actual)", lineterm="", n=2))


def _fail(differences: list[str]) -> None:
    hint = "Where the new output is right: run pytest --update-cases, and read the diff before you commit it."
    pytest.fail("\n\n".join([*differences, hint]), pytrace=False)
