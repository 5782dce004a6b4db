"""Attacks by PDF: a small file that draws, unpacks or maps more than any role profile, which needs time and memory."""

from __future__ import annotations

import zlib

import pytest

from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.readers.pdf.reader import read
from tests.support.pack_pdf import FONT, pdf, stream

TEXT = "BT /F 10 Tf 40 700 Td "
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
FONTS = "/Resources<</Font<</F 3 0 R>>"
TOO_MANY = "has more than 100,000 letters and lines, too many for a role profile"


def doubled(depth: int) -> bytes:
    """A PDF whose forms each draw the next one ten times; the last of `depth` draws two letters."""
    forms = [
        stream(f"/X{number + 1} Do " * 10, f"{FORM}/Resources<</XObject<</X{number + 1} {number + 6} 0 R>>>>")
        for number in range(depth - 1)
    ]
    last = stream(f"{TEXT}(ha) Tj ET", f"{FORM}{FONTS}>>")
    return pdf("/X0 Do", more=[*forms, last], resources="/XObject<</X0 5 0 R>>")


def unpacked(drawn: bytes) -> bytes:
    """A PDF with a compressed form."""
    form = stream(zlib.compress(drawn), f"{FORM}{FONTS}>>/Filter/FlateDecode")
    return pdf("/X Do", more=[form], resources="/XObject<</X 5 0 R>>")


def mapped(text: str) -> bytes:
    """A PDF whose font has this map of characters."""
    font = FONT.replace(b">>", b"/ToUnicode 5 0 R>>")
    return pdf(f"{TEXT}(words) Tj ET", font=font, more=[stream(f"begincmap {text} endcmap")])


TOO_LARGE = {
    "letters in one string": (pdf(f"{TEXT}({'a' * 100_001}) Tj ET"), TOO_MANY),
    "letters on many pages": (pdf(f"{TEXT}({'a' * 2_001}) Tj ET", pages=50), TOO_MANY),
    "rules": (pdf("0 0 m 9 9 l S " * 40_000), TOO_MANY),
    "rectangles": (pdf("1 1 8 8 re f " * 40_000), TOO_MANY),
    "curves": (pdf("0 0 m 1 2 3 4 5 6 c S " * 40_000), TOO_MANY),
    "one path": (pdf(f"0 0 m {'9 9 l ' * 100_001} S"), TOO_MANY),
    "forms that draw forms": (doubled(6), TOO_MANY),
    "brackets": (pdf(f"{TEXT}{'(' * 60_000}{')' * 60_000} Tj ET"), TOO_MANY),
    "escapes": (pdf(TEXT + "(" + "\\\\" * 60_000 + ") Tj ET"), TOO_MANY),
    "brackets in a compressed form": (unpacked(b"(" * 110_000), TOO_MANY),
    "compressed spaces": (unpacked(b" " * 4_100_000), "is a PDF that unpacks to more than a role profile has"),
    "compressed states": (unpacked(b"q Q " * 1_100_000), "is a PDF that unpacks to more than a role profile has"),
    "instructions of many pages": (pdf(" " * 90_000, pages=50), "unpacks to more than a role profile has"),
    "ranges of a font": (mapped("1 beginbfrange <0000> <ffff> <0041> endbfrange " * 8), "too many characters"),
    "a long range of a font": (mapped("1 beginbfrange <00000000> <000fffff> <0041> endbfrange"), "too many characters"),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_pdf_is_read_up_to_a_limit(name: str) -> None:
    content, message = TOO_LARGE[name]
    with pytest.raises(UnreadableError, match=message):
        read(content)


LARGE = {
    "letters on many pages": pdf(f"{TEXT}({'a' * 1_500}) Tj ET", pages=50),
    "rules": pdf("0 0 m 9 9 l S " * 5_000),
    "forms that draw forms": doubled(4),
    "compressed spaces": unpacked(b" " * 3_000_000),
    "one font on many pages": pdf(f"{TEXT}(a) Tj ET", pages=50),
    "characters of a font": mapped("100 beginbfchar " + "<0001> <FB01>\n" * 100 + "endbfchar " * 30),
    "ranges of a font": mapped("1 beginbfrange <0000> <00ff> <0041> endbfrange " * 100),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_pdf_is_read(name: str) -> None:
    found = read(LARGE[name])
    assert found.blocks or found.furniture
