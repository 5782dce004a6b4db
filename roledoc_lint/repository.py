"""The set of files that a check looks at, from paths: it finds them, reads them, and follows no link out."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from roledoc_lint.config import MAX_FILE_SIZE, Config
from roledoc_lint.document import Document, Kind, load
from roledoc_lint.errors import UsageError
from roledoc_lint.links import leads_out
from roledoc_lint.writing import replace

SUFFIXES = (".yaml", ".yml")
_ROLE_CODE_LINE = re.compile(rb"^role_code[ \t]*:[^\r\n]*", re.MULTILINE)


class Repository:
    """The role and catalogue files of a project."""

    def __init__(self, config: Config, paths: Iterable[Path], buffers: Mapping[Path, bytes]) -> None:
        """`paths` are the files and folders to check; without any it is the roles folder and the own catalogue.

        `buffers` hold the content of files that is not (yet) on disk. Raises UsageError where a path is missing or
        nothing is found.
        """
        self.config = config
        self._buffers = buffers
        self._origins: dict[str, Path] = {}
        self.unreadable: list[str] = []
        """A line for each file that cannot be read or written, for the user."""
        given = list(paths)
        self.checks_all = not given
        self.role_paths: list[Path] = []
        self.catalogue_paths: list[Path] = self._catalogue() if self.checks_all and config.has_own_schema else []
        self._sort(given or [self._roles_folder()])
        if not self.role_paths and not (given and self.catalogue_paths) and not self.unreadable:
            where = ", ".join(self.shown(path) for path in given) or self.shown(config.roles_folder)
            raise UsageError(f"no role file found in {where}: a role is a file that ends in .yaml")

    def _roles_folder(self) -> Path:
        folder = self.config.roles_folder
        if not folder.is_dir():
            raise UsageError(f"there is no folder {self.shown(folder)}: name the files to check, or make the folder")
        return folder

    def _sort(self, given: list[Path]) -> None:
        """Tell the catalogue's files from roles; each file once, in the order of its path."""
        catalogue_folder = (self.config.schema_folder / "catalogue").resolve()
        found: dict[str, Path] = {}
        for path in given:
            if not os.path.lexists(path) and path not in self._buffers:
                raise UsageError(f"{self.shown(path)}: there is no such file or folder")
            for file in self._walk(path) if path.is_dir() else [path]:
                found.setdefault(self.shown(file), file)
        for _, path in sorted(found.items()):
            if path.parent.resolve() != catalogue_folder:
                self.role_paths.append(path)
            elif path not in self.catalogue_paths:
                self.catalogue_paths.append(path)

    def _walk(self, top: Path) -> Iterator[Path]:
        """The YAML files under a folder, hidden ones left out."""

        def complain(error: OSError) -> None:
            self.unreadable.append(f"{self.shown(Path(error.filename))}: cannot be opened: {error.strerror}")

        return yaml_files(top, complain)

    def _catalogue(self) -> list[Path]:
        return sorted(self._walk(self.config.schema_folder / "catalogue"))

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the root, with slashes, and bytes that are no UTF-8 as escapes."""
        absolute = os.path.abspath(path)
        root = str(self.config.root)
        inside = os.path.commonpath([absolute, root]) == root
        return printed(os.path.relpath(absolute, root) if inside else absolute)

    def roles(self) -> Iterator[Document]:
        """Each role file to check, read one after the other."""
        return self._load(self.role_paths, "role")

    def catalogue(self) -> Iterator[Document]:
        """The catalogue's files to check."""
        return self._load(self.catalogue_paths, "catalogue")

    def catalogue_sources(self) -> list[Document]:
        """All files of the catalogue that is in force."""
        return list(self._load(self._catalogue(), "catalogue"))

    def _load(self, paths: Iterable[Path], kind: Kind) -> Iterator[Document]:
        for path in paths:
            content = self._read(path, self._bound(kind), self.unreadable.append)
            if content is not None:
                self._origins[self.shown(path)] = path
                yield load(self.shown(path), content, self._bound(kind), kind)

    def _bound(self, kind: Kind) -> int:
        """How many bytes a file may have. The configured bound is for roles; a catalogue is larger."""
        return self.config.max_file_size if kind == "role" else max(self.config.max_file_size, MAX_FILE_SIZE)

    def _read(self, path: Path, bound: int, complain: Callable[[str], None]) -> bytes | None:
        """The content of a file, up to one byte more than the bound; None, with a complaint, where it must not be."""
        if path in self._buffers:
            return self._buffers[path][: bound + 1]
        content = read_file(path, self.config.root, bound)
        if isinstance(content, bytes):
            return content
        complain(f"{self.shown(path)}: {content}")
        return None

    def write(self, shown: str, before: str, after: str) -> bool:
        """Put a new text in place of a file's, all at once. Returns whether that went well; if not, it is told."""
        path = self._origins[shown]
        if path in self._buffers:
            return True
        try:
            replace(path, before.encode(), after.encode())
        except OSError as error:
            self.unreadable.append(f"{shown}: cannot be written: {error.strerror}")
            return False
        return True

    @property
    def checked(self) -> frozenset[str]:
        """The files that were read to be checked; the catalogue's count only where they were named."""
        named = self.role_paths if self.checks_all else [*self.catalogue_paths, *self.role_paths]
        return frozenset(map(self.shown, named)) & self._origins.keys()

    @cached_property
    def _role_codes(self) -> dict[str, list[tuple[str, int]]]:
        """The path and line of every role code of the project, from a glance at each file, checked or not."""
        codes: dict[str, list[tuple[str, int]]] = {}
        folder = self.config.roles_folder
        files = {
            self.shown(path): path for path in (*(self._walk(folder) if folder.is_dir() else ()), *self.role_paths)
        }
        for shown, path in sorted(files.items()):
            content = self._read(path, self.config.max_file_size, lambda complaint: None)
            code, line = glance(content) if content else (None, 0)
            if code:
                codes.setdefault(code, []).append((shown, line))
        return codes

    def same_role_code(self, path: str, code: str) -> list[tuple[str, int]]:
        """The path and line of the same role code in the other roles of the project, checked or not."""
        return [place for place in self._role_codes.get(code, []) if place[0] != path]

    @cached_property
    def shown_role_paths(self) -> frozenset[str]:
        """The role files that this check looks at, as findings show them."""
        return frozenset(map(self.shown, self.role_paths))


