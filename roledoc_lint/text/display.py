"""Strings for people: quoted, shortened, counted, and safe to show on a terminal."""

from __future__ import annotations

from collections.abc import Iterable


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


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"
