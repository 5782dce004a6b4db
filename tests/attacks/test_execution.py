"""Attacks by files of a repository: none is run, and nothing is read or written outside.

Each test is a class of attack. It fails if the guard that it is about is removed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from roledoc_lint.cli.drivers import textconv
from roledoc_lint.lint.baseline import MAX_BYTES
from roledoc_lint.project.named_files import write_named
from tests.support.helpers import PROGRAM, REPOSITORY, files_of, project, run, with_fields
from tests.support.plugins import install
from tests.support.processor_time import PATIENCE
from tests.support.repositories import commit, git
from tests.support.runners import bash, steps

PAGE = "<!DOCTYPE html><title>x</title><p>Job title: Researcher<p>Grade: SCALE 5"

SHADOWING = (
    "pickle", "re", "venv", "json", "site", "os", "io", "abc", "enum", "types", "codecs", "encodings", "importlib",
    "runpy", "contextlib", "functools", "collections", "subprocess", "multiprocessing", "threading", "signal", "struct",
    "zipfile", "tempfile", "tomllib", "warnings", "traceback", "sitecustomize", "usercustomize", "ensurepip", "click",
    "lxml", "ruamel", "jinja2", "rapidfuzz", "roledoc_lint",
)  # fmt: skip
"""Modules that Python or the program imports, each as a file of the current folder."""


@pytest.fixture
def shadowed(tmp_path: Path) -> Path:
    """A repository with all these modules, which say so in the file `RAN` if they are run."""
    project(tmp_path, files_of(""))
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    for name in SHADOWING:
        code = f"open({str(tmp_path / 'RAN')!r}, 'a').write({name!r} + chr(10))\n"
        if name in ("roledoc_lint", "importlib", "encodings", "collections"):
            (tmp_path / name).mkdir()
            for file in ("__init__.py", "__main__.py"):
                (tmp_path / name / file).write_text(code, encoding="utf-8")
        else:
            (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    return tmp_path


def started(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )


def ran(folder: Path) -> list[str]:
    """The files of the repository that were run."""
    return (folder / "RAN").read_text(encoding="utf-8").split() or ["a command"] if (folder / "RAN").exists() else []


def test_an_import_runs_no_module_of_the_current_folder(shadowed: Path) -> None:
    result = started(PROGRAM, "import", "page.html", "-o", "out", cwd=shadowed)
    assert ran(shadowed) == []
    assert "out/researcher.yaml" in result.stdout, result.stderr


READING = """
import os, sys
from roledoc_lint.importer.sandbox import Sandbox

os.chdir(sys.argv[1])
{set_up}
with Sandbox() as sandbox:
    print(len(sandbox.read(b"<!DOCTYPE html><p>a").blocks))
