"""Makes PDF documents of given drawing operators, without a library, so that they may hold what none would write."""

from __future__ import annotations

from collections.abc import Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
START = "BT /F 10 Tf 12 TL 40 800 Td (Job title: Researcher) Tj T* (Grade: SCALE 5) Tj ET\n"


def pdf(
    drawn: str, *, pages: int = 1, font: bytes = FONT, more: Sequence[bytes] = (), resources: str = "", info: str = ""
) -> bytes:
    """A PDF whose pages all draw the same.

    `more` are further objects, which begin with number 5; `resources` and `info` are added to those dictionaries.
    """
    kids = " ".join(f"{number} 0 R" for number in range(5 + len(more), 5 + len(more) + pages))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>{resources}>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        font,
        stream(START + drawn),
        *more,
        *[page.encode()] * pages,
        f"<</Title(x){info}>>".encode(),
    ]
    content = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%b endobj\n" % (number, one)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return (
        content
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
        + (f"trailer{trailer}\nstartxref\n{len(content)}\n%%EOF\n".encode())
    )


def stream(text: str | bytes, entries: str = "") -> bytes:
    """A stream object with further entries in its dictionary."""
    content = text.encode("latin-1") if isinstance(text, str) else text
    return f"<<{entries}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"
