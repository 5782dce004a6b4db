"""Published profiles to role files: reads each document, writes its role, and says how each part was recognised."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.catalogue import Catalogue
from roledoc_lint.catalogue_folder import read_catalogue
from roledoc_lint.config import Config
from roledoc_lint.errors import UsageError
from roledoc_lint.importer.blocks import UnreadableError
from roledoc_lint.importer.completing import complete
from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.headings import FACTS
from roledoc_lint.importer.readers import MAX_SIZE
from roledoc_lint.importer.role_text import written
from roledoc_lint.importer.tidying import clean, tidied
from roledoc_lint.importer.understanding import understand
from roledoc_lint.importer.worker import Worker
from roledoc_lint.links import leads_out
from roledoc_lint.progress import Progress, silent
from roledoc_lint.repository import SUFFIXES, glance, printed, read_file
from roledoc_lint.role import did_you_mean, quoted
from roledoc_lint.text import kebab
from roledoc_lint.writing import put


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
    found = _drafts(config, documents, catalogue, _checked(given or {}, catalogue))
    return [writer.write(imported) for imported in progress(found, len(documents))]


def draft_of(config: Config, document: Path, given: Mapping[str, str] | None = None) -> Imported:
    """Read one document and write no file: its role is the `text`, under the configured roles folder."""
    catalogue = read_catalogue(config)
    (imported,) = _drafts(config, [document], catalogue, _checked(given or {}, catalogue))
    draft = imported.draft
    return imported._replace(text=written(draft, _schema(config, config.roles_folder))) if draft else imported


def _checked(given: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """What the user gives, with the words of vocabularies in their own form."""
    checked = {}
    for field, text in given.items():
        if field not in FACTS:
            raise UsageError(f"{field} cannot be given: known are {', '.join(sorted(FACTS))}")
        known = catalogue.vocabulary.get(field)
        name = known.canonical(text) if known else clean(text)
        if not name:
            near = known.nearest(text) if known else []
            words = did_you_mean(near) if near else f"known are {', '.join(known.names)}" if known else "it is empty"
            raise UsageError(f"{field}={quoted(text)}: {words}")
        checked[field] = name
    return checked


def _drafts(
    config: Config, documents: Iterable[Path], catalogue: Catalogue, given: Mapping[str, str]
) -> Iterator[Imported]:
    with Worker() as worker:
        for path in documents:
            shown = printed(str(path))
            content = read_file(path, config.root, MAX_SIZE)
            if isinstance(content, str):
                yield Imported(shown, problem=content)
                continue
            try:
                source = worker.read(content)
                blocks = tidied(source.blocks)
                if sum(len(block.text) for block in blocks) > config.max_file_size // 2:
                    raise UnreadableError("holds more text than a role file may")
            except UnreadableError as error:
                yield Imported(shown, problem=str(error))
                continue
            draft = understand(blocks, catalogue)
            complete(draft, source, catalogue, path.name, given)
            yield Imported(shown, draft)


def _schema(config: Config, folder: Path) -> str:
    """The path of the role's schema from a folder, where it is, or where `init` would write it."""
    schema = config.schema_folder if config.has_own_schema else config.root / "schema"
    return Path(os.path.relpath(schema / "role.schema.json", folder)).as_posix()


class _Writer:
    """Writes role files, each under the name of its job title."""

    def __init__(self, config: Config, target: Path, *, overwrite: bool) -> None:
        self._config = config
        self._file = target if target.suffix.lower() in SUFFIXES and not target.is_dir() else None
        self._folder = Path(os.path.abspath(target.parent if self._file else target))
        self._overwrite = overwrite
        self._written: set[Path] = set()

    def write(self, imported: Imported) -> Imported:
        """Write the role of a document. Returns what became of it."""
        if imported.draft is None:
            return imported
        text = written(imported.draft, _schema(self._config, self._folder))
        path = self._file or self._path(imported)
        shown = printed(os.path.relpath(path))
        problem = self._problem(path)
        if problem:
            return imported._replace(text=text, problem=f"not written: {shown} {problem}")
        try:
            if self._leads_out(path):
                return imported._replace(text=text, problem=f"not written: {shown} leads out of the project")
            self._folder.mkdir(parents=True, exist_ok=True)
            put(path, text.encode())
        except OSError as error:
            return imported._replace(text=text, problem=f"not written: {shown}: {error.strerror}")
        self._written.add(path)
        return imported._replace(text=text, role=shown)

    def _problem(self, path: Path) -> str:
        if path in self._written:
            return "was written for another of these documents: -o FILE.yaml names another"
        return "is there already: --force overwrites it" if os.path.lexists(path) and not self._overwrite else ""

    def _leads_out(self, path: Path) -> bool:
        """Whether a link would take the role out of the project: its own, or one of the folders that are there."""
        there = next(folder for folder in (self._folder, *self._folder.parents) if folder.exists())
        return leads_out(there, self._config.root) or path.is_symlink()

    def _path(self, imported: Imported) -> Path:
        """Where a role goes: named after its title. Where another role has that name, its code is added."""
        draft = imported.draft
        title, code = (draft.fact("job_title") or "", draft.fact("role_code")) if draft else ("", None)
        stem = kebab(title)[:100].strip("-") or kebab(code or "") or "role"
        path = self._folder / f"{stem}.yaml"
        if code and os.path.lexists(path) and not self._is_of(path, code):
            return self._folder / f"{stem}-{kebab(code)}.yaml"
        return path

    def _is_of(self, path: Path, code: str) -> bool:
        """Whether a role file has this role code, or none that can be read."""
        content = read_file(path, self._config.root, self._config.max_file_size)
        found = glance(content).code if isinstance(content, bytes) else ""
        return not found or found == code
