"""Hostile and broken input: a finding or a one-line error, never a traceback, in bounded time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from math import ceil
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.lint.targets import find_targets
from tests.model.test_schema import copy_schema
from tests.support.helpers import REPOSITORY, with_fields
from tests.support.processor_time import slowness
from tests.support.repositories import with_variables

pytestmark = pytest.mark.slow

SECONDS = 10
"""The most seconds of processor time, on a typical machine, that a check may take."""
MEMORY = 1024**3

GOOD = with_fields("").encode()
SKILL = "  - name: Risk Management\n    level: 5\n"
# Aliases of aliases: they would expand to a thousand million names.
LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))

# The content of a file, and the rule that reports it; None if nothing is wrong with it.
CONTENT: dict[str, tuple[bytes, str | None]] = {
    "empty": (b"", "field-type"),
    "only a comment": (b"# nothing\n", "field-type"),
    "a list": (b"- a\n- b\n", "field-type"),
    "a number": (b"12\n", "field-type"),
    "binary": (bytes(range(256)) * 40, "encoding"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "encoding"),
    "UTF-16 without a mark": (GOOD.decode().encode("utf-16-le"), "encoding"),
    "Latin-1": (GOOD + "location: Kärla\n".encode("latin-1"), "encoding"),
    "a byte-order mark": (b"\xef\xbb\xbf" + GOOD, "encoding"),
    "NUL": (GOOD + b"location: a\0b\n", "encoding"),
    "an escape sequence": (GOOD + b"location: \x1b[31mred\n", "encoding"),
    "a surrogate": (GOOD + b"location: \xed\xa0\x80\n", "encoding"),
    "tabs as indentation": (GOOD + b"necessary_experience:\n\t- one\n", "yaml-syntax"),
    "Windows line ends": (GOOD.replace(b"\n", b"\r\n"), None),
    "old Macintosh line ends": (GOOD.replace(b"\n", b"\r"), None),
    "no final newline": (GOOD.rstrip(b"\n"), None),
    "50 MB": (GOOD + b"# a comment\n" * 4_400_000, "file-size"),
    "nested brackets": (b"[" * 100_000, "yaml-feature"),
    "nested curly brackets": (b"{a: " * 100_000, "yaml-feature"),
    "nested dashes": (b"- " * 100_000 + b"x", "yaml-feature"),
    "nested and closed": (b"a: " + b"[" * 50_000 + b"]" * 50_000, "yaml-feature"),
    "nested quotes": (b"a: " + b"'\"" * 50_000, "yaml-syntax"),
    "expanding aliases": (LAUGHS.encode(), "yaml-feature"),
    "an alias of itself": (GOOD + b"location: &a [*a]\n", "yaml-feature"),
    "merge keys": (GOOD + b"<<: {location: Chelmsford}\n", "yaml-feature"),
    "a tag of Python": (GOOD + b"location: !!python/object/apply:os.system [touch hacked]\n", "yaml-feature"),
    "several documents": (GOOD + b"---\n" + GOOD, "yaml-feature"),
    "a directive": (b"%YAML 1.1\n---\n" + GOOD, "yaml-feature"),
    "an unknown directive": (b"%SPAM\n---\n" + GOOD, "yaml-feature"),
    "keys that are numbers, null, truth values": (GOOD + b"12: a\n~: b\ntrue: c\n1.5: d\n", "unknown-field"),
    "keys that are lists": (GOOD + b"[a]: b\n? {c: d}\n: e\n", "yaml-feature"),
    "a key without a name": (GOOD + b": b\n", "yaml-syntax"),
    "a key of 100,000 letters": (GOOD + b"? " + b"k" * 100_000 + b"\n: b\n", "yaml-feature"),
    "a key given three times": (GOOD + b"location: a\nlocation: b\nlocation: c\n", "duplicate-key"),
    "a key of slashes and tildes": (GOOD + b"a/b~c: d\n", "unknown-field"),
    "an integer of 5,000 digits": (GOOD + b"location: " + b"9" * 5000 + b"\n", "field-type"),
    "a level of 4,000 digits": (GOOD + b"technical_skills:\n- name: ECYPM\n  level: " + b"9" * 3999, "level-range"),
    "infinity": (GOOD + b"technical_skills:\n- name: ECYPM\n  level: .inf\n", "field-type"),
    "a huge exponent": (GOOD + b"technical_skills:\n- name: ECYPM\n  level: 1e999999\n", "field-type"),
    "a day that there is not": (GOOD + b"issued: 2019-13-45\n", "date-value"),
    "digits of another script": (GOOD + "issued: ٢٠١٩-٠٣\n".encode(), "date-format"),
    "6,000 skills": (GOOD + b"technical_skills:\n" + SKILL.encode() * 6_000, "duplicate-entry"),
    "6,000 unknown skills": (
        GOOD + b"technical_skills:\n" + b"".join(b"- {name: Riks %d, level: 9}\n" % n for n in range(6_000)),
        "unknown-name",
    ),
    "20,000 unknown fields": (GOOD + b"".join(b"field%d: x\n" % n for n in range(20_000)), "unknown-field"),
    "one line of a million letters": (GOOD + b"location: " + b"x" * 1_000_000 + b"\n", None),
    "half a million words": (GOOD + b"location: " + b"x " * 500_000 + b"\n", "whitespace"),
    "half a million spaces": (GOOD + b"location: a" + b" " * 500_000 + b"b\n", "whitespace"),
    "a million quotation marks": (GOOD + b"location: " + b'"' * 1_000_000 + b"\n", "yaml-syntax"),
    "100,000 comments": (GOOD + b"# roledoc-lint: ignore[x] y\n" * 30_000, "unused-suppression"),
    "one sentence 60,000 times": (GOOD + b"unattributed:\n- " + b"This is a word. " * 60_000, "repeated-text"),
    "60,000 duplicate keys": (GOOD + b"\n" * 300_000 + b"a: 1\n" * 60_000, "duplicate-key"),
    "60,000 directives": (b"".join(b"%%TAG !a%d! x\n" % n for n in range(60_000)) + b"---\n" + GOOD, "yaml-feature"),
    "a key of digits": (GOOD + b'? "' + b"9" * 5000 + b'"\n: "a  b"\n', "yaml-feature"),
    "a date of a million dots": (GOOD + b"issued: 'a" + b"." * 1_000_000 + b"x'\n", "date-format"),
    "500,000 values on a line": (GOOD + b"unattributed: [" + b"a," * 500_000 + b"a]\n", "yaml-feature"),
    "a suppression of 100,000 rules": (
        GOOD + b"# roledoc-lint: ignore[" + b"spelling," * 100_000 + b"] x\n",
        "unused-suppression",
    ),
    "one comment for each of 20,000 findings": (
        GOOD + b"additional_information:\n" + b"- a  b # roledoc-lint: ignore[list-marker] y\n" * 20_000,
        "whitespace",
    ),
    "a wording of 100,000 words": (
        GOOD + b"technical_skills:\n- name: ECYPM\n  level: 3\n  wording: " + b"understands what " * 50_000,
        "canonical-wording",
    ),
}


def limit() -> None:
    seconds = ceil(SECONDS * slowness())
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the real program with limits on its time and memory."""
    result = subprocess.run(
        [sys.executable, "-m", "roledoc_lint", "check", "--packaged-catalogue", *arguments],
        cwd=folder,
        env=with_variables(PYTHONPATH=str(REPOSITORY)),
        capture_output=True,
        encoding="utf-8",
        timeout=60 * SECONDS,
        check=False,
        preexec_fn=limit,
    )
    assert "Traceback" not in result.stderr
    assert result.returncode in (0, 1, 2), result.stderr
    return result


