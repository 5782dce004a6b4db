"""No module is about one employer: the words of the shipped profile are in its schema, its catalogue and its starter.

The names are those of the shipped schema and catalogue, so that what is added there is looked for too. They are found
in identifiers, strings, comments and docstrings, however they are written: role_code, RoleCode, role code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.project.config import packaged_schema
from roledoc_lint.source.document import load
from tests.support.import_graph import PACKAGE

Words = tuple[str, ...]

FURTHER = (
    "competency framework", "constabulary", "CVF", "force", "grade", "home office", "national occupational", "policing",
    "SCALE 5", "sworn", "technical skill", "vetting",
)  # fmt: skip
"""What people call these things beside the names that the shipped files have."""

EVERYDAY = {
    "any program": (
        *("family", "location", "purpose", "replaces", "scale", "source", "standard", "status", "title", "value"),
    ),
    "any employer": ("date of issue", "framework", "information", "public service", "risk management"),
    "any sentence": ("so",),
}
"""Names that mean something else too, by who uses them.

"behaviour", "force", "grade" and "skill" are everyday words as well, but are banned: the code has had no use for them
beside that of the shipped profile, but for an option and a variable, which `ALLOWED` has.
"""

IN_SENTENCES = ("amended", "experience", "inspection", "integrity", "issued", "responsibility", "training")
"""Names that are English in a sentence. Alone, as an identifier, a string or in code marks, each is that of a field."""

STARTERS = re.compile(r"project/templates/[^/]+/")
"""The starters. Each is for one kind of employer, and has its fields and its words."""

EXAMPLES = re.compile(r"^## Example\n.*?^(?=## )", re.DOTALL | re.MULTILINE)
"""The examples on the pages of rules. They are tests too, and run with the shipped profile."""


class Allowed(NamedTuple):
    """Lines in which such a word is right, and why."""

    path: str
    words: str
    reason: str


ALLOWED = [
    Allowed("cli/import_.py", r'"--force"|^ +force: bool|overwrite=force', "the usual name of such an option"),
    Allowed("importer/recognise/dates.py", "^_(?:FIRST|CHANGE) = ", "what people write beside a date"),
    Allowed("importer/role_files.py", "--force replaces it", "the usual name of such an option"),
    Allowed("project/scaffold.py", r'^SHIPPED = "police"$', "the name of the starter for which no --profile is given"),
    Allowed("reports/options.py", r"(?i)force.color", "a variable that other programs obey as well"),
    Allowed("reports/changes/json.py", r'"job_title": title, "force": org', "keys that other programs may read"),
    Allowed("lint/registry.py", r"^ +(?:status_grade|unattributed_text|unique_role_code),$", "names of rules stay"),
    Allowed("lint/role_index.py", r"def same_role_code\(", "plugins call it"),
    Allowed("lint/rules/status_grade.py", r"^NAME = ", "names of rules stay"),
    Allowed("lint/rules/unattributed_text.py", r"^NAME = ", "names of rules stay"),
    Allowed("lint/rules/unique_role_code.py", r"^NAME = |roles\.same_role_code\(", "names that others use stay"),
]
"""Short, and each with its reason."""


def words(text: str) -> list[re.Match[str]]:
    """The words of text, also those within a name: RoleCode and role_code are two words each."""
    return list(re.finditer(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", text))


def key(text: str) -> Words:
    """The words of a name, in small letters and without the s of several things."""
    found = [match[0].lower() for match in words(text)]
    return (*found[:-1], found[-1].removesuffix("s")) if found else ()


@cache
def names() -> frozenset[Words]:
    """The names that belong to the shipped profile."""
    found = {key(name) for name in (*of_fields(), *of_catalogue(), *FURTHER)}
    everyday = {key(name) for group in EVERYDAY.values() for name in group}
    return frozenset(name for name in found - everyday if len("".join(name)) > 2)


def of_fields() -> Iterator[str]:
    for field in shipped_profile().fields:
        yield from (field.name, field.word, field.plural, field.slug, field.in_report, field.plural_in_report)
        yield from (field.vocabulary, field.catalogue, field.one_per, *(detail.name for detail in field.details))


def of_catalogue() -> Iterator[str]:
    for path in sorted((packaged_schema() / "catalogue").glob("*.yaml")):
        yield from in_data(load(str(path), path.read_bytes(), 1 << 20, "catalogue").fields)


def in_data(data: object) -> Iterator[str]:
    """The names in a part of the catalogue."""
    if isinstance(data, dict):
        yield from (str(data[key]) for key in ("name", "code", "framework", "family", "abbreviation") if key in data)
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for part in parts:
        yield from in_data(part)


def hits(text: str) -> Iterator[tuple[int, str]]:
    """The names of the profile in text, the longest at each place, with their lines, from 1."""
    found, index = words(text), 0
    longest = max(map(len, names()))
    while index < len(found):
        parts = (found[index : index + length] for length in range(longest, 0, -1))
        part = next((part for part in parts if is_name(text, part)), None)
        if part:
            yield text.count("\n", 0, part[0].start()) + 1, text[part[0].start() : part[-1].end()]
        index += len(part or "1")


def is_name(text: str, part: list[re.Match[str]]) -> bool:
    start, end = part[0].start(), part[-1].end()
    name = text[start:end]
    if key(name) not in names() or re.search(r"[^\w\s#&,()/-]", name):
        return False
    return name.lower() not in IN_SENTENCES or not is_in_sentence(text[max(start - 2, 0) : start], text[end : end + 2])


def is_in_sentence(before: str, after: str) -> bool:
    """Whether a word has a neighbour with a space between: not what is in quotation marks, or part of an identifier."""
    return bool(re.search(r"[\w,]\s$", before) or re.match(r"\s\w", after))


def found_in(path: str) -> list[str]:
    """The names of the profile in a file of the package, with their places."""
    text = (PACKAGE / path).read_text(encoding="utf-8")
    if path.startswith("lint/rules/"):
        text = EXAMPLES.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    lines = text.split("\n")
    return [
        f"roledoc_lint/{path}:{line}: {name!r}"
        for line, name in hits(text)
        if not any(allowed.path == path and re.search(allowed.words, lines[line - 1]) for allowed in ALLOWED)
    ]


OF_THE_LANGUAGE = "text/weighty_words.toml"
"""Words of English that carry duty or degree, whoever writes them."""


def files() -> list[str]:
    """The files that have text in words: modules and templates, without the starters."""
    found = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".typed"))
    paths = (path.relative_to(PACKAGE).as_posix() for path in found)
    return sorted(path for path in paths if not STARTERS.match(path) and path != OF_THE_LANGUAGE)


@pytest.mark.parametrize("path", files())
def test_no_file_has_words_of_the_shipped_profile(path: str) -> None:
    assert found_in(path) == []


@pytest.mark.parametrize("allowed", ALLOWED, ids=lambda allowed: allowed.path)
def test_every_exception_is_needed(allowed: Allowed) -> None:
    lines = (PACKAGE / allowed.path).read_text(encoding="utf-8").split("\n")
    assert any(list(hits(line)) for line in lines if re.search(allowed.words, line))


@pytest.mark.parametrize("name", [*sum(EVERYDAY.values(), ()), *IN_SENTENCES])
def test_every_everyday_word_is_one_of_the_profile(name: str) -> None:
    assert key(name) in {key(other) for other in (*of_fields(), *of_catalogue())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("find_role_code(x)", ["role_code"]),
        ("class RoleCode:", ["RoleCode"]),
        ("# The role codes of a project", ["role codes"]),
        ("the role\n    # code of it", ["role\n    # code"]),
        ('role["code"]', []),
        ("A behaviour, value or skill", ["behaviour", "skill"]),
        ("GRADES = ()", ["GRADES"]),
        ("upgrade, degrades, enforce, workforce", []),
        ('such as force="Kent Police"', ["force", "Kent Police"]),
        ("catalogue/national-occupational-standards.yaml", ["national-occupational-standards"]),
        ("SCALE 5, and a scale from 1", ["SCALE 5"]),
        ("CVF2016", ["CVF2016"]),
        ("of the Competency Framework", ["Competency Framework"]),
        ("a framework of competencies", []),
        ("the role was issued in May", []),
        ('fields["issued"]', ["issued"]),
        ("the date `amended` of a role", ["amended"]),
        ("amended = 1", ["amended"]),
        ("of_training(x)", ["training"]),
        ("Inspector", ["Inspector"]),
        ("inspect(main_purpose)", ["main_purpose"]),
        ("reports to nobody", ["reports to"]),
    ],
)
def test_names_are_found_however_they_are_written(text: str, expected: list[str]) -> None:
    assert [name for _, name in hits(text)] == expected
