"""Values of a role as a reader sees them in a report."""

from __future__ import annotations

import json
from collections.abc import Iterator

from roledoc_lint.changes.ranges import range_text
from roledoc_lint.model.labels import part_label
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
    return _data_text(value, profile, pointer)


def _data_text(value: object, profile: Profile, pointer: str) -> str:
    """Lists and groups as text."""
    field = field_at(pointer, profile)
    if pointer and not field:
        return cut(plain_text(value), MAX_DATA_CHARS)
    if not isinstance(value, dict):
        return _data(value)
    is_role = not pointer and isinstance(value.get(profile.whole.title), str)
    return _role(value, profile) if is_role else _group(value, field)


def plain_text(value: object) -> str:
    """A value that nobody declared as text: what is in a group after its name, each on a line of its own."""
    return "\n".join(_plain_lines(value, ()))


def _plain_lines(value: object, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _plain_lines(item, (*path, str(name).replace("_", " ")))
    elif isinstance(value, list) and not path and all(isinstance(item, str) for item in value):
        yield from value
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for number, item in enumerate(value, 1):
            yield from _plain_lines(item, (*path, str(number)))
    else:
        items = value if isinstance(value, list) else [value]
        text = ", ".join(item if isinstance(item, str) else "" if item is None else str(item).lower() for item in items)
        yield f"{', '.join(path)}: {text}" if path else text


def name_of(value: dict[str, object], field: Field | None) -> object:
    """What an entry or record is known by; None if that is not known."""
    names = (*([field.key] if field and field.key else []), *NAMES)
    return next((value[name] for name in names if name in value), None)


def field_at(pointer: str, profile: Profile) -> Field | None:
    """The field of a role that a JSON Pointer leads to, or the detail of its records; None if it is not declared."""
    steps = [unescape(step) for step in pointer.split("/")[1:]]
    field = profile.by_name.get("".join(steps[:1]))
    details = field.details if field and len(steps) > 2 else ()
    return next((detail for detail in details if detail.name == steps[2]), field)


def _role(value: dict[str, object], profile: Profile) -> str:
    """The title of a role, with its words that are higher or lower than others, such as bands."""
    lists = [value.get(field) for field in profile.ranked]
    words = [
        word for found in lists for word in (found if isinstance(found, list) else [found]) if isinstance(word, str)
    ]
    return " · ".join([str(value[profile.whole.title]), *words])


def _group(value: dict[str, object], field: Field | None) -> str:
    """The ends of a range, or the level and the texts of an entry or record, and whatever else it holds."""
    if field and field.kind == "range":
        shown, known = [range_text(field, value)], {*field.parts}
    else:
        shown, known = _entry(value, field)
    rest = {key: item for key, item in value.items() if key not in known}
    return "\n".join([*filter(None, shown), *([_data(rest)] if rest else [])])


def _entry(value: dict[str, object], field: Field | None) -> tuple[list[str], set[str]]:
    """The level, the texts and the details of an entry or record, and which of its keys these are."""
    level_key = (field.level if field else "") or LEVEL
    level = value.get(level_key, "")
    shown = [f"level {level}" if type(level) is int else str(level)]
    parts = field.parts if field else ()
    texts = [key for key in TEXTS if key not in parts and value.get(key)][:1]
    texts += [detail.name for detail in (field.details if field else ()) if detail.kind == "text"]
    shown += [str(value[key]) for key in dict.fromkeys(texts) if isinstance(value.get(key), str)]
    names = [field.key] if field and field.key in value else NAMES
    known = {*names, *TEXTS, level_key, *texts}
    for part in parts:
        if isinstance(text := value.get(part), str):
            shown.append(f"{part_label(part)}: {text}" if len(parts) > 1 else text)
            known.add(part)
    for detail in field.details if field else ():
        text = _in_line(value.get(detail.name), detail)
        if detail.name not in known and text:
            shown.append(f"{detail.in_report}: {text}")
            known.add(detail.name)
    return shown, known


def _in_line(value: object, detail: Field) -> str:
    """A detail of a record on one line; empty if it is not what the schema declares."""
    if detail.kind == "range" and isinstance(value, dict):
        return range_text(detail, value) if value.keys() <= {*detail.parts} else ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return str(value) if type(value) in (str, int) else ""


def _data(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False), MAX_DATA_CHARS)
