"""The same name or text twice in one list.

## What it finds

An entry, a word of a vocabulary or a record that is listed twice, also by an alias; the same paragraph twice in a list;
two words of one family where a post has one of each, such as two levels of clearance. In the catalogue: a name or alias
that two entries share, and two wordings of one level.

## Why it matters

A role that lists something twice can contradict itself when one of the two is changed. Of two levels of clearance,
nobody knows which the post needs. A name that two entries of the catalogue share can mean either.

## Example

Fails:

    main_responsibilities:
      - Prepare reports as necessary.
      - Attend meetings as necessary.
      - Prepare reports as necessary.

Passes:

    main_responsibilities:
      - Prepare reports as necessary.
      - Attend meetings as necessary.

## How to fix

Delete one of the two. Of two words of one family keep the one that the post needs.

## Fix safety

roledoc-lint does not fix this, because the two may differ in level or wording, and only one is right.
"""

from collections.abc import Iterator
from itertools import groupby

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.profile import Field
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose

NAME = "duplicate-entry"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

HINT = "delete one of the two"


def check(document: Document, context: Context) -> Iterator[Finding]:
    if document.kind == "catalogue":
        yield from _catalogue(document, context)
        return
    for section in context.profile.sections:
        yield from _entries(document, context, section)
    for field, found in groupby(context.role.normal_paragraphs, lambda paragraph: paragraph[0].split("/")[1]):
        texts = list(found)
        if len({text for _, text in texts}) < len(texts):
            yield from _repeated(
                document, context.label(field), [(pointer, text, quoted(text, 60)) for pointer, text in texts]
            )
    lists = [context.profile.by_name[field] for field in context.profile.word_lists]
    for words in lists:
        if not words.one_per:
            yield from _words(document, context, words.name)
    for field in context.profile.records:
        yield from _records(document, context, field)
    for words in lists:
        if words.one_per:
            yield from _one_per_family(document, context, words)


def _repeated(document: Document, where: str, keyed: list[tuple[str, str, str]]) -> Iterator[Finding]:
    """A finding for each (pointer, key, words) whose key came before."""
    first: dict[str, str] = {}
    for pointer, key, words in keyed:
        if key in first and key:
            line = document.line_of(document.spans[first[key]].start)
            yield document.finding(pointer, f"{words} is listed twice in {where}: it is already on line {line}", HINT)
        first.setdefault(key, pointer)


def _entries(document: Document, context: Context, section: str) -> Iterator[Finding]:
    found = [(entry, context.role.find(entry)) for entry in context.role.entries(section)]
    keys = [named.name if named else loose(entry.name) for entry, named in found]
    if len(set(keys)) < len(keys):
        word = context.profile.by_name[section].word
        keyed = [
            (entry.name_at, key, f"{word} {quoted(key if named else entry.name)}")
            for key, (entry, named) in zip(keys, found, strict=True)
        ]
        yield from _repeated(document, context.label(section), keyed)


def _words(document: Document, context: Context, field: str) -> Iterator[Finding]:
    known = context.catalogue.vocabulary.get(field)
    keyed = [(at, (known and known.canonical(text)) or text, quoted(text)) for at, text in context.role.items(field)]
    yield from _repeated(document, context.label(field), keyed)


def _records(document: Document, context: Context, name: str) -> Iterator[Finding]:
    values, field = document.fields.get(name), context.profile.by_name[name]
    keyed = []
    for index, item in enumerate(values if isinstance(values, list) else []):
        key = item.get(field.key) if isinstance(item, dict) else None
        if isinstance(key, str):
            pointer = f"/{name}/{index}/{escape(field.key)}"
            keyed.append((pointer, loose(key).replace(" ", ""), f"{field.word} {quoted(key)}"))
    yield from _repeated(document, context.label(name), keyed)


def _one_per_family(document: Document, context: Context, field: Field) -> Iterator[Finding]:
    vocabulary = context.catalogue.vocabulary.get(field.name)
    families: dict[str, str] = {}
    for pointer, text in context.role.items(field.name):
        name = (vocabulary.canonical(text) if vocabulary else None) or ""
        position = vocabulary.position(name) if vocabulary else None
        if position is None:
            continue
        family, _ = position
        if families.get(family) == name:
            yield document.finding(pointer, f"{quoted(name)} is listed twice in {field.plural}", HINT)
        elif family in families:
            message = f"{quoted(families[family])} and {quoted(name)} are both {family}: a role has one level of it"
            yield document.finding(pointer, message, "delete the one that the post does not need")
        families.setdefault(family, name)


def _catalogue(document: Document, context: Context) -> Iterator[Finding]:
    for field, content in document.fields.items():
        parts = content.items() if isinstance(content, dict) else [("", content)]
        for part, listed in parts:
            pointer = f"/{field}/{part}" if part else f"/{field}"
            if isinstance(listed, list):
                yield from _repeated(document, context.label(field), _names(pointer, listed))
                yield from _levels(document, pointer, listed)


def _levels(document: Document, pointer: str, listed: list[object]) -> Iterator[Finding]:
    """A level for which an entry has two wordings."""
    for index, entry in enumerate(listed):
        wordings = entry.get("wordings") if isinstance(entry, dict) else None
        keyed = []
        for number, wording in enumerate(wordings if isinstance(wordings, list) else []):
            if isinstance(wording, dict) and isinstance(wording.get("level"), int | str):
                level = str(wording["level"])
                keyed.append((f"{pointer}/{index}/wordings/{number}/level", level, f"level {level[:20]}"))
        yield from _repeated(document, "the wordings of one entry", keyed)


def _names(pointer: str, listed: list[object]) -> list[tuple[str, str, str]]:
    """Every name, code, alias and abbreviation of a list of the catalogue."""
    names: list[tuple[str, str]] = []
    for index, entry in enumerate(listed):
        if isinstance(entry, dict):
            names += [(f"{pointer}/{index}/{key}", entry.get(key, "")) for key in ("name", "code", "abbreviation")]
            aliases = entry.get("aliases")
            given = enumerate(aliases if isinstance(aliases, list) else [])
            names += [(f"{pointer}/{index}/aliases/{number}", alias) for number, alias in given]
    return [(place, loose(text), quoted(text)) for place, text in names if isinstance(text, str)]
