"""Turns published documents into role files, stage by stage: read, clean, outline, assign, infer, write."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from roledoc_lint.errors import UsageError
from roledoc_lint.importer.blocks import Block, Extraction, UnreadableError
from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.given import checked_values
from roledoc_lint.importer.readers.read import MAX_DOCUMENT_BYTES
from roledoc_lint.importer.recognise.assign import assign_outline, is_profile, leave_unassigned
from roledoc_lint.importer.recognise.clean import clean_blocks
from roledoc_lint.importer.recognise.infer import NOT_FOUND, infer_missing
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.recognise.outline import outline_blocks
from roledoc_lint.importer.role_files import TOO_LONG, NotWrittenError, RoleFiles
from roledoc_lint.importer.sandbox import Sandbox
from roledoc_lint.importer.write_yaml import write_role
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.schema import Schema
from roledoc_lint.model.schema_keywords import MISSING
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import printable_path, read_file
from roledoc_lint.project.own_schema import refuse_missing_schema
from roledoc_lint.source.document import load


class Imported(NamedTuple):
    """What became of a document. Without a draft it could not be read; without a role file none was written."""

    document: str
    """The path of the document, as it is shown."""
    draft: Draft | None = None
    text: str = ""
    """The text of the role file."""
    role: str | None = None
    """The path of the role file, as it is shown."""
    problem: str = ""


def import_documents(
    config: Config,
    documents: Sequence[Path],
    target: Path | None = None,
    *,
    overwrite: bool = False,
    title: str = "",
    given: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> list[Imported]:
    """Write a role file for each document, and return what became of each.

    `target` is the folder of the role files, or the role file itself if it ends in .yaml; None is the configured roles
    folder. `title` is that of a role whose document has none; `given` holds what else the documents do not say, by
    field. An existing role file is only replaced with `overwrite`. A document that cannot be read, or whose role cannot
    be written, has a `problem` and does not stop the others. Raises UsageError if an argument, the configuration or the
    catalogue is wrong.
    """
    files = RoleFiles(config, target or config.roles_folder, overwrite=overwrite)
    found = _Pipeline(config, title, given or {}, files.folder).run(documents)
    return [_write_file(imported, files) for imported in progress(found, len(documents))]


def preview_document(
    config: Config, document: Path, given: Mapping[str, str] | None = None, *, title: str = ""
) -> Imported:
    """Return what a document would become in the configured roles folder, and write no file.

    `title`, `given` and the errors are those of `import_documents`.
    """
    (imported,) = _Pipeline(config, title, given or {}, config.roles_folder).run([document])
    return imported


class _Pipeline:
    """Turns each document into the text of a role file in `folder`."""

    def __init__(self, config: Config, title: str, given: Mapping[str, str], folder: Path) -> None:
        self._config = config
        refuse_missing_schema(config)
        self._catalogue = read_catalogue(config)
        _refuse_gaps(self._catalogue.profile)
        titles = {self._catalogue.profile.whole.title: title} if title else {}
        self._given = checked_values({**titles, **given}, self._catalogue)
        self._names = KnownNames(self._catalogue)
        self._schema = Schema(config.schema_folder / "role.schema.json", config.base)
        self._schema_path = _schema_path(config, folder)

    def run(self, documents: Sequence[Path]) -> Iterator[Imported]:
        with Sandbox() as sandbox:
            for path in documents:
                shown = printable_path(str(path))
                try:
                    draft, text = self._import(path, sandbox)
                except UnreadableError as error:
                    yield Imported(shown, problem=str(error))
                else:
                    yield Imported(shown, draft, text)

    def _import(self, path: Path, sandbox: Sandbox) -> tuple[Draft, str]:
        extraction = self._read(path, sandbox)
        blocks = self._clean(extraction)
        outline = outline_blocks(blocks, self._names)
        draft = assign_outline(outline, self._catalogue, self._names)
        if not is_profile(draft):
            draft = leave_unassigned(blocks, self._catalogue.profile)
        infer_missing(draft, extraction, self._catalogue, self._names, path.name, self._given)
        text = write_role(draft, self._schema_path)
        self._doubt_missing_fields(draft, text)
        return draft, text

    def _read(self, path: Path, sandbox: Sandbox) -> Extraction:
        if path.is_dir():
            raise UnreadableError("is a folder, not a document: name the files in it")
        content = read_file(path, self._config.base, MAX_DOCUMENT_BYTES)
        if isinstance(content, str):
            raise UnreadableError(content)
        return sandbox.read(content, path.name)

    def _clean(self, extraction: Extraction) -> list[Block]:
        blocks = clean_blocks(extraction.blocks)
        if sum(len(block.text) for block in blocks) > self._config.max_file_size // 2:
            raise UnreadableError(TOO_LONG)
        return blocks

    def _doubt_missing_fields(self, draft: Draft, text: str) -> None:
        """Note which fields the schema requires and the role does not have."""
        document = load("role.yaml", text.encode(), MAX_DOCUMENT_BYTES)
        for violation in self._schema.violations(document):
            if violation.keyword in MISSING and not violation.pointer:
                draft.add_doubt(violation.key, NOT_FOUND)


def _write_file(imported: Imported, files: RoleFiles) -> Imported:
    if imported.draft is None:
        return imported
    if not files.has_room_for(imported.text):
        return Imported(imported.document, problem=TOO_LONG)
    try:
        return imported._replace(role=files.write(imported.draft, imported.text))
    except NotWrittenError as error:
        return imported._replace(problem=f"not written: {error}")


def _refuse_gaps(profile: Profile) -> None:
    """Raise UsageError if there is no field for the title of a role, or for text whose field is not known."""
    for name, part in ((profile.whole.title, "shown: the title"), (profile.whole.lost, "lost")):
        if not name:
            raise UsageError(f"the schema of roles does not declare {part}, which an import needs: add it to x-roledoc")


def _schema_path(config: Config, folder: Path) -> str:
    """The path from a folder to the schema of roles, where it is or where `init` would write it."""
    schema = config.schema_folder if config.has_own_schema else config.root / "schema"
    path = Path(os.path.relpath(schema / "role.schema.json", folder)).as_posix()
    return path if path.isprintable() else quote(os.fsencode(path))
