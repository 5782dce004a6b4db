"""Read the profile of a schema: what its annotations `x-roledoc` declare of fields and of the role as a whole.

All names are checked here, once: what works with a profile can rely on it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from roledoc_lint.model.attributes import ATTRIBUTES, KEYWORD, OF_FIELD, DeclarationError, Place, fits
from roledoc_lint.model.declaration_checks import check_profile, pointer_of
from roledoc_lint.model.profile import Agreement, Exchange, Field, FieldKind, Profile, Scale, Whole
from roledoc_lint.model.verbs import is_reserved
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.similarity import suggestion

NUMBER = "number"
"""The scale that need not be declared: whole numbers from 1."""

_OTHER_SLUG = "{} is the slug of other changes: choose another one"
_TEXT, _LIST = frozenset({"string", "integer", "number", "boolean"}), frozenset({"array"})
TYPES: Mapping[FieldKind, frozenset[str]] = {
    **dict.fromkeys(("line", "text", "word", "date", "note"), _TEXT),
    **dict.fromkeys(("paragraphs", "words", "entries", "records"), _LIST),
    "range": frozenset({"object"}),
}
"""The types of JSON Schema that a field of each kind can have."""

NOT_OF_DETAILS = frozenset({"unique", "after", "not_future", "one_per", "alone", "everyday", "hint"})
"""What is not looked at in details of records."""

RANGE_ENDS = ("minimum", "maximum")
_ENTRY = {"key": "name", "level": "level", "parts": ("wording",), "scale": NUMBER}
"""How entries are written, unless it is declared."""


def read_profile(schema: Mapping[str, Any], shipped: Callable[[], Profile] | None = None) -> Profile:
    """The profile that a schema declares. Raises DeclarationError.

    A schema that declares nothing of the role as a whole adds its fields to the `shipped` profile.
    """
    properties = schema.get("properties")
    parts = properties if isinstance(properties, dict) else {}
    declared = {name: part for name, part in parts.items() if isinstance(part, dict) and KEYWORD in part}
    fields = {name: _field(name, part, part[KEYWORD], pointer_of(name)) for name, part in declared.items()}
    if shipped and KEYWORD not in schema:
        if not fields:
            return shipped()
        profile = Profile(tuple({**shipped().by_name, **fields}.values()), shipped().whole)
    else:
        whole = _whole(_checked(schema.get(KEYWORD, {}), f"/{KEYWORD}", "whole"))
        profile = Profile(tuple(fields.values()), whole)
    profile = _with_vocabularies(profile)
    check_profile(profile)
    return profile


def _with_vocabularies(profile: Profile) -> Profile:
    """The same, where scales that are named but not declared are vocabularies, or those of fields."""
    vocabularies = {name: field.vocabulary for name, field in profile.by_name.items() if field.vocabulary}
    vocabularies |= {vocabulary: vocabulary for vocabulary in vocabularies.values()}
    named = {field.scale for field in profile.fields} - profile.whole.scales.keys()
    added = {name: Scale(vocabulary=vocabularies[name]) for name in named & vocabularies.keys()}
    if not added:
        return profile
    return Profile(profile.fields, profile.whole._replace(scales={**profile.whole.scales, **added}))


def _checked(values: object, pointer: str, place: Place) -> dict[str, Any]:
    """What is declared at one place. Raises DeclarationError for unknown attributes and wrong values."""
    if not isinstance(values, dict):
        raise DeclarationError(pointer, f"{KEYWORD} must be a JSON object")
    for name, value in {} if fits(place, values) else values.items():
        at, attribute = f"{pointer}/{escape(name)}", ATTRIBUTES[place].get(name)
        if attribute is None:
            raise DeclarationError(at, f"there is no attribute {quoted(name)}{suggestion(name, ATTRIBUTES[place])}")
        if not fits(place, value, name):
            raise DeclarationError(at, f"{name} must be {attribute.valid}")
    return values


def _field(name: str, part: Mapping[str, Any], declared: object, pointer: str) -> Field:
    """A field, or a detail of records. `part` is its schema, `pointer` the place of what is declared."""
    values = _checked(declared, pointer, "field")
    if "/" in name or "~" in name:
        raise DeclarationError(pointer, f"{quoted(name)} cannot be declared: a name cannot have / or ~ in it")
    kind = values.get("kind") or _kind(part, values)
    _check_type(name, kind, part, pointer)
    for attribute in values:
        if kind not in OF_FIELD[attribute].kinds:
            able = " and ".join(OF_FIELD[attribute].kinds)
            raise DeclarationError(
                f"{pointer}/{attribute}", f"{attribute} is for fields of the kind {able}, not {kind}"
            )
    spoken = name.replace("_", " ")
    word = values.get("word", spoken)
    plural = values.get("plural", spoken)
    slug = values.get("slug", word.lower().replace(" ", "-"))
    if is_reserved(slug) and "slug" not in values:
        slug += "-field"
    impact = values.get("impact", "")
    usual = _usual(kind, part, name)
    if not fits("field", slug, "slug"):
        raise DeclarationError(pointer, f"slug is missing, as {quoted(word)} cannot be part of a name")
    _check_parts(kind, {**usual, **values}, _parts(part), pointer)
    return Field(
        name,
        kind,
        word,
        plural,
        slug,
        values.get("in_report", word),
        values.get("plural_in_report", plural),
        tuple(values.get("heading", ())),
        vocabulary=values.get("vocabulary", ""),
        alone=values.get("alone", False),
        everyday=values.get("everyday", False),
        ranked=values.get("ranked", bool(values.get("vocabulary"))),
        one_per=values.get("one_per", ""),
        catalogue=values.get("catalogue", usual.get("catalogue", "")),
        key=values.get("key", usual.get("key", "")),
        level=values.get("level", usual.get("level", "")),
        parts=tuple(values.get("parts", usual.get("parts", ()))),
        level_verbs=tuple(values.get("level_verbs", ())),
        details=_details(_parts(part), values.get("details", {}), f"{pointer}/details"),
        scale=values.get("scale", usual.get("scale", "")),
        edition=values.get("edition", ""),
        complete=values.get("complete", False),
        same_level=values.get("same_level", False),
        order=values.get("order", True),
        unique=values.get("unique", False),
        hint=values.get("hint", ""),
        after=values.get("after", ""),
        not_future=values.get("not_future", False),
        pattern=pattern if isinstance(pattern := part.get("pattern"), str) else "",
        impact=impact if isinstance(impact, str) else "",
        impacts=tuple(impact.items()) if isinstance(impact, dict) else (),
        choices=_choices(_parts(part).get(values["level"]) if kind == "records" and "level" in values else part),
        is_plain=part.get("type") in ("integer", "number", "boolean"),
    )


def _usual(kind: FieldKind, part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What is not declared of a list of groups or of a range. `part` is its schema."""
    if kind == "entries":
        return {**_ENTRY, "catalogue": name}
    if kind == "records":
        return {"key": next(iter(_parts(part)), "name")}
    if kind == "range":
        properties = part.get("properties")
        return {"parts": [*properties][:2] if isinstance(properties, dict) else RANGE_ENDS}
    return {}


