"""Published profiles as PDF, laid out as a word processor would, which a reader of PDF has to undo."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from fpdf import FPDF

from tests.support.processor_time import PATIENCE
from tests.support.profiles import Part

HEADER = "Role profile of the force"
WIDTHS = (32, 62, 28, 48)


class _Profile(FPDF):
    """Pages with a header, and a footer that counts them."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, HEADER, new_x="LMARGIN", new_y="NEXT", align="R")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="C")


def as_pdf(parts: list[Part], *, furniture: bool = True) -> bytes:
    """Headings larger and bold, names and labels bold, items with hanging indent, rows as a ruled table."""
    pdf = _Profile() if furniture else FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_margin(20)
    pdf.add_page()
    for kind, run in groupby(parts, lambda part: part.kind):
        if kind == "row":
            _table(pdf, list(run))
        else:
            for part in run:
                _part(pdf, part)
    return bytes(pdf.output())


def _part(pdf: FPDF, part: Part) -> None:
    if part.kind == "label":
        pdf.set_font("helvetica", "B", 10)
        pdf.write(5, f"{part.text}: ")
        pdf.set_font("helvetica", size=10)
        pdf.write(5, part.texts[1])
        pdf.ln(5)
        return
    if part.kind == "item":
        pdf.set_font("helvetica", size=10)
        pdf.set_x(25)
        pdf.cell(6, 5, "•")
        pdf.multi_cell(0, 5, part.text, align="J", new_x="LMARGIN", new_y="NEXT")
        return
    sizes = {"heading": ("B", 14), "name": ("B", 10)}
    style, size = sizes.get(part.kind, ("", 10))
    pdf.set_font("helvetica", style, size)
    pdf.ln(3)
    pdf.multi_cell(0, size / 2, part.text, align="L", new_x="LMARGIN", new_y="NEXT")


def _table(pdf: FPDF, rows: list[Part]) -> None:
    pdf.set_font("helvetica", size=10)
    pdf.ln(4)
    with pdf.table(col_widths=WIDTHS, line_height=5, align="LEFT", first_row_as_headings=False, padding=1) as table:
        for part in rows:
            row = table.row()
            for text in part.texts[:-1]:
                row.cell(text, align="L")
            row.cell(part.texts[-1], align="L", colspan=5 - len(part.texts))


def printed(parts: list[Part], folder: Path, chromium: str) -> bytes:
    """The same as a web page printed by Chromium."""
    page, pdf = folder / "profile.html", folder / "profile.pdf"
    style = (
        "<style>body{font:11pt serif} table{border-collapse:collapse} td{border:1px solid;vertical-align:top}</style>"
    )
    body = "\n".join(_html(parts))
    page.write_text(f"<!doctype html><meta charset=utf-8><title>A role</title>{style}{body}", encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True, timeout=PATIENCE)
    return pdf.read_bytes()


def _html(parts: list[Part]) -> Iterator[str]:
    tags = {"heading": "h2", "name": "h3", "item": "li", "paragraph": "p"}
    around = {"item": ("<ul>", "</ul>"), "row": ("<table>", "</table>")}
    for kind, run in groupby(parts, lambda part: part.kind):
        begin, end = around.get(kind, ("", ""))
        yield begin
        for part in run:
            texts = [html.escape(text) for text in part.texts]
            if kind == "label":
                yield f"<p><b>{texts[0]}:</b> {texts[1]}</p>"
            elif kind == "row":
                cells = "".join(f"<td>{text}" for text in texts[:-1])
                yield f"<tr>{cells}<td colspan={5 - len(texts)}>{texts[-1]}</tr>"
            else:
                yield f"<{tags[kind]}>{texts[0]}</{tags[kind]}>"
        yield end