def yaml_files(top: Path, complain: Callable[[OSError], None]) -> Iterator[Path]:
    """The YAML files under a folder, hidden ones left out. What cannot be opened is told to `complain`."""
    for folder, folders, files in os.walk(top, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if is_yaml(name))


def is_yaml(path: str) -> bool:
    """Whether a path within a folder is that of a YAML file, with no part of it hidden."""
    return path.lower().endswith(SUFFIXES) and not path.startswith(".") and "/." not in path


def printed(path: str) -> str:
    """A path as it is shown: with slashes, and bytes that are no UTF-8 as escapes."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def read_file(path: Path, root: Path, bound: int) -> bytes | str:
    """The content of a file, up to one byte more than the bound; or, as text, why it must not or cannot be read.

    No link is followed out of `root`.
    """
    try:
        if leads_out(path, root):
            return "is a link out of the project, and is not followed"
        # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return "is no ordinary file"
            return file.read(bound + 1)
    except (OSError, RuntimeError) as error:
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"


def glance(content: bytes) -> tuple[str | None, int]:
    """The role code in a file and its line, without parsing the whole of it where that can be.

    A line that begins with the key stands at the top of a role. Where it does not hold all of the value, or the key is
    written in another way, the whole file is parsed.
    """
    if b"role_code" not in content:
        return None, 0
    match = _ROLE_CODE_LINE.search(content)
    for part, begin in ((match[0], match.start()), (content, 0)) if match else ((content, 0),):
        document = load("", part, len(content))
        code = document.fields.get("role_code")
        if isinstance(code, str) and code:
            return code, content.count(b"\n", 0, begin) + document.line_of(document.nodes["/role_code"].key_start)
    return None, 0
