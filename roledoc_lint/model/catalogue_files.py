"""The catalogue in force, from the files of its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import VOCABULARY_FIELDS
from roledoc_lint.model.schema import Schema
from roledoc_lint.project.config import MAX_FILE_SIZE, Config
from roledoc_lint.project.files import printable_path, read_file, yaml_files
from roledoc_lint.source.document import Document, load


def read_catalogue(config: Config) -> Catalogue:
    """Read the catalogue of a project. Raises UsageError where it cannot be read or does not fit its schema."""
    folder = config.schema_folder / "catalogue"
    documents: list[Document] = []
    for path in sorted(yaml_files(folder, lambda error: None)):
        content = read_file(path, config.root, MAX_FILE_SIZE)
        shown = printable_path(os.path.relpath(path, config.root))
        if isinstance(content, str):
            raise UsageError(f"{shown}: {content}")
        documents.append(load(shown, content, MAX_FILE_SIZE, "catalogue"))
    schema = Schema(config.schema_folder / "catalogue.schema.json", config.root)
    return build_catalogue(printable_path(os.path.relpath(folder, config.root)), documents, schema)


def build_catalogue(folder: str, documents: Sequence[Document], schema: Schema) -> Catalogue:
    """The catalogue that files hold. Raises UsageError where they cannot be read or do not fit the schema."""
    if not documents:
        raise UsageError(f"{folder}: there is no catalogue: a .yaml file with names, levels and wording")
    for document in documents:
        if not document.readable:
            line = document.line_of(document.problems[0].start)
            raise UsageError(f"{document.path}:{line}: the catalogue cannot be read: run roledoc-lint check {folder}")
    try:
        catalogue = Catalogue(document.fields for document in documents)
    except (KeyError, TypeError, ValueError) as error:
        # A check of the whole project has held the catalogue against its schema; here that says what is wrong.
        for document in documents:
            for mistake in schema.violations(document):
                line = document.finding(mistake.pointer, "").line
                where = f"{document.path}:{line}: {mistake.text[:150]}"
                raise UsageError(f"{where}: run roledoc-lint check {folder}") from error
        raise
    _refuse_gaps(catalogue, folder)
    return catalogue


def _refuse_gaps(catalogue: Catalogue, folder: str) -> None:
    """Raise UsageError where the rules could not work with a catalogue that fits its schema."""
    for form, _ in catalogue.code_patterns:
        try:
            re.compile(form)
        except (re.error, RecursionError, OverflowError) as error:
            raise UsageError(f"{folder}: {form[:80]!r} is no pattern for codes: {error}") from error
    for field in VOCABULARY_FIELDS:
        if field not in catalogue.vocabulary:
            raise UsageError(f"{folder}: the catalogue does not say what {field} may hold")
