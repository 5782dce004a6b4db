"""Characters that are hidden, damaged, turned round, or written as escapes: found, named, and fixed where certain."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from roledoc_lint import Finding, check
from roledoc_lint.lint.results import FixMode
from roledoc_lint.source.document import Document
from tests.support.helpers import TODAY, project, with_fields
from tests.support.processor_time import at_most

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "approve this")
FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


def role(text: str) -> str:
    """A role that has a text in a block, where no character has a special meaning in YAML."""
    return with_fields(f"main_purpose: >-\n  {text}\n")


def found(folder: Path, content: str, *rules: str) -> list[Finding]:
    return check(project(folder, {"roles/role.yaml": content}), select=rules, today=TODAY).findings


def fixed(folder: Path, content: str, *, unsafe: bool = False) -> str:
    """A role after all its fixes."""
    check(project(folder, {"roles/role.yaml": content}), today=TODAY, fixing=FixMode(unsafe))
    return (folder / "roles/role.yaml").read_bytes().decode()


HIDDEN = [
    (f"One{TAGS} two", "One two", "U+E0061"),
    (f"One {TAGS} two", "One two", "U+E0061"),
    ("pol\U000e0001ice", "police", "U+E0001"),
    ("pol\U000e007fice", "police", "U+E007F"),
    (f"{FLAG}{TAGS} x", f"{FLAG} x", "U+E0061"),
    ("\U0001f3f4" + TAGS[:7] * 3 + "\U000e007f x", "\U0001f3f4 x", "U+E0061"),
    ("pol\U000e0fffice", "police", "U+E0FFF"),
    ("pol\u200bice", "police", "U+200B"),
    ("pol\u200cice", "police", "U+200C"),
    ("pol\u200dice", "police", "U+200D"),
    ("pol\u2060ice", "police", "U+2060"),
    ("pol\u2063ice", "police", "U+2063"),
    ("pol\u206aice", "police", "U+206A"),
    ("pol\u180eice", "police", "U+180E"),
    ("pol\u180bice", "police", "U+180B"),
    ("pol\u00adice", "police", "U+00AD"),
    ("pol\u034fice", "police", "U+034F"),
    ("pol\u200eice", "police", "U+200E"),
    ("pol\u200fice", "police", "U+200F"),
    ("pol\u061cice", "police", "U+061C"),
    ("pol\ufe0fice", "police", "U+FE0F"),
    ("pol\ufe00ice", "police", "U+FE00"),
    ("pol\U000e0100ice", "police", "U+E0100"),
    ("pol\U000e0100\U000e0101\U000e0102ice", "police", "U+E0100"),
    ("❤\ufe0f\ufe0f\ufe0f x", "❤\ufe0f x", "U+FE0F"),
    ("警\u200d察", "警察", "U+200D"),
    ("7\u200d\u200d7", "77", "U+200D"),
    ("pol\ufff9ice\ufffb", "police", "U+FFF9"),
    ("pol\ufff0ice", "police", "U+FFF0"),
    ("pol\U0001d173ice", "police", "U+1D173"),
    ("pol\U0001bca0ice", "police", "U+1BCA0"),
    ("The\u3164police", "The police", "U+3164"),
    ("The \u3164 police", "The police", "U+3164"),
    ("The\uffa0police", "The police", "U+FFA0"),
    ("The\u115fpolice", "The police", "U+115F"),
    ("The\u1160police", "The police", "U+1160"),
    ("The\u2800police", "The police", "U+2800"),
    ("\u200bpolice\u200b", "police", "U+200B"),
    ("\u3164police\u3164", "police", "U+3164"),
]


@pytest.mark.parametrize(("text", "expected", "name"), HIDDEN, ids=[ascii(row[0])[:40] for row in HIDDEN])
def test_what_cannot_be_seen_is_named_and_taken_out(tmp_path: Path, text: str, expected: str, name: str) -> None:
    assert any(f"{name} (" in finding.message for finding in found(tmp_path, role(text), "whitespace"))
    assert fixed(tmp_path, role(text)) == role(expected)


MEANT = [
    "👩\u200d💻 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 🧑\u200d🤝\u200d🧑",
    "1\ufe0f\u20e3 #\ufe0f\u20e3 ‼\ufe0f ℹ\ufe0f ™\ufe0f ↔\ufe0f ☎\ufe0e",
    FLAG,
    FLAG.replace("\U000e0077\U000e006c\U000e0073", "\U000e0073\U000e0063\U000e0074"),
    "Llan\u034fgollen Ban\u034fGor",
    "Tŷ'r Heddlu, Ynys Môn, Y Ŵyl",
    "Ty\u0302'r Heddlu, Ynys Mo\u0302n",
    "می\u200cخواهم ه\u200d. نامه\u200cای",
    "مرحبا \u200f(x) \u061c1",
    "שלום \u200f(PC) \u200e12",
    "שָ\u034fלום",
    "क्\u200dष श्री\u200cमान",
    "ക്\u200d ন্\u200dত শ্\u200dරී ශ්\u200dරී",
    "ภาษา\u200bไทย ភាសា\u200bខ្មែរ မြန်မာ\u200bစာ",
    "ᠮᠣᠩᠭᠣᠯ\u180eᠠ ᠭ\u180bᠠ",
    "\u115fᅡ 가\u1160",
    "ℹ\ufe0f Ⓜ\ufe0f ㊗\ufe0f 3\ufe0f\u20e3",
    "葛\U000e0100飾 ⠏\u2800⠕",
    "\u0600١٢ \u06dd",
]


@pytest.mark.parametrize("text", MEANT, ids=ascii)
def test_what_a_language_needs_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, role(text), "whitespace", "encoding", "garbled-text") == []
    assert fixed(tmp_path, role(text)) == role(text)


SEPARATORS = [
    ("One\u2028two", "One two"),
    ("One \u2028two", "One two"),
    ("One\u2029\u2029two", "One two"),
    ("One\x0btwo", "One two"),
    ("One\x0ctwo\x0c", "One two"),
    ("One\x85two", "One two"),
    ("One\x1ctwo\x1fthree", "One two three"),
    ("One\x00\x01\x02", "One"),
    ("O\x08ne", "One"),
    ("One\x7f", "One"),
    ("\ufeffOne\ufeff", "One"),
    ("One\u2028\x0b\x0ctwo", "One two"),
    ("One\x00\u2028\x00two", "One two"),
    ("\u202aOne\u202c", "One"),
    ("\u2066One\u2069 \u2068two\u2069", "One two"),
    ("One\ufffe\uffff", "One"),
]


@pytest.mark.parametrize(("text", "expected"), SEPARATORS, ids=ascii)
def test_what_keeps_a_file_from_being_read_is_taken_out(tmp_path: Path, text: str, expected: str) -> None:
    messages = [finding.message for finding in found(tmp_path, role(text))]
    assert messages
    assert all("an invisible character, U+" in message for message in messages)
    assert fixed(tmp_path, role(text)) == role(expected)


UNSAFE = [
    "location: Unit\x0b#4, Harlow\n",
    "location: Unit\u2028# 4, Harlow\n",
    "location: Base:\u2028Harlow\n",
    "location: Unit \x00#4, Harlow\n",
    "location: x\x00: y\n",
    "necessary_experience:\n  - Duties:\x0bmanage staff\n",
    "necessary_experience: [one\x0b,two]\n",
    "location: pol\u202eeci\n",
    "location: pol\u202deci\n",
    "location: \u202bשלום\u202c\n",
    "location: \u2067مرحبا\u2069\n",
    "location: pol\x81ice\n",
]


@pytest.mark.parametrize("fields", UNSAFE, ids=ascii)
def test_a_character_stays_where_the_file_would_say_something_else(tmp_path: Path, fields: str) -> None:
    content = with_fields(fields)
    after = fixed(tmp_path, content)
    assert after == content or said(after) == said(content)
    assert found(tmp_path, after)


def said(content: str) -> str:
    """The data of a role, but for the characters that a file must not have."""
    plain = "".join("x" if unicodedata.category(letter) == "Cc" and letter != "\n" else letter for letter in content)
    return str(Document("", plain, []).data).replace("x", "")


DIRECTION = ["\u202e", "\u202d", "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"]


@pytest.mark.parametrize("control", DIRECTION, ids=ascii)
@pytest.mark.parametrize("fields", ["location: x{}y\n", "# x{}y\nlocation: x\n", "loc{}ation: x\n"])
def test_text_that_is_turned_round_is_an_error_wherever_it_is(tmp_path: Path, control: str, fields: str) -> None:
    (finding,) = found(tmp_path, with_fields(fields.format(control)), "encoding")
    assert f"U+{ord(control):04X} ({unicodedata.name(control)})" in finding.message


ESCAPED = [
    (r"pol\u200bice", "U+200B"),
    (r"pol\U000E0061ice", "U+E0061"),
    (r"pol\u202eeci", "U+202E"),
    (r"\e[31mpolice", "U+001B"),
    (r"pol\x1b[0m", "U+001B"),
    (r"pol\0ice", "U+0000"),
    (r"pol\a", "U+0007"),
    (r"pol\v", "U+000B"),
    (r"pol\Lice", "U+2028"),
    (r"pol\Pice", "U+2029"),
    (r"pol\Nice", "U+0085"),
    (r"pol\uFEFFice", "U+FEFF"),
    (r"pol\u3164ice", "U+3164"),
    (r"pol\uFE0Fice", "U+FE0F"),
    (r"pol\uFFFDice", "U+FFFD"),
    (r"\\\u200b", "U+200B"),
]


@pytest.mark.parametrize(("text", "name"), ESCAPED, ids=ascii)
def test_what_is_hidden_behind_an_escape_is_found(tmp_path: Path, text: str, name: str) -> None:
    findings = found(tmp_path, with_fields(f'location: "{text}"\n'), "whitespace", "encoding", "garbled-text")
    assert any(name in finding.message for finding in findings)


@pytest.mark.parametrize("text", [r"\\u200b", r"\"\t\n", r"\xe9 \u00e9", r"\U0001F469\u200D\U0001F4BB", r"a\/b"])
def test_other_escapes_are_text(tmp_path: Path, text: str) -> None:
    findings = found(tmp_path, with_fields(f'location: "{text}"\n'), "whitespace", "encoding", "garbled-text")
    assert not [finding for finding in findings if "U+" in finding.message]


COMMENTS = [TAGS, "\u200b", "x\u2060", "\u3164", "a #\u200b", "\U000e0100" * 300]


@pytest.mark.parametrize("comment", COMMENTS, ids=lambda text: ascii(text)[:30])
def test_words_hidden_in_a_comment_are_found(tmp_path: Path, comment: str) -> None:
    content = with_fields(f'location: "x # y" # note{comment}\n')
    (finding,) = found(tmp_path, content, "whitespace")
    assert "invisible" in finding.message
    assert found(tmp_path, fixed(tmp_path, content), "whitespace") == []


SAME = [
    ("location: Ynys Môn\n", "location: Ynys Mo\u0302n\n"),
    ("values: [{name: Integrity, level: 9}]\n", "values: [{name: Integ\u200brity, level: 9}]\n"),
    ("status: Police Staff\n", "status: Police\u3164Staff\n"),
    ("status: Police Staff\n", f"status: Police {TAGS}Staff\n"),
    ("force: Thames Valley Police\n", "force: Thames Val\u00adley Police\n"),
    ("force: Thames Valley Police\n", "force: Thames Valley Police\ufe0f\n"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "attacked"), SAME, ids=lambda value: ascii(value)[:30])
def test_a_name_with_something_hidden_is_the_same_name(tmp_path: Path, fields: str, attacked: str) -> None:
    rules = ("unknown-name", "vocabulary", "level-range")
    before, after = (found(tmp_path, with_fields(text), *rules) for text in (fields, attacked))
    assert [finding.message for finding in before] == [finding.message.replace("\u200b", "") for finding in after]
    assert fixed(tmp_path, with_fields(attacked)) in (with_fields(fields), with_fields(attacked))


SAVED_AND_READ = [
    (text, encoding)
    for text in ("the officer’s café", "a – b “c”", "£5 • ½", "Tŷ'r Fenni à la", "naïve façade", "“don’t”", "… ™")
    for encoding in ("cp1252", "latin-1", "cp850", "mac_roman")
]


@pytest.mark.parametrize(("text", "encoding"), SAVED_AND_READ)
def test_text_that_was_read_in_the_wrong_encoding_is_fixed(tmp_path: Path, text: str, encoding: str) -> None:
    damaged = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    assert {"encoding", "garbled-text"} & {finding.rule for finding in found(tmp_path, role(damaged))}
    assert fixed(tmp_path, role(damaged)) == role(text)


REAL = [
    "CAFÉ” MANHÃ” IRMÃ® RÅ’S AÑO’S ESPAÑ‘A È’ L’Âge ÎLE CÔTÉ’S",
    "Käsmu – „Tallinn“ Größe 5 € ‚Äußerung‘ KÄ“ ÅÄÖ åäö",
    "voilà» «À» «été» São Tomé pão– señorías Île d’Orléans â la carte",
    "5×½ m 5×² 20 °C ± 5 µm Σ√2 √x £½ ¬p a…—“b”",
    "Đ Ð Ø ØRSTED Øst Ù × Ñandú “Åse” Łódź naïve",
    "Привет Ελληνικά שלום العربية हिन्दी 東京 ไทย Tiếng Việt Türkçe",
    "Ŵyr Tŷ Llŷn â ê î ô û ŵ ŷ Â Ê Î Ô Û Ŵ Ŷ",
]


@pytest.mark.parametrize("text", REAL)
def test_words_of_any_language_are_not_taken_for_damaged_text(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, role(text), "encoding", "garbled-text") == []
    assert fixed(tmp_path, role(text), unsafe=True) == role(text)


LOST = [("po\ufffdlice", "U+FFFD"), ("\ufffd", "U+FFFD"), ("x\ufffc", "U+FFFC"), ("x\ue000", "U+E000"),
        ("x\U000f0000", "U+F0000")]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), LOST, ids=ascii)
def test_what_was_lost_is_found_and_never_thrown_away(tmp_path: Path, text: str, name: str) -> None:
    assert any(name in finding.message for finding in found(tmp_path, role(text), "garbled-text"))
    assert fixed(tmp_path, role(text), unsafe=True) == role(text)


MANY = [
    "a\u200d",
    "\u0301\u200d",
    "é\u034f",
    "\u05d0\u200e",
    "\U0001f3f4\U000e0061",
    "â€™",
    "Ã",
    "×",
    "\ufffd ",
    "#\u200b",
]


@pytest.mark.slow
@pytest.mark.parametrize("part", MANY, ids=ascii)
def test_the_work_grows_with_the_text(tmp_path: Path, part: str) -> None:
    content = role(part * (600_000 // len(part.encode())))
    with at_most(30):
        found(tmp_path, content, "whitespace", "encoding", "garbled-text")
