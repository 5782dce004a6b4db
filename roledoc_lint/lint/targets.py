"""The files that a check looks at: find them from paths, and read them without following links out."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from roledoc_lint.errors import UsageError
from roledoc_lint.model.role_code import RoleCode, find_role_code
from roledoc_lint.project.atomic_write import replace_file
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SourceFile, printable_path, read_file, read_plain, yaml_folders
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.source.document import Document, Kind, load


class Targets:
    """The role and catalogue files of a project."""

    def __init__(
        self,
        config: Config,
        paths: Iterable[Path] = (),
        buffers: Mapping[Path, bytes] | None = None,
        *,
        may_be_empty: bool = False,
    ) -> None:
        """`paths` are the files and folders to check; without any, the roles folder and the project's own catalogue.

        `buffers` hold the content of files that differs from the disk. Raises UsageError if a path does not exist or,
        unless it `may_be_empty`, no file is found.
        """
        self.config = config
        self._buffers = {str(path): content for path, content in (buffers or {}).items()}
        self._inside: dict[str, bool] = {}
        self._role_codes: dict[str, list[tuple[str, int]]] | None = None
        self.unreadable: list[str] = []
        """A message for each file that cannot be read or written."""
        given = list(paths)
        self.checks_all = not given
        self.roles: list[SourceFile] = []
        """The role files to check, in the order of their paths."""
        self.checks_catalogue = self.checks_all and config.has_own_schema
        """Whether all files of the catalogue are checked too."""
        self.catalogue_files: list[SourceFile] = self.every_catalogue_file() if self.checks_catalogue else []
        self.known_role_codes: Mapping[str, RoleCode] = {}
        """Role codes that are known from the cache, by display path."""
        if may_be_empty and not given and not config.roles_folder.is_dir():
            return
        self._sort(given or [self._roles_folder()])
        if not may_be_empty and not self.roles and not (given and self.catalogue_files) and not self.unreadable:
            where = ", ".join(self.display_path(path) for path in given) or self.display_path(config.roles_folder)
            raise UsageError(f"no role file found in {where}: a role is a file that ends in .yaml")

    def _roles_folder(self) -> Path:
        folder = self.config.roles_folder
        if not folder.is_dir():
            raise UsageError(
                f"there is no folder {self.display_path(folder)}: name the files to check, or create the folder"
            )
        return folder

    def _sort(self, given: list[Path]) -> None:
        """Separate the catalogue's files from roles; each file once, in the order of its path."""
        catalogue_folder = os.path.realpath(self.config.schema_folder / "catalogue")
        found: dict[str, SourceFile] = {}
        for path in given:
            if not os.path.lexists(path) and str(path) not in self._buffers:
                raise UsageError(f"{self.display_path(path)}: no such file or folder")
            for file in self._walk(path) if path.is_dir() else [SourceFile(self.display_path(path), str(path))]:
                found.setdefault(file.display_path, file)
        in_catalogue: dict[str, bool] = {}
        known = {os.path.realpath(file.path) for file in self.catalogue_files}
        for file in sorted(found.values()):
            if file.folder not in in_catalogue:
                in_catalogue[file.folder] = os.path.realpath(file.folder) == catalogue_folder
            if not in_catalogue[file.folder]:
                self.roles.append(file)
            elif os.path.realpath(file.path) not in known:
                self.catalogue_files.append(file)

    def _walk(self, top: Path) -> Iterator[SourceFile]:
        """Yield the YAML files under a folder, without hidden ones."""

        def record_error(error: OSError) -> None:
            self.unreadable.append(f"{self.display_path(error.filename)}: cannot be opened: {error.strerror}")

        for folder, names in yaml_folders(top, record_error):
            # The display path of a folder is computed once, not for each of its files.
            display_path = self.display_path(folder).removesuffix("/")
            prefix = "" if display_path == "." else f"{display_path}/"
            yield from (SourceFile(prefix + printable_path(name), os.path.join(folder, name)) for name in names)

    def every_catalogue_file(self) -> list[SourceFile]:
        """The files of the project's catalogue, as they are on disk now."""
        return sorted(self._walk(self.config.schema_folder / "catalogue"), key=lambda file: Path(file.path))

    def display_path(self, path: str | Path) -> str:
        """A path as findings show it: relative to the root, with slashes, and bytes that are not UTF-8 as escapes."""
        absolute = os.path.abspath(path)
        root = str(self.config.root)
        inside = os.path.commonpath([absolute, root]) == root
        return printable_path(os.path.relpath(absolute, root) if inside else absolute)

    def is_own(self, path: Path) -> bool:
        """Whether a file is within the project's folder after links are resolved."""
        return path.resolve().is_relative_to(self.config.root.resolve())

    def catalogue(self) -> Iterator[Document]:
        """Yield the catalogue's files to check as documents."""
        return self.load(self.catalogue_files, "catalogue")

    def catalogue_sources(self) -> list[Document]:
        """All files of the project's catalogue as documents."""
        return list(self.load(self.every_catalogue_file(), "catalogue"))

    def load(self, files: Iterable[SourceFile], kind: Kind) -> Iterator[Document]:
        """Yield files as documents, and record an error for each that cannot be read."""
        for file in files:
            content = self.read(file, kind)
            if isinstance(content, str):
                self.record_error(file, content)
            else:
                yield self.document(file, content, kind)

    def record_error(self, file: SourceFile, reason: str) -> None:
        """Record why a file cannot be read."""
        self.unreadable.append(f"{file.display_path}: {reason}")

    def document(self, file: SourceFile, content: bytes, kind: Kind = "role") -> Document:
        """The content of a file as a document."""
        return load(file.display_path, content, self._max_size(kind), kind)

    def _max_size(self, kind: Kind) -> int:
        """The largest file in bytes. The configured limit is for roles; a catalogue may be larger."""
        return self.config.max_file_size if kind == "role" else self.config.max_catalogue_size

    def read(self, file: SourceFile, kind: Kind = "role") -> bytes | str:
        """The content of a file, up to one byte more than allowed; or, as text, why it was not read."""
        return self.read_with_status(file, kind)[0]

    def read_with_status(self, file: SourceFile, kind: Kind = "role") -> tuple[bytes | str, os.stat_result | None]:
        """The content as from `read`, and the file's status if it is an ordinary file and not a link."""
        max_size = self._max_size(kind)
        if file.path in self._buffers:
            return self._buffers[file.path][: max_size + 1], None
        plain = read_plain(file.path, max_size) if self.is_inside(file) else None
        return plain or (read_file(Path(file.path), self.config.root, max_size), None)

    def is_inside(self, file: SourceFile) -> bool:
        """Whether a file's folder is within the project after links are resolved; the file itself may be a link."""
        folder = file.folder
        if folder not in self._inside:
            try:
                self._inside[folder] = not leads_out(Path(folder), self.config.root)
            except (OSError, RuntimeError):
                self._inside[folder] = False
        return self._inside[folder]

    @cached_property
    def _origins(self) -> dict[str, str]:
        """The paths of the files to check, by display path."""
        return {file.display_path: file.path for file in (*self.roles, *self.catalogue_files)}

    def write(self, display_path: str, before: str, after: str) -> bool:
        """Replace the text of a file atomically. Return whether that was possible; if not, record an error."""
        path = self._origins[display_path]
        if path in self._buffers:
            return True
        try:
            replace_file(Path(path), before.encode(), after.encode())
        except OSError as error:
            self.unreadable.append(f"{display_path}: cannot be written: {error.strerror}")
            return False
        return True

    @cached_property
    def project_roles(self) -> list[SourceFile]:
        """Every role file of the project, checked or not, in the order of their paths."""
        folder = self.config.roles_folder
        if self.checks_all or not folder.is_dir():
            return self.roles
        return sorted({file.display_path: file for file in (*self._walk(folder), *self.roles)}.values())

    @property
    def role_codes(self) -> Mapping[str, list[tuple[str, int]]]:
        """The paths and lines of each role code in the project, found by a quick check of each file, checked or not."""
        if self._role_codes is None:
            self.index_roles()
        return self._role_codes or {}

    def index_roles(self) -> None:
        """Find all role codes of the project, so that processes started later have them."""
        codes: dict[str, list[tuple[str, int]]] = {}
        for file in self.project_roles:
            code, line = self.known_role_codes.get(file.display_path) or self._find_code(file)
            if code:
                codes.setdefault(code, []).append((file.display_path, line))
        self._role_codes = codes

    def _find_code(self, file: SourceFile) -> RoleCode:
        content = self.read(file)
        return find_role_code(content) if isinstance(content, bytes) else RoleCode()

    def same_role_code(self, path: str, code: str) -> list[tuple[str, int]]:
        """The paths and lines of the same role code in other roles of the project, checked or not."""
        return [place for place in self.role_codes.get(code, []) if place[0] != path]

    @cached_property
    def checked_role_paths(self) -> frozenset[str]:
        """The display paths of the role files that this check looks at."""
        return frozenset(file.display_path for file in self.roles)
