"""Checks what the user says of the documents, with --title and --set."""

from __future__ import annotations

from collections.abc import Mapping

from roledoc_lint.errors import UsageError
from roledoc_lint.importer.recognise.clean import clean
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.vocabulary import Vocabulary
from roledoc_lint.text.dates import read_date
from roledoc_lint.text.display import did_you_mean, quoted


def checked_values(given: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Return the values by field, those of vocabularies and dates as a role has them.

    Raises UsageError for a field that cannot be set, and for a value that it cannot have.
    """
    return {field: _checked(field, text, catalogue) for field, text in given.items()}


def _checked(field: str, text: str, catalogue: Catalogue) -> str:
    if field not in catalogue.profile.short:
        raise UsageError(f"{field} cannot be set: choose one of {', '.join(sorted(catalogue.profile.short))}")
    if field in catalogue.vocabulary:
        return _word(catalogue.vocabulary[field], field, text)
    if field in catalogue.profile.dates:
        return _date(field, text)
    if not clean(text):
        raise UsageError(f"{field}={quoted(text)}: the value is empty")
    return clean(text)


def _word(known: Vocabulary, field: str, text: str) -> str:
    name = known.canonical(text)
    if name is None:
        near = known.nearest(text)
        others = f"write one of {', '.join(known.names)}, or add yours to schema/catalogue/vocabulary.yaml"
        hint = did_you_mean(near) if near else others
        raise UsageError(f"{field}={quoted(text)}: {hint}")
    return name


def _date(field: str, text: str) -> str:
    date = read_date(text)
    if date is None:
        raise UsageError(f"{field}={quoted(text)}: write it as 2024-06 or 2024-06-30")
    return str(date)
