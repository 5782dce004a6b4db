"""Bring the choices that the schema of roles offers in an editor in line with the vocabularies of the catalogue.

An organisation adds a word in one place, the vocabulary. The schema is edited, not written anew: what is not a list of
choices stays as it is, to the last space.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from roledoc_lint.finding import Edit
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import VOCABULARY_FIELDS
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import splice

Choices = Mapping[str, Sequence[str]]
"""Lists of choices, each by its JSON Pointer within the schema."""


def outdated_choices(schema: Mapping[str, object], catalogue: Catalogue) -> Choices:
    """The lists of choices of a schema that are not the words of their vocabulary, as they should be.

    A closed vocabulary is the `enum` of its field; of one without an end some are its `examples`. A field whose schema
    has no such list has none to bring in line.
    """
    found = {}
    for field in VOCABULARY_FIELDS:
        vocabulary = catalogue.vocabulary.get(field)
        if vocabulary is None:
            continue
        keyword = "enum" if vocabulary.is_closed else "examples"
        for steps in (("properties", field, keyword), ("properties", field, "items", keyword)):
            present = _value(schema, steps)
            if isinstance(present, list) and present != list(vocabulary.choices):
                found["".join(f"/{step}" for step in steps)] = vocabulary.choices
    return found


def with_choices(text: str, choices: Choices) -> str:
    """The text of a schema in JSON with these lists of choices in place of those that it has."""
    document = Document("", text, [], "catalogue")
    spans = [(document.spans[pointer], words) for pointer, words in choices.items() if pointer in document.spans]
    return splice(text, [Edit(at.start, at.end, _array(document, at.start, at.end, words)) for at, words in spans])


def _value(value: object, steps: Sequence[str]) -> object:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _array(document: Document, start: int, end: int, choices: Sequence[str]) -> str:
    """The choices as an array of JSON, written as the one that it replaces: on one line, or on several."""
    words = [json.dumps(choice, ensure_ascii=False) for choice in choices]
    if "\n" not in document.text[start:end]:
        return f"[{', '.join(words)}]"
    line = document.line_of(start)
    outer, inner = (_indentation(document.line_text(number)) for number in (line, line + 1))
    new_line = f"{document.line_end}{inner}"
    return f"[{new_line}" + f",{new_line}".join(words) + f"{document.line_end}{outer}]"


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
