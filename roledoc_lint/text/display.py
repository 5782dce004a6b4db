"""Strings for people: quoted, shortened, counted, and safe to show on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMAND_LINE = r"(?m)^([^\S\n]*\ufeff?)::"
"""What GitHub Actions takes for a command at the start of a line, in what a step prints; `##[` is one anywhere."""


def quoted(text: str, limit: int = 80) -> str:
    """Return text from a file for a message: in quotes, on one line, and cut at `limit` characters."""
    text = " ".join(text.split())
    return f'"{text[: limit - 1]}…"' if len(text) > limit else f'"{text}"'


def did_you_mean(names: Iterable[str]) -> str:
    """Return a hint that offers names, each in quotes."""
    return f"did you mean {' or '.join(map(quoted, names))}?"


def counted(number: int, word: str) -> str:
    """Return a number and a noun, such as: 3 roles."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def cut(text: str, longest: int) -> str:
    """Return text of at most `longest` characters. Longer text is cut, and ends in an ellipsis."""
    return f"{text[: longest - 1]}…" if len(text) > longest else text


def printable(text: str) -> str:
    """Return text that cannot control a terminal: control characters and invisible ones become visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else "→" if character == "\t" else _code(character)
        for character in text
    )


def as_it_is(text: str) -> str:
    """Return text line by line, with characters that a terminal would obey made visible."""
    lines = (line.removesuffix("\r").split("\t") for line in text.split("\n"))
    return "\n".join("\t".join(map(printable, parts)) for parts in lines)


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def in_one_line(text: str) -> str:
    """Return text as one line that a terminal or a CI runner does not obey, wherever on a line it is printed."""
    return re.sub("#(?=#)", "# ", re.sub(":(?=:)", ": ", printable(text.replace("\n", " "))))


def has_command(text: str) -> bool:
    """Return whether GitHub Actions would obey a line of this text in what a step prints."""
    lines = text.replace("\r", "\n")
    return without_commands(lines) != lines


def without_commands(text: str) -> str:
    """Return a report for people in which a space breaks each command that GitHub Actions would obey."""
    return _without_commands(text, "## [", r"\1: :")


def markup_without_commands(markup: str) -> str:
    """Return XML or HTML that says the same, with character references in place of such commands."""
    return _without_commands(markup, "##&#91;", r"\1&#58;:")


def json_without_commands(json: str) -> str:
    """Return JSON that says the same, with escapes in place of such commands. No line of JSON begins with a colon."""
    return json.replace("##[", "##\\u005b")


def _without_commands(text: str, mark: str, line: str) -> str:
    if "##[" in text:
        text = text.replace("##[", mark)
    return re.sub(_COMMAND_LINE, line, text) if "::" in text else text
