"""What the content of a file says about its kind, as names of files are often wrong, and how refused ones are called.

A kind of document that gets a reader is taken out here.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

_READABLE = "as a Word document (.docx), PDF, web page or text"
_AS_WORD = "save it as a Word document (.docx)"
NOT_TEXT = f"is not text: save the document {_READABLE}"
_EMPTY = "is empty"
_PICTURE = f"is a picture, not a document: use text recognition (OCR) on it, and save the result {_READABLE}"
_MEDIA = "is a recording, not a document"
_PROGRAM = "is a program, not a document"
_ARCHIVE = "is an archive: unpack it, and import what is in it"
_RTF = f"is a Rich Text file (.rtf): open it in Word, and {_AS_WORD}"
_OLD_OFFICE = (
    "is a Word document from before 2007 (.doc), an Outlook message or another old Office file: save it, or what is "
    "attached to it, as a Word document (.docx)"
)
_LOCKED = "is protected by a password: save a copy without one"
_XML = f"is XML, but not a web page: save it {_READABLE}"
_EMAIL = "is an email: save what is attached to it, or copy its text into a file, and import that"
_UNKNOWN = f"is not a kind of document that can be read: save it {_READABLE}"

_SIGNATURES = {
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif1|avif)": _PICTURE,
    rb"RIFF.{4}|ID3[\x02-\x04]|OggS\0|fLaC|\x1aE\xdf\xa3|.{4}ftyp|\xff[\xfb\xf3\xf2]": _MEDIA,
    rb"MZ.{0,64}\0|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe": _PROGRAM,
    rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|BZh[1-9]1AY|.{257}ustar": _ARCHIVE,
    rb"\s*\{\\rtf": _RTF,
}
_MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": f"is an OpenDocument text: {_AS_WORD}",
    b"application/vnd.oasis.opendocument": "is an OpenDocument file, but not a text document",
    b"application/epub+zip": "is an electronic book (EPUB), not a document",
}
_FOLDERS = {
    "xl/": f"is an Excel workbook: copy the role profile into Word and {_AS_WORD}",
    "ppt/": f"is a PowerPoint presentation: copy the role profile into Word and {_AS_WORD}",
    "Index/": f"is a Pages document: export it to Word and {_AS_WORD}",
    "Index.zip": f"is a Pages document: export it to Word and {_AS_WORD}",
}
_ZIP = "is a zip archive, not a Word document: unpack it and import what is in it"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_START = 4096
"""How many bytes are looked at."""

_EMAIL_HEAD = re.compile(
    r"(?:[A-Za-z][\w-]{1,60}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    r"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|Content-Transfer-Encoding): ",
    re.IGNORECASE,
)


def start_of_text(content: bytes) -> str | None:
    """Return the first characters of a file of text, HTML included; None for an empty file or one that is not text."""
    if not content or content.isspace() or _known_signature(content):
        return None
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    return content[:_START].decode(encoding, "replace").lstrip()


def is_email(start: str) -> bool:
    """Whether text begins with the headers of an email. Saved web pages (MHTML) do too."""
    return _EMAIL_HEAD.match(start) is not None


def is_xml(start: str) -> bool:
    return start.startswith("<?xml")


def why_unreadable(content: bytes) -> str:
    """Return what a file is that no reader accepts, and what to do, to follow its name: "is a picture: …"."""
    if not content or content.isspace():
        return _EMPTY
    if reason := _known_signature(content):
        return reason
    start = start_of_text(content) or ""
    return _EMAIL if is_email(start) else _XML if is_xml(start) else _UNKNOWN


def why_not_word(names: Collection[str], mime_type: bytes) -> str:
    """Return what a zip archive is that is not a Word document, and what to do, to follow its name.

    `names` are those of its parts, and `mime_type` is what its part `mimetype` holds, or nothing.
    """
    for begin, reason in _MIME_TYPES.items():
        if mime_type.startswith(begin):
            return reason
    for folder, reason in _FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return reason
    return _ZIP


def _known_signature(content: bytes) -> str:
    """Return what a file is that is not text; "" for text."""
    if content.startswith(_OLE):
        return _LOCKED if "EncryptedPackage".encode("utf-16-le") in content else _OLD_OFFICE
    for signature, reason in _SIGNATURES.items():
        if re.match(signature, content[:300], re.DOTALL):
            return reason
    return _UNKNOWN if b"\0" in content[:_START] and not content.startswith(_UTF_16) else ""
