"""Find what identifies a role in a file, a single code without parsing the whole of it."""

import re
from functools import cache
from typing import NamedTuple

from roledoc_lint.source.document import Document, load
from roledoc_lint.text.json_pointer import escape


class _Patterns(NamedTuple):
    """What to search for in the content of a file."""

    plain: re.Pattern[bytes]
    """A line that every YAML parser reads as a code and nothing else, if it is at the top level of a role.

    The next line does not continue the value, as it would if it were indented or empty.
    """
    hiding: re.Pattern[bytes]
    """What may make a line something else: text in quotes or brackets that begins above it, a block of text at the top
    level, another document, another key of the name; and a carriage return, which is a line end to a parser only.
    Above all of these, what looks like a comment is one, and hides nothing.
    """


@cache
def _patterns(field: str) -> _Patterns:
    name = re.escape(field.encode())
    return _Patterns(
        re.compile(
            rb"^" + name + rb": ([A-Z]{1,20}[0-9]{1,20}[a-z]?)[ \t]*(?:[ \t]#[^\r\n]*)?\r?$(?!\n[ \t\r\n])",
            re.MULTILINE,
        ),
        re.compile(
            rb"""(?:^|(?<=[ \t]))#[^\r\n]*+|([\[{"]|(?<!\w)'|^[^\w# \t\r\n-]|^---|^""" + name + rb"""|\r(?!\n))""",
            re.MULTILINE,
        ),
    )


class FoundCode(NamedTuple):
    """The code in a file and its line, counted from 1; empty if there is none."""

    code: str = ""
    line: int = 0


Keys = tuple[tuple[str, ...], ...]
"""Groups of fields, each of which identifies a role."""

_BETWEEN = "\0"
"""Between the values of a group. No text of a role has it."""


def find_keys(content: bytes, keys: Keys) -> tuple[FoundCode, ...]:
    """What a file has for each of the keys, as `keys_in` gives it."""
    if len(keys) == 1 and len(keys[0]) == 1:
        return (find_code(content, keys[0][0]),)
    return keys_in(load("", content, len(content)), keys) if keys else ()


def keys_in(document: Document, keys: Keys) -> tuple[FoundCode, ...]:
    """The values of each group of fields as one code, with the line of the first; empty where one is missing."""
    return tuple(_key_in(document, fields) for fields in keys)


def _key_in(document: Document, fields: tuple[str, ...]) -> FoundCode:
    values = [document.fields.get(field) for field in fields]
    texts = [value for value in values if isinstance(value, str) and value]
    if len(texts) < len(fields):
        return FoundCode()
    return FoundCode(_BETWEEN.join(texts), document.line_of(document.spans[f"/{escape(fields[0])}"].key_start))


def find_code(content: bytes, field: str) -> FoundCode:
    """The code in a file and its line, as a parser finds them. The whole file is parsed only if that is necessary.

    `field` is the name of the field that has it; an empty one is in no file. In a file that a parser cannot read, this
    may find a code all the same.
    """
    if not field or (field.isidentifier() and field.encode() not in content):
        return FoundCode()
    if field.isascii() and field.isidentifier():
        patterns = _patterns(field)
        match = patterns.plain.search(content)
        if match and not any(found[1] for found in patterns.hiding.finditer(content, 0, match.start())):
            return FoundCode(match[1].decode(), content.count(b"\n", 0, match.start()) + 1)
    return _key_in(load("", content, len(content)), (field,))
