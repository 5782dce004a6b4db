"""Values of a role as a reader sees them in a report."""

from __future__ import annotations

import json

from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.text.display import cut
from roledoc_lint.text.json_pointer import unescape

MAX_DATA_CHARS = 400
"""How many characters are shown of data that is not text."""

NAMES, TEXTS, LEVEL = ("name", "code"), ("title", "wording"), "level"
"""What entries and their like hold, unless the schema declares something else."""


def value_text(value: object, profile: Profile, pointer: str = "") -> str:
    """A value as text: several paragraphs on lines of their own, of an entry what it holds beside its name.

    `pointer` says where in a role it is; without one, it can be a whole role.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if isinstance(value, dict):
        is_role = not pointer and isinstance(value.get(profile.whole.title), str)
        return _role(value, profile) if is_role else _entry(value, _field(pointer, profile))
    return _data(value)


def name_of(value: dict[str, object], field: Field | None) -> object:
    """What an entry or record is known by; None if that is not known."""
    names = (*([field.key] if field and field.key else []), *NAMES)
    return next((value[name] for name in names if name in value), None)


def _field(pointer: str, profile: Profile) -> Field | None:
    return profile.by_name.get(unescape("".join(pointer.split("/")[1:2])))


def _role(value: dict[str, object], profile: Profile) -> str:
    """The title of a role, with its words that are higher or lower than others, such as bands."""
    lists = [value.get(field) for field in profile.ranked]
    words = [
        word for found in lists for word in (found if isinstance(found, list) else [found]) if isinstance(word, str)
    ]
    return " · ".join([str(value[profile.whole.title]), *words])


def _entry(value: dict[str, object], field: Field | None) -> str:
    """The level and the text of an entry or record, and whatever else it holds."""
    level_key = (field.level if field else "") or LEVEL
    level = value.get(level_key, "")
    shown = [f"level {level}" if type(level) is int else str(level)]
    texts = [key for key in TEXTS if value.get(key)][:1]
    texts += [detail.name for detail in (field.details if field else ()) if detail.kind == "text"]
    shown += [str(value[key]) for key in dict.fromkeys(texts) if isinstance(value.get(key), str)]
    known = {*NAMES, *TEXTS, level_key, *texts, *([field.key] if field else [])}
    for detail in field.details if field else ():
        if detail.name not in known and isinstance(value.get(detail.name), str):
            shown.append(f"{detail.in_report}: {value[detail.name]}")
            known.add(detail.name)
    rest = {key: item for key, item in value.items() if key not in known}
    return "\n".join([*filter(None, shown), *([_data(rest)] if rest else [])])


def _data(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False), MAX_DATA_CHARS)
