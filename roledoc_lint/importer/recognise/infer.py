"""Infers what the text of a profile does not say: from its title, the name of its file, its web address.

What is inferred, and what is not found, is in the doubts, for the user to check.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from roledoc_lint.importer.blocks import Block, Extraction
from roledoc_lint.importer.draft import DOCUMENT, Draft, DraftEntry, Fact
from roledoc_lint.importer.recognise.clean import clean
from roledoc_lint.importer.recognise.facts import FactReader, published
from roledoc_lint.importer.recognise.headings import KIND, MAX_TITLE_CHARS, is_title
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.paragraphs import section_start
from roledoc_lint.importer.recognise.vocabulary import words_of
from roledoc_lint.model.catalogue import Catalogue, Competency
from roledoc_lint.project.files import printable_path
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

NOT_FOUND = "not found in the document: add it"


def infer_missing(
    draft: Draft,
    extraction: Extraction,
    catalogue: Catalogue,
    names: KnownNames,
    name: str,
    given: Mapping[str, str],
) -> None:
    """Fill in what the text does not say. `name` is the file's name; `given` is what the user says, by field."""
    _read_titles(draft, catalogue)
    _read_furniture(draft, extraction, catalogue, names)
    for field, text in given.items():
        found = draft.first_fact(field)
        if found is None:
            draft.add_fact(field, text, "given by you")
        elif loose(found) != loose(text):
            draft.add_doubt(
                field, f"the document says {quoted(found)}, so {quoted(text)}, which you gave, was not used"
            )
    _infer_title(draft, extraction, catalogue, name)
    _infer_organisation(draft, extraction, catalogue)
    _infer_agreeing(draft, catalogue)
    _infer_edition(draft, catalogue)
    for entry in draft.entries:
        _complete_entry(draft, entry, catalogue)
    address = clean(extraction.address)
    for note in draft.profile.of_kind("note")[:1]:
        draft.add_fact(note, address or clean(printable_path(name)), "web address" if address else "file name")
    draft.furniture[:0] = map(clean, extraction.furniture)
    for doubt in extraction.doubts:
        draft.add_doubt(DOCUMENT, doubt)
    _doubt_what_is_open(draft, catalogue)


def _read_titles(draft: Draft, catalogue: Catalogue) -> None:
    """Read the headings of the whole document: its kind, a word of a ranked vocabulary, or the title."""
    field, lost = draft.profile.whole.title, draft.profile.whole.lost
    ranked = next((each.name for each in draft.profile.fields if each.alone is True and each.ranked), "")
    for title in draft.titles:
        kind = KIND.search(title) if is_title(title) else None
        rest = f"{title[: kind.start()]} {title[kind.end() :]}".strip(" :–—-") if kind else title
        remark = f"from the title {quoted(title, MAX_TITLE_CHARS)}"
        known = catalogue.vocabulary.get(ranked)
        words = words_of(known, rest) if known else []
        if kind and _fit(words, ranked, draft):
            for word in words:
                draft.add_fact(ranked, word, "title", remark)
            draft.add_doubt(ranked, remark)
        elif rest and not draft.first_fact(field):
            draft.add_fact(field, rest, "heading at the top", remark if kind else "")
        elif kind or loose(rest) == loose(draft.first_fact(field) or ""):
            draft.furniture.append(title)
        else:
            draft.add_text(lost, title, "heading at the top")


def _fit(words: list[str], field: str, draft: Draft) -> bool:
    """Whether a field that is still empty can hold these words."""
    return bool(words) and not draft.first_fact(field) and (len(words) == 1 or field in draft.profile.word_lists)


def _read_furniture(draft: Draft, extraction: Extraction, catalogue: Catalogue, names: KnownNames) -> None:
    """Read labels in headers and footers of pages, for fields that the text does not have."""
    facts = FactReader(draft, catalogue)
    for text in map(clean, extraction.furniture):
        start = section_start(Block("paragraph", text), names)
        field = start.field if start and start.values else None
        is_open = field in draft.profile.labelled and not draft.first_fact(field)
        if start and field and is_open and facts.accept(field, start.text, start.values[0].text):
            draft.add_doubt(field, f"taken from a header, footer or menu: {quoted(text)}")