@pytest.mark.parametrize("name", CONTENT)
def test_content(tmp_path: Path, name: str) -> None:
    content, rule = CONTENT[name]
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/role.yaml").write_bytes(content)
    result = check(tmp_path, "--format", "json", "--ignore", "incomplete-framework")
    report = json.loads(result.stdout)
    assert (report["findings"][0]["rule"] if report["findings"] else None) == rule or rule in {
        finding["rule"] for finding in report["findings"]
    }
    assert max((len(finding["message"]) for finding in report["findings"]), default=0) < 600
    assert result.stderr == ""
    assert not (tmp_path / "hacked").exists()
    for line in check(tmp_path).stdout.splitlines()[:1000]:
        assert len(line) <= 400
        assert "\x1b" not in line


def directory(roles: Path) -> str:
    (roles / "x.yaml").mkdir()
    return "no role file found"


def unreadable(roles: Path) -> str:
    (roles / "x.yaml").write_bytes(GOOD)
    (roles / "x.yaml").chmod(0)
    return "cannot be read: Permission denied"


def dangling_link(roles: Path) -> str:
    (roles / "x.yaml").symlink_to("nowhere.yaml")
    return "cannot be read: No such file or directory"


def link_to_itself(roles: Path) -> str:
    (roles / "x.yaml").symlink_to("x.yaml")
    return "roles/x.yaml: cannot be read"


