"""Plain text is read word for word in order, with wrapped lines joined."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roledoc_lint.importer.blocks import Block, UnreadableError
from roledoc_lint.importer.readers.text import read
from roledoc_lint.text.normalise import LIST_MARK
from tests.support.processor_time import at_most
from tests.support.profiles import NAMES, Part, parts, text

LONG = (
    "Provide investigative support to the team that is responsible for offences against children by gathering evidence "
    "and intelligence through a variety of means, and keep what is found where the others of the unit can find it."
)


def in_short(block: Block) -> str:
    """A block on one line, with its kind and cell."""
    mark = {"item": "•" * (block.level + 1) + " ", "heading": "# "}.get(block.kind, "")
    return (f"{block.cell.row},{block.cell.column}: " if block.cell else "") + mark + block.text


def blocks(content: str | bytes) -> list[str]:
    source = read(content if isinstance(content, bytes) else content.encode())
    return [in_short(block) for block in source.blocks]


CASES = {
    "labels": ("Grade: SCALE 5\nRole code: EQ0450\n", ["Grade: SCALE 5", "Role code: EQ0450"]),
    "marks": (
        "  • One\n- Two\n– Three\n* Four\n\uf0b7\tFive\n\uf0a7 Six\no\tSeven\n",
        ["• One", "• Two", "• Three", "• Four", "• Five", "• Six", "• Seven"],
    ),
    "numbers in a row": ("1. One\n2. Two\n(a) A\n(b) B\n", ["• One", "• Two", "• A", "• B"]),
    "roman numbers": ("(i) One\n(ii) Two\n(iii) Three\n", ["• One", "• Two", "• Three"]),
    "numbers of headings": (
        "1. Purpose\nIt is so.\n2. Duties\nThey are so.\n",
        ["1. Purpose", "It is so.", "2. Duties", "They are so."],
    ),
    "numbers that are not list marks": ("2.5 years of service.\n2019\n1. Only one.\n", None),
    "nested": ("• One\n    - Two\n    - Three\n• Four\n", ["• One", "•• Two", "•• Three", "• Four"]),
    "a mark on its own line": ("•\nOne\n•\n\nTwo\n\n•\n", ["• One", "• Two", "•"]),
    "an item broken by a line end": ("• Prepare reports as\nnecessary.\n", ["• Prepare reports as necessary."]),
    "an item broken by a blank line": ("• Prepare reports\n\n  as necessary.\n", ["• Prepare reports as necessary."]),
    "a name above its text": ("Main purpose\nprovide support.\n", ["Main purpose", "provide support."]),
    "entries without marks": (
        "ability to talk to people at all levels of the organisation\nexperience of databases\n"
        "driving licence\nknowledge of codes of practice\n",
        [
            "ability to talk to people at all levels of the organisation",
            "experience of databases",
            "driving licence",
            "knowledge of codes of practice",
        ],
    ),
    "a heading above wrapped text": ("Main purpose\n" + textwrap.fill(LONG, 70), ["Main purpose", LONG]),
    "no blank line between": (
        f"{textwrap.fill(LONG, 60)}\nMain duties\n{textwrap.fill(LONG, 60)}\nGrade: SCALE 5\n",
        [LONG, "Main duties", LONG, "Grade: SCALE 5"],
    ),
    "hanging indent": (textwrap.fill("• " + LONG, 60, subsequent_indent="  "), ["• " + LONG]),
    "no hanging indent": (textwrap.fill("• " + LONG, 60) + "\n• Two", ["• " + LONG, "• Two"]),
    "a dash within a sentence": (
        f"{textwrap.fill(LONG, 50)}\n\nAct as the investigator for all the targets there\n- setting the policy.",
        [LONG, "Act as the investigator for all the targets there - setting the policy."],
    ),
    "a hyphen at the end": ("They are to be self-\nmotivated, short-\nand long-term.", None),
    "a soft hyphen": (
        "A high level of integ\u00ad\nrity is re\u00adquired.",
        ["A high level of integrity is required."],
    ),
    "line ends": ("One\rTwo\r\nThree\u2028Four\u0085Five\fSix\vSeven\\nEight C:\\new", None),
    "a sentence over pages": (LONG.replace("evidence ", "evidence\n\n\f\n"), [LONG]),
    "spaces": ("A\u00a0 B\u200b C  \ufeff", ["A B C"]),
    "a table": (
        "A:\tB\tC:\tD\n\nE:\tF\n\tG\t\t\n",
        ["0,0: A:", "0,1: B", "0,2: C:", "0,3: D", "1,0: E:", "1,1: F", "2,1: G"],
    ),
    "two tables": ("A\tB\nText.\nC\tD", ["0,0: A", "0,1: B", "Text.", "0,0: C", "0,1: D"]),
    "tabs that make no table": ("\tIndented.\n•\tItem\nHeading\t\t\n", ["Indented.", "• Item", "Heading"]),
    "an item in a cell": ("Duties\t• Drive", ["0,0: Duties", "0,1: • Drive"]),
}
ELSE = {
    "numbers that are not list marks": ["2.5 years of service.", "2019", "1. Only one."],
    "a hyphen at the end": ["They are to be self-motivated, short- and long-term."],
    "line ends": ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight C:\\new"],
}


@pytest.mark.parametrize("name", CASES)
def test_text_to_blocks(name: str) -> None:
    content, expected = CASES[name]
    assert blocks(content) == (expected or ELSE[name])


def expected(part: Part) -> list[str]:
    if part.kind == "row":
        return [cell for cell in part.texts if cell]
    text = ": ".join(part.texts)
    mark = LIST_MARK.match(text)
    return [f"• {text[mark.end() :]}" if mark else f"• {text}" if part.kind == "item" else text]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [0, 60, 80, 100])
def test_published_profiles(name: str, width: int) -> None:
    """As they are, and wrapped at several widths."""
    if width and any(part.kind == "row" for part in parts(name)):
        pytest.skip("tables are not wrapped")
    content = text(name)
    if width:
        content = "\n".join(textwrap.fill(line, width, subsequent_indent="    ") for line in content.splitlines())
    found = [
        in_short(block).split(": ", 1)[1] if block.cell else in_short(block) for block in read(content.encode()).blocks
    ]
    binding = [line.replace("word- processing", "word-processing") for line in found]
    wanted = [line.replace("word- processing", "word-processing") for part in parts(name) for line in expected(part)]
    assert binding == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    source = read("Café – the “role”\nGrade: SCALE 5".encode(encoding))
    assert [block.text for block in source.blocks] == ["Café – the “role”", "Grade: SCALE 5"]
    assert source.doubts == ()


def test_a_guessed_code_page_is_in_short() -> None:
    source = read("Café – the “role”".encode("cp1252"))
    assert (source.blocks[0].text, source.doubts) == (
        "Café – the “role”",
        ("it does not say how its characters are encoded (read as Windows-1252): check dashes, quotes and £ signs",),
    )


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 9, b"\x00" * 99, b"GIF89a\x01\x00\x02\x00", b"\x7fELF\x02\x01\x01\x00"]
)
def test_binary_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="is not text"):
        read(content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        "word " * 400_000,
        "word and\n" * 100_000,
        "a\tb\n" * 50_000,
        "\n" * 2_000_000,
        " " * 2_000_000 + "a",
        "- " * 500_000,
        "•\n" * 50_000,
        "\\n" * 500_000,
        "a-\n" * 50_000,
        "(i) a\n" * 50_000,
        "\f \n" * 200_000,
        "A" + "a" * 2_000_000,
    ],
    ids=lambda content: repr(content[:9]),
)
def test_long_input_takes_limited_time(content: str) -> None:
    with at_most(10):
        read(content.encode())


WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=12)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=60), min_size=1, max_size=6)


@given(PARAGRAPHS, st.integers(40, 120))
def test_wrapped_paragraphs_are_joined(drawn: list[list[str]], width: int) -> None:
    paragraphs = [LONG, *(" ".join(words).capitalize() + "." for words in drawn)]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert blocks(wrapped) == paragraphs


SCRAPS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\t",
        " ",
        "• ",
        "- ",
        "1. ",
        "2. ",
        "(a) ",
        "o\t",
        "\r",
        "\f",
        "\u2028",
        "word",
        "Word:",
        "x-",
        "é.",
    ]
)
ANY = st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=40).map("".join)


@given(ANY)
def test_no_word_is_lost(content: str) -> None:
    """All letters but those of list marks are kept, in order."""
    try:
        source = read(content.encode("utf-8", "ignore"))
    except UnreadableError:
        return
    found = "".join(letter for block in source.blocks for letter in block.text if letter.isalpha())
    kept = iter("".join(letter for letter in content.encode("utf-8", "ignore").decode() if letter.isalpha()))
    assert all(letter in kept for letter in found)
    assert all(block.text == " ".join(block.text.split()) and block.text for block in source.blocks)
    words = [
        word for word in content.replace("\\n", " ").split() if word.isalpha() and word.isascii() and len(word) > 1
    ]
    assert all(word in found for word in words)
