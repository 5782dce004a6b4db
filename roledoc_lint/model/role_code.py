"""Find the role code in a file without parsing the whole of it."""

import re
from typing import NamedTuple

from roledoc_lint.model.fields import IDENTITY
from roledoc_lint.source.document import load

_PLAIN_CODE = re.compile(rb"role_code: ([A-Z]{1,20}[0-9]{1,20})")
"""A line that every YAML parser reads as a role code and nothing else."""

_ROLE_CODE_LINE = re.compile(rb"^role_code[ \t]*:[^\r\n]*", re.MULTILINE)


class RoleCode(NamedTuple):
    """The role code in a file and its line, counted from 1; empty if there is none."""

    code: str = ""
    line: int = 0


def find_role_code(content: bytes) -> RoleCode:
    """The role code in a file and its line. The whole file is parsed only if that is necessary.

    A line that begins with the key is at the top level of a role. If it does not hold the whole value, or the key is
    written in another way, the whole file is parsed.
    """
    if b"role_code" not in content:
        return RoleCode()
    match = _ROLE_CODE_LINE.search(content)
    plain = match and _PLAIN_CODE.fullmatch(match[0])
    if match and plain:
        return RoleCode(plain[1].decode(), content.count(b"\n", 0, match.start()) + 1)
    for part, start in ((match[0], match.start()), (content, 0)) if match else ((content, 0),):
        document = load("", part, len(content))
        code = document.fields.get(IDENTITY)
        if isinstance(code, str) and code:
            line = content.count(b"\n", 0, start) + document.line_of(document.spans["/role_code"].key_start)
            return RoleCode(code, line)
    return RoleCode()
