"""Strings for people: quoted, shortened, counted, and safe to show on a terminal."""

from __future__ import annotations

from collections.abc import Iterable


def quoted(text: str, limit: int = 80) -> str:
    """A text from a file within a message: in quotes, on one line, and cut where it is long."""
    text = " ".join(text.split())
    return f'"{text[: limit - 1]}…"' if len(text) > limit else f'"{text}"'


def did_you_mean(names: Iterable[str]) -> str:
    """A hint that offers names, each in quotes."""
    return f"did you mean {' or '.join(map(quoted, names))}?"


def counted(number: int, word: str) -> str:
    """A number and a word, such as: 3 roles."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters; of a longer one the beginning, with a sign that it goes on."""
    return f"{text[: longest - 1]}…" if len(text) > longest else text


def printable(text: str) -> str:
    """A text that cannot steer a terminal: control characters and such as cannot be seen become visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else "→" if character == "\t" else _code(character)
        for character in text
    )


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"