def _infer_title(draft: Draft, extraction: Extraction, catalogue: Catalogue, name: str) -> None:
    field = draft.profile.whole.title
    if draft.first_fact(field):
        return
    known = catalogue.vocabulary.get(draft.profile.whole.organisation)
    parts = [part for part in re.split(r"\s+\|\s+", clean(extraction.title)) if part]
    own = [part for part in parts if not (known and known.canonical(part))]
    stem = clean(re.sub(r"[_-]+", " ", printable_path(PurePath(name).stem)))
    title, how = (own[0], "title of the page") if own else (stem, "file name")
    if title:
        draft.add_fact(field, title, how)
        draft.add_doubt(field, f"the text does not give a {draft.profile.by_name[field].word}: this is from the {how}")


def _infer_organisation(draft: Draft, extraction: Extraction, catalogue: Catalogue) -> None:
    field = draft.profile.whole.organisation
    known = catalogue.vocabulary.get(field)
    if draft.first_fact(field) or not known:
        return
    why = f"the text does not name a {draft.profile.by_name[field].word}: this is from"
    for text, how in ((_host(extraction.address), "web address"), (extraction.title, "title of the page")):
        squeezed = loose(text).replace(" ", "")
        found = [name for name in known.names if (loose(name).replace(" ", "") or "?") in squeezed]
        if len(found) == 1:
            draft.add_fact(field, found[0], how)
            draft.add_doubt(field, f"{why} the {how} {quoted(text)}")
            return
    names = {name for text in extraction.furniture if (name := known.canonical(text))}
    if len(names) == 1:
        draft.add_fact(field, names.pop(), "header, footer or menu")
        draft.add_doubt(field, f"{why} a header, footer or menu")


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc if "://" in address else ""
    except ValueError:  # such as https://[, as a page may say anything
        return ""


def _infer_agreeing(draft: Draft, catalogue: Catalogue) -> None:
    """Infer a word from an attribute of another, such as the staff group of a band."""
    for field, attribute, other in draft.profile.whole.agree:
        known = catalogue.vocabulary.get(field)
        if draft.first_fact(other) or not known or other not in draft.profile.vocabularies:
            continue
        found = {known.attribute(fact.text, attribute) for fact in draft.facts.get(field, [])}
        word = found.pop() if len(found) == 1 else None
        if isinstance(word, str):
            source, target = draft.profile.by_name[field].word, draft.profile.by_name[other].word
            draft.add_fact(other, word, f"the {source}", f"from the {source}; the document does not give a {target}")
            draft.add_doubt(other, f"the document does not give a {target}: this is from the {source}")


def _infer_edition(draft: Draft, catalogue: Catalogue) -> None:
    """Infer the edition of the entries: a heading names it, or most names and wordings are in it."""
    field, sections = draft.profile.edition, draft.profile.with_edition
    entries = [entry for entry in draft.entries if entry.section in sections]
    if draft.first_fact(field) or not entries:
        return
    headings = " ".join(heading for section in sections for heading in draft.headings.get(section, [])).split()
    named = [edition for edition in catalogue.editions if edition.rpartition(" ")[2] in headings]
    editions = named or _likeliest(entries, catalogue)
    if len(editions) != 1:
        draft.add_doubt(field, f"{NOT_FOUND}. The names below fit no edition, or more than one")
        return
    edition = editions[0]
    draft.add_fact(field, edition, "heading" if named else "names and wordings")
    others = [entry.name.text for entry in entries if not catalogue.find(entry.section, edition, entry.name.text)]
    if others:
        draft.add_doubt(field, f"{', '.join(map(quoted, others))}: not in this edition")


