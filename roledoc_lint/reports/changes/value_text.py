"""Values of a role as a reader sees them in a report."""

from __future__ import annotations

import json

from roledoc_lint.model.profile import Profile
from roledoc_lint.text.display import cut

MAX_DATA_CHARS = 400
"""How many characters are shown of data that is not text."""


def value_text(value: object, profile: Profile) -> str:
    """A value as text: several paragraphs on lines of their own, of an entry what it holds beside its name."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if isinstance(value, dict):
        return _role(value, profile) if isinstance(value.get(profile.whole.title), str) else _entry(value)
    return _data(value)


def _role(value: dict[str, object], profile: Profile) -> str:
    """The title of a role, with its words that are higher or lower than others, such as grades."""
    lists = [value.get(field) for field in profile.ranked]
    words = [
        word for found in lists for word in (found if isinstance(found, list) else [found]) if isinstance(word, str)
    ]
    return " · ".join([str(value[profile.whole.title]), *words])


def _entry(value: dict[str, object]) -> str:
    """The level and the wording or title of an entry, and whatever else it holds."""
    level = f"level {value['level']}" if type(value.get("level")) is int else str(value.get("level", ""))
    text = value.get("title") or value.get("wording") or ""
    known = [part for part in (level, text if isinstance(text, str) else "") if part]
    rest = {key: item for key, item in value.items() if key not in ("name", "code", "level", "title", "wording")}
    return "\n".join([*known, *([_data(rest)] if rest else [])])


def _data(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False), MAX_DATA_CHARS)
