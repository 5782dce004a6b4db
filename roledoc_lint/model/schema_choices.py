"""Update the choices that editors offer from the schema of roles to the vocabularies of the catalogue.

An organisation adds a word in one place, the vocabulary. The schema is edited, not written from data: everything but
the lists of choices stays as it is, to the last space.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from roledoc_lint.finding import Edit
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import splice
from roledoc_lint.source.parser import Span

Choices = Mapping[str, Sequence[str]]
"""Lists of choices, each by its JSON Pointer within the schema."""


def outdated_choices(
    schema: Mapping[str, object], catalogue: Catalogue, shipped: Mapping[str, object] | None = None
) -> Choices:
    """The lists of choices of a schema that differ from their vocabulary, as they should be.

    A closed vocabulary is the `enum` of its field; an open one gives some `examples`. A field whose schema has no such
    list is left alone. So is a word that the `shipped` schema offers and this one does not: it was taken out.
    """
    outdated = {}
    for field in catalogue.profile.vocabularies:
        vocabulary = catalogue.vocabulary.get(field)
        if vocabulary is None:
            continue
        keyword = "enum" if vocabulary.is_closed else "examples"
        for steps in (("properties", field, keyword), ("properties", field, "items", keyword)):
            present = _value(schema, steps)
            if isinstance(present, list):
                left_out = [word for word in _value(shipped, steps) or () if word not in present]
                choices = [word for word in vocabulary.choices if word not in left_out]
                if present != choices:
                    outdated["".join(f"/{step}" for step in steps)] = choices
    return outdated


def with_choices(content: bytes, choices: Choices) -> bytes | None:
    """The content of a schema in JSON with these lists of choices instead of its own.

    None if it cannot be edited so that nothing else changes: it is not UTF-8, has a field twice, or is too large or too
    deep to find the lists in it.
    """
    try:
        document = Document("", content.decode(), [], "catalogue")
        spans = [(document.spans[pointer], words) for pointer, words in choices.items()]
        edits = [Edit(span.start, span.end, _array(document, span, words)) for span, words in spans]
        after = splice(document.text, edits)
        is_right = json.loads(after) == _replaced(json.loads(document.text), choices)
    except (KeyError, ValueError, RecursionError):
        return None
    return after.encode() if is_right else None


def _replaced(schema: Any, choices: Choices) -> object:
    """A schema as data with these lists of choices."""
    for pointer, words in choices.items():
        *steps, keyword = pointer.split("/")[1:]
        _value(schema, steps)[keyword] = list(words)
    return schema


def _value(value: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _array(document: Document, span: Span, choices: Sequence[str]) -> str:
    """The choices as a JSON array, on one line or on several, like the one that it replaces."""
    words = [json.dumps(choice, ensure_ascii=not choice.isprintable()) for choice in choices]
    if "\n" not in document.text[span.start : span.end]:
        return f"[{', '.join(words)}]"
    line = document.line_of(span.start)
    outer, inner = (_indentation(document.line_text(number)) for number in (line, line + 1))
    new_line = f"{document.line_end}{inner}"
    return f"[{new_line}" + f",{new_line}".join(words) + f"{document.line_end}{outer}]"


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
