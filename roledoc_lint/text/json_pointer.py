"""JSON Pointers (RFC 6901), as strings."""

from __future__ import annotations


def escape(key: str) -> str:
    """Return a key as a step of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def unescape(step: str) -> str:
    """The key that a step of a JSON Pointer stands for."""
    return step.replace("~1", "/").replace("~0", "~")


def without_indexes(pointer: str) -> str:
    """Return a JSON Pointer with `*` for numbers, which stays the same if an item is added earlier in a list."""
    return "/".join("*" if step.isdecimal() else step for step in pointer.split("/"))
