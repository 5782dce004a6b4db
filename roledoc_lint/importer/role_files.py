"""Writes imported roles to files, each named after its title."""

from __future__ import annotations

import os
from pathlib import Path

from roledoc_lint.importer.draft import Draft
from roledoc_lint.model.code_finder import find_code
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SUFFIXES, printable_path, read_file
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.text.normalise import kebab

TOO_LONG = "has more text than fits in a role file"
EXISTS = "already exists: --force replaces it, and what was edited in it is lost"
MAX_STEM_CHARS = 100
"""How long the name of a file may be, before its code and ending."""


class NotWrittenError(Exception):
    """A role file that was not written. The text names the file, and says why."""


class RoleFiles:
    """The role files of one import. `target` is their folder, or the only file if it ends in .yaml."""

    def __init__(self, config: Config, target: Path, *, overwrite: bool) -> None:
        self._config = config
        self._file = target if target.suffix.lower() in SUFFIXES and not target.is_dir() else None
        self.folder = Path(os.path.abspath(target.parent if self._file else target))
        self._overwrite = overwrite
        self._written: set[Path] = set()

    def has_room_for(self, text: str) -> bool:
        """Whether a role file may be as large as this text."""
        return len(text.encode()) <= self._config.max_file_size

    def write(self, draft: Draft, text: str) -> str:
        """Write a role file, and return its path as it is shown. Raises NotWrittenError if that fails."""
        path = self._file or self._path(draft)
        shown = printable_path(os.path.relpath(path))
        problem = self._write(path, text)
        if problem:
            raise NotWrittenError(f"{shown} {problem}")
        self._written.add(path)
        return shown

    def _write(self, path: Path, text: str) -> str:
        """Write a role file, and return why that must or can not be; "" where it was written."""
        if path in self._written:
            return "was just written for another of these documents: import this one alone, with -o OTHER-NAME.yaml"
        try:
            if os.path.lexists(path) and not self._overwrite:
                return EXISTS
            if self._leads_out(path):
                return "would be outside the project, because a link leads out of it"
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(path, text.encode(), overwrite=self._overwrite)
        except FileExistsError:
            return EXISTS
        except OSError as error:
            return f"cannot be written: {error.strerror}"
        return ""

    def _leads_out(self, path: Path) -> bool:
        """Whether the file, or an existing folder above it, is a link out of the project."""
        existing = next(folder for folder in (self.folder, *self.folder.parents) if folder.exists())
        return leads_out(existing, self._config.base) or path.is_symlink()

    def _path(self, draft: Draft) -> Path:
        """The file of a role, named after its title; with its code where another role has that name."""
        profile = draft.profile
        code = draft.first_fact(profile.code)
        stem = _stem(draft.first_fact(profile.whole.title) or "") or _stem(code or "") or "role"
        path = self.folder / f"{stem}.yaml"
        if code and os.path.lexists(path) and not self._may_be_of(path, code, profile.code):
            return self.folder / f"{stem}-{_stem(code)}.yaml"
        return path

    def _may_be_of(self, path: Path, code: str, field: str) -> bool:
        """Whether a role file has this code, or none that can be read."""
        content = read_file(path, self._config.base, self._config.max_file_size)
        found = find_code(content, field).code if isinstance(content, bytes) else ""
        return not found or found == code


def _stem(text: str) -> str:
    """Text as the name of a file, or a part of it; "" where it has no letters for one."""
    return kebab(text)[:MAX_STEM_CHARS].strip("-")
