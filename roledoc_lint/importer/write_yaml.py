"""Writes a draft as the YAML of a role: one sentence a line, and comments that say how a value was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roledoc_lint.importer.draft import Draft, DraftEntry, DraftRecord, Fact
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.source.edits import as_scalar, folded
from roledoc_lint.text.dates import parse_date

_PLAIN = re.compile(r"true|false|[1-9][0-9]{0,14}|0|(?:0|[1-9][0-9]{0,14})\.[0-9]{1,6}")


def write_role(draft: Draft, schema: str) -> str:
    """The text of a role file. `schema` is the path of the role's schema from where the file will be."""
    lines = [f"# yaml-language-server: $schema={schema}"]
    for field in draft.profile.by_name:
        lines += _field(field, draft)
    return "".join(f"{line}\n" for line in lines)


def _key(field: str) -> str:
    """The name of a field as a key. A schema can have any names; an underscore is in most of them."""
    plain = field.replace("_", "-")
    return field if as_scalar(plain) == plain else as_scalar(field)


def _field(field: str, draft: Draft) -> Iterator[str]:
    if field in draft.profile.sections:
        entries = [entry for entry in draft.entries if entry.section == field]
        if entries:
            yield f"{_key(field)}:"
            for entry in entries:
                yield from _entry(entry, draft.profile.by_name[field])
    elif field in draft.profile.records:
        yield from _records(field, draft)
    elif field in draft.ranges:
        yield from _range(field, draft.ranges[field])
    elif field in draft.facts:
        yield from _facts(field, draft)
    elif field in draft.texts:
        yield from _paragraphs(field, draft)


def _facts(field: str, draft: Draft) -> Iterator[str]:
    facts = draft.facts[field]
    if field not in draft.profile.word_lists:
        is_plain = draft.profile.by_name[field].is_plain
        yield f"{_key(field)}: {_part(facts[0], is_plain=True) if is_plain else _fact(facts[0])}"
        return
    # The remark that all of them share is written once, above them.
    is_shared = len(facts) > 1 and bool(facts[0].remark) and len({fact.remark for fact in facts}) == 1
    yield f"{_key(field)}:" + (f"  # {facts[0].remark}" if is_shared else "")
    for fact in facts:
        yield f"  - {_fact(fact._replace(remark='') if is_shared else fact)}"


def _range(field: str, ends: dict[str, Fact]) -> Iterator[str]:
    (remark,) = {fact.remark for fact in ends.values()}
    yield f"{_key(field)}:  # {remark}"
    yield from (f"  {_key(end)}: {fact.text}" for end, fact in ends.items())


def _fact(fact: Fact) -> str:
    text = fact.text if parse_date(fact.text) else as_scalar(fact.text)
    return text + (f"  # {fact.remark}" if fact.remark else "")


def _paragraphs(field: str, draft: Draft) -> Iterator[str]:
    texts = draft.texts[field]
    if field in draft.profile.texts:
        yield f"{_key(field)}: >-"
        yield from folded("\n".join(texts), "  ")
        return
    yield f"{_key(field)}:"
    for text in texts:
        yield "  - >-"
        yield from folded(text, "    ")


def _records(field: str, draft: Draft) -> Iterator[str]:
    records = [record for record in draft.records if record.section == field]
    if records:
        yield f"{_key(field)}:"
    for record in records:
        yield from _record(record, draft.profile)


def _record(record: DraftRecord, profile: Profile) -> Iterator[str]:
    field, lead = profile.by_name[record.section], "  - "
    details = {detail.name: detail for detail in field.details}
    scale = profile.whole.scales.get(field.scale)
    plain = {name for name, detail in details.items() if detail.kind == "date" or detail.is_plain}
    plain |= {field.level} if scale and scale.first is not None else set()
    for name in dict.fromkeys((field.key, field.level, *details)):
        facts = record.parts.get(name, [])
        if name in details and details[name].kind in ("words", "paragraphs") and facts:
            yield f"{lead}{_key(name)}:"
            yield from (f"      - {_part(fact, is_plain=False)}" for fact in facts)
        elif facts:
            yield f"{lead}{_key(name)}: {_part(facts[0], is_plain=name in plain)}"
        else:
            continue
        lead = "    "


def _part(fact: Fact, *, is_plain: bool) -> str:
    may_be_plain = is_plain and (parse_date(fact.text) or _PLAIN.fullmatch(fact.text))
    text = fact.text if may_be_plain else as_scalar(fact.text)
    return text + (f"  # {fact.remark}" if fact.remark else "")


def _entry(entry: DraftEntry, field: Field) -> Iterator[str]:
    yield f"  - {_key(field.key)}: {_fact(entry.name)}"
    if entry.level is not None:
        yield f"    {_key(field.level)}: {as_scalar(entry.level) if isinstance(entry.level, str) else entry.level}"
    for part in field.parts:
        if part in entry.texts:
            yield f"    {_key(part)}: >-"
            yield from folded("\n".join(entry.texts[part]), "      ")
