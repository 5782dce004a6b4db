"""JSON Pointers (RFC 6901), as strings."""

from __future__ import annotations


def escape(key: str) -> str:
    """A key as a step of a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def without_indexes(pointer: str) -> str:
    """A JSON Pointer that stays the same where an item is put into a list above: numbers become `*`."""
    return "/".join("*" if step.isdecimal() else step for step in pointer.split("/"))
