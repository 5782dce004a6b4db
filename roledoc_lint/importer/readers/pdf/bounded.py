"""Pages of a PDF that are read up to a limit: a small file can draw without end, and each letter needs memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from roledoc_lint.importer.blocks import UnreadableError

MAX_DRAWN = 100_000
"""How many letters, lines and shapes a document may have: about 30 pages full of text. Each takes 50 µs and 3 kB."""

MAX_UNPACKED_BYTES = 4_000_000
"""How long the drawing instructions of a document may be, each as often as it is used."""

MAX_MARKS = 100_000
"""How many brackets and escapes may be around or in text: pdfminer copies the string so far at each of them."""


MAX_CHARACTERS = 500_000
"""How many characters the fonts of a document may map to Unicode; each font has a few hundred."""

_TOO_MANY = f"has more than {MAX_DRAWN:,} letters and lines, too many for a role profile"
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*[<\[0-9][^>\]\s]*[>\]]?")


class Budget(PDFResourceManager):
    """What a document may still draw, and its fonts. Raises UnreadableError where nothing is left."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = MAX_DRAWN
        self._bytes = MAX_UNPACKED_BYTES
        self._marks = MAX_MARKS
        self._characters = MAX_CHARACTERS
        self._fonts: set[object] = set()

    def draw(self, number: int = 1) -> None:
        """Count letters, lines or shapes."""
        self._drawn -= number
        if self._drawn < 0:
            raise UnreadableError(_TOO_MANY)

    def get_font(self, objid: Any, spec: Any) -> Any:
        """Return a font, after its map of characters has been counted."""
        if objid not in self._fonts:
            self._fonts.add(objid)
            maps = (resolve1(spec.get(name)) for name in ("ToUnicode", "Encoding"))
            self._characters -= sum(_mapped(each.get_data()) for each in maps if isinstance(each, PDFStream))
        if self._characters < 0:
            raise UnreadableError("has fonts with too many characters for a role profile")
        return super().get_font(objid, spec)

    def unpack(self, streams: Sequence[object]) -> None:
        """Count the bytes of drawing instructions."""
        for each in streams:
            content = stream_value(each).get_data()
            self._bytes -= len(content)
            self._marks -= sum(map(content.count, (b"(", b")", b"\\")))
        if self._marks < 0:
            raise UnreadableError(_TOO_MANY)
        if self._bytes < 0:
            raise UnreadableError("is a PDF that unpacks to more than a role profile has")


def _mapped(mapping: bytes) -> int:
    """How many characters the ranges of a character map have."""
    found = 0
    for part in re.split(rb"end(?:bf|cid)range", mapping)[:-1]:
        for first, last in _RANGE.findall(part.rpartition(b"begin")[2]):
            found += max(0, int(last, 16) - int(first, 16)) + 1
    return found


class BoundedPage(Page):
    """A page that is read within the budget of its document."""

    def __init__(self, page: Page, budget: Budget) -> None:
        super().__init__(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
        self._budget = budget

    @property
    def layout(self) -> LTPage:
        """What the page draws. It is worked out once."""
        if not hasattr(self, "_layout"):
            device = _Device(self._budget, pageno=self.page_number, laparams=self.pdf.laparams)
            device.budget = self._budget
            _Interpreter(self._budget, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


class _Device(PDFPageAggregatorWithMarkedContent):
    budget: Budget

    def render_char(self, *args: Any) -> float:
        self.budget.draw()
        return super().render_char(*args)

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        self.budget.draw(1 + len(path))
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def begin_figure(self, *args: Any) -> None:
        self.budget.draw()
        super().begin_figure(*args)


class _Interpreter(PDFPageInterpreter):
    device: _Device

    def execute(self, streams: Sequence[object]) -> None:
        self.device.budget.unpack(streams)
        super().execute(streams)
