"""Attacks by files of a repository that want to be run: as a module, by git, as a plugin.

Each test is a class of attack. It fails if the guard that it is about is removed.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from roledoc_lint.cli.drivers import textconv
from tests.support.attacks import ESCAPES, PAGE, ran, started
from tests.support.helpers import PROGRAM, REPOSITORY, files_of, project, run, with_fields
from tests.support.plugins import install
from tests.support.repositories import commit, git
from tests.support.runners import bash, steps

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