def _choices(part: object) -> tuple[str, ...]:
    """The words that the schema of a part has for it, or for the items of it."""
    schema = part if isinstance(part, dict) else {}
    items = schema.get("items", schema)
    words = items.get("enum") if isinstance(items, dict) else None
    return tuple(word for word in words if isinstance(word, str)) if isinstance(words, list) else ()


def _check_type(name: str, kind: FieldKind, part: Mapping[str, Any], pointer: str) -> None:
    """Raise DeclarationError if the schema of a field lets it hold nothing that its kind can."""
    given = part.get("type")
    types = {given} if isinstance(given, str) else {*given} if isinstance(given, list) else TYPES[kind]
    if not types & TYPES[kind]:
        held, allowed = (" or ".join(sorted(each)) for each in (types, TYPES[kind]))
        raise DeclarationError(pointer, f"the kind {kind} is for the type {allowed}, but {name} has the type {held}")


def _check_parts(kind: FieldKind, values: Mapping[str, Any], parts: Mapping[str, Any], pointer: str) -> None:
    """Raise DeclarationError if a key, a level or an agreed text is not among the `parts` that the schema has."""
    named = [(attribute, values[attribute]) for attribute in ("key", "level") if attribute in values]
    named += [("parts", part) for part in values.get("parts", ()) if kind == "entries"]
    for attribute, part in named if parts else ():
        is_usual = kind == "entries" and part in ("level", "wording")
        if part not in parts and not is_usual:
            raise DeclarationError(
                f"{pointer}/{attribute}", f"there is no part {quoted(part)}{suggestion(part, parts)}"
            )


