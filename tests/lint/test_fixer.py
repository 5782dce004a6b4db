"""Fixes restore the original bytes if a defect has one correction, and change nothing else."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
from calendar import month_name
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roledoc_lint import FixMode, Linter, check, find_config
from roledoc_lint.lint.registry import RULES
from roledoc_lint.lint.results import LintedDocument
from roledoc_lint.source import line_diff
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import folded
from roledoc_lint.source.patch import patch
from tests.lint.test_detection import (
    SEEDS,
    Role,
    Seeded,
    canonical_wording,
    list_marker,
    missing_wording,
    roles_project,
    swapped,
    unused_suppression,
    whitespace,
)
from tests.model.test_schema import catalogue
from tests.support.helpers import REPOSITORY, TODAY, files_of, project, run, view, with_fields
from tests.support.processor_time import at_most

ROLES = sorted((REPOSITORY / "roles").glob("*.yaml"))
COMPLETE = [path for path in ROLES if path.name != "regional-intelligence-development-officer.yaml"]


def fix(folder: Path, name: str, text: str, *, unsafe: bool = False) -> str:
    """The content of a role file in a project after it is fixed."""
    path = folder / "roles" / name
    path.write_bytes(text.encode())
    config = find_config(folder, folder)._replace(packaged_catalogue=True)
    check(config, [path], today=TODAY, fixing=FixMode(unsafe))
    return path.read_bytes().decode()


def aliases(role: Role) -> list[Seeded]:
    """Names and words in their aliases."""
    found = []
    for entry in role.entries():
        named = role.catalogue.find(entry.section, str(role.document.fields["competency_framework"]), entry.name)
        found += [role.value(f"{entry.pointer}/name", form) for form in (named.aliases if named else ())]
        found += [role.value(f"{entry.pointer}/name", entry.name.upper())]
    for pointer, form in (("/status", "POLICE STAFF"), ("/vetting_levels/0", "Management Level.")):
        value = role.document.value(pointer)
        if value in ("Police Staff", "Management Vetting"):
            found.append(role.value(pointer, form))
    return found


def dates(role: Role) -> list[Seeded]:
    year, month = str(role.document.fields["issued"]).split("-")
    word = month_name[int(month)]
    forms = (f"{word} {year}.", f'"- {word} {year}"', f"{word.upper()} {year}", f"{year}/{month}", f"{month}.{year}")
    return [role.value("/issued", form) for form in forms]


def codes(role: Role) -> list[Seeded]:
    """Codes of standards without their spaces."""
    pointers = [f"/national_occupational_standards/{index}/code" for index in range(3)]
    written = [(pointer, str(role.document.value(pointer))) for pointer in pointers if role.has(pointer)]
    return [role.value(pointer, code.replace(" ", "")) for pointer, code in written if " " in code]


ONE_CURE: dict[str, Callable[[Role], list[Seeded]]] = {
    "wording": lambda role: list(canonical_wording(role)),
    "missing wording": lambda role: list(missing_wording(role)),
    "alias": aliases,
    "spacing": lambda role: list(whitespace(role)),
    "list mark": lambda role: list(list_marker(role)),
    "date": dates,
    "standard code": codes,
    "suppression": lambda role: list(unused_suppression(role)),
}
FEWEST = {"date": 20, "standard code": 2, "alias": 60, "wording": 60, "spacing": 30}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ONE_CURE)
def test_fixes_restore_the_original_bytes(tmp_path: Path, kind: str) -> None:
    number = 0
    for path in COMPLETE:
        roles_project(tmp_path, "")
        role = Role(path, random.Random(f"fix {kind} {path.name}"))
        for seeded in ONE_CURE[kind](role):
            fixed = fix(tmp_path, path.name, seeded.text)
            assert fixed == role.text, (path.name, seeded.lines)
            number += 1
    assert number >= FEWEST.get(kind, 15)


@pytest.mark.slow
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_second_run_changes_nothing_and_there_is_no_new_error(tmp_path: Path, unsafe: bool) -> None:
    """Ten defects at once, of any kind."""
    roles_project(tmp_path, "")
    rng = random.Random(7)
    for path in COMPLETE * 4:
        text = path.read_text(encoding="utf-8")
        for _ in range(10):
            (tmp_path / "seed.yaml").write_text(text, encoding="utf-8")
            document = Document("x", text, [])
            if not document.readable:
                break
            text = defect(text, rng)
        before = errors(tmp_path, path.name, text)
        once = fix(tmp_path, path.name, text, unsafe=unsafe)
        assert errors(tmp_path, path.name, once) <= before
        assert fix(tmp_path, path.name, once, unsafe=unsafe) == once


def defect(text: str, rng: random.Random) -> str:
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?= )", text))
    word = rng.choice(words)
    bad = rng.choice([swapped(word[0]), "", f"{word[0]} {word[0]}", f"{word[0]}  ", f"{word[0]}\xa0"])
    return text[: word.start()] + bad + text[word.end() :]


def errors(folder: Path, name: str, text: str) -> int:
    path = folder / "roles" / name
    path.write_bytes(text.encode())
    findings = check(find_config(folder, folder), [path], today=TODAY).findings
    return sum(finding.severity.word == "error" for finding in findings)


NAMED = [named for named in catalogue().section("technical_skills", None).values() if named.wordings]


@st.composite
def styled_roles(draw: st.DrawFn) -> tuple[str, str]:
    """A correct role in any style of YAML, and the same role with a few defects that have one correction."""
    indent = draw(st.sampled_from(["", "  ", "    "]))
    inner = indent + draw(st.sampled_from(["  ", "    "]))
    width = draw(st.sampled_from([20, 60, 120, 10_000]))
    style = draw(st.sampled_from([">-", "|-", ">", "|2-", '"', "'", ""]))
    comment = draw(st.sampled_from(["", "  # a comment", "  # two  spaces – and more"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    good = bad = with_fields(f"# the skills{comment}\ntechnical_skills:\n")
    for named in draw(st.lists(st.sampled_from(NAMED), min_size=1, max_size=3, unique_by=lambda n: n.name)):
        level, texts = draw(st.sampled_from(sorted(named.wordings.items(), key=str)))
        wording = texts["wording"]
        wrong = wording
        for _ in range(draw(st.integers(0, 3))):
            wrong = draw(st.sampled_from([with_swap, with_drop, with_double]))(wrong, draw(st.integers(0, 200)))
        head = f"{indent}- name: {named.name}{comment}\n{inner[: len(indent) + 2]}level: {level}\n"
        key = inner[: len(indent) + 2]
        # A dropped word may move a line break: without one, both are wrapped in the same way.
        good += head + value(key, style, wording, width)
        bad += head + value(key, style, wrong, width)
    return good.replace("\n", end), bad.replace("\n", end)


def with_swap(text: str, at: int) -> str:
    words = text.split(" ")
    words[at % len(words)] = swapped(words[at % len(words)]) if words[at % len(words)].isalpha() else "x"
    return " ".join(words)


def with_drop(text: str, at: int) -> str:
    words = text.split(" ")
    del words[at % len(words)]
    return " ".join(words)


def with_double(text: str, at: int) -> str:
    words = text.split(" ")
    words.insert(at % len(words), words[at % len(words)])
    return " ".join(words)


def value(key: str, style: str, text: str, width: int) -> str:
    import textwrap

    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    body = f"\n{key}  ".join(lines)
    if style in ('"', "'"):
        escaped = body.replace("'", "''") if style == "'" else body.replace('"', '\\"')
        return f"{key}wording: {style}{escaped}{style}\n"
    return f"{key}wording: {body}\n" if not style else f"{key}wording: {style}\n{key}  {body}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("styles")
    project(path, files_of(""))
    return path


@pytest.mark.slow
@given(roles=styled_roles())
@settings(max_examples=150, deadline=None)
def test_every_byte_outside_the_edits_stays(folder: Path, roles: tuple[str, str]) -> None:
    good, bad = roles
    if not Document("x", bad, []).readable:
        return
    fixed = fix(folder, "role.yaml", bad)
    document = Document("x", fixed, [])
    assert document.data == Document("x", good, []).data or words(fixed) == words(good)
    # Comments, keys, quotes and line endings: everything except the wording has not changed.
    assert without_wording(fixed) == without_wording(bad)
    assert fixed.count("\r\n") == fixed.count("\n") or "\r" not in fixed
    assert fix(folder, "role.yaml", fixed) == fixed


def words(text: str) -> list[str]:
    return [word for entry in view(Document("x", text, [])).entries() for word in (entry.texts[0] or "").split()]


def without_wording(text: str) -> str:
    document = Document("x", text, [])
    spans = []
    for entry in view(document).entries():
        found = document.words(f"{entry.pointer}/wording")
        spans.append((found[0].start, found[-1].end))
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def test_a_fix_that_would_make_another_error_is_refused_and_reported(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2031\nlocation: a  b\n"))
    result = check(find_config(tmp_path, tmp_path), today=TODAY, fixing=FixMode())
    (file,) = result.fixed
    assert [finding.rule for finding in file.applied] == ["whitespace"]
    assert [finding.rule for finding in file.refused] == ["date-format"]
    text = run("check", "--fix", cwd=tmp_path).stdout
    assert "not fixed, because the fix would cause another error: roles/role.yaml:8:9 date-format" in text


@pytest.mark.parametrize("pairs", [4, 40, 400])
def test_many_fixes_that_are_refused_cost_few_checks(
    tmp_path: Path, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second paragraph of each pair becomes the same as the first. All other fixes are applied."""
    items = "".join(f"  - Do thing {number}.\n  - • Do thing {number}.\n" for number in range(pairs))
    project(tmp_path, files_of(f"location: a  b\nmain_responsibilities:\n{items}  - • Do another thing.\n"))
    checks: list[str] = []
    usual = Linter.check

    def counted(linter: Linter, document: Document) -> LintedDocument:
        checks.append(document.path)
        return usual(linter, document)

    monkeypatch.setattr(Linter, "check", counted)
    (file,) = check(find_config(tmp_path, tmp_path), today=TODAY, fixing=FixMode()).fixed
    assert [finding.rule for finding in file.refused] == ["list-marker"] * pairs
    assert Counter(finding.rule for finding in file.applied) == {"whitespace": 1, "list-marker": 1}
    assert len(checks) < 20


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("force: ESSEX POLICE\n", "force: Essex Police\n"),
        ("competency_framework: cvf 2016\nbehaviours:\n  - name: Collaborative\n    level: 3\n", "CVF 2016\n"),
        ("issued: March 2019\namended: 2018-05\n", "issued: 2019-03\n"),
    ],
)
def test_an_error_that_was_hidden_before_does_not_refuse_a_fix(tmp_path: Path, text: str, right: str) -> None:
    project(tmp_path, files_of(text))
    result = check(find_config(tmp_path, tmp_path), today=TODAY, fixing=FixMode())
    assert result.fixed[0].refused == []
    assert right in (tmp_path / "roles/role.yaml").read_text()


