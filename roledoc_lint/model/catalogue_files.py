"""Read the catalogue of a project from its files."""

from __future__ import annotations

import os
from collections.abc import Sequence

from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.schema import Schema, schemas_of
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import printable_path, read_file, yaml_files
from roledoc_lint.source.document import Document, load


def read_catalogue(config: Config) -> Catalogue:
    """The catalogue of a project. Raises UsageError if it cannot be read or does not match its schema."""
    folder = config.schema_folder / "catalogue"
    documents: list[Document] = []
    for path in sorted(yaml_files(folder, lambda error: None)):
        content = read_file(path, config.base, config.max_catalogue_size)
        display_path = printable_path(os.path.relpath(path, config.base))
        if isinstance(content, str):
            raise UsageError(f"{display_path}: {content}")
        documents.append(load(display_path, content, config.max_catalogue_size, "catalogue"))
    schemas = schemas_of(config.schema_folder, config.base)
    name = printable_path(os.path.relpath(folder, config.base))
    return build_catalogue(name, documents, schemas["catalogue"], schemas["role"].profile)


def build_catalogue(folder: str, documents: Sequence[Document], schema: Schema, profile: Profile) -> Catalogue:
    """The catalogue made of these files. Raises UsageError if they cannot be read or do not match the schema.

    `folder` is what messages call the catalogue's folder; `profile` declares what the catalogue has.
    """
    if not documents:
        raise UsageError(f"{folder}: no catalogue found: add a .yaml file with names, levels and wording")
    for document in documents:
        if not document.readable:
            line = document.line_of(document.problems[0].start)
            raise UsageError(f"{document.path}:{line}: the catalogue cannot be read: run roledoc-lint check {folder}")
    try:
        catalogue = Catalogue(profile, (document.fields for document in documents))
    except (KeyError, TypeError, ValueError) as error:
        # Only a check of the whole project has compared the catalogue with its schema before.
        for document in documents:
            for violation in schema.violations(document):
                line = document.finding(violation.pointer, "").line
                message = f"{document.path}:{line}: {violation.text[:150]}"
                raise UsageError(f"{message}: run roledoc-lint check {folder}") from error
        raise
    catalogue.files = {name: document.path for document in documents for name in document.fields}
    _refuse_gaps(catalogue, folder)
    return catalogue


def _refuse_gaps(catalogue: Catalogue, folder: str) -> None:
    """Raise UsageError if the rules cannot work with a catalogue although it matches its schema."""
    try:
        _ = catalogue.code_formats
    except UsageError as error:
        raise UsageError(f"{folder}: {error}") from error
    for place, field in catalogue.profile.with_words:
        if place not in catalogue.vocabulary:
            words = field.vocabulary
            raise UsageError(f"{folder}: the catalogue has no list of words for {place}: add {words} to it")
