"""Set up a repository: schema, catalogue, an example role, hooks, CI. Existing files are never overwritten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import Config, packaged_schema
from roledoc_lint.project.files import yaml_files
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.version import __version__

STARTER = Path(__file__).parent / "templates"
FILES = {
    "README.md": "README.md",
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "github.yml": ".github/workflows/roles.yml",
    "gitlab.yml": ".gitlab-ci.yml",
}
"""The files in `templates/`, and the path where each is written."""

EXAMPLE = "example-role.yaml"


class ScaffoldResult(NamedTuple):
    """The files that were written, and those that already existed, as paths from the project's folder."""

    written: list[str]
    kept: list[str]
    example: Path | None = None
    """The example role, if it was written. It has no agreed wording until the safe fixes fill it in."""


def scaffold(config: Config) -> ScaffoldResult:
    """Write the files that do not exist yet.

    The schema is only written if the project has none, and the example only if it has no role. Raises UsageError if a
    file cannot be written.
    """
    started = ScaffoldResult([], [])
    version = __version__.encode()
    contents = {target: (STARTER / name).read_bytes().replace(b"{version}", version) for name, target in FILES.items()}
    if not config.has_own_schema:
        schema = packaged_schema()
        for path in sorted([*schema.glob("*.schema.json"), *schema.glob("catalogue/*.yaml")]):
            if not path.name.endswith("-output.schema.json"):
                contents[f"schema/{path.relative_to(schema).as_posix()}"] = path.read_bytes()
    roles = config.roles_folder
    example = Path(os.path.relpath(roles / EXAMPLE, config.root)).as_posix()
    if not roles.is_dir() or not any(yaml_files(roles, _refuse)):
        contents[example] = (STARTER / EXAMPLE).read_bytes()
    for name, content in contents.items():
        _write(config.root, name, content, started)
    return started._replace(example=config.root / example if example in started.written else None)


def _write(root: Path, name: str, content: bytes, started: ScaffoldResult) -> None:
    path = root / name
    if os.path.lexists(path):
        started.kept.append(name)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if leads_out(path.parent, root):
            raise UsageError(f"{path}: its folder is a link to a place outside the project")
        write_file(path, content)
    except OSError as error:
        _refuse(error)
    started.written.append(name)


def _refuse(error: OSError) -> None:
    raise UsageError(f"{error.filename}: {error.strerror}") from error