def test_a_level_that_was_edited_gets_its_own_wording_with_unsafe_fixes(tmp_path: Path) -> None:
    path = next(path for path in ROLES if path.name == "intelligence-support-officer.yaml")
    text = path.read_text(encoding="utf-8")
    edited = text.replace("  - name: Risk Management\n    level: 5", "  - name: Risk Management\n    level: 3")
    roles_project(tmp_path, "")
    assert fix(tmp_path, path.name, edited) == edited
    fixed = fix(tmp_path, path.name, edited, unsafe=True)
    wording = catalogue().section("technical_skills", None)["Risk Management"].wordings[3]["wording"]
    assert "\n".join(folded(wording, "      ")) in fixed
    assert fixed.startswith(text[: text.index("  - name: Risk Management")])
    assert fix(tmp_path, path.name, text.replace("level: 3\n", "level: 3\n"), unsafe=True) == text


def test_every_rule_with_a_fix_declares_it_and_has_a_case() -> None:
    """The cases in tests/lint/rules/ have a safe or unsafe fix of each of these rules."""
    assert {rule.name for rule in RULES if rule.fix} == {
        path.stem
        for path in (REPOSITORY / "tests/lint/rules").iterdir()
        if "--- fixed" in path.read_text(encoding="utf-8")
    }


