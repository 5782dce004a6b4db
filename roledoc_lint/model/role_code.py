"""Find the role code in a file without parsing the whole of it."""

import re
from typing import NamedTuple

from roledoc_lint.model.fields import IDENTITY
from roledoc_lint.source.document import load

_PLAIN_CODE = re.compile(
    rb"^role_code: ([A-Z]{1,20}[0-9]{1,20})[ \t]*(?:[ \t]#[^\r\n]*)?\r?$(?!\n[ \t\r\n])", re.MULTILINE
)
"""A line that every YAML parser reads as a role code and nothing else, if it is at the top level of a role.

The next line does not continue the value, as it would if it were indented or empty.
"""

_MAY_HIDE = re.compile(rb"""[\[{"]|(?<!\w)'|^[^\w# \t\r\n-]|^---|^role_code|\r(?!\n)""", re.MULTILINE)
"""What may make a line something else: text in quotes or brackets that begins above it, a block of text at the top
level, another document, another key of the name; and a carriage return, which is a line end to a parser only.
"""


class RoleCode(NamedTuple):
    """The role code in a file and its line, counted from 1; empty if there is none."""

    code: str = ""
    line: int = 0


def find_role_code(content: bytes) -> RoleCode:
    """The role code in a file and its line, as a parser finds them. The whole file is parsed only if that is necessary.

    In a file that a parser cannot read, it may find a code all the same.
    """
    if b"role_code" not in content:
        return RoleCode()
    match = _PLAIN_CODE.search(content)
    if match and not _MAY_HIDE.search(content, 0, match.start()):
        return RoleCode(match[1].decode(), content.count(b"\n", 0, match.start()) + 1)
    document = load("", content, len(content))
    code = document.fields.get(IDENTITY)
    if isinstance(code, str) and code:
        return RoleCode(code, document.line_of(document.spans["/role_code"].key_start))
    return RoleCode()
