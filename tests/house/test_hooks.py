"""The hooks that this repository offers, installed by pre-commit into a fresh repository; and their wheel."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.helpers import REPOSITORY
from tests.support.processor_time import PATIENCE
from tests.support.repositories import commit, git, with_variables

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hooks")]

ROLES = sorted((REPOSITORY / "roles").glob("*.yaml"))


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as it is in the work tree, copied to a separate repository with one commit."""
    folder = tmp_path_factory.mktemp("product") / "roledoc-lint"
    folder.mkdir()
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=REPOSITORY).split("\0")
    for name in filter(None, listed):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, folder / name)
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "all", cwd=folder)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A force's repository with the five roles."""
    folder = tmp_path / "force"
    (folder / "roles").mkdir(parents=True)
    for role in ROLES:
        shutil.copyfile(role, folder / "roles" / role.name)
    git("init", "--quiet", "--initial-branch", "main", cwd=folder)
    commit(folder)
    return folder


def try_repo(product: Path, repository: Path, hook: str, cache: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(product), hook, "--verbose"]
    return subprocess.run(
        command,
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
        env=with_variables(PRE_COMMIT_HOME=str(cache)),
    )


def test_a_misspelt_behaviour_is_blocked_and_a_good_commit_passes(product: Path, repository: Path) -> None:
    cache = repository.parent / "cache"
    role = repository / "roles/socu-di.yaml"
    good = role.read_text(encoding="utf-8")

    role.write_text(good.replace("name: Collaborative", "name: Colaborative"), encoding="utf-8")
    git("add", "--all", cwd=repository)
    blocked = try_repo(product, repository, "roledoc-lint", cache)
    assert blocked.returncode == 1, blocked.stdout + blocked.stderr
    assert 'did you mean "Collaborative"?' in blocked.stdout
    assert "checked 1 role" in blocked.stdout

    # Another role's code: the hook sees the whole of roles/ though one file changes.
    role.write_text(good.replace("role_code: EPND1206", "role_code: END0206"), encoding="utf-8")
    git("add", "--all", cwd=repository)
    twice = try_repo(product, repository, "roledoc-lint", cache)
    assert "also the code of another role: roles/intelligence-support-officer.yaml:4" in twice.stdout

    role.write_text(good.replace("job_title: SOCU DI", "job_title: SOCU Inspector"), encoding="utf-8")
    git("add", "--all", cwd=repository)
    passed = try_repo(product, repository, "roledoc-lint", cache)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout


def test_the_fixing_hook_fixes_and_stops_the_commit(product: Path, repository: Path) -> None:
    role = repository / "roles/socu-di.yaml"
    good = role.read_bytes()
    role.write_bytes(good.replace(b"name: Collaborative", b"name: We are collaborative"))
    (repository / "roledoc-lint.toml").write_text("packaged-catalogue = true\n", encoding="utf-8")
    git("add", "--all", cwd=repository)
    stopped = try_repo(product, repository, "roledoc-fix", repository.parent / "cache")
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "files were modified by this hook" in stopped.stdout
    assert "fixed in roles/socu-di.yaml: 1 unknown-name" in stopped.stdout
    assert role.read_bytes() == good


def test_a_changed_catalogue_rechecks_every_role(product: Path, repository: Path) -> None:
    shutil.copytree(REPOSITORY / "schema", repository / "schema")
    catalogue = repository / "schema/catalogue/cvf-2016.yaml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace("I share credit with everyone", "I share praise with everyone"), encoding="utf-8")
    git("add", "--all", cwd=repository)
    result = try_repo(product, repository, "roledoc-lint-all", repository.parent / "cache")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "checked 5 roles" in result.stdout
    assert result.stdout.count("error canonical-wording") == 4


def with_push_hook(product: Path, repository: Path, *arguments: str) -> None:
    """Give a repository a remote, and the hook, as somebody would who reads the documentation."""
    git("init", "--quiet", "--bare", "remote.git", cwd=repository.parent)
    git("remote", "add", "origin", "../remote.git", cwd=repository)
    hook = {"id": "roledoc-diff", "args": list(arguments)}
    repo = {"repo": str(product), "rev": git("rev-parse", "HEAD", cwd=product).strip(), "hooks": [hook]}
    configuration = {"default_install_hook_types": ["pre-push"], "repos": [repo]}
    (repository / ".pre-commit-config.yaml").write_text(json.dumps(configuration), encoding="utf-8")
    commit(repository)
    install = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(install, cwd=repository, check=True, capture_output=True)


