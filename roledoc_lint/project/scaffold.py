"""Set up a repository: schema, catalogue, example roles, hooks, CI. Existing files are never overwritten."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import SETTINGS, Config, packaged_schema
from roledoc_lint.project.files import path_from, yaml_files
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.version import __version__

TEMPLATES = Path(__file__).parent / "templates"
"""What is the same in all projects, and a folder for each profile with its README, roles, schema and catalogue."""

SHIPPED = "police"
"""The profile whose schema and catalogue are those of the package."""

PROFILES = (SHIPPED, "nhs", "civil-service", "progression")
"""The profiles to start with."""

FILES_AT_TOP = {
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "github.yml": ".github/workflows/roles.yml",
    "gitlab.yml": ".gitlab-ci.yml",
}
"""Those that are read at the top of the repository only."""

DECLARING = "declaring.schema.json"
"""What editors know of declarations, the same for all profiles."""

_PLAIN = re.compile(r"[\w./-]+", re.ASCII)
"""The path of a project that needs no quotes in a shell or in YAML."""


class ScaffoldResult(NamedTuple):
    """The files that were written, and those that already existed, as paths from the project's folder."""

    written: list[str]
    kept: list[str]
    notes: list[str]
    """What the user must do, as files at the top of the repository were not written."""
    examples: tuple[Path, ...] = ()
    """The example roles that were written. They have no agreed wording until the safe fixes fill it in."""
    has_new_schema: bool = False
    """Whether the whole schema was written. What its catalogue may hold is not in it until a check fills it in."""


def scaffold(config: Config, profile: str = SHIPPED) -> ScaffoldResult:
    """Write the files that do not exist yet. `profile` is one of PROFILES.

    The schema is only written if the project has none, and examples only if it has no role. Raises UsageError if a
    file cannot be written.
    """
    started = ScaffoldResult([], [], [])
    contents = {"README.md": _template(f"{profile}/README.md"), SETTINGS: _template(SETTINGS)}
    if config.file and config.file.name != SETTINGS:
        del contents[SETTINGS]  # it would take the place of the project's own configuration
    schema = {} if config.has_own_schema else _schema(profile)
    contents |= schema
    if config.has_own_schema and profile != SHIPPED:
        started.notes.append(
            f"the project has a schema already, which was kept: it was not replaced by that of {profile}"
        )
    examples = _examples(config, profile)
    for name, content in (contents | examples).items():
        _write(config.root, config.root, name, content, started)
    _write_at_top(config, started)
    return started._replace(
        examples=tuple(config.root / name for name in examples if name in started.written),
        has_new_schema=bool(schema) and schema.keys() <= {*started.written},
    )


def _schema(profile: str) -> dict[str, bytes]:
    """The schema and the catalogue of a profile, by their paths in the project."""
    shipped = packaged_schema()
    folder = shipped if profile == SHIPPED else TEMPLATES / profile / "schema"
    found = [*folder.glob("catalogue/*.yaml"), folder / "catalogue.schema.json", folder / "role.schema.json"]
    contents = {f"schema/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in sorted(found)}
    return {**contents, f"schema/{DECLARING}": (shipped / DECLARING).read_bytes()}


def _examples(config: Config, profile: str) -> dict[str, bytes]:
    """The example roles of a profile, by their paths in the project; none if the project has roles, or other fields."""
    roles = config.roles_folder
    if profile != SHIPPED and config.has_own_schema:
        return {}
    if roles.is_dir() and any(yaml_files(roles, _refuse)):
        return {}
    folder = Path(os.path.relpath(roles, config.root))
    paths = sorted((TEMPLATES / profile / "roles").iterdir())
    return {(folder / path.name).as_posix(): path.read_bytes() for path in paths}


def _template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes().replace(b"{version}", __version__.encode())


def _write_at_top(config: Config, started: ScaffoldResult) -> None:
    """Write the hooks and the CI, with the project's folder in their commands and patterns."""
    project = path_from(config.root, config.base).rstrip("/")
    if project and not _PLAIN.fullmatch(project):
        started.notes.append(
            f"{', '.join(FILES_AT_TOP.values())} were not written: they belong to {config.base}, and their commands "
            "need --project with the path of this folder"
        )
        return
    for name, target in FILES_AT_TOP.items():
        path = Path(os.path.relpath(config.base / target, config.root)).as_posix()
        _write(config.base, config.root, path, _for_project(_template(name).decode(), project).encode(), started)
    if project and started.kept:
        started.notes.append(
            f"a file that was kept at the top of the repository does not know this project yet: add --project "
            f"{project} to its commands, and {project}/ to its patterns"
        )


def _for_project(text: str, project: str) -> str:
    """A template with the project's folder in commands and patterns."""
    if not project:
        return text
    text = re.sub(r"\b(roledoc-lint (?:check|diff))\b", rf"\1 --project {project}", text)
    return re.sub(r"\^(roles|schema)/", rf"^{re.escape(project)}/\1/", text)


def _write(top: Path, root: Path, name: str, content: bytes, started: ScaffoldResult) -> None:
    """Write a file, by its path from `root`, unless it exists or is outside of `top`."""
    path = Path(os.path.normpath(root / name))
    if os.path.lexists(path):
        started.kept.append(name)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if leads_out(path.parent, top):
            raise UsageError(f"{path}: its folder is a link to a place outside the project")
        write_file(path, content)
    except OSError as error:
        _refuse(error)
    started.written.append(name)


def _refuse(error: OSError) -> None:
    raise UsageError(f"{error.filename}: {error.strerror}") from error
