"""Published profiles to role files: reads each document, writes its role, and says how each part was recognised."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from roledoc_lint.errors import UsageError
from roledoc_lint.importer.blocks import Extraction, UnreadableError
from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.readers import MAX_SIZE
from roledoc_lint.importer.recognise.assign import assign_blocks
from roledoc_lint.importer.recognise.clean import clean, clean_blocks
from roledoc_lint.importer.recognise.headings import FACTS
from roledoc_lint.importer.recognise.infer import OPEN, infer_missing
from roledoc_lint.importer.sandbox import Sandbox
from roledoc_lint.importer.write_yaml import write_role
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.role_code import find_role_code
from roledoc_lint.model.schema import MISSING, Schema
from roledoc_lint.model.vocabulary import Grades, Names
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SUFFIXES, printable_path, read_file
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.source.document import load
from roledoc_lint.text.dates import read_date
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.normalise import kebab

THERE = "is there already: --force overwrites it"


class Imported(NamedTuple):
    """What became of a document. Without a draft it could not be read; without a role file none was written."""

    document: str
    draft: Draft | None = None
    text: str = ""
    role: str | None = None
    problem: str = ""


def import_documents(
    config: Config,
    documents: Sequence[Path],
    target: Path | None = None,
    *,
    overwrite: bool = False,
    given: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> list[Imported]:
    """Write a role file for each document into the folder `target`, the configured roles folder if it is None.

    A `target` that ends in .yaml is the role file itself. `given` holds what the documents leave open, by field: a job
    title, a force. A role file that is there is only overwritten where `overwrite` says so. A document that cannot be
    read or whose role cannot be written has a `problem`, and does not stop the rest. Raises UsageError for what is
    wrong with the call, the configuration or the catalogue.
    """
    catalogue = read_catalogue(config)
    writer = _Writer(config, target or config.roles_folder, overwrite=overwrite)
    found = _drafts(config, documents, catalogue, _checked(given or {}, catalogue), writer.folder)
    return [writer.write(imported) for imported in progress(found, len(documents))]


def draft_of(config: Config, document: Path, given: Mapping[str, str] | None = None) -> Imported:
    """Read one document and write no file: its role is the `text`, under the configured roles folder."""
    catalogue = read_catalogue(config)
    (imported,) = _drafts(config, [document], catalogue, _checked(given or {}, catalogue), config.roles_folder)
    return imported


def _checked(given: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """What the user gives, with the words of vocabularies in their own form."""
    checked = {}
    for field, text in given.items():
        if field not in FACTS:
            raise UsageError(f"{field} cannot be given: known are {', '.join(sorted(FACTS))}")
        if field in catalogue.vocabulary:
            checked[field] = _word(catalogue.vocabulary[field], field, text)
        elif field in ("issued", "amended"):
            checked[field] = _date(field, text)
        elif clean(text):
            checked[field] = clean(text)
        else:
            raise UsageError(f"{field}={quoted(text)}: it is empty")
    return checked


def _word(known: Names | Grades, field: str, text: str) -> str:
    name = known.canonical(text)
    if name is None:
        near = known.nearest(text)
        others = f"known are {', '.join(known.names)}; others are added in schema/catalogue/vocabulary.yaml"
        hint = did_you_mean(near) if near else others
        raise UsageError(f"{field}={quoted(text)}: {hint}")
    return name


def _date(field: str, text: str) -> str:
    date = read_date(text)
    if date is None:
        raise UsageError(f"{field}={quoted(text)}: write it as 2024-06 or 2024-06-30")
    return str(date)


def _drafts(
    config: Config, documents: Iterable[Path], catalogue: Catalogue, given: Mapping[str, str], folder: Path
) -> Iterator[Imported]:
    """What each document becomes: its draft, and the text of the role as it would stand in a folder."""
    schema = Schema(config.schema_folder / "role.schema.json", config.root)
    with Sandbox() as worker:
        for path in documents:
            shown = printable_path(str(path))
            try:
                source = _source(config, path, worker)
            except UnreadableError as error:
                yield Imported(shown, problem=str(error))
                continue
            draft = assign_blocks(source.blocks, catalogue)
            infer_missing(draft, source, catalogue, path.name, given)
            text = write_role(draft, _schema(config, folder))
            _tell_what_is_missing(draft, text, schema)
            yield Imported(shown, draft, text)


def _source(config: Config, path: Path, worker: Sandbox) -> Extraction:
    """What a document holds, tidied. Raises UnreadableError where it cannot be read, or holds too much for a role."""
    if path.is_dir():
        raise UnreadableError("is a folder: name the files in it")
    content = read_file(path, config.root, MAX_SIZE)
    if isinstance(content, str):
        raise UnreadableError(content)
    source = worker.read(content)
    blocks = clean_blocks(source.blocks)
    if sum(len(block.text) for block in blocks) > config.max_file_size // 2:
        raise UnreadableError("holds more text than a role file may")
    return source._replace(blocks=blocks)


def _tell_what_is_missing(draft: Draft, text: str, schema: Schema) -> None:
    """Tell of the fields that the schema wants and the document does not have."""
    document = load("role.yaml", text.encode(), MAX_SIZE)
    for error in schema.violations(document):
        if error.keyword in MISSING and not error.pointer:
            draft.doubt(error.key, OPEN)


def _schema(config: Config, folder: Path) -> str:
    """The path of the role's schema from a folder, where it is, or where `init` would write it."""
    schema = config.schema_folder if config.has_own_schema else config.root / "schema"
    path = Path(os.path.relpath(schema / "role.schema.json", folder)).as_posix()
    return path if path.isprintable() else quote(os.fsencode(path))


