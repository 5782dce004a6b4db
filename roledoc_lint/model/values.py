"""Values of the catalogue with the types that they must have."""

from __future__ import annotations

Level = int | str


def level(value: object) -> Level:
    """The level that the catalogue has: a whole number, or a word."""
    return value if isinstance(value, int) else str(value)


def mapping(value: object) -> dict[str, object]:
    """The value, which must be a mapping. Raises TypeError."""
    if not isinstance(value, dict):
        raise TypeError("a mapping is missing")
    return value


def sequence(value: object) -> list[object]:
    """The value, which must be a list. Raises TypeError."""
    if not isinstance(value, list):
        raise TypeError("a list is missing")
    return value


def mappings(value: object) -> list[dict[str, object]]:
    """The value, which must be a list of mappings. Raises TypeError."""
    return [mapping(item) for item in sequence(value)]
