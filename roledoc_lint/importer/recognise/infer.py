"""What the text of a profile leaves open, from what surrounds it: its title, its file's name, its web address.

What follows from something else is told as doubtful; what nothing says stays open, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from roledoc_lint.importer.blocks import Block, Extraction
from roledoc_lint.importer.draft import DOCUMENT, Draft, DraftEntry, Fact
from roledoc_lint.importer.recognise.clean import clean
from roledoc_lint.importer.recognise.facts import Facts, published
from roledoc_lint.importer.recognise.headings import FACTS, KIND, MAX_TITLE_CHARS, is_title
from roledoc_lint.importer.recognise.outline import opening_of
from roledoc_lint.importer.recognise.vocabulary import words_of
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import EDITION_SECTIONS, SECTIONS
from roledoc_lint.model.vocabulary import Grades
from roledoc_lint.project.files import printable_path
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

OPEN = "not found in the document: write it"


def infer_missing(draft: Draft, source: Extraction, catalogue: Catalogue, name: str, given: Mapping[str, str]) -> None:
    """Fill in what the text leaves open. `name` is the file's; `given` is what the user says, by field."""
    _take_titles(draft, catalogue)
    _look_around(draft, source, catalogue)
    for field, text in given.items():
        said = draft.fact(field)
        if said is None:
            draft.state(field, text, "given by you")
        elif loose(said) != loose(text):
            draft.doubt(field, f"the document says so, and not {quoted(text)}")
    _entitle(draft, source, catalogue, name)
    _find_force(draft, source, catalogue)
    _derive_status(draft, catalogue)
    _find_framework(draft, catalogue)
    for entry in draft.entries:
        _name(draft, entry, catalogue)
    address = clean(source.address)
    draft.state("source", address or clean(printable_path(name)), "address" if address else "file name")
    draft.furniture[:0] = map(clean, source.furniture)
    for doubt in source.doubts:
        draft.doubt(DOCUMENT, doubt)
    _tell_what_is_open(draft, catalogue)


def _take_titles(draft: Draft, catalogue: Catalogue) -> None:
    """What stands over the document: a rank, its kind, or the job title."""
    for title in draft.titles:
        kind = KIND.search(title) if is_title(title) else None
        rest = f"{title[: kind.start()]} {title[kind.end() :]}".strip(" :–—-") if kind else title
        remark = f"from the title {quoted(title, MAX_TITLE_CHARS)}"
        grades = words_of(catalogue.vocabulary["grades"], rest)
        if kind and grades and not draft.fact("grades"):
            for grade in grades:
                draft.state("grades", grade, "title", remark)
            draft.doubt("grades", remark)
        elif rest and not draft.fact("job_title"):
            draft.state("job_title", rest, "heading at the top", remark if kind else "")
        elif kind or loose(rest) == loose(draft.fact("job_title") or ""):
            draft.furniture.append(title)
        else:
            draft.add_text("unattributed", title, "heading at the top")


def _look_around(draft: Draft, source: Extraction, catalogue: Catalogue) -> None:
    """Take what the heads and feet of pages say behind labels, where the text does not."""
    facts = Facts(draft, catalogue)
    for text in map(clean, source.furniture):
        opening = opening_of(Block("paragraph", text))
        field = opening.field if opening and opening.values else None
        is_open = field in FACTS and not draft.fact(field)
        if opening and field and is_open and facts.take(field, opening.text, opening.values[0].text):
            draft.doubt(field, f"taken from what surrounds the text: {quoted(text)}")


def _entitle(draft: Draft, source: Extraction, catalogue: Catalogue, name: str) -> None:
    if draft.fact("job_title"):
        return
    forces = catalogue.vocabulary.get("force")
    parts = [part for part in re.split(r"\s+\|\s+", clean(source.title)) if part]
    own = [part for part in parts if not (forces and forces.canonical(part))]
    stem = clean(re.sub(r"[_-]+", " ", printable_path(PurePath(name).stem)))
    title, how = (own[0], "title of the page") if own else (stem, "file name")
    if title:
        draft.state("job_title", title, how)
        draft.doubt("job_title", f"the text has no job title: taken from the {how}")


def _find_force(draft: Draft, source: Extraction, catalogue: Catalogue) -> None:
    forces = catalogue.vocabulary.get("force")
    if draft.fact("force") or not forces:
        return
    for text, how in ((_host(source.address), "address"), (source.title, "title of the page")):
        squeezed = loose(text).replace(" ", "")
        found = [force for force in forces.names if (loose(force).replace(" ", "") or "?") in squeezed]
        if len(found) == 1:
            draft.state("force", found[0], how)
            draft.doubt("force", f"the text names no force: taken from the {how} {quoted(text)}")
            return
    around = {name for text in source.furniture if (name := forces.canonical(text))}
    if len(around) == 1:
        draft.state("force", around.pop(), "surroundings")
        draft.doubt("force", "the text names no force: taken from what surrounds it")


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc if "://" in address else ""
    except ValueError:  # such as https://[a page may say anything
        return ""