def link_out(roles: Path) -> str:
    (roles.parent.parent / "outside.yaml").write_bytes(GOOD)
    (roles / "x.yaml").symlink_to(roles.parent.parent / "outside.yaml")
    return "is a link to a place outside the project, and is not followed"


def folder_that_is_a_link_out(roles: Path) -> str:
    (roles.parent.parent / "out").mkdir()
    (roles.parent.parent / "out/x.yaml").write_bytes(GOOD)
    roles.rmdir()
    roles.symlink_to("../out")
    return "is a link to a place outside the project, and is not followed"


def schema_that_is_a_link_out(roles: Path) -> str:
    (roles / "x.yaml").write_bytes(GOOD)
    copy_schema(roles.parent)
    schema = roles.parent / "schema/role.schema.json"
    schema.rename(roles.parent.parent / "role.schema.json")
    schema.symlink_to("../../role.schema.json")
    return "the schema is a link to a place outside the project, and is not followed"


def schema_that_is_a_pipe(roles: Path) -> str:
    (roles / "x.yaml").write_bytes(GOOD)
    copy_schema(roles.parent)
    (roles.parent / "schema/role.schema.json").unlink()
    os.mkfifo(roles.parent / "schema/role.schema.json")
    return "the schema is not an ordinary file"


def configuration_with_a_key_of_many_parts(roles: Path) -> str:
    (roles / "x.yaml").write_bytes(GOOD)
    (roles.parent / "roledoc-lint.toml").write_text("a." * 50_000 + "b = 1\n")
    return "a key has more than 100 parts"


def device(roles: Path) -> str:
    (roles / "x.yaml").symlink_to("/dev/zero")
    return "is a link to a place outside the project"


def pipe(roles: Path) -> str:
    os.mkfifo(roles / "x.yaml")
    return "is not an ordinary file"


def nothing(roles: Path) -> str:
    roles.rmdir()
    return "there is no folder roles"


def empty_folder(roles: Path) -> str:
    return "no role file found"


