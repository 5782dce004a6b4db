"""Compare data and source map with ruamel.yaml's own loader and with the text itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]

from roledoc_lint.source.document import Document
from roledoc_lint.source.parser import parse
from roledoc_lint.source.scalars import scalar
from roledoc_lint.text.normalise import WORD, composed_values

KEYS = st.text("abcdefghij_~/-", min_size=1, max_size=8)
# Within brackets libyaml takes a question mark or a colon for syntax, where ruamel.yaml writes it as text.
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\x85?:"), max_size=40
)
VALUES = st.recursive(
    TEXTS | st.integers(-99, 99) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def dumped(data: object, *, flow: bool) -> str:
    import io

    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def test_the_fast_parser_is_the_one_in_use() -> None:
    assert CParser.__module__.endswith("_ruamel_yaml")


@pytest.mark.slow
@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
@settings(max_examples=300, deadline=None)
def test_reads_what_was_written(data: dict[str, Any], flow: bool) -> None:
    parsed = parse(dumped(data, flow=flow))
    assert parsed.problems == []
    assert parsed.data == composed_values(data)


@pytest.mark.slow
@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_value_has_its_offsets_in_the_text(data: dict[str, Any], flow: bool) -> None:
    text = dumped(data, flow=flow)
    document = Document("x", text, [])
    for pointer, span in document.spans.items():
        assert 0 <= span.start <= span.end <= len(text)
        if span.key_end > span.key_start:
            key = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            assert parse(text[span.key_start : span.key_end] + ": x").data == {key: "x"}
        if span.style not in ("[", "{") and span.end > span.start:
            column = document.column_of(span.start) - 1
            alone = " " * column + text[span.start : span.end]
            assert parse(alone).data == document.value(pointer)


@given(st.text(max_size=60) | st.text("[]{}:,-#&*!|>'\"%@` \n\tab", max_size=40))
@settings(max_examples=800, deadline=None)
def test_no_text_raises(text: str) -> None:
    document = Document("x", "".join(c for c in text if c.isprintable() or c in "\n\t"), [])
    assert document.readable or document.data is None
    for problem in document.problems:
        assert 0 <= problem.start <= len(document.text)
        assert document.finding("", "message", at=(problem.start, problem.end)).line >= 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("12", 12),
        ("0206", 206),
        ("-3", -3),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
        ("2019-03", "2019-03"),
        ("2019-03-01", "2019-03-01"),
        ("24.05.2017", "24.05.2017"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("EQ0450", "EQ0450"),
        ("+", "+"),
        ("-", "-"),
        ("9" * 5000, float("inf")),
    ],
)
def test_plain_scalars(text: str, value: object) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is type(value)


STYLES = [
    "a: one two  three\n",
    "a: one\n  two\n\n  three\n",
    "a: 'it''s  one''s two'\n",
    'a: "say \\"one\\" two\\nThree"\n',
    'a: "one\n  two"  # comment\n',
    "a: >-\n  one\n  two\n\n  three\n\nb: c\n",
    "a: |+  # comment\n   one\n     two\n\n",
    "a: >2\n   one\n  two",
    "a:\n  >-\n  one two\n",
    "a: [one, 'two', {b: three}]\n",
    "a: one\\ntwo three\\n\n",
    "a: >-\r\n  one\r\n  two\r\n",
]


@pytest.mark.parametrize("text", STYLES)
def test_words_have_their_offsets(text: str) -> None:
    document = Document("x", text, [])
    for pointer in document.spans:
        value = document.value(pointer)
        words = document.words(pointer)
        assert [word.text for word in words] == (WORD.findall(value) if isinstance(value, str) else [])
        for word in words:
            assert text[word.start : word.end].replace("''", "'").replace('\\"', '"') == word.text


def test_words_hidden_by_escapes_have_the_offsets_of_the_whole_value() -> None:
    document = Document("x", 'a: "one\\x20two"\n', [])
    assert {(word.start, word.end) for word in document.words("/a")} == {(3, 15)}


def test_lines_and_columns() -> None:
    document = Document("x", "a: 1\r\nbé: 東京\rc: 3\nd: 4", [])
    assert [document.line_text(line) for line in range(1, 5)] == ["a: 1", "bé: 東京", "c: 3", "d: 4"]
    finding = document.finding("/bé", "message")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 5, 2, 7)
    assert document.text[finding.start : finding.end] == "東京"


def test_a_finding_on_a_list_is_placed_on_its_key() -> None:
    document = Document("x", "a:\n  - b\n  - c: d\n    e: f\n", [])
    assert [document.finding(p, "").start for p in ("", "/a", "/a/0", "/a/1")] == [0, 0, 7, 13]
    assert document.finding("/a/1", "").end == 17
    assert document.finding("/no/such", "").line == 1