def _derive_status(draft: Draft, catalogue: Catalogue) -> None:
    grades = catalogue.vocabulary.get("grades")
    if draft.fact("status") or not isinstance(grades, Grades):
        return
    found = {grades.status(fact.text) for fact in draft.facts.get("grades", [])}
    status = found.pop() if len(found) == 1 else None
    if status:
        draft.state("status", status, "the grade", "by its grade; the document gives no status")
        draft.doubt("status", "the document gives none: taken from the grade")


def _find_framework(draft: Draft, catalogue: Catalogue) -> None:
    """The edition of behaviours and values: the one that a heading names, or that most names and wordings are of."""
    entries = [entry for entry in draft.entries if entry.section in EDITION_SECTIONS]
    if draft.fact("competency_framework") or not entries:
        return
    said = " ".join(heading for section in EDITION_SECTIONS for heading in draft.headings.get(section, [])).split()
    named = [edition for edition in catalogue.editions if edition.rpartition(" ")[2] in said]
    editions = named or _likeliest(entries, catalogue)
    if len(editions) != 1:
        draft.doubt("competency_framework", f"{OPEN}; the names below tell no edition")
        return
    edition = editions[0]
    draft.state("competency_framework", edition, "heading" if named else "names and wordings")
    others = [entry.name.text for entry in entries if not catalogue.find(entry.section, edition, entry.name.text)]
    if others:
        draft.doubt("competency_framework", f"{', '.join(map(quoted, others))}: of another edition, or of none")


def _likeliest(entries: list[DraftEntry], catalogue: Catalogue) -> list[str]:
    """The edition that explains most of the entries; several where they explain as much, none where none does."""
    counts = {edition: _explained(entries, edition, catalogue) for edition in catalogue.editions}
    best = max(counts.values(), default=(0, 0, 0))
    return [edition for edition, count in counts.items() if count == best > (0, 0, 0)]


def _explained(entries: list[DraftEntry], edition: str, catalogue: Catalogue) -> tuple[int, int, int]:
    """How many entries an edition has the wording of, how many by name or alias, and how many by their exact name."""
    found = [(entry, catalogue.find(entry.section, edition, entry.name.text)) for entry in entries]
    known = [(entry, named) for entry, named in found if named]
    texts = [(named, (" ".join(entry.wording), *entry.wording)) for entry, named in known]
    by_wording = sum(any(named.level_of(text) is not None for text in written) for named, written in texts)
    return by_wording, len(known), sum(named.name == entry.name.text for entry, named in known)


def _name(draft: Draft, entry: DraftEntry, catalogue: Catalogue) -> None:
    """Write the catalogue's name for an alias, and count how the entry was recognised."""
    form = entry.name.text
    named = catalogue.find(entry.section, draft.fact("competency_framework"), form)
    if named and named.name != form:
        entry.name = Fact(named.name, published(form))
        entry.how = "alias" if form in named.aliases else entry.how
    draft.know(entry.section, entry.how)
    if entry.level is None and entry.section == "values" and named and len(named.levels) == 1:
        entry.level = named.levels[0]
        draft.doubt("values", f"those without a level are {entry.level}: the catalogue has no other")
    if entry.level is None and (entry.section == "technical_skills" or (named and named.levels)):
        draft.doubt(entry.section, f"{entry.name.text}: the document gives no level")


def _tell_what_is_open(draft: Draft, catalogue: Catalogue) -> None:
    """Tell of headings without text, of wording that is missing, and of text without a place."""
    for field in draft.headings:
        if not draft.items(field) and not draft.doubts.get(field):
            draft.doubt(field, "nothing stands under this heading")
    for section in SECTIONS:
        bare = [
            entry for entry in draft.entries if entry.section == section and _lacks_wording(draft, entry, catalogue)
        ]
        if bare:
            draft.doubt(section, f"{len(bare)} without wording: roledoc-lint check --fix writes the agreed one")
    if draft.items("unattributed"):
        draft.doubt("unattributed", "move each paragraph to where it belongs")


def _lacks_wording(draft: Draft, entry: DraftEntry, catalogue: Catalogue) -> bool:
    """Whether an entry has no wording although the catalogue has one for its level."""
    named = catalogue.find(entry.section, draft.fact("competency_framework"), entry.name.text)
    return not entry.wording and named is not None and entry.level in named.wordings
