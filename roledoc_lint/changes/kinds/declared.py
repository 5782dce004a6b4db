"""The kinds of change of the fields that a schema declares. The name of each ends with what happened: band-raised."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

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
from roledoc_lint.changes.kinds.others import OTHERS, PARAGRAPH, SENTENCE
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.model.profile import Exchange, Field, FieldKind, Profile
from roledoc_lint.model.verbs import detail_of, name_of, own_details, verbs_of

_GROUPS: Mapping[FieldKind, type[FieldKinds]] = MappingProxyType(
    {
        "line": ValueKinds,
        "text": TextKinds,
        "paragraphs": ParagraphKinds,
        "word": ValueKinds,
        "words": WordsKinds,
        "date": ValueKinds,
        "range": ValueKinds,
        "entries": EntryKinds,
        "records": RecordKinds,
        "note": ValueKinds,
    }
)
_LESSER: Mapping[str, Impact] = MappingProxyType(
    {
        **dict.fromkeys(
            ("reworded", "wording-added", "wording-removed", "split-changed", "joined-changed"), Impact.WORDING
        ),
        **dict.fromkeys(("retouched", "spelling-changed", "moved", "split", "joined"), Impact.EDITORIAL),
    }
)
"""How much verbs matter that do not matter as much as that something is added or removed."""

_OPPOSITES = (
    *(("added", "removed"), ("raised", "lowered"), ("split", "joined"), ("split-changed", "joined-changed")),
    ("moved-to-role", "moved-from-role"),
)
_MIRRORS: Mapping[str, str] = MappingProxyType(
    {
        prefix + one: prefix + other
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
        for prefix in ("", "level-", "detail-", "wording-", "sentence-")
    }
)
"""What undoes a verb, if that is not the verb itself."""

_VALUES: Mapping[str, Values] = MappingProxyType(
    {
        **dict.fromkeys(("reworded", "retouched", "spelling-changed", "meaning-changed"), Values.TEXT),
        **dict.fromkeys(("sentence-added", "sentence-removed"), Values.TEXT),
        "moved": Values.POSITION,
        "split-changed": Values.PARTS,
        "joined-changed": Values.PARTS,
    }
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "retouched": "retouched (case, punctuation, spacing)",
        "split": "split into parts",
        "joined": "joined from parts",
        "split-changed": "split into parts and reworded",
        "joined-changed": "joined from parts and reworded",
        "moved-to-role": "moved to another role",
        "moved-from-role": "moved from another role",
    }
)
"""How reports for people say a verb that does not speak for itself."""


class DeclaredKinds:
    """The kinds of change of the fields of a profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        title = profile.whole.title
        self.fields = {field.name: _group(field, title) for field in profile.fields}
        """The kinds of each field, in the order in which a report lists the changes of a role."""
        for name in (*profile.whole.identity, profile.whole.replaces):
            of_field = self.fields.get(name)
            if isinstance(of_field, ValueKinds):  # a code that is nearly another one is another code
                self.fields[name] = of_field._replace(spelling_changed=None)
        self.details: dict[tuple[str, str], ValueKinds] = {}
        """The kinds of the declared details of records, by the names of both."""
        for field in profile.fields:
            for detail in own_details(field):
                self.details[field.name, detail.name] = _value_kinds(detail_of(field, detail))
        self.exchanges = [_exchange_kinds(each) for each in profile.whole.exchange]
        self.moves: dict[tuple[str, str], Kind] = {}
        """The kinds of paragraphs that go from one list to the other, by the fields before and after."""
        for exchange, kinds in zip(profile.whole.exchange, self.exchanges, strict=True):
            self.moves |= {
                (exchange.origin, exchange.target): kinds.there,
                (exchange.target, exchange.origin): kinds.back,
            }
        of_fields = (*self.fields.values(), *self.details.values())
        self.groups: tuple[Group, ...] = (*of_fields, ROLE, FILE, *self.exchanges, PARAGRAPH, SENTENCE, *OTHERS)
        """All groups, in the order of the documentation."""


def _group(field: Field, title: str) -> FieldKinds:
    """The kinds of a field. What cannot happen to it is None."""
    group: Any = TextKinds if field.name == title else _GROUPS[field.kind]
    made: FieldKinds = group(field.slug, field.in_report, *map(_kinds(field, title).get, group._fields[2:]))
    return made


def _value_kinds(field: Field) -> ValueKinds:
    return ValueKinds(field.slug, field.in_report, **_kinds(field, ""))


def _kinds(field: Field, title: str) -> dict[str, Kind]:
    """The kinds of a field by the attributes of its group."""
    return {verb.replace("-", "_"): _kind(field, verb) for verb in verbs_of(field, title)}


def _kind(field: Field, verb: str) -> Kind:
    """The kind of one verb, such as level-raised."""
    name, mirror = name_of(field, verb), _MIRRORS.get(verb)
    words = _WORDS.get(verb, name.replace("-", " "))
    return Kind(
        f"{field.slug}-{name}",
        f"{field.in_report} {words}",
        _impact(field, verb),
        f"{field.slug}-{name_of(field, mirror)}" if mirror else None,
        _VALUES.get(verb, Values.DATA),
    )


def _impact(field: Field, verb: str) -> Impact:
    """How much it matters: as is declared of the verb; else as is declared of the field, or less."""
    of_verb = dict(field.impacts).get(name_of(field, verb))
    if of_verb:
        return Impact[of_verb.upper()]
    usual = "editorial" if field.kind in ("date", "note") else "substantive"
    return min(Impact[(field.impact or usual).upper()], _LESSER.get(verb, Impact.SUBSTANTIVE))


def _exchange_kinds(exchange: Exchange) -> ExchangeKinds:
    names = (f"{exchange.slug}-{exchange.verb}", f"{exchange.slug}-{exchange.back}")
    there, back = (
        Kind(name, f"{exchange.word} {verb.replace('-', ' ')}", Impact.SUBSTANTIVE, mirror, Values.FIELD)
        for name, verb, mirror in zip(names, (exchange.verb, exchange.back), names[::-1], strict=True)
    )
    return ExchangeKinds(exchange.slug, exchange.word, there, back)
