"""A role as plain text for diffs: one sentence on each line, however the file is wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from roledoc_lint.changes.normalised_role import plain
from roledoc_lint.changes.ranges import range_text
from roledoc_lint.model.labels import label, part_label
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.source.decode import merge_conflict
from roledoc_lint.source.document import Document, load
from roledoc_lint.source.line_diff import opcodes
from roledoc_lint.text.display import as_it_is, printable
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import sentences

MAX_INLINE_CHARS = 80
"""The longest text that goes on the same line as the name of its field."""


_MARKERS = {
    "both": {"<<<<<<< ": "ours"},
    "ours": {"|||||||": "base", "=======\n": "theirs"},
    "base": {"=======\n": "theirs"},
    "theirs": {">>>>>>> ": "both"},
}
"""What ends each part of a file with conflicts, and which part comes then."""


def render(document: Document, profile: Profile) -> str:
    """Return the fields of a role or of the catalogue with their names, or the text of a file that cannot be read.

    `profile` is what the schema declares of the fields.
    """
    if merge_conflict(document.text) is not None:
        return _conflict(document, profile)
    if not document.readable or not document.fields:
        return as_it_is(document.text)
    return "".join(f"{line}\n" for line in _role(document, profile))


def _conflict(document: Document, profile: Profile) -> str:
    """Return both versions of a file with a merge conflict, with git's markers around the lines that differ."""
    contents = ("".join(side).encode() for side in _sides(document.text))
    versions = (load(document.path, content, len(content)) for content in contents)
    ours, theirs = (_role(version, profile) if version.readable else [] for version in versions)
    if not ours or not theirs:
        return as_it_is(document.text)
    lines: list[str] = []
    for tag, a, b, c, d in opcodes(ours, theirs):
        if tag == "equal":
            lines += ours[a:b]
        else:
            lines += ["<<<<<<< ours", *ours[a:b], "=======", *theirs[c:d], ">>>>>>> theirs"]
    return "".join(f"{line}\n" for line in lines)


def _sides(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of both sides of the conflicts, those of the current branch first; none if one has no end."""
    ours: list[str] = []
    theirs: list[str] = []
    part = "both"
    for line in StringIO(text, newline="\n"):
        begun = next((then for mark, then in _MARKERS[part].items() if line.startswith(mark)), None)
        if begun:
            part = begun
            continue
        if part in ("both", "ours"):
            ours.append(line)
        if part in ("both", "theirs"):
            theirs.append(line)
    return (ours, theirs) if part == "both" else ([], [])


def _role(document: Document, profile: Profile) -> list[str]:
    """Return a file's fields, line by line."""
    lines: list[str] = []
    for field, value in document.fields.items():
        name = printable(label(field, profile))
        content = plain(document, f"/{escape(field)}", value)
        lines += _named(name[:1].upper() + name[1:], content, profile, profile.by_name.get(field))
    return lines


def _named(name: str, value: object, profile: Profile, field: Field | None) -> Iterator[str]:
    """Return a value with its name: on the same line if it is short, else on the lines below."""
    if field and field.kind == "range" and isinstance(value, dict) and value.keys() <= {*field.parts}:
        value = range_text(field, value)
    content = list(_lines(value, profile, field))
    if len(content) == 1 and len(content[0]) <= MAX_INLINE_CHARS and not isinstance(value, list | dict):
        yield f"{name}: {content[0]}"
    else:
        yield name
        yield from (f"  {line}" for line in content)


def _lines(value: object, profile: Profile, field: Field | None) -> Iterator[str]:
    """Return a value of a field, line by line. The items of a list begin with a dash."""
    if isinstance(value, dict):
        yield from _entry(value, profile, field)
    elif isinstance(value, list):
        for item in value:
            first, *others = list(_lines(item, profile, field)) or [""]
            yield f"- {first}"
            yield from (f"  {line}" for line in others)
    else:
        for paragraph in str("" if value is None else value).split("\n"):
            yield from (printable(sentence) for sentence in sentences(paragraph))


def _entry(value: dict[str, object], profile: Profile, field: Field | None) -> Iterator[str]:
    """Return the name and level of an entry, or the key of a record, on one line, and the rest below it."""
    rest = dict(value)
    level_key = (field.level if field else "") or "level"
    keys = (*([field.key] if field and field.key else []), "name", "code")
    name = next((rest.pop(key) for key in keys if key in rest), None)
    if name is not None:
        level = f", level {rest.pop(level_key)}" if level_key in rest else ""
        yield printable(f"{name}{level}")
        for key in ("wording", "title"):
            yield from _lines(rest.pop(key), profile, field) if key in rest else ()
    details = {detail.name: detail for detail in (field.details if field else ())}
    for key, item in rest.items():
        words = (part_label(key) if field and key in field.parts else "") or label(key, profile)
        yield from _named(printable(words), item, profile, details.get(key, field))