def push(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "push", "--quiet", "origin", *arguments],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
        env=with_variables(PRE_COMMIT_HOME=str(repository.parent / "cache")),
    )


def test_a_push_first_reports_what_it_changes(product: Path, repository: Path) -> None:
    with_push_hook(product, repository, "--fail-on=substantive")
    first = push(repository, "main")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "from what the remote has to what is about to be pushed\n5 roles added" in first.stdout
    assert not git("branch", "--list", cwd=repository.parent / "remote.git")
    git("push", "--quiet", "--no-verify", "origin", "main", cwd=repository)

    role = repository / "roles/socu-di.yaml"
    text = role.read_text(encoding="utf-8")
    role.write_text(text.replace("- Security Check", "- Developed Vetting"), encoding="utf-8")
    commit(repository)
    severe = push(repository, "main")
    assert severe.returncode == 1, severe.stdout + severe.stderr
    assert "EPND1206 SOCU DI" in severe.stdout
    assert "Developed Vetting" in severe.stdout
    assert "\n1 role changed\n" in severe.stdout

    git("reset", "--quiet", "--hard", "origin/main", cwd=repository)
    role.write_text(text.replace("# yaml-language-server", "# The profile.\n# yaml-language-server"), encoding="utf-8")
    commit(repository)
    light = push(repository, "HEAD:refs/heads/a-new-branch")
    assert light.returncode == 0, light.stdout + light.stderr
    assert "no change" in light.stdout
    assert "a-new-branch" in git("branch", "--list", cwd=repository.parent / "remote.git")


def test_a_push_that_only_deletes_a_role_is_reported(product: Path, repository: Path) -> None:
    with_push_hook(product, repository)
    git("push", "--quiet", "--no-verify", "origin", "main", cwd=repository)
    (repository / "roles/socu-di.yaml").unlink()
    commit(repository)
    result = push(repository, "main")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 role removed" in result.stdout


def test_the_hooks_of_this_repository_are_those_that_it_offers() -> None:
    yaml = YAML(typ="safe")
    offered = yaml.load(REPOSITORY / ".pre-commit-hooks.yaml")
    own = yaml.load(REPOSITORY / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert {hook["id"] for hook in offered} <= {hook["id"] for hook in own}


def test_the_wheel_brings_schema_and_catalogue(product: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(product)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for path in (REPOSITORY / "schema").rglob("*.*"):
        assert f"roledoc_lint/_schema/{path.relative_to(REPOSITORY / 'schema').as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests", "roles", "docs"))]

    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh/bin/python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True, timeout=PATIENCE
    )
    (tmp_path / "force/roles").mkdir(parents=True)
    shutil.copyfile(ROLES[0], tmp_path / "force/roles" / ROLES[0].name)
    program = tmp_path / "fresh/bin/roledoc-lint"
    result = subprocess.run(
        [program, "check"], cwd=tmp_path / "force", capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert 'spelling is off: it needs the extra: pip install "roledoc-lint[spelling]"' in result.stdout

    # The plugin of the documentation, installed beside it.
    plugin = [str(python), "-m", "pip", "install", "--quiet", str(product / "docs/example-plugin")]
    subprocess.run(plugin, check=True, capture_output=True, timeout=PATIENCE)
    (tmp_path / "force/roledoc-lint.toml").write_text('plugins = ["our_rules.no_acronyms"]\n', encoding="utf-8")
    shutil.copyfile(REPOSITORY / "roles/socu-di.yaml", tmp_path / "force/roles/socu-di.yaml")
    checked = subprocess.run(
        [program, "check"], cwd=tmp_path / "force", capture_output=True, encoding="utf-8", check=False
    )
    assert "roles/socu-di.yaml:2:12 warning no-acronyms" in checked.stdout
    assert "roles/socu-di.yaml:2:17 warning no-acronyms" in checked.stdout
