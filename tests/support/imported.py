"""The results of importing a document, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from roledoc_lint.importer.blocks import Block
from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.recognise.assign import assign_outline, is_profile, leave_unassigned
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.outline import outline_blocks
from roledoc_lint.model.catalogue import Catalogue


def assigned(blocks: list[Block], catalogue: Catalogue) -> Draft:
    """The draft of a role after the stages outline and assign."""
    names = KnownNames(catalogue)
    draft = assign_outline(outline_blocks(blocks, names), catalogue, names)
    return draft if is_profile(draft) else leave_unassigned(blocks, catalogue.profile)


def all_texts(draft: Draft) -> Iterator[str]:
    """Yield all text that is in the role or in the report."""
    yield from draft.furniture
    for headings in draft.headings.values():
        yield from headings
    for facts in draft.facts.values():
        yield from {fact.remark for fact in facts} - {""}
        yield from (fact.text for fact in facts if not fact.remark)
    for ends in draft.ranges.values():
        yield from {fact.remark for fact in ends.values()}
    for texts in draft.texts.values():
        yield from texts
    for entry in draft.entries:
        yield entry.name.remark or entry.name.text
        for paragraphs in entry.texts.values():
            yield from paragraphs
    for record in draft.records:
        for facts in record.parts.values():
            yield from (fact.text for fact in facts if not fact.remark)
            yield from {fact.remark for fact in facts} - {""}
