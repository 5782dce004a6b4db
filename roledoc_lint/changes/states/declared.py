"""What the schemas of two states declare of roles."""

from __future__ import annotations

from pathlib import Path

from roledoc_lint.changes.states.settings import Settings
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.profile_files import FILE, profile_in
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_source import parse_schema
from roledoc_lint.project.config import Config


def declared_in(config: Config, settings: tuple[Settings, Settings]) -> Profile:
    """What the later of two states declares, with the fields that only the earlier one does behind.

    A schema that whoever runs the program names is that of both. Raises UsageError for what cannot be declared.
    """
    if config.named_schema:
        return Schema(config.named_schema / FILE, config.base).profile
    before, after = map(_profile, settings)
    if not before or not after:
        return after or before or Schema(config.schema_folder / FILE, config.base).profile
    slugs = {field.slug for field in after.fields}
    gone = (field for field in before.fields if field.name not in after.by_name and field.slug not in slugs)
    return Profile((*after.fields, *gone), after.whole)


def _profile(settings: Settings) -> Profile | None:
    path, content = Path(settings.schema, FILE), settings.role_schema
    return profile_in(path, content, parse_schema(path, content)) if content is not None else None