@pytest.mark.parametrize(
    "make",
    [
        directory,
        unreadable,
        dangling_link,
        link_to_itself,
        link_out,
        device,
        pipe,
        nothing,
        empty_folder,
        folder_that_is_a_link_out,
        schema_that_is_a_link_out,
        schema_that_is_a_pipe,
        configuration_with_a_key_of_many_parts,
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, make: Callable[[Path], str]) -> None:
    if make is unreadable and os.geteuid() == 0:
        make = dangling_link  # root can read everything
    roles = tmp_path / "project/roles"
    roles.mkdir(parents=True)
    message = make(roles)
    result = check(tmp_path / "project")
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_rest_is_still_checked(tmp_path: Path) -> None:
    roles = tmp_path / "roles"
    roles.mkdir()
    link_to_itself(roles)
    (roles / "y.yaml").write_bytes(GOOD + b"salary: 1\n")
    result = check(tmp_path)
    assert result.returncode == 2
    assert "unknown-field" in result.stdout


@pytest.mark.parametrize("name", [b"a b.yaml", b"it's.yaml", b'say "x".yaml', b"two\nlines.yaml", b"k\xe4rla.yaml"])
def test_file_names(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "roles").mkdir()
    with open(os.path.join(os.fsencode(tmp_path), b"roles", name), "wb") as file:
        file.write(GOOD)
    result = check(tmp_path, "--format", "json", "--select", "file-name")
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["rule"] == "file-name"
    assert json.dumps(finding, ensure_ascii=False).encode()
    text = check(tmp_path, "--select", "file-name").stdout
    assert len(text.splitlines()) == 5


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("schema/role.schema.json", "{", "schema/role.schema.json:1:2: the schema is not valid JSON"),
        ("schema/role.schema.json", '{"type": "spam"}', "role.schema.json: at $.type"),
        ("schema/role.schema.json", '{"$ref": "#/$defs/no"}', "role.schema.json: a $ref in the schema cannot be found"),
        (
            "schema/role.schema.json",
            '{"$ref": "https://example.org/x"}',
            "role.schema.json: the reference 'https://example.org/x' is not followed",
        ),
        ("schema/role.schema.json", "[" * 100_000, "role.schema.json: the schema is not valid JSON"),
        ("schema/role.schema.json", '{"properties": {"job_title": {"pattern": "("}}}', "role.schema.json"),
        ("schema/role.schema.json", "[]", "role.schema.json: the schema must be a JSON object"),
        ("schema/role.schema.json", "\udcff", "role.schema.json: the schema is not valid JSON"),
        ("schema/catalogue/cvf-2016.yaml", "behaviours: [", "schema/catalogue/cvf-2016.yaml:1"),
        ("schema/catalogue/cvf-2016.yaml", "behaviours: 1\nframework: x\n", "schema/catalogue/cvf-2016.yaml:1"),
        ("schema/catalogue/vocabulary.yaml", "grades: {families: [{name: 1}], ranks: []}", "vocabulary.yaml:1"),
    ],
)
def test_broken_schema_or_catalogue(tmp_path: Path, file: str, content: str, message: str) -> None:
    copy_schema(tmp_path)
    (tmp_path / file).write_text(content, encoding="utf-8", errors="surrogateescape")
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/role.yaml").write_bytes(GOOD)
    for arguments in ([], ["roles/role.yaml"]):
        result = check(tmp_path, *arguments)
        assert result.returncode == 2
        assert message in result.stdout + result.stderr
        assert len(result.stderr.splitlines()) <= 1


def test_a_missing_catalogue(tmp_path: Path) -> None:
    copy_schema(tmp_path)
    for path in (tmp_path / "schema/catalogue").iterdir():
        path.unlink()
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/role.yaml").write_bytes(GOOD)
    result = check(tmp_path)
    assert (result.returncode, result.stderr) == (
        2,
        "roledoc-lint: schema/catalogue: no catalogue found: add a .yaml file with names, levels and wording\n",
    )


def test_a_linked_catalogue_is_read_once(tmp_path: Path) -> None:
    copy_schema(tmp_path)
    (tmp_path / "schema").rename(tmp_path / "real")
    (tmp_path / "schema").symlink_to("real")
    (tmp_path / "role.yaml").write_bytes(GOOD)
    (tmp_path / "roledoc-lint.toml").write_text('roles = "."\nschema = "schema"\n', encoding="utf-8")
    targets = find_targets(find_config(tmp_path, tmp_path))
    assert len(targets.catalogue_files) == len(list((tmp_path / "real/catalogue").iterdir()))
    assert [file.display_path for file in targets.roles] == ["role.yaml"]