def test_the_rules_of_the_contract_have_fixes() -> None:
    fixes = {rule.name: rule.fix for rule in RULES if rule.fix}
    assert fixes == {
        "unknown-name": "safe", "canonical-wording": "safe", "missing-wording": "safe", "date-format": "safe",
        "vocabulary": "safe", "standard-code": "safe", "whitespace": "safe", "list-marker": "safe",
        "encoding": "safe", "garbled-text": "safe", "field-type": "safe",
        "unused-suppression": "safe", "level-wording": "unsafe", "entry-order": "unsafe", "spelling": "unsafe",
    }  # fmt: skip
    assert fixes.keys() <= SEEDS.keys()


# --- writing


def test_mode_line_endings_and_a_missing_final_newline_are_kept(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    path = tmp_path / "roles/role.yaml"
    path.write_bytes(with_fields("issued: March 2019").replace("\n", "\r\n").encode())
    path.chmod(0o640)
    run("check", "--fix", cwd=tmp_path)
    assert path.read_bytes() == with_fields("issued: 2019-03").replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_within_the_project_stays_a_link(tmp_path: Path) -> None:
    project(tmp_path, {"roles/role.yaml": with_fields("issued: March 2019\n")})
    (tmp_path / "roles/link.yaml").symlink_to("role.yaml")
    run("check", "--fix", "roles/link.yaml", cwd=tmp_path)
    assert (tmp_path / "roles/link.yaml").is_symlink()
    assert "issued: 2019-03\n" in (tmp_path / "roles/role.yaml").read_text()


def test_a_read_only_file_is_reported_in_one_line_and_the_others_are_fixed(tmp_path: Path) -> None:
    text = with_fields("issued: March 2019\n")
    project(tmp_path, {"roles/a.yaml": text, "roles/b.yaml": text})
    (tmp_path / "roles/a.yaml").chmod(0o444)
    result = run("check", "--fix", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr == "roledoc-lint: roles/a.yaml: cannot be written: it is read-only\n"
    assert (tmp_path / "roles/a.yaml").read_text() == text
    assert "issued: 2019-03\n" in (tmp_path / "roles/b.yaml").read_text()


def test_a_full_disk_is_reported_in_one_line_and_no_file_is_damaged(tmp_path: Path) -> None:
    """A limit on the size of files simulates the full disk."""
    text = with_fields("issued: March 2019\n")
    project(tmp_path, {"roles/a.yaml": text})
    command = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); sys.argv = ['x', 'check', '--fix'];"
        "from roledoc_lint.cli.main import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 2
    assert result.stderr == "roledoc-lint: roles/a.yaml: cannot be written: File too large\n"
    assert sorted(path.name for path in (tmp_path / "roles").iterdir()) == ["a.yaml"]
    assert (tmp_path / "roles/a.yaml").read_text() == text


KILLED = """
import os, signal, sys

left = int(sys.argv.pop(1))

def count(event, arguments):
    global left
    if event in ("open", "os.chmod", "os.rename", "os.remove") and "/roles/" in os.path.abspath(str(arguments[0])):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
from roledoc_lint.cli.main import main
main()
"""


@pytest.mark.slow
def test_no_file_is_half_written_when_the_program_is_killed(tmp_path: Path) -> None:
    """It is killed before a role, or a file beside it, is opened, renamed or given its mode."""
    text = with_fields("issued: March 2019\n")
    fixed = text.replace("March 2019", "2019-03")
    names = [f"roles/r{number}.yaml" for number in range(3)]
    seen = set()
    for moment in range(100):
        project(tmp_path, dict.fromkeys(names, text))
        command = [sys.executable, "-c", KILLED, str(moment), "check", "--fix", "--no-cache"]
        code = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode
        found = tuple((tmp_path / name).read_text(encoding="utf-8") for name in names)
        assert set(found) <= {text, fixed}
        seen.add(found)
        if code != -signal.SIGKILL:
            break
    assert (code, found) == (0, (fixed,) * 3)
    assert seen == {(fixed,) * done + (text,) * (3 - done) for done in range(4)}


@pytest.mark.slow
def test_two_runs_at_once_leave_one_whole_result(tmp_path: Path) -> None:
    text = with_fields("issued: March 2019\n")
    for _ in range(5):
        project(tmp_path, {f"roles/r{number}.yaml": text for number in range(30)})
        command = [sys.executable, "-m", "roledoc_lint", "check", "--fix"]
        runs = [
            subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)
        ]
        messages = b"".join(process.communicate()[1] for process in runs)
        assert b"Traceback" not in messages
        assert {path.read_text() for path in (tmp_path / "roles").iterdir()} == {text.replace("March 2019", "2019-03")}