"""


@pytest.mark.parametrize(
    "set_up",
    [
        "sys.path.insert(0, '')",
        "sys.path.insert(0, '.')",
        "sys.path.insert(0, os.getcwd())",
        "sys.path.insert(0, '../' + os.path.basename(os.getcwd()))",
        "os.environ['PYTHONPATH'] = ''",
        "os.environ['PYTHONPATH'] = '.'",
        "os.environ['PYTHONPATH'] = os.getcwd()",
        "os.environ['PYTHONPATH'] = os.pathsep",
        "os.environ['PYTHONHOME'] = os.getcwd()",
        "os.environ['PYTHONSTARTUP'] = 'json.py'",
    ],
)
def test_a_reader_runs_no_module_of_the_current_folder(shadowed: Path, set_up: str) -> None:
    program = READING.format(set_up=set_up)
    result = started(sys.executable, "-P", "-c", program, shadowed, cwd=REPOSITORY)
    assert ran(shadowed) == []
    assert result.stdout == "1\n", result.stderr


def test_the_action_runs_no_module_of_the_current_folder(shadowed: Path) -> None:
    (line,) = (
        line for line in steps()["Install roledoc-lint"]["run"].splitlines() if "venv" in line and "#" not in line
    )
    result = bash(f"{line} --without-pip", shadowed, RUNNER_TEMP=str(shadowed / "temporary"))
    assert ran(shadowed) == []
    assert (shadowed / "temporary/roledoc-lint/bin/python").exists(), result.stderr


OPTION_LIKE = (
    "-h.yaml", "--help.yaml", "--debug.yaml", "--version.yaml", "-.yaml", "--.yaml", "-o out.yaml", "--output=RAN.yaml",
    "-p.yaml", "-C.yaml", "@{1}.yaml", ":(top)x.yaml", ":!x.yaml", "$(touch RAN).yaml", "`touch RAN`.yaml",
    "; touch RAN;.yaml", "| touch RAN.yaml", "& touch RAN.yaml", "a'; touch RAN; '.yaml", 'a"; touch RAN; ".yaml',
    "a\ntouch RAN\n.yaml", "%s%n.yaml", "~.yaml", "*.yaml", "a\\.yaml", "#.yaml", "!.yaml", "\x1b]0;owned\x07.yaml",
)  # fmt: skip
"""Names of roles that a program could take for an option or a command."""


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_file_is_a_file_to_git_whatever_its_name_is(tmp_path: Path, is_gone: bool) -> None:
    folder, program = tmp_path / "force", tmp_path / "roledoc-lint"
    project(folder, {name: with_fields("") for name in OPTION_LIKE}, 'roles = "."\n')
    git("init", "--quiet", cwd=folder)
    program.write_bytes(PROGRAM.read_bytes())
    program.chmod(0o755)
    assert started(program, "init", "--git", cwd=folder).returncode == 0
    commit(folder)
    for name in OPTION_LIKE:
        (folder / name).write_text(with_fields("grades:\n  - SCALE 6\n"), encoding="utf-8")
    if is_gone:
        program.unlink()
    compared = started("git", "diff", cwd=folder)
    commit(folder)
    logged = started("git", "log", "-p", "-1", cwd=folder)
    assert (compared.returncode, logged.returncode) == (0, 0), compared.stderr + logged.stderr
    changed = "+  - SCALE 6" if is_gone else "grade raised"
    assert compared.stdout.count(changed) == logged.stdout.count("+  - SCALE 6") == len(OPTION_LIKE)
    assert "\x1b" not in compared.stdout + logged.stdout
    assert ran(tmp_path) == ran(folder) == []


ESCAPES = (
    "\x1b[2J", "\x1b]0;owned\x07", "\x9b31m", "\x90q\x9c", "\r\x0b\x0c", "\x00", "\x7f", "\u202e", "\u2028",
)  # fmt: skip
AROUND = (
    'job_title: "{}"\n', "job_title: {}\n", "{}", "- {}\n", "job_title: [{}\n", "{}: x\n", "# {}\njob_title: x\n",
    "<<<<<<< a\njob_title: {}\n=======\njob_title: b\n>>>>>>> c\n", "<<<<<<< {}\n=======\n>>>>>>> c\n",
    "PK\x03\x04{}", "\ufeffjob_title: {}\n", "x{}" + "x" * 2_000_000,
)  # fmt: skip


@pytest.mark.parametrize("around", AROUND, ids=lambda text: repr(text[:30]))
def test_textconv_passes_no_escape_sequence_and_does_not_fail(tmp_path: Path, around: str) -> None:
    contents = [around.replace("{}", escape).encode() for escape in ESCAPES]
    for content in [*contents, around.encode() + b"\xff\xfe\x9b"]:
        (tmp_path / "x.yaml").write_bytes(content)
        result = CliRunner().invoke(textconv, [str(tmp_path / "x.yaml")])
        assert result.exit_code == 0, result.exception
        assert result.stdout
        unsafe = {c for c in result.stdout if not c.isprintable() and c not in "\n\t"}
        assert unsafe == set(), content[:60]


def test_gitattributes_is_read_and_written_only_if_it_is_an_ordinary_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("SECRET", encoding="utf-8")
    folder = tmp_path / "force"
    project(folder, files_of(""))
    git("init", "--quiet", cwd=folder)
    attributes = folder / ".gitattributes"
    makers: list[Callable[[], object]] = [
        lambda: attributes.symlink_to(outside),
        lambda: attributes.symlink_to("../outside.txt"),
        lambda: attributes.symlink_to("roles/role.yaml"),
        lambda: attributes.symlink_to("nowhere"),
        lambda: attributes.symlink_to(".gitattributes"),
        lambda: attributes.symlink_to("/dev/zero"),
        lambda: os.mkfifo(attributes),
        lambda: attributes.write_bytes(b"#" * 2_000_000),
    ]
    for make in makers:
        make()
        result = run("init", "--git", cwd=folder)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), result.stderr
        assert re.search("is a link|is not an ordinary file|is larger than", result.stderr)
        assert "SECRET" not in result.stderr
        assert outside.read_text(encoding="utf-8") == "SECRET"
        assert git("config", "--local", "--list", cwd=folder).count("roledoc") == 0
        attributes.unlink()


FOLDERS = (
    "r\n* filter=evil diff=evil\n#\x1b[2J", "a\nb", "a\rb", "a\tb", "a b", "#a", "!a", "a!", 'a"b', "a\\b", "a*",
    "[ab]", "a?b", "[attr]x", "é", "a\x7f", "a\u2028b", "a\x85b", " a", "a\\nb", "a'b", "-a", "~a", "a%b", "{a,b}",
)  # fmt: skip
"""Names of folders that `.gitattributes` could take for something else."""


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_name_is_one_pattern_in_gitattributes(tmp_path: Path, name: str) -> None:
    path = f"{name}/sub/x.yaml"
    project(tmp_path, {path: with_fields("")}, f"roles = {json.dumps(name).replace(chr(0x7F), chr(92) + 'u007f')}\n")
    git("init", "--quiet", cwd=tmp_path)
    result = run("init", "--git", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert {c for c in result.stdout if not c.isprintable() and c != "\n"} == set()
    written = (tmp_path / ".gitattributes").read_bytes()
    assert written.count(b"\n") == 2
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", written)
    for file, value in ((path, "roledoc"), ("other/x.yaml", "unspecified"), ("x.yaml", "unspecified")):
        assert git("check-attr", "-z", "diff", "--", file, cwd=tmp_path).split("\0")[2] == value
    run("init", "--git", cwd=tmp_path)
    assert (tmp_path / ".gitattributes").read_bytes() == written


@pytest.mark.parametrize("ignore", ["all", "dirty", "untracked", "none", ""])
@pytest.mark.parametrize("arguments", [[], ["HEAD"], ["--staged"], ["HEAD", "--", "roles"]])
def test_nothing_that_a_submodule_names_is_run(tmp_path: Path, ignore: str, arguments: list[str]) -> None:
    project(tmp_path, files_of(""))
    inner = tmp_path / "roles/inner"
    project(inner, files_of(""))
    git("init", "--quiet", cwd=inner)
    commit(inner)
    git("init", "--quiet", cwd=tmp_path)
    commit(tmp_path)
    if ignore:
        git("config", "diff.ignoreSubmodules", ignore, cwd=tmp_path)
    (inner / "roles/new.yaml").write_text(with_fields(""), encoding="utf-8")
    git("config", "core.fsmonitor", f"touch {tmp_path / 'RAN'}; false", cwd=inner)
    assert run("diff", *arguments, cwd=tmp_path).returncode == 0
    assert ran(tmp_path) == []


@pytest.mark.parametrize("command", ["diff", "diff HEAD", "diff --staged", "init --git"])
def test_nothing_that_a_folder_like_a_repository_names_is_run(tmp_path: Path, command: str) -> None:
    """A pull request cannot hold a folder `.git`, but what is in one."""
    folder = tmp_path / "force"
    project(folder, files_of(""))
    git("init", "--quiet", cwd=tmp_path)
    git("init", "--quiet", "--bare", str(folder), cwd=tmp_path)
    settings = "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = ../force\n"
    (folder / "config").write_text(settings, encoding="utf-8")
    commit(folder)
    monitor = f'fsmonitor = "touch {tmp_path / "RAN"}; false"\n'
    (folder / "config").write_text(settings + monitor, encoding="utf-8")
    commit(tmp_path)
    run(*command.split(), cwd=folder)
    assert ran(tmp_path) == []


def test_a_setting_of_git_never_searches_the_work_tree(shadowed: Path) -> None:
    git("init", "--quiet", cwd=shadowed)
    settings = (f"{sys.executable} -m roledoc_lint git-diff", f"{sys.executable} -m roledoc_lint textconv")
    for name, value in zip(("command", "textconv"), settings, strict=True):
        git("config", f"diff.roledoc.{name}", value, cwd=shadowed)
    result = started(sys.executable, "-P", "-m", "roledoc_lint", "init", "--git", cwd=shadowed)
    assert result.stdout.count("it now runs this program") == 2, result.stderr
    commit(shadowed)
    (shadowed / "roles/role.yaml").write_text(with_fields("grades:\n  - SCALE 6\n"), encoding="utf-8")
    assert "grade raised" in git("diff", "--", "roles", cwd=shadowed)
    commit(shadowed)
    assert "+  - SCALE 6" in git("log", "-p", "-1", cwd=shadowed)
    assert ran(shadowed) == []


def linked_project(tmp_path: Path) -> tuple[Path, Path]:
    """A project, and a file outside it."""
    folder, outside = tmp_path / "force", tmp_path / "outside"
    project(folder, files_of(""))
    (outside / ".git").mkdir(parents=True)
    (outside / "x").write_text("SECRET: SECRET\n", encoding="utf-8")
    return folder, outside / "x"


LINKS: dict[str, str] = {
    "report": "../outside/x",
    "loop": "loop",
    "dangling": "../outside/new",
    "chain": "report",
    "below": "../outside",
    "roles/below": "../../outside",
    "up": "..",
    "deep": "below",
    "inside": "roles",
    "inside/again": "../../outside",
}
"""Links of a pull request, and what they lead to."""

THROUGH_LINKS = (
    "report", "dangling", "chain", "loop", "below/x", "below/new", "roles/below/x", "up/outside/x", "deep/x",
    "inside/again/x", "./below/../below/x", "loop/x", "up/force/below/x", "inside/below/x",
)  # fmt: skip


def make_links(folder: Path) -> None:
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)


@pytest.mark.parametrize("name", THROUGH_LINKS)
@pytest.mark.parametrize("is_repository", [False, True])
@pytest.mark.parametrize("from_folder", [".", "roles", "/"])
def test_a_report_is_not_written_through_a_link(
    tmp_path: Path, name: str, is_repository: bool, from_folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, outside = linked_project(tmp_path)
    make_links(folder)
    if is_repository:
        (folder / ".git").mkdir()
    elif from_folder != ".":
        pytest.skip("only a repository is known from elsewhere")
    monkeypatch.chdir(folder / from_folder)
    path = folder / name if from_folder == "/" else Path(os.path.relpath(folder), name)
    with suppress(OSError):
        write_named(path, b"a report")
    assert outside.read_text(encoding="utf-8") == "SECRET: SECRET\n"
    assert sorted(file.name for file in outside.parent.iterdir()) == [".git", "x"]


UNREADABLE = (*THROUGH_LINKS, "zero", "pipe", "roles", "large", "/dev/zero")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_named_file_is_read_only_if_it_is_an_ordinary_one_of_the_project(tmp_path: Path, name: str) -> None:
    folder, _ = linked_project(tmp_path)
    make_links(folder)
    git("init", "--quiet", cwd=folder)
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    with (folder / "large").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    for command in (["check", "--baseline", name], ["diff", "--approvals", name]):
        result = run(*command, cwd=folder)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), result.stderr
        assert "SECRET" not in result.stderr
        reasons = "is a link to a place outside|is not an ordinary file|is larger than|cannot be read|Is a directory"
        assert re.search(reasons, result.stderr), result.stderr


@pytest.mark.parametrize("name", THROUGH_LINKS)
def test_a_baseline_is_not_written_through_a_link(tmp_path: Path, name: str) -> None:
    folder, outside = linked_project(tmp_path)
    make_links(folder)
    run("check", "--baseline", name, "--write-baseline", cwd=folder)
    assert outside.read_text(encoding="utf-8") == "SECRET: SECRET\n"
    assert sorted(file.name for file in outside.parent.iterdir()) == [".git", "x"]


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """/dev/stdout is a link, which must not be replaced, and a pipe has a reader."""
    project(tmp_path, files_of(""))
    os.mkfifo(tmp_path / "pipe")
    script = f"cat pipe & {PROGRAM} check --format json --output pipe --format jsonl --output /dev/null; wait"
    assert '"findings"' in bash(script, tmp_path).stdout
    assert '"findings"' in bash(f"{PROGRAM} check --format json --output /dev/stdout | cat", tmp_path).stdout
    assert (tmp_path / "pipe").is_fifo()


def test_a_report_is_whole_or_as_it_was(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n" + "grades: SCALE 5\n"))
    for command in ("check --format sarif", "check --format json", "check --write-baseline --baseline", "init #"):
        (tmp_path / "report").write_text("as it was", encoding="utf-8")
        output = "report" if "baseline" in command else "--output report"
        result = bash(f"ulimit -f 0; exec {PROGRAM} {command} {output}", tmp_path)
        assert result.returncode == 2, result.stdout
        assert (tmp_path / "report").read_text(encoding="utf-8") == "as it was"
        assert not list(tmp_path.rglob("*.tmp"))


INTERRUPTED = """
import os, signal, sys
from roledoc_lint.cli.main import main

