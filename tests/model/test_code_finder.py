"""The quick look for a role code finds what the parser finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roledoc_lint.model.code_finder import FoundCode, find_code
from roledoc_lint.source.document import load

PIECES = st.sampled_from(
    [
        "role_code: AB1", "role_code: CD2", "role_code:", "role_code: 'EF3'", '"role_code": GH4', "role_code : IJ5",
        "role_code: >-", "role_code: AB1 # why", "role_code: AB1a",
        'x: y # "z', "# [", "x: a #b's {", "role_code: AB1# why", "  KL6", "job_title: x", 'job_title: "x',
        "job_title: 'it''s", "job_title: it's", 'y"', "y'", "a: |", "a: [", "]", "b: {", "}", "- x", "  - x",
        "  - \"x", "? role_code", ": AB1", "# role_code: AB1", "# it's \"x", "---", "--- |", "|", ">", "...",
        "%YAML 1.2", "", "  ", "\t", "é: x", "<<: a", "a: &b x", "!t role_code: AB1", "role_code: 12",
        "role_code: [AB1]",        "c: d: e",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n"])


def parsed(content: bytes) -> FoundCode:
    """What the parser finds."""
    document = load("", content, len(content))
    code = document.fields.get("role_code")
    if not isinstance(code, str) or not code:
        return FoundCode()
    return FoundCode(code, document.line_of(document.spans["/role_code"].key_start))


@settings(max_examples=1000)
@given(st.lists(st.tuples(PIECES, ENDS), max_size=7))
def test_what_is_found_is_what_the_parser_finds(lines: list[tuple[str, str]]) -> None:
    content = "".join(line + end for line, end in lines).encode()
    if load("", content, len(content)).readable:
        assert find_code(content, "role_code") == parsed(content)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('job_title: "abc\nrole_code: AB1\n"\nrole_code: CD2\n', FoundCode("CD2", 4)),
        ("job_title: 'abc\nrole_code: AB1\n'\nrole_code: CD2\n", FoundCode("CD2", 4)),
        ('a:\n  - "abc\nrole_code: AB1\n"\nrole_code: CD2\n', FoundCode("CD2", 5)),
        ("a: [x,\nrole_code: AB1\n]\nrole_code: CD2\n", FoundCode("CD2", 4)),
        ("'role_code': CD2\nb: x\nrole_code: AB1\n", FoundCode("CD2", 1)),
        ("? role_code\n: CD2\nrole_code: AB1\n", FoundCode("CD2", 1)),
        ("role_code: AB1\n  CD2\n", FoundCode("AB1 CD2", 1)),
        ("role_code: AB1\n\n  CD2\n", FoundCode("AB1\nCD2", 1)),
        ("--- |\nrole_code: AB1\n", FoundCode()),
        (">\nrole_code: AB1\n", FoundCode()),
        ("a: x\r\nb: y\r\nrole_code: AB1\r\n", FoundCode("AB1", 3)),
        ("a: x\rb: y\nrole_code: AB1\n", FoundCode("AB1", 3)),
        ("a: it's\nrole_code: AB1\nb: x\n", FoundCode("AB1", 2)),
    ],
)
def test_lines_that_are_something_else(text: str, code: FoundCode) -> None:
    assert parsed(text.encode()) == code
    assert find_code(text.encode(), "role_code") == code


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("post_number", FoundCode("AB1", 2)),
        ("post number", FoundCode("CD2", 3)),
        ("stelle-nr", FoundCode("EF3", 4)),
        ("größe", FoundCode("GH4", 5)),
        ("a/b", FoundCode("IJ5", 6)),
        ("post", FoundCode()),
        ("", FoundCode()),
    ],
)
def test_any_field_can_have_the_code(field: str, code: FoundCode) -> None:
    content = "title: x\npost_number: AB1\npost number: CD2\nstelle-nr: EF3\ngröße: GH4\na/b: IJ5\n".encode()
    assert find_code(content, field) == code
