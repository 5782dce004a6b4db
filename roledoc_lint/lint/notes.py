"""What a check did not look at, or looked at with limits, in one line each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fnmatch import filter as matching

from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.lint.targets import Targets
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import display_path, path_from

PACKAGED = (
    "checked against the catalogue that comes with roledoc-lint, so agreed wording is not fixed: create your own with "
    "roledoc-lint init, or use this one with --packaged-catalogue"
)
MAX_COMPARISONS = 1_000_000
"""How often patterns of the configuration are compared with paths, to find those that match no file."""


def notes(linter: Linter, active: Sequence[RuleInfo], targets: Targets, unlooked: Collection[str]) -> list[str]:
    """What the report of a check must say beside its findings.

    `active` are the rules that are on, also those that cannot run; `unlooked` are the files that no rule looked at.
    """
    config = linter.session.config
    found = [f"{rule.name} is off: it {reason}" for rule in active if (reason := rule.unavailable())]
    if not config.has_own_schema and not config.packaged_catalogue:
        found.append(PACKAGED)
    found += _unchecked_formats(linter)
    if unlooked:
        files = f"{len(unlooked)} files" if len(unlooked) > 1 else next(iter(unlooked))
        found.append(f"no rule looked at {files}: --select, --ignore and per-file-ignores leave none for it")
    return [*found, *(_unused_patterns(config, targets) if targets.checks_all else ())]


def _unused_patterns(config: Config, targets: Targets) -> Iterator[str]:
    prefix = path_from(config.root, config.base)
    paths = [file.display_path.removeprefix(prefix) for file in (*targets.roles, *targets.catalogue_files)]
    if len(paths) * len(config.per_file_ignores) > MAX_COMPARISONS:
        return
    for pattern in config.per_file_ignores:
        if not matching(paths, pattern):
            yield f'per-file-ignores: no file matches "{pattern}"'


def _unchecked_formats(linter: Linter) -> Iterator[str]:
    """Yield a line for each format that the schema of roles asks for and nothing here can check."""
    schema, config = linter.session.schemas["role"], linter.session.config
    for name in schema.unchecked_formats:
        yield f'the format "{name[:60]}" in {display_path(schema.path, config.base)} is not checked'
