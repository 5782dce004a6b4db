"""Writes a draft as the YAML of a role: one sentence a line, and comments that say how a value was published."""

from __future__ import annotations

from collections.abc import Iterator

from roledoc_lint.importer.draft import Draft, DraftEntry, Fact
from roledoc_lint.source.edits import as_scalar, folded
from roledoc_lint.text.dates import parse_date


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
                yield from _entry(entry)
    elif field in draft.profile.records and draft.standards:
        yield f"{_key(field)}:"
        for standard in draft.standards:
            yield f"  - code: {as_scalar(standard.code)}"
            if standard.title:
                yield f"    title: {as_scalar(standard.title)}"
    elif field in draft.facts:
        yield from _facts(field, draft)
    elif field in draft.texts:
        yield from _paragraphs(field, draft)


def _facts(field: str, draft: Draft) -> Iterator[str]:
    facts = draft.facts[field]
    if field not in draft.profile.word_lists:
        yield f"{_key(field)}: {_fact(facts[0])}"
        return
    # The remark that all of them share is written once, above them.
    is_shared = len(facts) > 1 and bool(facts[0].remark) and len({fact.remark for fact in facts}) == 1
    yield f"{_key(field)}:" + (f"  # {facts[0].remark}" if is_shared else "")
    for fact in facts:
        yield f"  - {_fact(fact._replace(remark='') if is_shared else fact)}"


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


def _entry(entry: DraftEntry) -> Iterator[str]:
    yield f"  - name: {_fact(entry.name)}"
    if entry.level is not None:
        yield f"    level: {as_scalar(entry.level) if isinstance(entry.level, str) else entry.level}"
    if entry.wording:
        yield "    wording: >-"
        yield from folded("\n".join(entry.wording), "      ")
