"""Decode the bytes of a file. A file that is not clean UTF-8 is reported, and not read further."""

import re
from typing import NamedTuple

from roledoc_lint.source.parser import SyntaxProblem

_RANGES = (
    (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069), (0xFEFF, 0xFEFF),
    (0xFFFE, 0xFFFF),
)  # fmt: skip
UNCLEAN = "|".join(f"[{chr(first)}-{chr(last)}]" for first, last in _RANGES)
"""Control characters, U+2028 and U+0085 from word processors, marks that change the direction of text, U+FEFF."""

BREAKS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1f", "\x85", "\u2028", "\u2029")
"""Line and page breaks, and what parts fields in old files. In a role, a line break within a paragraph is a space."""

_UNCLEAN = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
"""The same as a set, so that clean text does not have to wait for the pattern, which takes long to compile."""

_COMMON = bytes(range(0x20, 0x7F)) + b"\t\n\r"
"""Printable ASCII, tabs and line ends."""

_DOCUMENT_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""The first bytes of Word, Excel and PDF files."""

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "UTF-8",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

_CONFLICT_START = r"(?m)^<{7} "
_CONFLICT_END = "\n>>>>>>> "


class DecodedText(NamedTuple):
    """The text of a file. If there are problems, the text is only good for display."""

    text: str
    problems: list[SyntaxProblem]


def decode(content: bytes, max_size: int) -> DecodedText:
    """Return the text of a file's content, and the problems with it.

    `content` may be cut off after `max_size` + 1 bytes. Each unclean character is reported once, where it is first.
    """
    if len(content) > max_size:
        return DecodedText("", [SyntaxProblem("file-size", "size", 0, 0, (str(max_size),))])
    if content.startswith(_DOCUMENT_STARTS):
        return DecodedText("", [SyntaxProblem("encoding", "document", 0, 0)])
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            text = content.decode(encoding, "replace")
            return DecodedText(text, [SyntaxProblem("encoding", "byte-order-mark", 0, min(1, len(text)), (encoding,))])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = len(content[: error.start].decode("utf-8"))
        problem = SyntaxProblem("encoding", "bytes", start, start + 1, (f"{content[error.start]:02X}",))
        return DecodedText(content.decode("utf-8", "replace"), [problem])
    # A quick check: clean text without its common characters is empty, or has letters of other scripts only.
    unusual = content.translate(None, _COMMON).decode("utf-8", "ignore")
    return DecodedText(text, [] if _UNCLEAN.isdisjoint(unusual) else _unclean(text))


def merge_conflict(text: str) -> int | None:
    """The offset of the first merge conflict that git has left in the text, or None."""
    possible = text.find("<<<<<<< ")
    start = re.compile(_CONFLICT_START).search(text, possible) if possible >= 0 else None
    return start.start() if start and text.rfind(_CONFLICT_END, start.end()) >= 0 else None


def _unclean(text: str) -> list[SyntaxProblem]:
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for match in re.finditer(UNCLEAN, text):
        character = match[0]
        first.setdefault(character, match.start())
        counts[character] = counts.get(character, 0) + 1
    return [SyntaxProblem("encoding", "character", at, at + 1, (char, str(counts[char]))) for char, at in first.items()]
