"""Read and write the files of a check: buffers replace files on disk, and no link is followed out of the project."""

import os
from collections.abc import Mapping
from pathlib import Path

from roledoc_lint.project.atomic_write import replace_file
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SourceFile, read_file, read_plain
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.source.document import Document, Kind, load


class FileAccess:
    """The content of a project's files. What cannot be read or written is said as text, not raised."""

    def __init__(self, config: Config, buffers: Mapping[str, bytes]) -> None:
        """`buffers` hold the content of files that differs from the disk, by path."""
        self._config = config
        self._buffers = buffers
        self._inside: dict[str, bool] = {}

    def load(self, file: SourceFile, kind: Kind = "role") -> Document | str:
        """A file as a document; or, as text, why it cannot be read."""
        content = self.read(file, kind)
        return content if isinstance(content, str) else self.document(file, content, kind)

    def document(self, file: SourceFile, content: bytes, kind: Kind = "role") -> Document:
        """The content of a file as a document."""
        return load(file.display_path, content, self._max_size(kind), kind)

    def read(self, file: SourceFile, kind: Kind = "role") -> bytes | str:
        """The content of a file, up to one byte more than allowed; or, as text, why it cannot be read."""
        return self.read_with_status(file, kind)[0]

    def read_with_status(self, file: SourceFile, kind: Kind = "role") -> tuple[bytes | str, os.stat_result | None]:
        """The content as from `read`, and the file's status if it is an ordinary file and not a link."""
        max_size = self._max_size(kind)
        if file.path in self._buffers:
            return self._buffers[file.path][: max_size + 1], None
        plain = read_plain(file.path, max_size) if self.is_inside(file) else None
        return plain or (read_file(Path(file.path), self._config.base, max_size), None)

    def write(self, file: SourceFile, before: str, after: str) -> str:
        """Replace the text of a file atomically, unless it is a buffer. Return why that failed, or an empty string."""
        if file.path in self._buffers:
            return ""
        try:
            replace_file(Path(file.path), before.encode(), after.encode())
        except OSError as error:
            return f"cannot be written: {error.strerror}"
        return ""

    def is_inside(self, file: SourceFile) -> bool:
        """Whether a file's folder is within the project after links are resolved; the file itself may be a link."""
        folder = file.folder
        if folder not in self._inside:
            try:
                self._inside[folder] = not leads_out(Path(folder), self._config.base)
            except (OSError, RuntimeError):
                self._inside[folder] = False
        return self._inside[folder]

    def _max_size(self, kind: Kind) -> int:
        """The largest file in bytes. The configured limit is for roles; a catalogue may be larger."""
        return self._config.max_file_size if kind == "role" else self._config.max_catalogue_size
