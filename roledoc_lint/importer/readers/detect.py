"""Which kind of document a file is, told by its content: names of files lie."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from roledoc_lint.importer.blocks import UnreadableError

Kind = Literal["PDF", "Word", "web page", "saved web page", "text"]

_FORMS = "as a Word document (.docx), PDF, web page or text"
_PICTURE = f"is a picture, not a document: have its text recognised (OCR), and save it {_FORMS}"
_MEDIA = "is a recording, not a document"
_PROGRAM = "is a program, not a document"
_ARCHIVE = "is an archive: unpack it, and import what is in it"
_RTF = "is a Rich Text file (.rtf): open it in Word, and save it as a Word document (.docx)"
_OLD = "is a Word document of before 2007 (.doc), an Outlook message or another old Office file: save it, or what is "
_OLD += "attached to it, as a Word document (.docx)"
_LOCKED = "is protected by a password: save it without one"
_XML = f"is XML, but no web page: save it {_FORMS}"
_EMAIL = "is an email: save what is attached to it, or copy its text into a file, and import that"
_BINARY = f"is no kind of document that can be read: save it {_FORMS}"

_BEGINNINGS = {
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif1|avif)": _PICTURE,
    rb"RIFF.{4}|ID3[\x02-\x04]|OggS\0|fLaC|\x1aE\xdf\xa3|.{4}ftyp|\xff[\xfb\xf3\xf2]": _MEDIA,
    rb"MZ.{0,64}\0|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe": _PROGRAM,
    rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|BZh[1-9]1AY|.{257}ustar": _ARCHIVE,
    rb"\s*\{\\rtf": _RTF,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML = re.compile(
    r"<(?:!doctype html|(?:html|head|body|meta|title|link|style|script|base|main|article|section|header|nav|footer|div"
    r"|p|h[1-6]|ul|ol|li|dl|table|tr|td|br|span|strong|b|em|a)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_MHTML = re.compile(r"(?=.*^MIME-Version:)(?=.*^Content-Type:\s*multipart/related)", re.DOTALL | re.MULTILINE)

_EMAIL_HEAD = re.compile(
    r"(?:[A-Za-z][\w-]{1,60}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    r"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|Content-Transfer-Encoding): ",
    re.IGNORECASE,
)


def kind(content: bytes) -> Kind:
    """The kind of a document. Raises UnreadableError for what is none."""
    if not content.strip():
        raise UnreadableError("is empty")
    if b"%PDF-" in content[:1024]:
        return "PDF"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "Word"
    _refuse_known(content)
    return _kind_of_text(content)


def _refuse_known(content: bytes) -> None:
    if content.startswith(_OLE):
        raise UnreadableError(_LOCKED if "EncryptedPackage".encode("utf-16-le") in content else _OLD)
    for beginning, text in _BEGINNINGS.items():
        if re.match(beginning, content[:300], re.DOTALL):
            raise UnreadableError(text)
    if b"\0" in content[:4096] and not content.startswith(_UTF_16):
        raise UnreadableError(_BINARY)


def _kind_of_text(content: bytes) -> Kind:
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    start = content[:4096].decode(encoding, "replace").lstrip()
    if not start.startswith("<") and _MHTML.match(start):
        return "saved web page"
    if _EMAIL_HEAD.match(start):
        raise UnreadableError(_EMAIL)
    if _HTML.search(start):
        return "web page"
    if start.startswith("<?xml"):
        raise UnreadableError(_XML)
    return "text"
