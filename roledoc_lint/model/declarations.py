"""Read the profile of a schema: what its annotations `x-roledoc` declare of fields and of the role as a whole.

All names are checked here, once: what works with a profile can rely on it.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from roledoc_lint.errors import UsageError
from roledoc_lint.model.attributes import ATTRIBUTES, OF_FIELD, WORDS, Place, fits
from roledoc_lint.model.profile import Agreement, Exchange, Field, FieldKind, Profile, Scale, Whole
from roledoc_lint.model.verbs import exchange_names, is_reserved, kind_names, name_of, verbs_of
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.similarity import suggestion

KEYWORD = "x-roledoc"
NUMBER = "number"
"""The scale that need not be declared: whole numbers from 1."""

_OTHER_SLUG = "{} is the slug of other changes: choose another one"
RANGE_ENDS = ("minimum", "maximum")
_ENTRY = {"key": "name", "level": "level", "parts": ("wording",), "scale": NUMBER}
"""How entries are written, unless it is declared."""


class DeclarationError(UsageError):
    """A declaration that cannot be used. `pointer` is the JSON Pointer of its place in the schema."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(message)
        self.pointer = pointer


def read_profile(schema: Mapping[str, Any], shipped: Callable[[], Profile] | None = None) -> Profile:
    """The profile that a schema declares. Raises DeclarationError.

    A schema that declares nothing of the role as a whole adds its fields to the `shipped` profile.
    """
    properties = schema.get("properties")
    parts = properties if isinstance(properties, dict) else {}
    declared = {name: part for name, part in parts.items() if isinstance(part, dict) and KEYWORD in part}
    fields = {name: _field(name, part, part[KEYWORD], _pointer(name)) for name, part in declared.items()}
    if shipped and KEYWORD not in schema:
        if not fields:
            return shipped()
        profile = Profile(tuple({**shipped().by_name, **fields}.values()), shipped().whole)
    else:
        whole = _whole(_checked(schema.get(KEYWORD, {}), f"/{KEYWORD}", "whole"))
        profile = Profile(tuple(fields.values()), whole)
    profile = _with_vocabularies(profile)
    for field in profile.fields:
        _check_field(field, profile)
    _check_whole(profile)
    _check_kinds(profile)
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
        detail = _field(name, part if isinstance(part, dict) else {}, values, at)
        if detail.kind in ("entries", "records"):
            raise DeclarationError(at, f"a detail cannot have the kind {detail.kind}")
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


# ---- names that are declared elsewhere


def _check_field(field: Field, profile: Profile) -> None:
    """Raise DeclarationError if a field names another field or a scale that does not exist."""
    pointer = _pointer(field.name)
    if field.after:
        _known(f"{pointer}/after", field.after, profile.of_kind("date"), "date field")
    if field.edition:
        _known(f"{pointer}/edition", field.edition, profile.of_kind("word"), "field with a word")
    if field.scale:
        _known(f"{pointer}/scale", field.scale, profile.whole.scales, "scale")
    if field.kind == "range" and len(field.parts) != 2:
        raise DeclarationError(f"{pointer}/parts", "a range has two parts, its lower and its upper end")
    if field.kind == "entries" and len({field.key, field.level, *field.parts}) != 2 + len(field.parts):
        raise DeclarationError(f"{pointer}/parts", "key, level and parts must be different")
    slugs = [other.name for other in profile.fields if other.slug == field.slug]
    if slugs[0] != field.name:
        raise DeclarationError(pointer, f"{field.name} and {slugs[0]} have the same slug {field.slug}")
    if field.level_verbs and not field.level:
        raise DeclarationError(f"{pointer}/level_verbs", "level is missing: level_verbs are for a change of it")
    if field.kind in WORDS and not field.vocabulary:
        raise DeclarationError(pointer, f"vocabulary is missing: {field.name} has the kind {field.kind}")


def _check_whole(profile: Profile) -> None:
    """Raise DeclarationError if what is declared of the role as a whole names a field that is not declared."""
    whole, at = profile.whole, f"/{KEYWORD}"
    named = {
        **{f"identity/{number}": (name, profile.short) for number, name in enumerate(whole.identity)},
        "shown/title": (whole.title, profile.of_kind("line")),
        "shown/organisation": (whole.organisation, profile.short),
        "lost": (whole.lost, profile.paragraphs),
    }
    for pointer, (name, fields) in named.items():
        if name:
            _known(f"{at}/{pointer}", name, fields, "field")
    for number, agreement in enumerate(whole.agree):
        _known(f"{at}/agree/{number}/field", agreement.field, profile.vocabularies, "field with words")
        able = (*profile.vocabularies, *profile.sections)
        _known(f"{at}/agree/{number}/equals", agreement.equals, able, "field with words or levels")
    for number, pair in enumerate(whole.pairs):
        for name in pair:
            _known(f"{at}/pairs/{number}", name, _comparable(profile), "field")
    for number, exchange in enumerate(whole.exchange):
        for part, name in (("from", exchange.origin), ("to", exchange.target)):
            _known(f"{at}/exchange/{number}/{part}", name, profile.paragraphs, "field with paragraphs")


def _comparable(profile: Profile) -> tuple[str, ...]:
    """What can be less or more: fields on one line or with a word of a ranked vocabulary, and the parts of ranges."""
    ranges = (profile.by_name[name] for name in profile.of_kind("range"))
    return (*profile.short, *(f"{field.name}/{part}" for field in ranges for part in field.parts))


def _check_kinds(profile: Profile) -> None:
    """Raise DeclarationError if two changes would have one name, or an impact is that of nothing that can happen."""
    title, owners = profile.whole.title, dict[str, str]()
    for field in profile.fields:
        pointer = _pointer(field.name)
        if is_reserved(field.slug):
            raise DeclarationError(f"{pointer}/slug", _OTHER_SLUG.format(field.slug))
        known = [name_of(field, verb) for verb in verbs_of(field, title)]
        for verb, _ in field.impacts:
            _known(f"{pointer}/impact/{escape(verb)}", verb, known, "verb")
        for name in kind_names(field, title):
            _once(owners, name, field.name, pointer)
    for number, exchange in enumerate(profile.whole.exchange):
        if is_reserved(exchange.slug):
            raise DeclarationError(f"/{KEYWORD}/exchange/{number}/slug", _OTHER_SLUG.format(exchange.slug))
        for name in exchange_names(exchange):
            _once(owners, name, "exchange", f"/{KEYWORD}/exchange/{number}")


def _once(owners: dict[str, str], name: str, owner: str, pointer: str) -> None:
    if name in owners:
        both = f"{owners[name]} and {owner}" if owners[name] != owner else owner
        raise DeclarationError(pointer, f"two changes of {both} would be called {name}: give one another slug")
    owners[name] = owner


def _known(pointer: str, name: str, names: Collection[str], noun: str) -> None:
    if name not in names:
        meant = suggestion(name, names) if names else ""
        raise DeclarationError(pointer, f"there is no {noun} {quoted(name)}{meant}")


def _pointer(field: str) -> str:
    return f"/properties/{escape(field)}/{KEYWORD}"
