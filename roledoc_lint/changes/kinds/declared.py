"""The kinds of change of the fields that a schema declares. The name of each ends with what happened: grade-raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from roledoc_lint.changes.kinds.groups import (
    EntryKinds,
    ExchangeKinds,
    FieldKinds,
    Group,
    ParagraphKinds,
    RecordKinds,
    TextKinds,
    ValueKinds,
    WordsKinds,
)
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values
from roledoc_lint.changes.kinds.others import OTHERS, PARAGRAPH
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.model.profile import Exchange, Field, FieldKind, Profile

EDITORIAL, WORDING, SUBSTANTIVE = Impact.EDITORIAL, Impact.WORDING, Impact.SUBSTANTIVE
TEXT, POSITION = Values.TEXT, Values.POSITION


class DeclaredKinds:
    """The kinds of change of the fields of a profile."""

    def __init__(self, profile: Profile) -> None:
        self.fields = {field.name: _field_kinds(field, profile) for field in profile.fields}
        """The kinds of each field, in the order in which a report lists the changes of a role."""
        self.exchanges = [_exchange_kinds(each) for each in profile.whole.exchange]
        self.moves: dict[tuple[str, str], Kind] = {}
        """The kinds of paragraphs that go from one list to the other, by the fields before and after."""
        for exchange, kinds in zip(profile.whole.exchange, self.exchanges, strict=True):
            self.moves |= {
                (exchange.origin, exchange.target): kinds.there,
                (exchange.target, exchange.origin): kinds.back,
            }
        self.groups: tuple[Group, ...] = (*self.fields.values(), ROLE, FILE, *self.exchanges, PARAGRAPH, *OTHERS)
        """All groups, in the order of the documentation."""


class _Named(NamedTuple):
    """Makes kinds that are named after one field."""

    slug: str
    word: str

    def kind(
        self,
        verb: str,
        impact: Impact = SUBSTANTIVE,
        *,
        mirror: str = "",
        values: Values = Values.DATA,
        words: str = "",
    ) -> Kind:
        """The kind of one verb, such as level-raised. `mirror` is the verb that undoes it, `words` says it in words."""
        said = f"{self.word} {words or verb.replace('-', ' ')}"
        return Kind(f"{self.slug}-{verb}", said, impact, f"{self.slug}-{mirror}" if mirror else None, values)

    def added(self, of: str = "", impact: Impact = SUBSTANTIVE) -> Kind:
        return self.kind(f"{of}added", impact, mirror=f"{of}removed")

    def removed(self, of: str = "", impact: Impact = SUBSTANTIVE) -> Kind:
        return self.kind(f"{of}removed", impact, mirror=f"{of}added")

    def reworded(self) -> Kind:
        return self.kind("reworded", WORDING, values=TEXT)

    def retouched(self) -> Kind:
        return self.kind("retouched", EDITORIAL, values=TEXT, words="retouched (case, punctuation, spacing)")

    def moved(self) -> Kind:
        return self.kind("moved", EDITORIAL, values=POSITION)


def _field_kinds(field: Field, profile: Profile) -> FieldKinds:
    named = _Named(field.slug, field.in_report)
    if field.name == profile.whole.title:
        return _text(named)  # a title is reworded however much of it changes
    make = _BY_KIND.get(field.kind)
    return make(named) if make else _of_words(named, field)


def _dated(named: _Named) -> ValueKinds:
    changed = named.kind("changed", EDITORIAL)
    return ValueKinds(*named, named.added("", EDITORIAL), named.removed("", EDITORIAL), changed)


def _whole_text(named: _Named) -> TextKinds:
    return _text(named)._replace(replaced=named.kind("replaced"))


def _of_words(named: _Named, field: Field) -> ValueKinds | WordsKinds:
    return _words(named, field) if field.kind == "words" else _value(named, is_ranked=field.ranked)


def _value(named: _Named, *, is_ranked: bool) -> ValueKinds:
    return ValueKinds(
        *named,
        named.added(),
        named.removed(),
        named.kind("changed"),
        named.retouched(),
        raised=named.kind("raised", mirror="lowered") if is_ranked else None,
        lowered=named.kind("lowered", mirror="raised") if is_ranked else None,
    )


def _text(named: _Named) -> TextKinds:
    return TextKinds(*named, named.added(), named.removed(), named.reworded(), named.retouched())


def _paragraphs(named: _Named) -> ParagraphKinds:
    return ParagraphKinds(
        *named,
        named.added(),
        named.removed(),
        named.reworded(),
        named.retouched(),
        named.moved(),
        named.kind("split", EDITORIAL, mirror="joined", words="split into parts"),
        named.kind("joined", EDITORIAL, mirror="split", words="joined from parts"),
    )


def _words(named: _Named, field: Field) -> WordsKinds:
    return WordsKinds(
        *named,
        named.added(),
        named.removed(),
        named.kind("raised", mirror="lowered") if field.ranked else None,
        named.kind("lowered", mirror="raised") if field.ranked else None,
        named.retouched(),
        named.moved(),
        named.kind("changed") if field.ranked and not field.one_per else None,
    )


def _records(named: _Named) -> RecordKinds:
    return RecordKinds(
        *named,
        named.added(),
        named.removed(),
        named.reworded(),
        named.retouched(),
        named.moved(),
        named.added("detail-"),
        named.removed("detail-"),
        named.kind("detail-changed"),
    )


def _entries(named: _Named) -> EntryKinds:
    return EntryKinds(
        *_records(named),
        named.kind("level-raised", mirror="level-lowered"),
        named.kind("level-lowered", mirror="level-raised"),
        named.kind("level-changed"),
        named.added("level-"),
        named.removed("level-"),
        named.added("wording-", WORDING),
        named.removed("wording-", WORDING),
    )


_BY_KIND: Mapping[FieldKind, Callable[[_Named], FieldKinds]] = {
    "text": _whole_text,
    "paragraphs": _paragraphs,
    "records": _records,
    "entries": _entries,
    "date": _dated,
    "note": _dated,
}
"""What makes the kinds of a field, unless they depend on its vocabulary."""


def _exchange_kinds(exchange: Exchange) -> ExchangeKinds:
    named = _Named(exchange.slug, exchange.word)
    there = named.kind(exchange.verb, mirror=exchange.back, values=Values.FIELD)
    back = named.kind(exchange.back, mirror=exchange.verb, values=Values.FIELD)
    return ExchangeKinds(*named, there, back)
