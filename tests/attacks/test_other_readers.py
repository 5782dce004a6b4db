"""YAML that libyaml reads, and the parsers of editors and other programs refuse or read in another way.

What other programs do was tried with eemeli/yaml, which the YAML language server uses, and with the pure parser of
ruamel.yaml, as PyYAML's.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from roledoc_lint import Finding, check
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FixMode
from roledoc_lint.source.document import Document, load
from roledoc_lint.source.explain import explained
from tests.support.helpers import TODAY, project, with_fields
from tests.support.processor_time import at_most

# The invalid documents of the YAML test suite that libyaml accepts, by their names there.
ACCEPTED = {
    "9C9N": "---\nflow: [a,\nb,\nc]\n",
    "9JBA": "---\n[ a, b, c, ]#invalid\n",
    "CVW2": "---\n[ a, b, c,#invalid\n]\n",
    "DK95/1": 'foo: "bar\n\tbaz"\n',
    "G5U8": "---\n- [-, -]\n",
    "QB6E": '---\nquoted: "a\nb\nc"\n',
    "S98Z": "empty block scalar: >\n \n  \n   \n # comment\n",
    "SU5Z": 'key: "value"# invalid comment\n',
    "X4QW": "block: ># comment\n  scalar\n",
    "Y79Y/3": "- [\n\tfoo,\n foo\n ]\n",
    "YJV2": "[-]\n",
}

IN_TWO_WAYS = [
    "grades: [?SCALE 5]", "grades: [SCALE 4, ?SCALE 5]", "grades: [?'SCALE 5']", 'grades: [?"SCALE 5"]',
    "status: {?a: b}", "status: {?a}", "status: {a: b, ?c: d}", "grades: [\n  ?SCALE 5]", "grades: [{?SC: a}]",
    "grades: [-]", "grades: [-, SCALE 5]", "grades: [SCALE 5,\n  -\n  ]", "status: {-: a}", "grades: [a, # b\n  -]",
    'location: "a"#b', "location: 'a'#b", "grades: [a]#b", "grades: [a,#b\n  c]", "grades: [#b\n  c]",
    "status: {a: b}#c",
    "location: |#b\n  a", "location: >-#b\n  a", 'x: "a" \n"y"#b: c',
    'location: "a\nb"', "location: 'a\nb'", 'location: "a\n"', 'location: "a\n\tb"', "grades: [a,\nb]",
    "grades: [a\n, b]",
    "status: {\na: b\n}", "values:\n- name: 'a\n  b'", 'values:\n  - "a\n  b"', "location:\n>-\n  a",
    "location: 'a\n# b\n c'", "values:\n  - [a\n]", "grades: [[a],\n[b]]", "location:\n|\n  a", "values:\n  - [\n\ta]",
    "location: >-\n    \n  # 4 a", "location: |\n     \n  #a\ndepartment: b",
]  # fmt: skip

IN_ONE_WAY = [
    'grades: ["?SCALE 5", "-", -1, --]', "location: ?Harlow", "location: What? [?x]#1", "grades: [? a]",
    "grades: [a#b]",
    "location: 'a#b' # c", 'location: "a\n b"', "grades: [a,\n b\n]", "grades: [a,\n# c\n b]", "grades: [\n  a\n]",
    "location: >-\n  a\n  [?x] 'a'#b", "location: a#b\n# [?x] [-] 'a'#b", "values:\n- name: 'a\n   b'",
    'values:\n- "a\n b"', "location: |  # b\n  a", "location: 'a\n\n b'", "location: a\n  - b",
    "grades: [[a,\n  b], 'c\n  d']",
    "location: >-\n  # a", "location:\n  >-\n  a", "location: >-\n\n  # a", "location: a\n# 4 b", "grades: [a-, -b]",
]  # fmt: skip


def document(content: str) -> Document:
    return load("roles/role.yaml", content.encode(), 1_000_000)


def found(folder: Path, content: str) -> list[Finding]:
    findings = check(project(folder, {"roles/role.yaml": content}), today=TODAY).findings
    return [finding for finding in findings if finding.rule == "yaml-syntax"]


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_an_invalid_document_of_the_test_suite_is_found(content: str) -> None:
    assert document(content).readable
    assert {found.rule for found in explained(document(content))} == {"yaml-syntax"}


@pytest.mark.parametrize("fields", IN_TWO_WAYS, ids=ascii)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=ascii)
def test_what_an_editor_reads_in_another_way(tmp_path: Path, fields: str, line_end: str) -> None:
    assert found(tmp_path, with_fields(f"{fields}\n").replace("\n", line_end))


@pytest.mark.parametrize("fields", IN_ONE_WAY, ids=ascii)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=ascii)
def test_what_every_program_reads_alike(tmp_path: Path, fields: str, line_end: str) -> None:
    assert not found(tmp_path, with_fields(f"{fields}\n").replace("\n", line_end))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("location:\tHarlow\n", "location: Harlow\n"),
        ("location: \t Harlow\n", "location: Harlow\n"),
        ("location\t: Harlow\n", "location : Harlow\n"),
        ("grades: [\tSCALE 5,\tSCALE 6\t]\n", "grades: [ SCALE 5, SCALE 6 ]\n"),
        ("location: Harlow\t# x\ty\n", "location: Harlow  # x\ty\n"),
        ("main_purpose: >-\t# a\n  b\n", "main_purpose: >-  # a\n  b\n"),
    ],
    ids=ascii,
)
def test_a_tab_outside_of_text_is_fixed(tmp_path: Path, written: str, right: str) -> None:
    config = project(tmp_path, {"roles/role.yaml": with_fields(written)})
    (result,) = check(config, today=TODAY, fixing=FixMode(write=False)).fixed
    assert result.after == with_fields(right)


PARTS = [
    "a", "b c", "-", "- ", "-a", "? ", "?x", ":", ": ", ",", "[", "]", "{", "}", '"', "'", "|", ">-", ">2-", " #",
    "#4", "# c",
    "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\nk: ", "\n  n: ", "\t", " ", "1", "!x", "&a", "%", "@", "`",
    "\\", "é",
    "[a, b]", "{a: b}", '"a"', "'b'", "---", "...", "\r\n", "\n   \n", "\n#", "\n  # c\n",
]  # fmt: skip


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    config = project(tmp_path_factory.mktemp("project"), {})
    rules = ["yaml-syntax", "yaml-feature", "duplicate-key", "encoding", "whitespace"]
    return Linter.for_project(config, select=rules, today=TODAY)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map(lambda parts: "k: " + "".join(parts) + "\n"))
@example("k: >-\n  a\n  # b\n")
@example("k: \n1: \n")
@example("k: [{1: [{11: a}]}]\n")
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_has_no_finding_is_read_as_the_pure_parser_reads_it(linter: Linter, content: str) -> None:
    read = document(content)
    if linter.check(read).findings or is_known(read):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert with_text_names(YAML(typ="safe", pure=True).load(content)) == read.data


def with_text_names(value: object) -> object:
    """The same data, with the names of fields as text: here, the name 1 is text as in JSON."""
    if isinstance(value, list):
        return [with_text_names(item) for item in value]
    return {str(name): with_text_names(item) for name, item in value.items()} if isinstance(value, dict) else value


def is_known(read: Document) -> bool:
    """Whether a difference has another reason.

    ruamel.yaml reads an empty name of a field as None, which no role has, and refuses a second line with `...`.
    """
    names = {pointer.rpartition("/")[2] for pointer in read.spans if pointer}
    return "" in names or read.text.count("...") > 1


@pytest.mark.slow
@pytest.mark.parametrize("frame", ["[%s]", "[a,\n%s]", "'a\n%s'", "[a]#%s", "a\t%s", ">-\n  \n%s"], ids=ascii)
@pytest.mark.parametrize("part", ["-, ", "b,\n", "#\n", "'b'#c\n ,", "?", "\tb", " # \t", "#,\n", " "], ids=ascii)
def test_the_work_grows_with_the_text(tmp_path: Path, frame: str, part: str) -> None:
    content = with_fields(f"grades: {frame % (part * (600_000 // len(part)))}\n")
    with at_most(30):
        found(tmp_path, content)
