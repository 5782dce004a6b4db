"""The schema of the catalogue: what the profile of roles asks for is added to the file that a project has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from roledoc_lint.finding import Edit
from roledoc_lint.model.catalogue import FRAMEWORK
from roledoc_lint.model.profile import Field, Profile, Scale
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import splice
from roledoc_lint.text.json_pointer import escape

MARK = "Declared in role.schema.json. Without this line it stays as it is."
"""The `$comment` of what was written from a profile, and is written again when the profile changes."""

_INDENT = "  "
Part = dict[str, Any]


def with_declared(schema: Mapping[str, Any], profile: Profile) -> Mapping[str, Any]:
    """A schema of the catalogue with all that a profile declares. What somebody has written by hand stays."""
    properties = schema.get("properties", {})
    if not isinstance(properties, dict):
        return schema
    declared = declared_parts(profile, properties)
    if declared == properties:
        return schema
    needed = {
        field.catalogue: [FRAMEWORK] for field in profile.fields if field.edition and field.catalogue not in properties
    }
    given = schema.get("dependentRequired")
    dependent = {**needed, **(given if isinstance(given, dict) else {})}
    return {**schema, "properties": declared, **({"dependentRequired": dependent} if dependent else {})}


def declared_parts(profile: Profile, properties: Mapping[str, Any]) -> Part:
    """What a file of the catalogue can have: what is written by hand, then what the profile declares beside it."""
    by_hand = {name: part for name, part in properties.items() if not is_declared(part)}
    return {**by_hand, **{name: part for name, part in _parts(profile) if name not in by_hand}}


def with_parts(content: bytes, declared: Mapping[str, Any]) -> bytes | None:
    """The content of a schema in JSON with these `properties`. What is written by hand stays, to the last space.

    None if it cannot be edited so that nothing else changes.
    """
    try:
        document = Document("", content.decode(), [], "catalogue")
        span = document.spans["/properties"]
        new_line = f"{document.line_end}{_INDENT}"
        members = [f"{new_line}{_INDENT}{_member(document, name, part)}" for name, part in declared.items()]
        text = f"{{{','.join(members)}{new_line}}}"
        after = splice(document.text, [Edit(span.start, span.end, text)])
        is_right = json.loads(after) == {**json.loads(document.text), "properties": declared}
    except (KeyError, ValueError, RecursionError):
        return None
    return after.encode() if is_right else None


def _member(document: Document, name: str, part: object) -> str:
    """One of the properties: as it is in the document, or written again."""
    span = document.spans.get(f"/properties/{escape(name)}")
    if span and not is_declared(part):
        return document.text[span.key_start : span.end]
    written = f"{json.dumps(name)}: {json.dumps(part, indent=len(_INDENT), ensure_ascii=False)}"
    return written.replace("\n", f"{document.line_end}{_INDENT * 2}")


def is_declared(part: object) -> bool:
    """Whether a part of the schema was written from a profile."""
    return isinstance(part, dict) and part.get("$comment") == MARK


def _parts(profile: Profile) -> Iterator[tuple[str, Part]]:
    """The lists of words and the sections that a profile declares, each once."""
    if profile.with_edition:
        yield FRAMEWORK, _declared("framework", "The edition that this file describes.", _text())
    for field in profile.fields:
        if field.kind == "entries":
            yield field.catalogue, _declared(field.plural, f"The {field.plural}.", _section(field, profile))
        elif field.kind == "records" and field.catalogue:
            yield field.catalogue, _declared(field.plural, f"The {field.plural}.", _records(field))
    for vocabulary in dict.fromkeys(field.vocabulary for _, field in profile.with_words):
        fields = [field for _, field in profile.with_words if field.vocabulary == vocabulary]
        first, is_ranked = fields[0], any(field.ranked for field in fields)
        description = f"The words for {first.plural}" + (", the lowest first." if is_ranked else ".")
        yield vocabulary, _declared(first.plural, description, _words(fields, profile))


def _declared(title: str, description: str, part: Part) -> Part:
    return {"$comment": MARK, "title": title[:1].upper() + title[1:], "description": description, **part}


def _text(title: str = "", description: str = "") -> Part:
    return {**({"title": title, "description": description} if title else {}), "type": "string", "minLength": 1}


def _group(parts: Part, *required: str) -> Part:
    return {"type": "object", "properties": parts, "required": [*required], "additionalProperties": False}


_ALIASES = {
    "title": "Aliases",
    "description": "Other spellings that mean the same.",
    "type": "array",
    "minItems": 1,
    "items": _text(),
}
_NAME = {"name": _text("Name", "The name, as roles write it."), "aliases": _ALIASES}
_FOLLOWS = _text("Follows", "The name of the entry of another edition that this one takes the place of.")
_RANK = {"title": "Rank", "description": "The rank within the family; 1 is the lowest.", "type": "integer"}
_BOUND = {"type": ["integer", "string"], "pattern": r"^[A-Z]$(?!\n)", "minimum": 1}


def _section(field: Field, profile: Profile) -> Part:
    scale = profile.scale_of(field.name)
    levels = {
        "title": "Levels",
        "description": "The levels, the lowest first.",
        "type": "array",
        "items": _level(scale),
    }
    texts = {part: _text(part.replace("_", " ").capitalize(), "The agreed text of the level.") for part in field.parts}
    wording = {**_group({"level": _level(scale), **texts}, "level"), "minProperties": 2}
    wordings = {"title": "Wordings", "description": "What is agreed for each level.", "type": "array", "items": wording}
    follows = {"follows": _FOLLOWS} if field.edition else {}
    entry = _group({**_NAME, **follows, "levels": levels, "wordings": wordings}, "name")
    entries = {"title": "Entries", "description": "The entries of this section.", "type": "array", "items": entry}
    needed = ("entries",) if scale.is_named else ("levels", "entries")
    return _group({"levels": levels, "entries": entries}, *needed)


def _level(scale: Scale) -> Part:
    named: Part = {"enum": [*scale.names]} if scale.names else _text()
    of_level = named if scale.is_named else {"type": "integer", "minimum": scale.first}
    return {"title": "Level", "description": "A level of the scale.", **of_level}


def _records(field: Field) -> Part:
    texts = {detail.name: _text() for detail in field.details if detail.kind == "text"}
    entry = _group({field.key: _text(), **texts}, field.key, *texts)
    form = _group({"form": _text(), "example": _text()}, "form", "example")
    forms = {
        "title": "Code patterns",
        "description": "Regular expressions of codes that are valid although they are not listed.",
        "type": "array",
        "items": form,
    }
    return _group({"code_forms": forms, "entries": {"type": "array", "items": entry}}, "entries")


def _words(fields: list[Field], profile: Profile) -> Part:
    """A list of words for some fields, or families of words such as Band 2 to Band 9 with words of their own."""
    attributes = {name: part for field in fields for name, part in _attributes(field, profile).items()}
    one_per = dict.fromkeys(field.one_per for field in fields if field.one_per)
    word = _group({**_NAME, "abbreviation": _text(), **attributes}, "name", *one_per)
    family = _group({**_NAME, **attributes, "lowest": _BOUND, "highest": _BOUND}, "name", "lowest")
    families = {"type": "array", "minItems": 1, "items": family}
    ranks = {"type": "array", "minItems": 1, "items": word}
    groups = _group({"families": families, "ranks": ranks})
    return {**groups, "type": ["array", "object"], "minItems": 1, "items": word, "minProperties": 1}


def _attributes(field: Field, profile: Profile) -> Part:
    """What else the catalogue can say of a word: its rank, and what the profile names."""
    parts: Part = {"family": _text(), "rank": _RANK} if field.ranked else {}
    if field.one_per:
        parts[field.one_per] = _text()
    for agreement in profile.whole.agree:
        if agreement.field == field.name:
            is_level = agreement.equals in profile.sections
            parts[agreement.attribute] = _level(profile.scale_of(agreement.equals)) if is_level else _text()
    return parts