def _likeliest(entries: list[DraftEntry], catalogue: Catalogue) -> list[str]:
    """The edition that has most of the entries; several if they have as many, none if none has any."""
    counts = {edition: _matches(entries, edition, catalogue) for edition in catalogue.editions}
    best = max(counts.values(), default=(0, 0, 0))
    return [edition for edition, count in counts.items() if count == best > (0, 0, 0)]


def _matches(entries: list[DraftEntry], edition: str, catalogue: Catalogue) -> tuple[int, int, int]:
    """How many entries an edition has by wording, by name or alias, and by exact name."""
    found = [(entry, catalogue.find(entry.section, edition, entry.name.text)) for entry in entries]
    known = [(entry, named) for entry, named in found if named]
    by_wording = sum(_has_agreed_text(entry, named) for entry, named in known)
    return by_wording, len(known), sum(named.name == entry.name.text for entry, named in known)


def _has_agreed_text(entry: DraftEntry, named: Competency) -> bool:
    """Whether a part of an entry, or a paragraph of it, has the text of one of the levels."""
    return any(
        named.level_of(text, part) is not None
        for part, paragraphs in entry.texts.items()
        for text in (" ".join(paragraphs), *paragraphs)
    )


def _complete_entry(draft: Draft, entry: DraftEntry, catalogue: Catalogue) -> None:
    """Write the catalogue's name for an alias, and count how the entry was recognised."""
    published_name = entry.name.text
    named = catalogue.find(entry.section, draft.first_fact(draft.profile.edition), published_name)
    if named and named.name != published_name:
        entry.name = Fact(named.name, published(published_name))
        entry.how = "alias" if published_name in named.aliases else entry.how
    draft.count_recognised(entry.section, entry.how)
    field, scale = draft.profile.by_name[entry.section], draft.profile.scale_of(entry.section)
    if entry.level is None and scale.names and named and len(named.levels) == 1:
        entry.level = named.levels[0]
        draft.add_doubt(field.name, f"those without a level are {entry.level}, the only level in the catalogue")
    if entry.level is None and (not (len(scale.names) == 1 or field.edition) or (named and named.levels)):
        draft.add_doubt(entry.section, f"{entry.name.text}: the document does not give a level")


def _doubt_what_is_open(draft: Draft, catalogue: Catalogue) -> None:
    """Note headings without text, entries and records that lack a part, and text that has no place."""
    for field in draft.headings:
        if not draft.item_count(field) and not draft.doubts.get(field):
            draft.add_doubt(field, "there is no text under this heading")
    for section in draft.profile.sections:
        without = [
            entry for entry in draft.entries if entry.section == section and _lacks_wording(draft, entry, catalogue)
        ]
        if without:
            parts = draft.profile.by_name[section].parts
            noun = parts[0].replace("_", " ") if len(parts) == 1 else "text"
            draft.add_doubt(section, f"{len(without)} without {noun}: roledoc-lint check --fix adds the agreed {noun}")
    for record_field in draft.profile.fields:
        level = record_field.level if record_field.kind == "records" else ""
        records = [record for record in draft.records if record.section == record_field.name]
        number = sum(level not in record.parts for record in records) if level else 0
        if number:
            why = f"{number} without {level.replace('_', ' ')}: the document does not give it"
            draft.add_doubt(record_field.name, why)
    lost = draft.profile.whole.lost
    if draft.item_count(lost):
        draft.add_doubt(lost, "move each paragraph to the field it belongs to")


def _lacks_wording(draft: Draft, entry: DraftEntry, catalogue: Catalogue) -> bool:
    """Whether an entry lacks text that the catalogue has for its level."""
    named = catalogue.find(entry.section, draft.first_fact(draft.profile.edition), entry.name.text)
    parts = draft.profile.by_name[entry.section].parts
    return named is not None and any(named.agreed(entry.level, part) and part not in entry.texts for part in parts)
