"""Hostile schemas, as a pull request can bring them: each ends in findings or one line, soon, and leads nowhere."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from roledoc_lint.errors import UsageError
from roledoc_lint.model import code_formats
from roledoc_lint.model import schema as schema_module
from roledoc_lint.model.schema_source import MAX_SCHEMA_BYTES
from roledoc_lint.project.config import Config
from tests.support.processor_time import at_most
from tests.support.schemas import found, schema_project

SECONDS = 0.3
"""The time limit of the program in these tests."""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_module, "MAX_SECONDS", SECONDS)
    monkeypatch.setattr(code_formats, "MAX_SECONDS", SECONDS)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(f"the network was used: {arguments}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def outcome(config: Config) -> str:
    """The line in which a check ends, or the messages of its findings."""
    with at_most(6):
        try:
            return "\n".join(finding.message for finding in found(config))
        except UsageError as error:
            line = str(error)
            assert "\n" not in line
            assert len(line) < 1000
            return f"refused: {line}"


AS = "a" * 60 + "!"
SLOW_PATTERNS: list[tuple[str, str]] = [
    ("^(a+)+$", AS),
    ("^(a|a)*$", AS),
    ("^(a|aa)+$", AS),
    ("^(a*)*$", AS),
    ("^(?:a?){60}a{60}$", AS),
    ("^(.*a){25}$", AS),
    (r"^(\w+\s?)*$", "word " * 5000 + "!"),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", AS),
    ("^.+@.+\\.com$", "@" * 200_000),
    ("a*a*a*a*a*b", "a" * 20_000),
    (r"\s+$", " x" + " " * 100_000 + "x"),
    (r"^(a+)\1+$", "a" * 50_000 + "!"),
    ("(?=(a+))a*b", "a" * 50_000),
    ("^((a+)*b?)*$", AS),
    (r"(?:\d+[.,]?)+$", "1" * 5000 + "x"),
    ("^([^,]*,)*[^,]*,?$x", "a," * 20_000),
    ("(x+x+)+y", "x" * 100),
    ("(?:foo){e<=9}bar$", "fox" * 5000),
]

PLACES: dict[str, Callable[[str, str], tuple[Any, str]]] = {
    "pattern": lambda pattern, text: ({"properties": {"location": {"pattern": pattern}}}, f"location: '{text}'\n"),
    "in a file": lambda pattern, text: ({"properties": {"location": {"$ref": "beside.json"}}}, f"location: '{text}'\n"),
    "keys": lambda pattern, text: ({"patternProperties": {pattern: {"type": "object"}}}, f"? '{text[-900:]}'\n: x\n"),
    "other keys": lambda pattern, text: (
        {"patternProperties": {pattern: True}, "additionalProperties": {"type": "object"}},
        f"? '{text[-900:]}'\n: x\n",
    ),
    "names": lambda pattern, text: ({"propertyNames": {"pattern": pattern}}, f"? '{text[-900:]}'\n: x\n"),
    "condition": lambda pattern, text: (
        {"if": {"properties": {"location": {"pattern": pattern}}}, "then": False},
        f"location: '{text}'\n",
    ),
    "unevaluated": lambda pattern, text: (
        {"unevaluatedProperties": False, "patternProperties": {pattern: True}},
        f"? '{text[-900:]}'\n: x\n",
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", SLOW_PATTERNS, ids=lambda attack: attack[0])
def test_a_pattern_that_takes_for_ever(tmp_path: Path, place: str, attack: tuple[str, str]) -> None:
    schema, role = PLACES[place](*attack)
    said = outcome(schema_project(tmp_path, schema, role, beside={"pattern": attack[0]}))
    assert not said.startswith("refused: ") or "takes too long" in said or "with unevaluatedProperties" in said


HEAVY_PATTERNS = [
    "x{2147483648}",
    "(?:x{1000}){1000}",
    "(?:(?:(?:x{90}){90}){90}){90}",
    "(?R)",
    "(a(?1)?)*$",
    "(?P<a>x(?&a))",
    "(?P<a>x(?P>a))",
    "(?-1)(x)",
    "(" * 2000 + ")" * 2000,
    "(",
    "[a",
    "*",
    "(?<=",
    r"\1",
    "a" * 6000,
    "(?P<",
    "[[:alpha:]",
]


@pytest.mark.parametrize("pattern", HEAVY_PATTERNS, ids=lambda pattern: pattern[:20])
@pytest.mark.parametrize("place", ["pattern", "keys", "in a file"])
def test_a_pattern_that_cannot_be_used(tmp_path: Path, pattern: str, place: str) -> None:
    schema, role = PLACES[place](pattern, "text")
    said = outcome(schema_project(tmp_path, schema, role, beside={"pattern": pattern}))
    assert said.startswith("refused: ")
    assert "cannot be used" in said


def chain(link: Callable[[str], Any], last: Any, **first: Any) -> Any:
    """A schema of 40 definitions, each of which leads to the next."""
    definitions = {f"d{number}": link(f"#/$defs/d{number + 1}") for number in range(40)}
    return {**first, "$ref": "#/$defs/d0", "$defs": {**definitions, "d40": last}}


def twice(keyword: str) -> Callable[[str], Any]:
    return lambda target: {keyword: [{"$ref": target}, {"$ref": target}]}


MULTIPLYING: dict[str, Any] = {
    "allOf": chain(twice("allOf"), {"type": "object"}),
    "anyOf": chain(twice("anyOf"), {"type": "array"}),
    "oneOf": chain(twice("oneOf"), {"type": "object"}),
    "not": chain(
        lambda target: {"allOf": [{"not": {"$ref": target}}] * 2, "anyOf": [{"not": {"$ref": target}}] * 2}, True
    ),
    "if and then": chain(lambda target: {"if": {"$ref": target}, "then": {"$ref": target}}, {"type": "object"}),
    "if and else": chain(lambda target: {"if": {"$ref": target}, "else": {"$ref": target}}, {"type": "array"}),
    "dependentSchemas": chain(
        lambda target: {"dependentSchemas": {"job_title": {"$ref": target}, "force": {"$ref": target}}}, True
    ),
    "two kinds of reference": chain(lambda target: {"$ref": target, "$dynamicRef": target}, True),
    "beside the reference": chain(lambda target: {"$ref": target, "allOf": [{"$ref": target}]}, True),
    "unevaluatedProperties": chain(twice("anyOf"), True, unevaluatedProperties=False),
    "unevaluatedProperties of dependents": chain(
        lambda target: {"dependentSchemas": {"job_title": {"$ref": target}, "force": {"$ref": target}}},
        True,
        unevaluatedProperties=False,
    ),
    "unevaluatedProperties of two kinds": chain(
        lambda target: {"$ref": target, "$dynamicRef": target}, True, unevaluatedProperties=False
    ),
    "unevaluatedProperties everywhere": chain(
        lambda target: {"unevaluatedProperties": False, "anyOf": [{"$ref": target}] * 2}, True
    ),
    "names": chain(lambda target: {"allOf": [{"propertyNames": {"$ref": target}}, {"$ref": target}] * 2}, True),
    "in a file": {"allOf": [{"$ref": "beside.json#/$defs/d0"}]},
    "items": {
        "properties": {"grades": {"items": {"$ref": "#/$defs/d0"}}},
        "$defs": chain(twice("allOf"), {"type": "string"})["$defs"],
    },
    "contains": {
        "properties": {"grades": {"contains": {"$ref": "#/$defs/d0"}}},
        "$defs": chain(twice("oneOf"), {"type": "string"})["$defs"],
    },
    "draft-07": {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "allOf": [{"$ref": "#/$defs/d0"}],
        "$defs": chain(twice("allOf"), True)["$defs"],
    },
    "2019-09": {"$schema": "https://json-schema.org/draft/2019-09/schema", **chain(twice("allOf"), True)},
}


@pytest.mark.parametrize("attack", MULTIPLYING)
def test_references_that_multiply(tmp_path: Path, attack: str) -> None:
    said = outcome(schema_project(tmp_path, MULTIPLYING[attack], beside=chain(twice("allOf"), True)))
    assert not said.startswith("refused: ") or "takes too long" in said


def nested(keyword: str, depth: int) -> Any:
    part: Any = {}
    for _ in range(depth):
        part = {keyword: [part] if keyword == "allOf" else part}
    return part


def text_of(opening: str, closing: str, depth: int) -> str:
    return opening * depth + "{}" + closing * depth


ENDLESS: dict[str, Any] = {
    "itself": {"$ref": "#"},
    "a circle": {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
    "a circle of files": {"$ref": "beside.json"},
    "a circle in allOf": {"allOf": [{"$ref": "#"}]},
    "a circle in not": {"not": {"$ref": "#"}},
    "a dynamic circle": {"$dynamicAnchor": "a", "$dynamicRef": "#a"},
    "a recursive circle": {"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveRef": "#"},
    "unevaluated circle": {"unevaluatedProperties": False, "allOf": [{"$ref": "#"}]},
    "a long chain": {
        "$ref": "#/$defs/d0",
        "$defs": {f"d{number}": {"$ref": f"#/$defs/d{number + 1}"} for number in range(5000)},
    },
    "deep not": nested("not", 300),
    "deep allOf": nested("allOf", 300),
    "deep items": nested("items", 300),
    "deeper allOf": text_of('{"allOf": [', "]}", 20_000),
    "deeper properties": text_of('{"properties": {"a": ', "}}", 20_000),
    "deep lists": "[" * 200_000,
    "a huge enum": {"properties": {"location": {"enum": [[str(number)] for number in range(90_000)]}}},
    "a huge enum for keys": {"propertyNames": {"enum": [[str(number)] for number in range(90_000)]}},
    "many types": {"allOf": [{"type": "string", "contains": {}}] * 20_000},
    "many conditions": {"allOf": [{"if": {"required": [f"f{number}"]}, "then": False} for number in range(10_000)]},
    "many patterns": {"patternProperties": {f"(x+)+y{number}": {} for number in range(30_000)}, "contains": {}},
    "many patterns of keys": {
        "patternProperties": {f"{number}$": {} for number in range(50_000)},
        "additionalProperties": False,
        "contains": {},
    },
    "a long key": {"properties": {"k" * 900_000: {}}, "contains": {}},
    "a huge number": '{"properties": {"fte": {"multipleOf": 1e-400}}}',
    "an endless number": '{"properties": {"fte": {"maximum": 1e999, "contains": {}}}}',
    "a long number": '{"properties": {"fte": {"maximum": ' + "9" * 100_000 + "}}}",
    "no number": '{"properties": {"fte": {"multipleOf": NaN}}}',
}


@pytest.mark.parametrize("attack", ENDLESS)
def test_a_schema_without_end(tmp_path: Path, attack: str) -> None:
    role = "fte: 0.7\n" + "".join(f"f{number}: x\n" for number in range(200))
    said = outcome(schema_project(tmp_path, ENDLESS[attack], role, beside={"$ref": "role.schema.json"}))
    assert "circle" not in attack or "refers to itself" in said


def test_a_large_role_and_a_large_schema(tmp_path: Path) -> None:
    schema = {"properties": {"grades": {"items": {"allOf": [{"minLength": 0, "$comment": ""}] * 15_000}}}}
    outcome(schema_project(tmp_path, schema, "grades:\n" + "  - x\n" * 100_000))


def test_many_keys_and_many_patterns_of_keys(tmp_path: Path) -> None:
    patterns = {f"y{number}$": True for number in range(1000)}
    schema = {"additionalProperties": True, "patternProperties": patterns, "contains": {}}
    outcome(schema_project(tmp_path, schema, "".join(f"f{number}: x\n" for number in range(60_000))))


def test_the_limit_holds_where_a_schema_refers_to_itself(tmp_path: Path) -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": {"below": {"$ref": "#"}, "location": {"pattern": "^(a|a)*$"}},
    }
    assert "takes too long" in outcome(schema_project(tmp_path, schema, f"below:\n  location: {AS}\n"))


def test_many_values_that_are_compared_with_each_other(tmp_path: Path) -> None:
    schema = {"properties": {"grades": {"uniqueItems": True, "contains": {}}}}
    outcome(schema_project(tmp_path, schema, "grades:\n" + "".join(f"  - {{a: {n}}}\n" for n in range(30_000))))


LEADING_OUT = [
    "http://127.0.0.1:9/",
    "https://example.org/schema.json",
    "HTTPS://EXAMPLE.ORG/schema.json",
    "//127.0.0.1:9/schema.json",
    "///etc/passwd",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file:secret.json",
    "file://localhost/etc/passwd",
    "ftp://127.0.0.1:9/",
    "data:application/json,{}",
    "jar:file:///x!/y",
    "urn:example:schema",
    "/etc/passwd",
    "../secret.json",
    "../../secret.json",
    "./../secret.json",
    "sub/../../secret.json",
    "%2e%2e/secret.json",
    "..%2fsecret.json",
    "%2e%2e%2fsecret.json",
    "..%5csecret.json",
    "..\\secret.json",
    "sub%2f..%2f..%2fsecret.json",
    "%2fetc%2fpasswd",
    "secret.json%00",
    "C:/secret.json",
    "C:\\secret.json",
    "\\\\host\\share\\secret.json",
    "link.json",
    "linked/secret.json",
    "secret.json?x=1",
    "catalogue",
    "catalogue/vocabulary.yaml",
    "absent.json",
    " ../secret.json",
    "\n../secret.json",
    "https:../secret.json",
    "https:secret.json",
    "https://roledoc-lint.example/secret.json",
    "https://roledoc-lint.example/schema/../secret.json",
    "https://roledoc-lint.examplf/schema/catalogue.schema.json",
    "https://roledoc-lint.example/schema/%2e%2e/secret.json",
    "https://roledoc-lint.example@127.0.0.1/schema/x.json",
    "https://roledoc-lint.example.evil.example/schema/x.json",
    "https://json-schema.org/draft/2020-12/schema",
]


@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef"])
@pytest.mark.parametrize("reference", LEADING_OUT)
@pytest.mark.parametrize(
    "address", ["", "https://roledoc-lint.example/schema/role.schema.json"], ids=["plain", "address"]
)
def test_a_reference_that_leads_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, keyword: str, address: str
) -> None:
    root = tmp_path / "project"
    schema = {"$defs": {"unused": {keyword: reference}}, **({"$id": address} if address else {})}
    config = schema_project(root, schema)
    for folder in (tmp_path, root):
        (folder / "secret.json").write_text('{"title": "SECRET"}', encoding="utf-8")
    (root / "schema/link.json").symlink_to(root / "secret.json")
    (root / "schema/linked").symlink_to(root)
    monkeypatch.chdir(root / "schema")
    said = outcome(config)
    assert said.startswith("refused: ")
    assert "SECRET" not in said
    assert "root:" not in said


BASES = ["http://127.0.0.1:9/", "file:///etc/", "https://evil.example/a/b/c.json", "//evil.example/", "../", "/etc/"]


@pytest.mark.parametrize("base", BASES)
def test_a_part_whose_references_start_elsewhere(tmp_path: Path, base: str) -> None:
    schema = {"$defs": {"a": {"$id": base, "$ref": "passwd"}}, "$ref": "#/$defs/a"}
    assert outcome(schema_project(tmp_path, schema)).startswith("refused: ")


@pytest.mark.parametrize("base", BASES)
def test_a_file_whose_references_start_elsewhere(tmp_path: Path, base: str) -> None:
    config = schema_project(tmp_path, {"$ref": "beside.json"}, beside={"$id": base, "$ref": "passwd"})
    assert outcome(config).startswith("refused: ")


FILES: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "too large": lambda path: path.write_bytes(b" " * (MAX_SCHEMA_BYTES + 1)),
    "too large together": lambda path: path.write_bytes(b" " * (MAX_SCHEMA_BYTES - 100) + b"{}"),
    "not JSON": lambda path: path.write_text("{", encoding="utf-8"),
    "not UTF-8": lambda path: path.write_bytes(b'{"\xff": 1}'),
    "a list": lambda path: path.write_text("[]", encoding="utf-8"),
    "true": lambda path: path.write_text("true", encoding="utf-8"),
    "too deep": lambda path: path.write_text("[" * 100_000, encoding="utf-8"),
    "YAML": lambda path: path.write_text("type: object\n", encoding="utf-8"),
    "an invalid schema": lambda path: path.write_text('{"type": "spam"}', encoding="utf-8"),
    "an old version": lambda path: path.write_text('{"$schema": "http://json-schema.org/draft-04/schema#"}', "utf-8"),
    "another version": lambda path: path.write_text('{"$schema": "http://json-schema.org/draft-07/schema#"}', "utf-8"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a device": lambda path: path.symlink_to(os.devnull),
}
if hasattr(os, "mkfifo"):
    FILES["a pipe"] = os.mkfifo


@pytest.mark.parametrize("attack", FILES)
def test_a_file_that_is_no_schema(tmp_path: Path, attack: str) -> None:
    config = schema_project(tmp_path, {"$ref": "beside.json", "description": "x" * 200})
    FILES[attack](tmp_path / "schema/beside.json")
    assert outcome(config).startswith("refused: ")


def test_more_files_than_anybody_needs(tmp_path: Path) -> None:
    many: dict[str, Any] = {f"f{number}": {"$ref": f"f{number + 1}.json"} for number in range(200)}
    assert "refers to more than 100 files" in outcome(schema_project(tmp_path, {"$ref": "f0.json"}, **many))


VERSIONS = [
    "http://json-schema.org/draft-03/schema#",
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/schema#",
    "https://json-schema.org/draft/next/schema",
    "https://example.org/our-own-schema",
    "draft-07",
    "",
    "#",
    7,
    None,
    {},
    ["https://json-schema.org/draft/2020-12/schema"],
]


@pytest.mark.parametrize("version", VERSIONS, ids=str)
def test_a_version_that_cannot_be_used(tmp_path: Path, version: object) -> None:
    assert "$schema is " in outcome(schema_project(tmp_path, {"$schema": version}))


@pytest.mark.parametrize(
    "version", ["http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#"]
)
@pytest.mark.parametrize("place", [{"properties": {"job_title": {}}}, {"$defs": {"a": {}}}, {"allOf": [{}]}], ids=str)
def test_a_part_in_another_version(tmp_path: Path, version: str, place: dict[str, Any]) -> None:
    (parts,) = place.values()
    for part in parts if isinstance(parts, list) else parts.values():
        part["$schema"] = version
    assert outcome(schema_project(tmp_path, place)).startswith("refused: ")


BROKEN = [
    {"type": "spam"},
    {"type": []},
    {"properties": []},
    {"properties": {"a": 1}},
    {"required": "job_title"},
    {"required": [1]},
    {"minLength": -1},
    {"minLength": "1"},
    {"pattern": 1},
    {"multipleOf": 0},
    {"multipleOf": -1},
    {"enum": {}},
    {"allOf": []},
    {"allOf": {}},
    {"$ref": 1},
    {"$ref": "#/$defs/absent"},
    {"$ref": "#absent"},
    {"$ref": "#/properties/0/x"},
    {"$defs": []},
    {"format": 1},
    {"$id": 1},
    {"items": [{}]},
    {"if": 1},
    {"dependentRequired": {"a": "b"}},
    {"uniqueItems": 1},
    {"additionalProperties": 1},
    {"exclusiveMinimum": True},
]


@pytest.mark.parametrize("schema", BROKEN, ids=str)
def test_a_schema_that_is_not_valid(tmp_path: Path, schema: dict[str, Any]) -> None:
    assert outcome(schema_project(tmp_path, schema)).startswith("refused: ")


@pytest.mark.parametrize(
    "schema", [{"type": "spam\n::error::x"}, {"$ref": "\x1b[31m\n"}, {"$schema": "\x1b]0;x\x07"}], ids=str
)
def test_a_schema_that_forges_output(tmp_path: Path, schema: dict[str, Any]) -> None:
    assert outcome(schema_project(tmp_path, schema)).isprintable()


@pytest.mark.parametrize("attack", SLOW_PATTERNS, ids=lambda attack: attack[0])
def test_a_pattern_of_codes_that_takes_for_ever(tmp_path: Path, attack: tuple[str, str]) -> None:
    pattern, text = attack
    role = f"national_occupational_standards:\n  - code: '{text}'\n    title: x\n"
    said = outcome(with_codes(tmp_path, pattern, role))
    assert not said.startswith("refused: ") or "takes too long" in said


@pytest.mark.parametrize("pattern", HEAVY_PATTERNS, ids=lambda pattern: pattern[:20])
def test_a_pattern_of_codes_that_cannot_be_used(tmp_path: Path, pattern: str) -> None:
    assert "is not a valid pattern for codes" in outcome(with_codes(tmp_path, pattern, ""))


def with_codes(folder: Path, pattern: str, role: str) -> Config:
    """A project whose catalogue has one pattern of codes."""
    config = schema_project(folder, {}, role)
    (folder / "schema/catalogue/national-occupational-standards.yaml").write_text(
        "national_occupational_standards:\n  code_forms:\n"
        f"    - form: '{pattern}'\n      example: x\n  entries:\n    - {{code: A1, title: x}}\n",
        encoding="utf-8",
    )
    return config