def fsync(descriptor, real=os.fsync):
    {happens}
    real(descriptor)

os.fsync = fsync
sys.argv = ["roledoc-lint", *sys.argv[1:]]
main()
"""
UNTIDY = "job_title: a  b\n"


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize(
    "command",
    ["check --fix", "check --write-baseline", "check --format json --output r.json", "init", "init --git",
     "import page.html -o out.yaml"],
)  # fmt: skip
def test_a_signal_leaves_no_temporary_file(tmp_path: Path, signal: str, command: str) -> None:
    project(tmp_path, {"roles/role.yaml": UNTIDY, "page.html": PAGE})
    git("init", "--quiet", cwd=tmp_path)
    program = INTERRUPTED.format(happens=f"os.kill(os.getpid(), signal.{signal})")
    result = started(sys.executable, "-P", "-c", program, *command.split(), cwd=tmp_path)
    assert result.returncode in (-1, -15, 130), result.stderr
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize(
    ("happens", "becomes"),
    [
        ("open('roles/role.yaml', 'a').write('main_purpose: added\\n')", UNTIDY + "main_purpose: added\n"),
        ("open('roles/role.yaml', 'w').write('job_title: other\\n')", "job_title: other\n"),
        ("open('roles/role.yaml', 'w').close()", ""),
        ("open('roles/role.yaml', 'r+').write('J')", "J" + UNTIDY[1:]),
        ("open('new', 'w').write('new'); os.replace('new', 'roles/role.yaml')", "new"),
        ("os.replace('roles/role.yaml', 'roles/moved.yml')", None),
        ("os.unlink('roles/role.yaml')", None),
        ("os.unlink('roles/role.yaml'); os.mkdir('roles/role.yaml')", None),
        ("os.unlink('roles/role.yaml'); os.mkfifo('roles/role.yaml')", None),
        ("open('o', 'w').write('o'); os.unlink('roles/role.yaml'); os.symlink('../o', 'roles/role.yaml')", "o"),
    ],
)
def test_an_edit_that_is_made_while_a_fix_is_written_is_kept(tmp_path: Path, happens: str, becomes: str | None) -> None:
    project(tmp_path, {"roles/role.yaml": UNTIDY})
    program = INTERRUPTED.format(happens=happens)
    result = started(sys.executable, "-P", "-c", program, "check", "--fix", "--no-cache", cwd=tmp_path)
    role = tmp_path / "roles/role.yaml"
    assert (role.read_text(encoding="utf-8") if role.is_file() else None) == becomes
    assert "it was changed while it was being fixed" in result.stderr
    assert result.returncode == 2
    assert not list(tmp_path.rglob("*.tmp"))


MODULES = (
    "venv.__main__", "test.__main__", "this", "antigravity", "json", "json.tool", "idlelib.idle",
    "turtledemo.__main__", "lib2to3.__main__", "ensurepip.__main__", "pip.__main__", "pytest", "tests.conftest",
    "roles", "evil", "evil.module", "evil:RULES", "./evil", "../evil", "/evil", "evil.py", ".evil", "", " ", "\n",
    "\x1b[2J", "__main__", "builtins", "roledoc_lint", "roledoc_lint.lint.rules.encoding", "roledoc_lint.cli.main",
    "ours", "other", "console", "*", "a" * 9999, "docs.generate", "setup", "évil", "not-evil",
)  # fmt: skip
"""What a pull request can write under `plugins`. Only `good` is declared by an installed package."""


@pytest.mark.parametrize("start", range(0, len(MODULES), 10))
def test_a_configuration_loads_only_rules_that_are_installed(tmp_path: Path, start: int) -> None:
    folder, site = tmp_path / "force", tmp_path / "site"
    code = f"open({str(tmp_path / 'RAN')!r}, 'a').write(__name__ + chr(10))\nRULES = ()\n"
    for top, names in ((folder, ("evil", "roles", "tests/conftest", "setup", "évil")), (site, ("good", "other"))):
        for name in names:
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / f"{name}.py").write_text(code, encoding="utf-8")
    install(site, {"good-rule": "good"})
    install(site, {"console": "other"}, group="console_scripts", name="other")
    # Metadata in the work tree of a pull request.
    install(folder, {"evil": "evil"}, name="evil")
    for module in MODULES[start : start + 10]:
        project(folder, files_of(""), f"plugins = {json.dumps([module])}\n")
        for command in (["check"], ["rules"]):
            result = run(*command, cwd=folder, PYTHONPATH=f"{site}{os.pathsep}{REPOSITORY}")
            assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), (module, result.stderr)
            assert "no installed package declares it as an entry point of the group roledoc_lint.rules" in result.stderr
            assert result.stdout == ""
    assert ran(tmp_path) == []


def test_a_rule_that_is_installed_is_loaded_only_if_it_is_chosen(tmp_path: Path) -> None:
    code = f"open({str(tmp_path / 'RAN')!r}, 'a').write(__name__ + chr(10))\nRULES = ()\n"
    install(tmp_path / "site", {"good-rule": "good"})
    (tmp_path / "site/good.py").write_text(code, encoding="utf-8")
    for chosen, expected in (([], []), (["good-rule"], ["good"]), (["good"], ["good"])):
        project(tmp_path, files_of(""), f"plugins = {json.dumps(chosen)}\n")
        (tmp_path / "RAN").unlink(missing_ok=True)
        run("check", cwd=tmp_path, PYTHONPATH=f"{tmp_path / 'site'}{os.pathsep}{REPOSITORY}")
        assert ran(tmp_path) == expected
