"""What a schema can declare by `x-roledoc`: each attribute as a JSON Schema, and for which kinds of field it is."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile import FieldKind
from roledoc_lint.model.schema_compiler import compile_schema
from roledoc_lint.model.schema_keywords import Predicate
from roledoc_lint.text.patterns import TimeLimit, TooSlowError

KEYWORD = "x-roledoc"

Kinds = tuple[FieldKind, ...]
KINDS: Kinds = get_args(FieldKind)
WORDS: Kinds = ("word", "words")
LISTED: Kinds = ("entries", "records")

IMPACTS = ("substantive", "wording", "editorial")
SEVERITIES = ("error", "warning", "info")


class DeclarationError(UsageError):
    """A declaration that cannot be used. `pointer` is the JSON Pointer of its place in the schema."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(message)
        self.pointer = pointer


Part = Mapping[str, Any]


class Attribute(NamedTuple):
    """What can be declared: the JSON Schema of its value, the same in words, and the kinds of field that it is for."""

    schema: Part
    valid: str
    kinds: Kinds = KINDS


# These patterns are plain: no library beside Python's own is imported for them, which would take longer than a role.
TEXT: Part = {"type": "string", "pattern": r"\S"}
SLUG: Part = {"type": "string", "minLength": 1, "not": {"pattern": "[^a-z0-9-]|^-|-$|-{2}"}}
FLAG: Part = {"type": "boolean"}
TEXTS: Part = {"type": "array", "items": TEXT}
NAMES: Part = {**TEXTS, "uniqueItems": True}
PAIR: Part = {**NAMES, "minItems": 2, "maxItems": 2}
IMPACT: Part = {"enum": [*IMPACTS]}
EXPECTATION: Part = {"enum": [True, False, *SEVERITIES]}
EXPECTED = f"true, false or one of {', '.join(SEVERITIES)}"


def _group(parts: Mapping[str, Part], *required: str) -> Part:
    return {"type": "object", "properties": parts, "required": [*required], "additionalProperties": False}


def _texts(*names: str) -> Part:
    """A group of texts, all of them required."""
    return _group(dict.fromkeys(names, TEXT), *names)


NUMBERED: Part = _group({"from": {"type": "integer"}}, "from")
SCALE: Part = {"anyOf": [NUMBERED, {**TEXTS, "minItems": 1}]}
LEVEL_OF: Part = {"type": "string", "pattern": r"[^.]\.."}
AGREEMENT: Part = {
    "anyOf": [_texts("field", "attribute", "equals"), _group({"section": TEXT, "level": LEVEL_OF}, "section", "level")]
}
EXCHANGE: Part = _group({"from": TEXT, "to": TEXT, "verb": SLUG, "back": SLUG, "slug": SLUG}, "from", "to", "verb")


def _text(*kinds: FieldKind) -> Attribute:
    return Attribute(TEXT, "some text", kinds or KINDS)


def _flag(*kinds: FieldKind) -> Attribute:
    return Attribute(FLAG, "true or false", kinds or KINDS)


def _expectation(*kinds: FieldKind) -> Attribute:
    return Attribute(EXPECTATION, EXPECTED, kinds)


OF_FIELD: Mapping[str, Attribute] = {
    "kind": Attribute({"enum": [*KINDS]}, f"one of {', '.join(KINDS)}"),
    "word": _text(),
    "plural": _text(),
    "slug": Attribute(SLUG, "small letters and digits, with hyphens between, such as pay-band"),
    "in_report": _text(),
    "plural_in_report": _text(),
    "heading": Attribute(TEXTS, "a list of texts"),
    "everyday": _flag(),
    "impact": Attribute(
        {"anyOf": [IMPACT, {"type": "object", "additionalProperties": IMPACT}]},
        f"one of {', '.join(IMPACTS)}, or such a word for each verb",
    ),
    "vocabulary": _text(*WORDS),
    "alone": Attribute({"enum": [True, False, "anywhere"]}, "true, false or anywhere", WORDS),
    "ranked": _flag(*WORDS),
    "one_per": _text("words"),
    "catalogue": _text(*LISTED),
    "key": _text(*LISTED),
    "level": _text(*LISTED),
    "level_verbs": Attribute({**PAIR, "items": SLUG}, "two verbs, the one for a lower level first", ("records",)),
    "scale": _text(*LISTED),
    "details": Attribute({"type": "object"}, "declarations by the names of details", ("records",)),
    "parts": Attribute(NAMES, "a list of names", ("entries", "range")),
    "edition": _text("entries"),
    "complete": _expectation("entries"),
    "same_level": _expectation("entries"),
    "order": _expectation("entries"),
    "unique": _flag("line", "word"),
    "hint": _text(),
    "after": _text("date"),
    "not_future": _flag("date"),
}
"""What can be declared of a field."""

OF_WHOLE: Mapping[str, Attribute] = {
    "identity": Attribute({**NAMES, "minItems": 1}, "a list of fields, each once"),
    "shown": Attribute(
        _group({"title": TEXT, "organisation": TEXT}), "title and organisation, each with the name of a field"
    ),
    "lost": _text(),
    "replaces": _text(),
    "scales": Attribute(
        {"type": "object", "additionalProperties": SCALE},
        'scales by their names, each {"from": 1} or a list of levels, the lowest first',
    ),
    "agree": Attribute(
        {"type": "array", "items": AGREEMENT},
        "a list of groups of field, attribute and equals, or of section and level: field.attribute",
    ),
    "pairs": Attribute(
        {"type": "array", "items": PAIR},
        "a list of pairs, each of two fields, or of two parts such as salary/minimum",
    ),
    "exchange": Attribute(
        {"type": "array", "items": EXCHANGE}, "a list of groups of from, to and verb, and perhaps back and slug"
    ),
}
"""What can be declared of the role as a whole."""


Place = Literal["field", "whole"]
ATTRIBUTES: Mapping[Place, Mapping[str, Attribute]] = {"field": OF_FIELD, "whole": OF_WHOLE}
"""What can be declared at each place."""

_LIMIT = TimeLimit(1.0)
"""The most processor time for what is declared at one place. It takes microseconds."""


def schema_of(place: Place) -> Part:
    """The JSON Schema of what is declared at a place."""
    return _group({name: attribute.schema for name, attribute in ATTRIBUTES[place].items()})


def fits(place: Place, value: object, name: str = "") -> bool:
    """Whether what is declared at a place can be, or the value of one of its attributes."""
    _LIMIT.begin(1.0)
    try:
        return _test(place, name)(value) and _is_printable(value)
    except (TooSlowError, RecursionError):
        return False
    finally:
        _LIMIT.end()


@cache
def _test(place: Place, name: str) -> Predicate:
    test = compile_schema(ATTRIBUTES[place][name].schema if name else schema_of(place), _LIMIT)
    if test is None:
        raise AssertionError(f"what can be declared of a {place} is not understood")
    return test


def _is_printable(value: object) -> bool:
    """Whether all text can be printed: words of a schema are part of every message."""
    if isinstance(value, dict):
        return all(_is_printable(each) for item in value.items() for each in item)
    return (
        all(map(_is_printable, value)) if isinstance(value, list) else not isinstance(value, str) or value.isprintable()
    )
