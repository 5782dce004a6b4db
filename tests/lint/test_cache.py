"""The cache: findings are the same with and without it, whatever changes, and whatever is in its folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roledoc_lint import CheckResult, check, find_config
from roledoc_lint.lint.cache import session, store
from roledoc_lint.lint.cache.store import FOLDER, MARKER_FILES
from roledoc_lint.lint.schedule import MIN_ROLES_FOR_CACHE
from roledoc_lint.reports.formats import FINDINGS, names
from roledoc_lint.reports.sinks import findings_as
from roledoc_lint.source import document
from tests.support.helpers import REPOSITORY, TODAY, copy_roles_and_schema, run, with_fields
from tests.support.plugins import install
from tests.support.schemas import changed_schema, schema_project

WRONG = with_fields("vetting_levels:\n  - Recruitment Veting\nissued: 2019-13\nlocation: Colchester  \n")


@pytest.fixture
def force(tmp_path: Path) -> Path:
    """A force's project: the five roles, the schema, and a role with findings and fixes."""
    folder = tmp_path / "force"
    copy_roles_and_schema(folder)
    (folder / "roledoc-lint.toml").write_bytes(b"")
    (folder / "roles/wrong.yaml").write_text(WRONG, encoding="utf-8")
    return folder


def grow_old(folder: Path) -> None:
    """Make all files old enough that their time stamps are trusted: see RACY_NANOSECONDS."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def checked(folder: Path, *paths: str, cached: bool = True, today: date = TODAY, jobs: int = 1) -> CheckResult:
    config = find_config(folder, folder)
    return check(config, [folder / path for path in paths], today=today, jobs=jobs, cached=cached)


def in_every_format(result: CheckResult) -> list[str]:
    """A result in every format."""
    return [findings_as(result)(form, None) for form in names(FINDINGS)]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the roles that are parsed from now on: counting work is more reliable than measuring seconds."""
    paths: list[str] = []
    original = document.Document.__init__

    def counting(self: document.Document, path: str, text: str, problems: list[object], kind: str = "role") -> None:
        if kind == "role" and path:
            paths.append(path)
        original(self, path, text, problems, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(document.Document, "__init__", counting)
    return paths


def kept(folder: Path) -> Path:
    (path,) = (folder / FOLDER).glob("*.json")
    return path


def test_a_second_run_parses_no_role_and_reports_the_same(force: Path, parsed: list[str]) -> None:
    without = in_every_format(checked(force, cached=False))
    parsed.clear()
    assert in_every_format(checked(force)) == without
    assert len(parsed) == 6
    parsed.clear()
    assert in_every_format(checked(force)) == without
    assert parsed == []
    assert "location: Colchester" in without[0]


def test_so_many_findings_are_kept_and_no_more(force: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (force / f"roles/wrong-{number}.yaml").write_text(WRONG, encoding="utf-8")
    without = in_every_format(checked(force, cached=False))
    checked(force)
    findings = json.loads(kept(force).read_bytes().partition(b"\n")[2])["findings"]
    one = max(len(json.dumps(found)) for found in findings.values())
    monkeypatch.setattr(store, "MAX_FINDINGS_CHARS", 5 * one)
    monkeypatch.setattr(session, "MAX_FINDINGS_CHARS", 3 * one)
    shutil.rmtree(force / FOLDER)
    numbers = []
    for room in (3, 5, 5):  # a run has room for three more of the longest, and the file for five in all
        parsed.clear()
        assert in_every_format(checked(force)) == without
        findings = json.loads(kept(force).read_bytes().partition(b"\n")[2])["findings"]
        assert one <= sum(len(json.dumps(found)) for found in findings.values()) <= room * one
        numbers.append(len(set(parsed)))
    assert numbers[0] == 26 > numbers[1] > numbers[2] > 0


def test_one_role_is_kept_only_among_many(force: Path, parsed: list[str]) -> None:
    """A single role is checked as fast as it is looked up, unless the role codes of many others have to be read."""
    one = "roles/wrong.yaml"
    checked(force, one)
    assert not (force / FOLDER).exists()
    for number in range(MIN_ROLES_FOR_CACHE):
        (force / f"roles/another-{number}.yaml").write_text(f"role_code: ER{number}\n", encoding="utf-8")
    without = in_every_format(checked(force, one, cached=False))
    checked(force, one)
    parsed.clear()
    assert in_every_format(checked(force, one)) == without
    assert parsed == []


@pytest.mark.slow
def test_only_changed_files_are_read(force: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    grow_old(force)
    checked(force)
    (force / "roles/wrong.yaml").write_text(WRONG.replace("2019-13", "2019-12"), encoding="utf-8")
    parsed.clear()
    opened: list[str] = []
    real = os.open

    def opening(path: str, *rest: int) -> int:
        opened.append(str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, "open", opening)
    checked(force)
    assert parsed == ["roles/wrong.yaml"]
    assert {Path(path).name for path in opened if "/roles/" in path} == {"wrong.yaml"}


def test_given_files_and_the_whole_project_share_only_valid_results(force: Path) -> None:
    for paths in ((), ("roles/wrong.yaml",), ("roles/wrong.yaml", "roles/socu-di.yaml"), (), ("roles",)):
        assert in_every_format(checked(force, *paths)) == in_every_format(checked(force, *paths, cached=False)), paths


def write(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


SOCU = "roles/socu-di.yaml"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a role": write(SOCU, "job_title", "job_titel"),
    "a role's name": lambda folder: (folder / SOCU).rename(folder / "roles/di_2.yaml"),
    "a role that is gone": lambda folder: (folder / SOCU).unlink(),
    "a second role with the same code": add("roles/a.yaml", with_fields("role_code: EPND1206\n")),
    "the catalogue": write("schema/catalogue/cvf-2016.yaml", "name: Collaborative", "name: Cooperative"),
    "the schema": write("schema/role.schema.json", '"location"', '"place"'),
    "a severity": add("roledoc-lint.toml", '[severity]\nwhitespace = "error"\n'),
    "a rule that is off": add("roledoc-lint.toml", '[severity]\nwhitespace = "off"\n'),
    "ignores for a file": add("roledoc-lint.toml", '[per-file-ignores]\n"roles/*" = ["whitespace"]\n'),
    "the greatest age": add("roledoc-lint.toml", "max-role-age = 1\n"),
    "the greatest size": add("roledoc-lint.toml", "max-file-size = 5000\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_that_affects_findings_is_noticed(force: Path, name: str) -> None:
    before = in_every_format(checked(force))
    CHANGES[name](force)
    after = in_every_format(checked(force, cached=False))
    assert before != after
    assert in_every_format(checked(force)) == after
    assert in_every_format(checked(force)) == after


@pytest.mark.slow
def test_a_changed_file_of_the_same_length_and_time_is_noticed(force: Path) -> None:
    """Some programs reset the time stamp of a file that they change."""
    role = force / "roles/wrong.yaml"
    grow_old(force)
    checked(force)
    before = role.stat()
    role.write_text(WRONG.replace("2019-13", "2019-11"), encoding="utf-8")
    os.utime(role, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert in_every_format(checked(force)) == in_every_format(checked(force, cached=False))


@pytest.mark.slow
def test_a_role_that_is_changed_at_once_is_read_again(force: Path) -> None:
    role = force / "roles/wrong.yaml"
    for day in range(10, 30):
        role.write_text(WRONG.replace("2019-13", f"2019-{day}"), encoding="utf-8")
        assert in_every_format(checked(force)) == in_every_format(checked(force, cached=False)), day


@pytest.mark.slow
def test_only_the_content_of_a_young_file_is_trusted(force: Path) -> None:
    """It may change again without a new time stamp if the file system's clock is coarse."""
    for is_old in (False, True):
        for path in (force / "roles").iterdir():
            # However slow the machine is, a file of tomorrow is young.
            os.utime(path, None if is_old else (time.time() + 86_400,) * 2)
        if is_old:
            grow_old(force)
        checked(force)
        run("check", "--clear-cache", "--no-cache", cwd=force)
        checked(force)
        data = json.loads(kept(force).read_bytes().partition(b"\n")[2])
        assert [bool(time) for time in data["mtime"]] == [is_old] * 6


def test_results_depend_on_the_date(force: Path) -> None:
    write(SOCU, "job_title", "issued: 2026-06-15\njob_title")(force)
    for today in (date(2026, 6, 15), date(2026, 6, 14), date(2026, 6, 15)):
        assert in_every_format(checked(force, today=today)) == in_every_format(
            checked(force, today=today, cached=False)
        )
    assert in_every_format(checked(force, today=date(2026, 6, 14))) != in_every_format(checked(force))


def test_a_role_code_of_two_roles_appears_and_disappears(force: Path) -> None:
    """The first role gets a finding and loses it again, although its own file never changes."""
    alone = in_every_format(checked(force, SOCU))
    twin = force / "roles/a.yaml"
    for _ in range(2):
        twin.write_text(with_fields("role_code: EPND1206\n"), encoding="utf-8")
        (finding,) = (f for f in checked(force, SOCU).findings if f.rule == "unique-role-code")
        assert "roles/a.yaml:8" in finding.message
        assert in_every_format(checked(force)) == in_every_format(checked(force, cached=False))
        twin.write_text("# a comment\n" + with_fields("role_code: EPND1206\n"), encoding="utf-8")
        (finding,) = (f for f in checked(force, SOCU).findings if f.rule == "unique-role-code")
        assert "roles/a.yaml:9" in finding.message
        twin.write_text(with_fields("role_code: EPND1206X\n"), encoding="utf-8")
        assert in_every_format(checked(force, SOCU)) == alone
        twin.unlink()
        assert in_every_format(checked(force, SOCU)) == alone


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [["--select", "whitespace"], ["--ignore", "whitespace"], ["--select", "vocabulary"]]
)
def test_each_selection_of_rules_has_its_own_results(force: Path, options: list[str]) -> None:
    for _ in range(2):
        for chosen in ([], options):
            cold = run("check", "--no-cache", *chosen, cwd=force)
            assert run("check", *chosen, cwd=force).stdout == cold.stdout


@pytest.mark.slow
def test_old_results_are_deleted(force: Path) -> None:
    for rule in ("whitespace", "vocabulary", "list-marker", "web-residue", "spelling"):
        run("check", "--select", rule, cwd=force)
    assert len(list((force / FOLDER).glob("*.json"))) == 3


def test_a_changed_plugin_is_noticed(force: Path) -> None:
    package = force / "site/our_rules"
    package.mkdir(parents=True)
    (force / "roledoc-lint.toml").write_text('plugins = ["first"]\n', encoding="utf-8")
    (package / "__init__.py").write_bytes(b"")
    (package / "words.py").write_text('WORD = "Officer"\n', encoding="utf-8")
    (package / "first.py").write_text(
        "from roledoc_lint import Severity\nfrom our_rules.words import WORD\nNAME, SEVERITY = 'first', Severity.INFO\n"
        "def check(document, context):\n    if WORD in document.text:\n"
        "        yield document.finding('/job_title', f'has {WORD}')\n",
        encoding="utf-8",
    )
    install(force / "site", {"first": "our_rules.first"})
    environment = {"PYTHONPATH": f"{force / 'site'}:{REPOSITORY}", "PYTHONDONTWRITEBYTECODE": "1"}
    assert "has Officer" in run("check", cwd=force, **environment).stdout
    assert "has Officer" in run("check", cwd=force, **environment).stdout
    (package / "words.py").write_text('WORD = "Intelligence"\n', encoding="utf-8")
    changed = run("check", cwd=force, **environment).stdout
    assert "has Intelligence" in changed
    assert "has Officer" not in changed


def test_results_depend_on_the_program_s_version_and_installed_packages(
    force: Path, parsed: list[str], tmp_path: Path
) -> None:
    checked(force)
    path = list(sys.path)
    installed = tmp_path / "site"
    (installed / "codespell-9.9.dist-info").mkdir(parents=True)
    parsed.clear()
    sys.path.append(str(installed))
    try:
        checked(force)
    finally:
        sys.path[:] = path
    assert len(parsed) == 6


# What may stand in the folder, and must not be believed.


def forged(content: bytes) -> bytes:
    """A file of results that hides every finding, with a matching digest."""
    head, payload = content.split(b"\n", 1)
    data = json.loads(payload)
    data["findings"] = {}
    payload = json.dumps(data).encode()
    return head.rpartition(b" ")[0] + b" " + sha256(payload).hexdigest().encode() + b"\n" + payload


def elsewhere(force: Path) -> None:
    """Move the folder elsewhere, with results that hide findings, as a forged cache in a commit would be."""
    path = kept(force)
    path.write_bytes(forged(path.read_bytes()))
    shutil.copytree(force / FOLDER, force / "copied")
    shutil.rmtree(force / FOLDER)
    (force / "copied").rename(force / FOLDER)


def linked(force: Path) -> None:
    path = kept(force)
    (force / "aside.json").write_bytes(forged(path.read_bytes()))
    path.unlink()
    path.symlink_to(force / "aside.json")


def linked_folder(force: Path) -> None:
    (force / FOLDER).rename(force / "aside")
    (force / FOLDER).symlink_to(force / "aside")
    path = next((force / "aside").glob("*.json"))
    path.write_bytes(forged(path.read_bytes()))


def a_file(force: Path) -> None:
    shutil.rmtree(force / FOLDER)
    (force / FOLDER).write_bytes(b"")


def changed_by(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda force: kept(force).write_bytes(change(kept(force).read_bytes()))


def with_payload(payload: bytes) -> Callable[[bytes], bytes]:
    """A file with this payload and a matching digest."""
    return lambda content: (
        content.partition(b"\n")[0].rpartition(b" ")[0] + b" " + sha256(payload).hexdigest().encode() + b"\n" + payload
    )


def with_data(**changed: object) -> Callable[[bytes], bytes]:
    """A file with changed data and a matching digest."""

    def change(content: bytes) -> bytes:
        data = {**json.loads(content.partition(b"\n")[2]), **changed}
        return with_payload(json.dumps(data).encode())(content)

    return change


def with_result(*result: object) -> Callable[[bytes], bytes]:
    """A file with another result for one role and a matching digest."""

    def change(content: bytes) -> bytes:
        others = json.loads(content.partition(b"\n")[2])["findings"]
        return with_data(findings={**others, "roles/wrong.yaml": list(result)})(content)

    return change


def replaced_by(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Replace the file with something else of the same name."""

    def replace(force: Path) -> None:
        path = kept(force)
        path.unlink()
        make(path)

    return replace


NUMBERS = [1, 1, 1, 1, 0, 1]
HOSTILE: dict[str, Callable[[Path], object]] = {
    "empty": changed_by(lambda content: b""),
    "cut off": changed_by(lambda content: content[: len(content) // 2]),
    "another version": changed_by(lambda content: content.replace(b"format 1", b"format 2")),
    "no digest that fits": changed_by(lambda content: content.replace(b"whitespace", b"whitespact")),
    "made elsewhere": elsewhere,
    "a link": linked,
    "a folder that is a link": linked_folder,
    "a file in place of the folder": a_file,
    "a folder in place of the file": replaced_by(Path.mkdir),
    "a pipe in place of the file": replaced_by(os.mkfifo),
    "nested deeply": changed_by(with_payload(b"[" * 200_000 + b"]" * 200_000)),
    "a number of 10,000 digits": changed_by(with_payload(b'{"location": ' + b"9" * 10_000 + b"}")),
    "a list": changed_by(with_payload(b"[]")),
    "not JSON": changed_by(with_payload(b"\xff\xfe{")),
    "for another location": changed_by(with_data(location="x", findings={})),
    "of another key": changed_by(with_data(key="x", findings={})),
    "columns of other lengths": changed_by(with_data(line=[1])),
    "a column of other types": changed_by(with_data(suppressed=[True] * 6)),
    "a column that is none": changed_by(with_data(code={})),
    "results that are not results": changed_by(with_data(findings=[])),
    "a result without lines": changed_by(with_result([])),
    "a result of numbers": changed_by(with_result(1, 2)),
    "a finding too short": changed_by(with_result([[1, 2]], [])),
    "a finding of other types": changed_by(with_result([[*map(str, NUMBERS), "m", None, "", None, "r", 2, "f"]], [])),
    "an unknown severity": changed_by(with_result([[*NUMBERS, "m", None, "", None, "r", 99, "f"]], [])),
    "a fix of an unknown kind": changed_by(with_result([[*NUMBERS, "m", None, "", ["x", []], "r", 2, "f"]], [])),
    "an edit of other types": changed_by(with_result([[*NUMBERS, "m", None, "", ["safe", [[0, 1]]], "r", 2, "f"]], [])),
    "lines that are not lines": changed_by(with_result([], [["1", "text"]])),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_the_folder_is_trusted_without_proof(force: Path, name: str) -> None:
    without = in_every_format(checked(force, cached=False))
    checked(force)
    HOSTILE[name](force)
    assert in_every_format(checked(force)) == without
    assert in_every_format(checked(force)) == without
    result = run("check", "--format", "json", cwd=force)
    assert (result.stderr, result.stdout) == ("", run("check", "--no-cache", "--format", "json", cwd=force).stdout)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, list[str]]:
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(REPOSITORY / "schema/catalogue", folder / "schema/catalogue")
    for name in ("role", "catalogue"):
        shutil.copyfile(REPOSITORY / f"schema/{name}.schema.json", folder / f"schema/{name}.schema.json")
    (folder / "roles").mkdir()
    for name in ("wrong", "wrong-too"):
        (folder / f"roles/{name}.yaml").write_text(WRONG, encoding="utf-8")
    without = in_every_format(checked(folder, "roles", cached=False))
    checked(folder, "roles")
    return folder, kept(folder).read_bytes(), without


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), byte=st.integers(0, 255), length=st.integers(0, 4), fits=st.booleans())
def test_findings_are_the_same_whatever_bits_are_flipped(
    filled: tuple[Path, bytes, list[str]], place: float, byte: int, length: int, fits: bool
) -> None:
    folder, content, without = filled
    at = int(place * (len(content) - 1))
    damaged = content[:at] + bytes([byte]) * length + content[at + 1 :]
    if fits and damaged != content:
        # With a matching digest, only invalid data or data of other types can be distinguished from results.
        damaged = with_payload(damaged[:at].partition(b"\n")[2])(content)
    for path in (folder / FOLDER).glob("*.json"):
        path.write_bytes(damaged)
    assert in_every_format(checked(folder, "roles")) == without


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_findings_are_the_same_whatever_bytes_are_in_the_file(
    filled: tuple[Path, bytes, list[str]], content: bytes
) -> None:
    folder, _, without = filled
    for path in (folder / FOLDER).glob("*.json"):
        path.write_bytes(content)
    assert in_every_format(checked(folder, "roles")) == without


def test_the_folder_of_another_user_is_left_alone(force: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    checked(force)
    path = kept(force)
    path.write_bytes(forged(path.read_bytes()))
    os.chown(path, 12345, 12345)
    without = in_every_format(checked(force, cached=False))
    assert in_every_format(checked(force)) == without
    path.write_bytes(forged(path.read_bytes()))
    os.chown(path.parent, 12345, 12345)
    assert in_every_format(checked(force)) == without


def test_a_folder_that_cannot_be_written_does_not_stop_a_run(force: Path) -> None:
    """As root can write everywhere, the disk is full instead: files may not have a single byte."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from roledoc_lint.cli.main import main; main()"
    )
    command = [sys.executable, "-c", code, "check", "--format", "json"]
    full = subprocess.run(command, cwd=force, capture_output=True, encoding="utf-8", check=False)
    assert (full.stderr, full.stdout) == ("", run("check", "--no-cache", "--format", "json", cwd=force).stdout)
    assert not list((force / FOLDER).glob("*.json"))


def test_results_in_a_folder_that_cannot_be_written_are_used(force: Path, parsed: list[str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    checked(force)
    (force / FOLDER).chmod(0o555)
    parsed.clear()
    checked(force)
    assert parsed == []


def test_the_folder_ignores_itself(force: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=force, check=True)
    run("check", cwd=force)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=force, capture_output=True, check=True)
    assert FOLDER not in status.stdout.decode()
    assert {path.name for path in (force / FOLDER).iterdir()} == {*MARKER_FILES, kept(force).name}


def test_options_of_the_command_line(force: Path) -> None:
    run("check", "--no-cache", cwd=force)
    assert not (force / FOLDER).exists()
    for options in (["--fix", "--diff"], ["--unsafe-fixes", "--diff"], ["-", "--stdin-filename", "roles/x.yaml"]):
        run("check", *options, cwd=force, stdin=WRONG)
        assert not (force / FOLDER).exists(), options
    run("check", cwd=force)
    first = kept(force)
    first.write_bytes(b"")
    run("check", "--clear-cache", "--no-cache", cwd=force)
    assert not first.exists()
    run("check", "--clear-cache", cwd=force)
    assert first.stat().st_size > 100


def test_clearing_follows_no_link(force: Path) -> None:
    (force / "aside").mkdir()
    (force / "aside/mine.json").write_bytes(b"{}")
    (force / FOLDER).symlink_to(force / "aside")
    run("check", "--clear-cache", cwd=force)
    assert [path.name for path in (force / "aside").iterdir()] == ["mine.json"]


def test_a_baseline_applies_to_cached_results(force: Path) -> None:
    run("check", "--write-baseline", cwd=force)
    for options in (["--no-cache"], [], []):
        found = run("check", "--baseline", "roledoc-baseline.json", *options, cwd=force)
        assert "0 error" not in found.stdout
        assert "in the baseline" in found.stdout
    assert found.stdout == run("check", "--baseline", "roledoc-baseline.json", "--no-cache", cwd=force).stdout


def test_the_cache_follows_no_link_out_of_the_project(force: Path, tmp_path: Path) -> None:
    role = force / "roles/wrong.yaml"
    checked(force)
    shutil.move(role, tmp_path / "outside.yaml")
    role.symlink_to(tmp_path / "outside.yaml")
    result = checked(force)
    assert result.unreadable == ["roles/wrong.yaml: is a link to a place outside the project, and is not followed"]
    (force / "roles").rename(tmp_path / "roles")
    (force / "roles").symlink_to(tmp_path / "roles")
    assert len(checked(force).unreadable) == 6


@pytest.mark.slow
def test_two_runs_at_once(force: Path) -> None:
    expected = run("check", "--no-cache", "--format", "json", cwd=force).stdout
    command = [sys.executable, "-m", "roledoc_lint", "check", "--format", "json"]
    for _ in range(2):
        runs = [subprocess.Popen(command, cwd=force, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(4)]
        assert [process.communicate()[0] for process in runs] == [expected] * 4
    assert len(list((force / FOLDER).iterdir())) == 3


def test_a_file_that_the_schema_refers_to_is_part_of_the_key(tmp_path: Path) -> None:
    schema = changed_schema({"properties/department": {"$ref": "common.json"}})
    schema_project(tmp_path, schema, "department: abcdef\n", common={"maxLength": 6})
    (tmp_path / "roles/other.yaml").write_bytes((tmp_path / "roles/role.yaml").read_bytes())
    for longest, rules in ((6, []), (3, ["field-value"] * 2), (6, [])):
        (tmp_path / "schema/common.json").write_text(f'{{"maxLength": {longest}}}', encoding="utf-8")
        for _ in range(2):
            found = check(find_config(tmp_path, tmp_path), select=["field-value"], today=TODAY, cached=True).findings
            assert [finding.rule for finding in found] == rules
