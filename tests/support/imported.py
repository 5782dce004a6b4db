"""What became of a document, for tests to look at."""

from __future__ import annotations

from collections.abc import Iterator

from roledoc_lint.importer.draft import Draft


def told(draft: Draft) -> Iterator[str]:
    """Every text that is in the role or named in the report."""
    yield from draft.furniture
    for headings in draft.headings.values():
        yield from headings
    for facts in draft.facts.values():
        yield from {fact.remark for fact in facts} - {""}
        yield from (fact.text for fact in facts if not fact.remark)
    for texts in draft.texts.values():
        yield from texts
    for entry in draft.entries:
        yield entry.name.remark or entry.name.text
        yield from entry.wording
    for standard in draft.standards:
        yield from (standard.code, standard.title)
