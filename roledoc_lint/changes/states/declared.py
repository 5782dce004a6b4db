"""What the schemas of two states declare of roles."""

from __future__ import annotations

from pathlib import Path

from roledoc_lint.changes.states.settings import Settings
from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.profile_files import FILE, profile_in, profile_of, shipped_profile
from roledoc_lint.model.schema_source import composed_schema
from roledoc_lint.project.config import Config


def declared_in(config: Config, settings: tuple[Settings, Settings], names: tuple[str, str]) -> Profile:
    """What the later of two states declares, and after that the fields that only the earlier one does.

    `names` are those of the states. A state without a schema has the one of the package. A schema that whoever runs the
    program names is that of both. Raises UsageError for what cannot be declared.
    """
    before, after = settings
    if config.named_schema or before.role_schema is after.role_schema is None:
        return profile_of(config)
    later = _profile(after, names[1])
    if (before.schema, before.role_schema) == (after.schema, after.role_schema):
        return later
    slugs = {field.slug for field in later.fields}
    earlier = (field for field in _profile(before, names[0]).fields if field.name not in later.by_name)
    return Profile((*later.fields, *(field for field in earlier if field.slug not in slugs)), later.whole)


def _profile(settings: Settings, state: str) -> Profile:
    path, content = Path(settings.schema, FILE), settings.role_schema
    if content is None:
        return shipped_profile()
    try:
        return profile_in(path, content, composed_schema(path, content))
    except UsageError as error:
        raise UsageError(f"{error} (in {state})") from error