def _stem(text: str) -> str:
    """A text as the name of a file, or a part of it; empty where it has no letters for one."""
    return kebab(text)[:100].strip("-")


class _Writer:
    """Writes role files, each under the name of its job title."""

    def __init__(self, config: Config, target: Path, *, overwrite: bool) -> None:
        self._config = config
        self._file = target if target.suffix.lower() in SUFFIXES and not target.is_dir() else None
        self.folder = Path(os.path.abspath(target.parent if self._file else target))
        self._overwrite = overwrite
        self._written: set[Path] = set()

    def write(self, imported: Imported) -> Imported:
        """Write the role of a document. Returns what became of it."""
        if imported.draft is None:
            return imported
        if len(imported.text.encode()) > self._config.max_file_size:
            return imported._replace(draft=None, text="", problem="holds more text than a role file may")
        path = self._file or self._path(imported.draft)
        shown = printable_path(os.path.relpath(path))
        problem = self._put(path, imported.text)
        if problem:
            return imported._replace(problem=f"not written: {shown} {problem}")
        self._written.add(path)
        return imported._replace(role=shown)

    def _put(self, path: Path, text: str) -> str:
        """Write a role file. Returns why that must or can not be."""
        if path in self._written:
            return "was written for another of these documents: -o FILE.yaml names another"
        try:
            if os.path.lexists(path) and not self._overwrite:
                return THERE
            if self._leads_out(path):
                return "leads out of the project"
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(path, text.encode(), overwrite=self._overwrite)
        except FileExistsError:
            return THERE
        except OSError as error:
            return f"cannot be written: {error.strerror}"
        return ""

    def _leads_out(self, path: Path) -> bool:
        """Whether a link would take the role out of the project: its own, or one of the folders that are there."""
        there = next(folder for folder in (self.folder, *self.folder.parents) if folder.exists())
        return leads_out(there, self._config.root) or path.is_symlink()

    def _path(self, draft: Draft) -> Path:
        """Where a role goes: named after its title. Where another role has that name, its code is added."""
        code = draft.fact("role_code")
        stem = _stem(draft.fact("job_title") or "") or _stem(code or "") or "role"
        path = self.folder / f"{stem}.yaml"
        if code and os.path.lexists(path) and not self._is_of(path, code):
            return self.folder / f"{stem}-{_stem(code)}.yaml"
        return path

    def _is_of(self, path: Path, code: str) -> bool:
        """Whether a role file has this role code, or none that can be read."""
        content = read_file(path, self._config.root, self._config.max_file_size)
        found = find_role_code(content).code if isinstance(content, bytes) else ""
        return not found or found == code