def _parts(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the schema of a list says of the parts of its items, by their names."""
    items = part.get("items")
    parts = items.get("properties") if isinstance(items, dict) else None
    return parts if isinstance(parts, dict) else {}


def _details(parts: Mapping[str, Any], declared: Mapping[str, Any], pointer: str) -> tuple[Field, ...]:
    """The details of records that are declared, which are among the `parts` that the schema has."""
    details = []
    for name, values in declared.items():
        part, at = parts.get(name), f"{pointer}/{escape(name)}"
        if parts and part is None:
            raise DeclarationError(at, f"there is no part {quoted(name)}{suggestion(name, parts)}")
        detail = _field(name, part if isinstance(part, dict) else {}, values, at)
        if detail.kind in ("entries", "records"):
            raise DeclarationError(at, f"a detail cannot have the kind {detail.kind}")
        for attribute in NOT_OF_DETAILS & values.keys():
            raise DeclarationError(f"{at}/{attribute}", f"{attribute} is for fields, not for details")
        details.append(detail)
    return tuple(details)


def _kind(part: Mapping[str, Any], values: Mapping[str, Any]) -> FieldKind:
    """The kind of a field that does not declare it, from the type that the schema gives it."""
    if part.get("type") == "object":
        return "range"
    if part.get("type") != "array":
        return "word" if "vocabulary" in values else "line"
    items = part.get("items")
    if isinstance(items, dict) and items.get("type") == "object":
        return "entries" if "catalogue" in values else "records"
    return "words" if "vocabulary" in values else "paragraphs"


def _whole(values: Mapping[str, Any]) -> Whole:
    shown = values.get("shown", {})
    scales = {name: _scale(value) for name, value in values.get("scales", {}).items()}
    return Whole(
        identity=tuple(values.get("identity", ())),
        title=shown.get("title", ""),
        organisation=shown.get("organisation", ""),
        lost=values.get("lost", ""),
        scales={NUMBER: Scale(first=1), **scales},
        agree=tuple(map(_agreement, values.get("agree", ()))),
        pairs=tuple((first, second) for first, second in values.get("pairs", ())),
        exchange=tuple(map(_exchange, values.get("exchange", ()))),
        replaces=values.get("replaces", ""),
    )


def _agreement(item: Mapping[str, str]) -> Agreement:
    """What must agree. The levels of a section are named after the field: `band.level`."""
    if "section" not in item:
        return Agreement(**item)
    field, _, attribute = item["level"].partition(".")
    return Agreement(field, attribute, item["section"])


def _exchange(item: Mapping[str, str]) -> Exchange:
    """Two lists. The kinds of the move are named after the list that matters more, unless a slug is given."""
    slug = item.get("slug", item["to"].lower().replace("_", "-"))
    back = item.get("back", f"no-longer-{item['verb']}")
    return Exchange(item["from"], item["to"], item["verb"], back, slug, slug.replace("-", " "))


def _scale(value: dict[str, int] | list[str]) -> Scale:
    return Scale(first=value["from"]) if isinstance(value, dict) else Scale(names=tuple(value))
