"""Generate repositories of many roles from the real ones: `python -m benchmarks.generate 1000`.

Each is a separate project under `benchmarks/.data`, with a git history of two commits, `before` and `after`. It is
generated once. The same numbers give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.defects import defect_of, is_changed
from benchmarks.profiles import ROOT, Material, read_material
from benchmarks.role import added_duty, random_for, role

DATA = ROOT / "benchmarks/.data"

_GIT = ["git", "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false"]
_SET = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z", "LC_ALL": "C"}


def repository(number: int) -> Path:
    """Return the project with `size` roles. It is generated if it does not exist or is out of date."""
    folder, stamp = DATA / f"roles-{number}", DATA / f"roles-{number}.stamp"
    made_from = _made_from()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        restore(folder)
        return folder
    stamp.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    material = read_material()
    write_project(folder, number, material)
    _commit_twice(folder, number, material)
    stamp.write_text(made_from, encoding="utf-8")
    return folder


def write_project(folder: Path, number: int, material: Material) -> None:
    """Write a project with `size` roles, and with this repository's schema and catalogue."""
    (folder / "roles").mkdir(parents=True)
    shutil.copytree(ROOT / "schema", folder / "schema")
    (folder / "roledoc-lint.toml").write_bytes(b"")
    for index in range(number):
        name, text = role(index, material)
        defect = defect_of(index)
        (folder / "roles" / name).write_bytes((defect.made(text) if defect else text).encode())


def restore(folder: Path) -> None:
    """Undo what a command changed in a project or left there."""
    git(folder, "checkout", "--quiet", "--force", "before")
    git(folder, "clean", "-ffdxq")


def git(folder: Path, *arguments: str) -> None:
    # Otherwise git could take a folder for a part of the repository around it, and clean that one.
    environment = clean_environment() | _SET | {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    subprocess.run([*_GIT, *arguments], cwd=folder, check=True, env=environment)  # noqa: S603


def clean_environment() -> dict[str, str]:
    """Return the environment without variables that change how git and Python run, as turning bytecode off does."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHON", "ROLEDOC"))}


def _commit_twice(folder: Path, number: int, material: Material) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "gc.auto", "0")
    _commit(folder, "before")
    for index in filter(is_changed, range(number)):
        name, text = role(index, material)
        (folder / "roles" / name).write_bytes(added_duty(text, random_for(index, "change"), material.others).encode())
    _commit(folder, "after")
    git(folder, "repack", "-adq")
    git(folder, "checkout", "--quiet", "before")


def _commit(folder: Path, tag: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", tag)
    git(folder, "tag", tag)


def _made_from() -> str:
    """Return a hash of everything that decides what is generated."""
    modules = [
        Path(__file__).with_name(f"{name}.py") for name in ("free_text", "profiles", "role", "defects", "generate")
    ]
    material = sorted(path for name in ("roles", "schema") for path in (ROOT / name).rglob("*") if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in [*modules, *material])).hexdigest()


def main() -> None:
    for size in sys.argv[1:]:
        print(repository(int(size)))  # noqa: T201  a script


if __name__ == "__main__":
    main()
