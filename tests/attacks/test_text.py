"""Text that hides something, or that is lost: each input must be found, and nothing that is meant may be."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from roledoc_lint import Config, Finding, check
from roledoc_lint.lint.results import FixMode
from roledoc_lint.text.invisible import strays
from roledoc_lint.text.mojibake import damaged, restored
from roledoc_lint.text.normalise import loose, normalised
from tests.support.helpers import project, with_fields

TODAY = date(2026, 6, 15)


def config_of(folder: Path, text: str) -> Config:
    return project(folder, {"roles/role.yaml": with_fields(text)})


def found(folder: Path, text: str) -> list[Finding]:
    """The findings in a role, but for what a small role lacks."""
    findings = check(config_of(folder, text), today=TODAY).findings
    return [finding for finding in findings if finding.rule not in ("incomplete-framework", "unattributed-text")]


def fixed(folder: Path, text: str) -> str:
    """The text of the role after all safe fixes, from its first given field on."""
    (file,) = check(config_of(folder, text), today=TODAY, fixing=FixMode(write=False)).fixed
    return file.after.partition("main_purpose")[2] if text.startswith("main_purpose") else file.after


# ---- characters that cannot be seen

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2064\u206a\u206f\u2800"
    "\u3164\ufe00\ufe0f\uffa0\ufff9\ufffb\ufdd0\U0001d173\U0001fffe\U000e0001\U000e0020\U000e0041\U000e007f\U000e0100\U000e0fff"
)


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_a_character_within_a_word_is_named_and_removed(tmp_path: Path, character: str) -> None:
    (finding,) = found(tmp_path, f"location: Chelms{character}ford\n")
    assert finding.rule == "whitespace"
    assert f"U+{ord(character):04X} (" in finding.message
    after = fixed(tmp_path, f"location: Chelms{character}ford\n")
    assert after.endswith(("location: Chelmsford\n", "location: Chelms ford\n"))


@pytest.mark.parametrize(
    "text",
    [
        "# approve\U000e0061\U000e0070\nlocation: a\n",
        "location: a  # see\u200bthis\n",
        "locat\u200bion: a\n",
        'location: "a\\u200bb"\n',
        'location: "a\\U000E0061b"\n',
        'location: "a\\u202eb"\n',
        'location: "a\\Lb"\n',
        'location: "a\\x07b"\n',
        "location: '\u200ba'\n",
        "location: a\u3164\n",
        "main_purpose: >-\n  a\n  \u200bb\n",
        "main_responsibilities:\n  - a\n  - \U000e0061b\n",
        "location: \U0001f3f4\U000e0068\U000e0069\U000e0064\U000e0064\U000e0065\U000e006e\U000e0074\U000e007f\n",
        "location: ☎\ufe0f\ufe0f\n",
        "location: 😀\U000e0101\n",
        "location: abc \u200f\n",
    ],
    ids=ascii,
)
def test_a_hidden_character_wherever_it_is(tmp_path: Path, text: str) -> None:
    assert any("invisible character" in finding.message for finding in found(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d🚒", "👩🏽\u200d🚒", "🏳️\u200d🌈", "❤️\u200d🔥", "👁️\u200d🗨️",
        "🧑🏻\u200d🤝\u200d🧑🏿", "1️⃣", "#️⃣", "☎️", "©️", "‼️",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "می\u200cخواهم", "ه\u200d", "क्\u200dष",
        "র\u200d্যা", "ന്\u200d", "שלום!\u200f", "عام \u061c2024", "ภาษา\u200bไทย", "ᠮᠣᠩ\u180eᠠ", "葛\U000e0100",
        "Ynys Môn", "tŷ a dŵr", "e\u0301", "中文", "한국어", "Ελληνικά", "Україна",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_emoji_and_scripts_need_is_left_alone(text: str) -> None:
    assert list(strays(f"The unit {text} here")) == []


# ---- characters that no file may have


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("a\u2028b", "a b"), ("a\u2029b", "a b"), ("a\x0bb", "a b"), ("a\x0cb", "a b"), ("a\x85b", "a b"),
        ("a \u2028b", "a b"), ("a\u2028 b", "a b"), ("a\x00b", "ab"), ("a\x1eb", "a-b"), ("a\x7fb", "ab"),
        ("a\ufeffb", "ab"), ("a\uffffb", "ab"), ("a\x92s b", "a’s b"), ("a \x93b\x94", "a “b”"),
        ("a\u2066b\u2069", "ab"), ("a\u2028\u2028b", "a b"),
        ("caf\xc3\xa9\u2028b", "café b"), ("aâ\x80\x99s b", "a’s b"), ("a\x0b\u2028\x0cb", "a b"),
    ],
    ids=ascii,
)  # fmt: skip
def test_an_unclean_character_is_fixed_without_a_change_of_words(tmp_path: Path, written: str, right: str) -> None:
    assert fixed(tmp_path, f"main_purpose: >-\n  {written}\n").split(">-\n", 1)[1].strip() == right


@pytest.mark.parametrize(
    "text",
    [
        "location: Unit\u2028#4\n",
        "location: Base:\u2028Harlow\n",
        "location:\u2028Harlow\n",
        "location: a\u202eb\n",
        "location: a\u202db\u202c\n",
        "location: שלום \u2067a\u2069\n",
        "location: a\x1b[31mb\n",
        "necessary_experience:\n  -\u2028a\n",
    ],
    ids=ascii,
)
def test_an_unclean_character_that_only_a_person_can_judge_stays(tmp_path: Path, text: str) -> None:
    config = config_of(tmp_path, text)
    before = (tmp_path / "roles/role.yaml").read_bytes()
    result = check(config, today=TODAY, fixing=FixMode())
    assert "encoding" in {finding.rule for finding in result.findings}
    assert (tmp_path / "roles/role.yaml").read_bytes() == before


# ---- text in the wrong encoding


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "text",
    [
        "officer’s",
        "a – b",
        "“plan”",
        "café",
        "£30,000",
        "½ day",
        "5 °C",
        "• item",
        "€5",
        "Môn",
        "dŵr",
        "ﬁre",
        "…",
        "😀",
    ],
)
def test_utf_8_in_another_encoding_is_restored(text: str, encoding: str) -> None:
    garbled = text.encode().decode(encoding, "replace")
    assert damaged(garbled)
    assert restored(garbled) == text


@pytest.mark.parametrize("times", [1, 2])
def test_text_that_was_damaged_several_times_is_restored(times: int) -> None:
    garbled = "officer’s café"
    for _ in range(times):
        garbled = garbled.encode().decode("cp1252")
    assert restored(garbled) == "officer’s café"


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ’S", "“café”…", "AMANHÃ”", "„Spaß“ und „Ä“", "Ärzte", "naïve", "São Paulo – Às", "« À »", "Åse’s",
        "résumé’s …", "‚Zitat‘", "√2 ≈ 1.4", "¬x", "10 µm ± 5", "Île-de-France", "Šárka", "Ñandú", "Ôtez – ça",
        "officer´s", "─ ─", "n° 5",
    ],
)  # fmt: skip
def test_letters_that_are_meant_are_not_damaged(text: str) -> None:
    assert damaged(text) == []


@pytest.mark.parametrize(
    "text", ["po\ufffdlice", "\ufffd", "caf\ufffd", "ï¿½", "a\ue000b", "\U000f0001", "â€\ufffdx"], ids=ascii
)
def test_a_lost_letter_is_found(tmp_path: Path, text: str) -> None:
    assert "garbled-text" in {finding.rule for finding in found(tmp_path, f"location: 'a {text} b'\n")}


# ---- one normal form


@pytest.mark.parametrize("name", ["Môn", "tŷ", "é", "Å", "ﬀ", "ǅ", "İ", "ΐ", "가", "ṩ", "q̣̇", "한글"])
def test_a_name_is_the_same_in_every_form(name: str) -> None:
    forms = {unicodedata.normalize(form, f"Heddlu {name}") for form in ("NFC", "NFD")}
    assert len({normalised(form) for form in forms}) == len({loose(form) for form in forms}) == 1


# ---- lines that are indented too far


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (["a", "  b"], "a b"),
        (["a", "      b", "c"], "a b c"),
        (["a", "", "  b"], "a\nb"),
        (["a", " b", "  c", "   d"], "a b c d"),
    ],
    ids=ascii,
)
def test_a_line_that_is_indented_too_far_is_fixed(tmp_path: Path, lines: list[str], right: str) -> None:
    text = "main_purpose: >-\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)
    config = config_of(tmp_path, text)
    check(config, today=TODAY, fixing=FixMode())
    after = (tmp_path / "roles/role.yaml").read_text(encoding="utf-8")
    assert "".join(f"  {line}\n" if line else "\n" for line in map(str.strip, lines)) in after
    assert right.split() == " ".join(lines).split()


# ---- nothing fails, and work grows with the text


@pytest.mark.parametrize(
    "characters",
    [
        "".join(map(chr, range(32))).replace("\t", "").replace("\n", "").replace("\r", ""),
        "".join(map(chr, range(0x7F, 0xA0))),
        "\u2028\u2029\x85\x0b\x0c",
        "\u202a\u202b\u202c\u2066\u2067\u2068\u2069",
        "\ufeff\ufffe\uffff",
    ],
    ids=ascii,
)
def test_many_unclean_characters_in_a_row_are_no_failure(tmp_path: Path, characters: str) -> None:
    after = fixed(tmp_path, f"main_purpose: >-\n  a {characters} b {characters}c\n")
    assert normalised(after).startswith(">- a ") or after.startswith(": >-\n  a ")


GROWING = {
    "joiners": ("location: a", "\u200db"),
    "marks of direction": ("location: ש", "a\u200e"),
    "tags": ("location: a", "\U000e0061"),
    "accents and joiners": ("location: a", "\u0301\u200d"),
    "selectors": ("location: ☎", "\ufe0f"),
    "garbled": ("main_purpose: >-\n  ", "â€™"),
    "lost letters": ("main_purpose: >-\n  ", "\ufffd"),
    "joined items": ("main_purpose: >-\n  x\n", "  - a\n"),
    "names that are no fields": ("main_purpose: >-\n  x\n", "  ab:\n"),
    "lines indented too far": ("main_purpose: >-\n  x\n", "    a\n"),
    "number signs": ("location: 'a", " #4"),
    "question marks": ("location: 'a", " ?x"),
    "lost question marks": ("vetting_levels: [a", ", ?x"),
    "comments": ("location: a\n", "# \u200b #4\n"),
    "line separators": ("main_purpose: >-\n  a", "\u2028a"),
    "quotation marks of Windows": ("main_purpose: >-\n  a", "\x92s "),
}
ENDS = {"number signs": "'", "question marks": "'", "lost question marks": "]"}


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_the_text(tmp_path: Path, name: str) -> None:
    def seconds(number: int) -> float:
        start, repeated = GROWING[name]
        config = config_of(tmp_path, f"{start}{repeated * number}{ENDS.get(name, '')}\n")
        begun = time.process_time()
        check(config, today=TODAY, fixing=FixMode(write=False))
        return time.process_time() - begun

    seconds(10)
    # Eight times the text: a quadratic step would take 64 times as long.
    assert seconds(32_000) < 24 * max(seconds(4_000), 0.1)