# --- patches


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["role.yaml", "a role.yaml", 'say "x".yaml', "tab\there.yaml", "kärla.yaml", "new\nline.yaml"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "END"])
def test_git_applies_the_patch(tmp_path: Path, name: str, end: str, last: str) -> None:
    text = with_fields(f"issued: March 2019\nlocation: a  b\n{last and 'department: x'}").replace("\n", end)
    project(tmp_path, {f"roles/{name}": text})
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    printed = subprocess.run(
        [sys.executable, "-m", "roledoc_lint", "check", "--diff"], cwd=tmp_path, capture_output=True, check=False
    ).stdout
    assert (tmp_path / "roles" / name).read_bytes() == text.encode()
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=printed, check=True)
    right = text.replace("March 2019", "2019-03").replace("a  b", "a b")
    assert (tmp_path / "roles" / name).read_bytes() == right.encode()


def test_git_applies_the_patch_above_the_project(tmp_path: Path) -> None:
    project(tmp_path / "hr", files_of("issued: March 2019\n"))
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    printed = run("check", "hr/roles", "--diff", cwd=tmp_path).stdout
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=printed.encode(), check=True)
    assert "issued: 2019-03\n" in (tmp_path / "hr/roles/role.yaml").read_text()


@given(st.text("ab \u2028\x0c\r", max_size=30), st.text("ab\n\u2028", max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_patch_splits_lines_where_git_does(before: str, after: str) -> None:
    lines = patch("x", before, after).split("\n")
    assert lines == [""] or lines[0] == "--- a/x"
    assert all(line[:1] in ("-", "+", " ", "@", "\\", "") for line in lines)


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    text = with_fields("issued: March 2019\r\nlocation: Käsmu\n")
    result = run("check", "-", "--stdin-filename", "roles/new.yaml", "--fix", cwd=tmp_path, stdin=text)
    assert result.stdout == text.replace("March 2019", "2019-03").replace("\r\n", "\n")
    assert "fixed in roles/new.yaml: 1 date-format" in result.stderr
    clean = run("check", "-", "--fix", cwd=tmp_path, stdin=with_fields(""))
    assert clean.stdout == with_fields("")
    plain = run("check", "-", "--stdin-filename", "roles/new.yaml", cwd=tmp_path, stdin=text)
    assert plain.returncode == 1
    assert "roles/new.yaml:8:9 error date-format\n" in plain.stdout
    assert not (tmp_path / "roles/new.yaml").exists()


@pytest.mark.parametrize("lines", [300, 2000])
@pytest.mark.parametrize(
    "edit", [r"a  b", r"(?m)^- a  b1\d*\n", r"(?m)^(?=- a  b7)", r"(?m)^(.*\n){5}\Z", r"\A(.*\n){30}"]
)
def test_git_applies_a_patch_of_many_lines(tmp_path: Path, lines: int, edit: str) -> None:
    """A longer file is compared in another way."""
    before = "".join(f"- a{'  ' if number % 2 else ' '}b{number % 150}\n" for number in range(lines))
    after = re.sub(edit, "- a b\n" if edit.startswith("(?m)^(?=") else "a b" if edit == "a  b" else "", before)
    (tmp_path / "role.yaml").write_text(before)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch("role.yaml", before, after).encode(), check=True)
    assert (tmp_path / "role.yaml").read_text() == after


def test_a_patch_of_many_lines_takes_no_time() -> None:
    before = "".join(f"- a{'  ' if number % 2 else ' '}b{number % 150}\n" for number in range(50_000))
    with at_most(3):
        assert len(patch("role.yaml", before, before.replace("a  b", "a b")).splitlines()) > 50_000


@given(st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40))
def test_a_walk_through_two_versions_finds_every_difference(before: list[str], after: list[str]) -> None:
    place = (0, 0)
    for kind, a, b, c, d in line_diff._walk(before, after):
        assert (a, c) == place
        assert (before[a:b] == after[c:d]) == (kind == "equal")
        place = (b, d)
    assert place == (len(before), len(after))
