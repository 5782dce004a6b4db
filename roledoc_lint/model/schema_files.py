"""The files of a schema: its own, and those of its folder that it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from roledoc_lint.errors import UsageError
from roledoc_lint.model.schema_source import MAX_SCHEMA_BYTES, parse_schema, read_schema

DRAFTS = {
    "json-schema.org/draft-07/schema": "draft-07",
    "json-schema.org/draft/2019-09/schema": "2019-09",
    "json-schema.org/draft/2020-12/schema": "2020-12",
}
"""The versions of JSON Schema that can be used, by their addresses."""

LATEST = "2020-12"
MAX_FILES = 100
REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
LAST = ("unevaluatedItems", "unevaluatedProperties")


class _Part(NamedTuple):
    """An object within a schema, and the address that its references start from."""

    values: dict[str, Any]
    base: str


class SchemaFiles:
    """The files of a schema, each under the address by which references find it."""

    def __init__(self, path: Path, schema: dict[str, Any], size: int) -> None:
        """Read the files that a schema of `size` bytes refers to.

        Raises UsageError if it is of another version of JSON Schema than those in DRAFTS, or if a reference leads to
        anything but a file in the schema's folder. Nothing else is opened, and nothing is fetched.
        """
        self._folder = path.parent
        self._bytes = size
        self.draft = _draft(path, schema)
        """The version of JSON Schema that all of the files are in."""
        self.contents: dict[str, dict[str, Any]] = {}
        """The files by address, the schema's own first."""
        self.paths: list[Path] = []
        """The files, in the same order."""
        self.formats: set[str] = set()
        """The values of `format`."""
        self.patterns: set[str] = set()
        """The regular expressions."""
        self.patterns_of_keys: set[str] = set()
        """Those of them that are for keys."""
        self.finds_unevaluated = False
        """Whether a part asks for what no other part mentions."""
        self._addresses: set[str] = set()
        self._references: list[tuple[Path, str, str]] = []
        base = _address("", schema)
        self._prefix = base[: base.rfind("/") + 1]
        self._add(path, base, schema)
        while self._references:
            self._follow(*self._references.pop())

    def _add(self, path: Path, address: str, schema: dict[str, Any]) -> None:
        self.contents[address] = schema
        self.paths.append(path)
        self._addresses.add(address)
        for part in _parts(schema, address):
            self._note(path, part)

    def _note(self, path: Path, part: _Part) -> None:
        """Note what a part of a schema holds. Data, such as a default, is taken for schemas too: nothing is missed."""
        values = part.values
        if isinstance(values.get("$schema"), str) and _draft(path, values) != self.draft:
            raise UsageError(f"{path}: all of the schema must be in one version of JSON Schema, as {self.draft} is")
        self._addresses.add(part.base)
        for keyword in REFERENCES:
            if isinstance(reference := values.get(keyword), str):
                self._references.append((path, reference, urldefrag(urljoin(part.base, reference)).url))
        if isinstance(written := values.get("format"), str):
            self.formats.add(written)
        if isinstance(pattern := values.get("pattern"), str):
            self.patterns.add(pattern)
        if isinstance(patterns := values.get("patternProperties"), dict):
            self.patterns.update(patterns)
            self.patterns_of_keys.update(patterns)
        for keyword in LAST:
            # jsonschema compares all parts once more for these, without the time limit that the others end at.
            if keyword in values:
                values[keyword] = values.pop(keyword)
                self.finds_unevaluated = True

    def _follow(self, origin: Path, reference: str, address: str) -> None:
        """Read the file that a reference leads to, unless it is known."""
        if address in self._addresses:
            return
        path = self._path(address)
        if path is None:
            raise UsageError(
                f"{origin}: the reference {reference[:100]!r} is not followed: "
                "a schema can refer to itself and to files in its folder"
            )
        content = read_schema(path, self._folder)
        self._bytes += len(content)
        if self._bytes > MAX_SCHEMA_BYTES or len(self.paths) == MAX_FILES:
            raise UsageError(
                f"{origin}: the schema refers to more than {MAX_FILES} files or {MAX_SCHEMA_BYTES:,} bytes"
            )
        self._add(path, address, parse_schema(path, content))

    def _path(self, address: str) -> Path | None:
        """The file in the schema's folder that has this address; None if the address leads out."""
        if not address.startswith(self._prefix):
            return None
        steps = unquote(address[len(self._prefix) :]).split("/")
        return self._folder.joinpath(*steps) if all(map(_is_name, steps)) else None


def _is_name(step: str) -> bool:
    """Whether a step of a path is the name of a file or folder on any system."""
    return step not in ("", ".", "..") and step.isprintable() and not set(step) & set('\\:?*<>|"')


def _draft(path: Path, schema: dict[str, Any]) -> str:
    """The version of JSON Schema that a schema says it is in."""
    if "$schema" not in schema:
        return LATEST
    written = schema["$schema"]
    address = written.removesuffix("#").partition("://")[2] if isinstance(written, str) else ""
    if address not in DRAFTS:
        raise UsageError(
            f"{path}: $schema is {str(written)[:100]!r}, which cannot be used: "
            f"write a schema in {', '.join(DRAFTS.values())} of JSON Schema"
        )
    return DRAFTS[address]


def _address(base: str, values: dict[str, Any]) -> str:
    """The address of a part of a schema, without what is after #."""
    name = values.get("$id")
    return urldefrag(urljoin(base, name)).url if isinstance(name, str) else base


def _parts(schema: dict[str, Any], base: str) -> Iterator[_Part]:
    """Yield all objects within a schema, itself included."""
    waiting: list[tuple[Any, str]] = [(schema, base)]
    while waiting:
        values, base = waiting.pop()
        if isinstance(values, dict):
            base = _address(base, values)
            yield _Part(values, base)
            values = list(values.values())
        if isinstance(values, list):
            waiting += ((value, base) for value in values if isinstance(value, dict | list))
