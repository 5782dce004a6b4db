"""What can happen to a field, by its kind. The names of its kinds of change end with these verbs: band-raised."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from roledoc_lint.model.profile import Exchange, Field, FieldKind

_RESERVED = ("role", "file", "field", "paragraph", "sentence", "catalogue", "setting", "approval")
"""What the names of the kinds begin with that are not of a field."""

_OTHER_WORDS = ("reworded", "spelling-changed", "meaning-changed", "sentence-added", "sentence-removed", "retouched")
"""What can happen to text that is not exchanged as a whole."""

_RECORD = (
    "added", "removed", *_OTHER_WORDS, "moved", "detail-added", "detail-removed", "detail-changed",
)  # fmt: skip
_LEVEL = ("level-raised", "level-lowered", "level-changed", "level-added", "level-removed")
_VERBS: Mapping[FieldKind, tuple[str, ...]] = MappingProxyType(
    {
        "line": ("added", "removed", "changed", "retouched", "spelling-changed"),
        "text": ("added", "removed", *_OTHER_WORDS, "replaced"),
        "paragraphs": (
            *("added", "removed", *_OTHER_WORDS, "moved", "split", "joined"),
            *("split-changed", "joined-changed", "moved-to-role", "moved-from-role"),
        ),
        "word": ("added", "removed", "changed", "retouched", "spelling-changed"),
        "words": ("added", "removed", "retouched", "spelling-changed", "moved"),
        "date": ("added", "removed", "changed"),
        "range": ("added", "removed", "raised", "lowered", "changed"),
        "note": ("added", "removed", "changed"),
        "records": _RECORD,
        "entries": (*_RECORD, *_LEVEL, "wording-added", "wording-removed"),
    }
)
_TITLE = ("added", "removed", "reworded", "spelling-changed", "meaning-changed", "retouched")
"""A title is reworded however much of it changes, unless it has another rank or duty."""


_AS_A_WHOLE: tuple[FieldKind, ...] = ("word", "date", "range")
"""The kinds of field that have kinds of change of their own although they have one value."""


def is_reserved(slug: str) -> bool:
    """Whether kinds of change that are not of a field begin with a slug."""
    return slug in _RESERVED or slug.startswith("catalogue-")


def verbs_of(field: Field, title: str) -> tuple[str, ...]:
    """What can happen to a field. `title` is the name of the field with the title of a role."""
    if field.name == title:
        return _TITLE
    verbs = _VERBS[field.kind]
    if field.ranked:
        verbs += ("raised", "lowered")
        verbs += ("changed",) if field.kind == "words" and not field.one_per else ()
    if field.kind == "records" and field.level:
        verbs += _LEVEL
    return verbs


def name_of(field: Field, verb: str) -> str:
    """What a field calls a verb, where it declares a name for it: made-essential in place of level-raised."""
    return dict(zip(("level-lowered", "level-raised"), field.level_verbs, strict=False)).get(verb, verb)


def own_details(field: Field) -> tuple[Field, ...]:
    """The details of records that have changes of their own. A detail of the kind text is the text of the record."""
    return tuple(detail for detail in field.details if detail.kind != "text" and detail.name != field.level)


def detail_of(field: Field, detail: Field) -> Field:
    """A detail of records as a field of its own, whose value is compared as a whole."""
    kind: FieldKind = "date" if detail.kind == "note" else detail.kind if detail.kind in _AS_A_WHOLE else "line"
    slug, word = f"{field.slug}-{detail.slug}", f"{field.in_report} {detail.in_report}"
    return detail._replace(kind=kind, slug=slug, in_report=word, ranked=detail.ranked and kind == "word")


def kind_names(field: Field, title: str) -> Iterator[str]:
    """The names of all kinds of change of a field."""
    yield from (f"{field.slug}-{name_of(field, verb)}" for verb in verbs_of(field, title))
    for detail in own_details(field):
        yield from kind_names(detail_of(field, detail), "")


def exchange_names(exchange: Exchange) -> tuple[str, str]:
    """The names of the kinds of a paragraph that becomes more important, and of one that becomes less so."""
    return f"{exchange.slug}-{exchange.verb}", f"{exchange.slug}-{exchange.back}"
