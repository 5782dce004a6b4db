"""What the schemas of two states declare of roles."""

from __future__ import annotations

from pathlib import Path

from roledoc_lint.changes.states.settings import Settings
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.profile_files import FILE, profile_in, shipped_profile
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_source import parse_schema
from roledoc_lint.project.config import Config


def declared_in(config: Config, settings: tuple[Settings, Settings]) -> Profile:
    """What the later of two states declares, and after that the fields that only the earlier one does.

    A schema that whoever runs the program names is that of both. Raises UsageError for what cannot be declared.
    """
    if config.named_schema:
        return Schema(config.named_schema / FILE, config.base).profile
    before, after = map(_profile, settings)
    if not before or not after:
        return after or before or _profile_on_disk(config)
    slugs = {field.slug for field in after.fields}
    gone = (field for field in before.fields if field.name not in after.by_name and field.slug not in slugs)
    return Profile((*after.fields, *gone), after.whole)


def _profile_on_disk(config: Config) -> Profile:
    path = config.schema_folder / FILE
    return Schema(path, config.base).profile if path.is_file() else shipped_profile()


def _profile(settings: Settings) -> Profile | None:
    path, content = Path(settings.schema, FILE), settings.role_schema
    return profile_in(path, content, parse_schema(path, content)) if content is not None else None
