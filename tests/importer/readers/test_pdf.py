"""PDF files are read word for word in order, with their headings, items and tables."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from PIL import Image

from roledoc_lint.importer.blocks import Block, UnreadableError
from roledoc_lint.importer.readers.pdf.reader import read
from roledoc_lint.text.normalise import LIST_MARK
from tests.support.make_pdf import HEADER, as_pdf, printed
from tests.support.profiles import NAMES, Part, parts

CHROMIUM = shutil.which("chromium")
SENTENCE = "The post holder must be able to prioritise their workload and to work without close supervision. "


def expected(part: Part) -> list[tuple[str, str, int, bool]]:
    """Kind, text, level, and whether it begins in bold."""
    if part.kind == "row":
        return [("cell", cell, 0, False) for cell in part.texts if cell]
    text = ": ".join(part.texts)
    mark = LIST_MARK.match(text)
    if mark or part.kind == "item":
        return [("item", text[mark.end() if mark else 0 :], 0, False)]
    kinds = {"heading": ("heading", 1, True), "name": ("heading", 2, True), "label": ("paragraph", 0, True)}
    kind, level, bold = kinds.get(part.kind, ("paragraph", 0, False))
    return [(kind, text, level, bold)]


def in_short(block: Block) -> tuple[str, str, int, bool]:
    return ("cell" if block.cell else block.kind, block.text, block.level, block.bold > 0)


def drawn(draw: Callable[[FPDF], object]) -> bytes:
    pdf = FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    draw(pdf)
    return bytes(pdf.output())


def below(pdf: FPDF, text: str) -> None:
    pdf.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_published_profiles(name: str) -> None:
    source = read(as_pdf(parts(name)))
    assert [in_short(block) for block in source.blocks] == [block for part in parts(name) for block in expected(part)]
    pages = len(source.furniture) - 1
    assert source.furniture == (HEADER, *(f"Page {number} of {pages}" for number in range(1, pages + 1)))
    assert source.doubts == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="no chromium: apt-get install chromium")
def test_published_profiles_printed_by_a_browser(name: str, tmp_path: Path) -> None:
    source = read(printed(parts(name), tmp_path, str(CHROMIUM)))
    assert [in_short(block) for block in source.blocks] == [block for part in parts(name) for block in expected(part)]
    assert (source.title, source.furniture) == ("A role", ())


def test_the_table_of_a_profile() -> None:
    places = [
        (row, column)
        for row, part in enumerate(part for part in parts("004") if part.kind == "row")
        for column, text in enumerate(part.texts)
        if text
    ]
    cells = [block.cell for block in read(as_pdf(parts("004"))).blocks if block.cell]
    assert [(cell.row, cell.column) for cell in cells] == places
    assert {cell.table for cell in cells} == {0}


def test_columns_without_rules() -> None:
    def draw(pdf: FPDF) -> None:
        below(pdf, "Role profile of the unit")
        for label, value in (("Grade", "SCALE 5"), ("Purpose", SENTENCE * 3), ("Status", "Police Staff")):
            pdf.cell(40, 5, label)
            pdf.multi_cell(100, 5, value, align="L", new_x="LMARGIN", new_y="NEXT")
        below(pdf, SENTENCE * 2)

    found = [(block.cell and (block.cell.row, block.cell.column), block.text) for block in read(drawn(draw)).blocks]
    assert found == [
        (None, "Role profile of the unit"),
        ((0, 0), "Grade"),
        ((0, 1), "SCALE 5"),
        ((1, 0), "Purpose"),
        ((1, 1), (SENTENCE * 3).strip()),
        ((2, 0), "Status"),
        ((2, 1), "Police Staff"),
        (None, (SENTENCE * 2).strip()),
    ]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    def draw(pdf: FPDF) -> None:
        for left, number in ((10, "One"), (110, "Two")):
            pdf.set_xy(left, 20)
            pdf.multi_cell(85, 5, f"{number}. {SENTENCE * 5}", align="L")

    words = " ".join(block.text for block in read(drawn(draw)).blocks).split()
    assert words == f"One. {SENTENCE * 5} Two. {SENTENCE * 5}".split()


def test_one_page_has_no_furniture() -> None:
    source = read(as_pdf([Part("paragraph", (SENTENCE.strip(),))]))
    assert [block.text for block in source.blocks] == [HEADER, SENTENCE.strip(), "Page 1 of 1"]
    assert source.furniture == ()


def test_rotated_text_is_kept() -> None:
    def draw(pdf: FPDF) -> None:
        below(pdf, "Upright")
        pdf.set_text_color(255, 255, 255)
        below(pdf, "white")
        with pdf.rotation(90, 100, 100):
            pdf.text(100, 100, "DRAFT copy")

    source = read(drawn(draw))
    assert ([block.text for block in source.blocks], source.furniture) == (["Upright", "white"], ("DRAFT copy",))


def test_letters_drawn_twice_to_look_bold() -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(20, 20, "Still all 100")
        pdf.text(20.1, 20, "Still all 100")

    assert [block.text for block in read(drawn(draw)).blocks] == ["Still all 100"]


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="no chromium: apt-get install chromium")
def test_ligatures_are_letters(tmp_path: Path) -> None:
    content = printed([Part("paragraph", ("The o\ufb03cer \ufb01les \ufb02oor plans.",))], tmp_path, str(CHROMIUM))
    assert [block.text for block in read(content).blocks] == ["The officer files floor plans."]


@pytest.mark.parametrize(
    ("title", "expected_title"),
    [("Support Officer", "Support Officer"), ("Microsoft Word - role.doc", ""), ("role profile.docx", ""), ("", "")],
)
def test_a_title(title: str, expected_title: str) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_title(title)
        below(pdf, "Text")

    assert read(drawn(draw)).title == expected_title


def locked(user: str, method: EncryptionMethod) -> bytes:
    def draw(pdf: FPDF) -> None:
        below(pdf, "Secret")
        pdf.set_encryption("owner", user, encryption_method=method)

    return drawn(draw)


METHODS = (EncryptionMethod.RC4, EncryptionMethod.AES_128, EncryptionMethod.AES_256)


@pytest.mark.parametrize("method", METHODS)
def test_a_password(method: EncryptionMethod) -> None:
    """A password against changes does not prevent reading."""
    assert read(locked("", method)).blocks[0].text == "Secret"
    with pytest.raises(UnreadableError, match="is protected by a password: "):
        read(locked("user", method))


def pictures(pdf: FPDF) -> None:
    pdf.image(Image.new("RGB", (50, 50)), 10, 10, 100)


def many_pages(pdf: FPDF) -> None:
    for _ in range(50):
        below(pdf, "Text")
        pdf.add_page()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (drawn(pictures), "^has pictures of pages and no text: "),
        (drawn(lambda pdf: None), "^has no text"),
        (drawn(many_pages), "^has 51 pages: a document may have at most 50$"),
        (b"%PDF-1.4 nothing more", "^is a damaged PDF: "),
        (b"", "^is a damaged PDF: "),
        (drawn(many_pages)[:2000], "^is a damaged PDF: "),
    ],
)
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_a_page_that_is_a_picture_is_reported() -> None:
    def draw(pdf: FPDF) -> None:
        below(pdf, "Text")
        pdf.add_page()
        pictures(pdf)

    assert read(drawn(draw)).doubts == (
        "page 2 is a picture, and its text was not read: type it in, or use text recognition (OCR)",
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    content = bytearray(as_pdf(parts("004")))
    chosen = random.Random(seed)
    for _ in range(seed + 1):
        content[chosen.randrange(len(content))] = chosen.randrange(256)
    with contextlib.suppress(UnreadableError):
        read(bytes(content))
