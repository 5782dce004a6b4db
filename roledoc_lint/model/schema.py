"""The JSON Schema of roles or of the catalogue, and the violations of it, one for each mistake in a document."""

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile import Profile
from roledoc_lint.model.profile_files import profile_in
from roledoc_lint.model.schema_compiler import compile_schema
from roledoc_lint.model.schema_keywords import Predicate
from roledoc_lint.model.schema_source import composed_schema, read_schema
from roledoc_lint.project.files import display_path
from roledoc_lint.source.document import Document, Kind
from roledoc_lint.text.patterns import TimeLimit, TooSlowError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    from roledoc_lint.model.schema_files import SchemaFiles
    from roledoc_lint.model.schema_violation import SchemaViolation

T = TypeVar("T")

MAX_SECONDS = 3.0
"""The most processor time for a document, with the preparation of the schema. Most documents need milliseconds."""

NOTHING_ELSE = b"""\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Catalogue",
  "description": "What all role profiles share: names, wording, levels and vocabularies.",
  "type": "object",
  "minProperties": 1,
  "properties": {},
  "additionalProperties": false
}
"""
"""A schema of the catalogue that has nothing of its own."""

SECONDS_A_DOCUMENT, SECONDS_A_VALUE = 0.05, 0.0001
"""What many documents may take on average."""


def schemas_of(folder: Path, root: Path) -> "dict[Kind, Schema]":
    """The schemas of roles and of the catalogue in a folder. `root` is the project's folder."""
    role = Schema(folder / "role.schema.json", root)
    return {"role": role, "catalogue": Schema(folder / "catalogue.schema.json", root, lambda: role.profile)}


class Schema:
    """A JSON Schema, read from its files on first use."""

    def __init__(self, path: Path, root: Path, profile: Callable[[], Profile] | None = None) -> None:
        """`root` is the project's folder; links out of it are not followed.

        The schema of the catalogue has what the `profile` of roles declares too.
        """
        self.path = path
        self._root = root
        self._profile = profile
        self._limit = TimeLimit(MAX_SECONDS)

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file. Raises UsageError if it cannot be read.

        A schema of the catalogue that is not there is one that has what is declared, and nothing else.
        """
        return NOTHING_ELSE if self.is_missing else read_schema(self.path, self._root)

    @property
    def is_missing(self) -> bool:
        """Whether this is a schema of the catalogue that a project does not have."""
        return self._profile is not None and not os.path.lexists(self.path)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The schema. Raises UsageError if it is not a JSON object."""
        schema = composed_schema(self.path, self.content)
        if self._profile is None:
            return schema
        from roledoc_lint.model.catalogue_schema import with_declared

        return dict(with_declared(schema, self._profile()))

    @cached_property
    def profile(self) -> Profile:
        """What the schema declares of roles. Raises UsageError if it declares something that cannot be."""
        return profile_in(Path(display_path(self.path, self._root)), self.content, self.data)

    @cached_property
    def files(self) -> "SchemaFiles":
        """The files that the schema consists of. Raises UsageError if one of them cannot be used."""
        from roledoc_lint.model.schema_files import SchemaFiles

        return SchemaFiles(self.path, self.data, len(self.content))

    @property
    def paths(self) -> list[Path]:
        """The files that the schema consists of, its own first. Raises UsageError if one of them cannot be used."""
        return self._bounded(lambda: [self.path] if self._fits else self.files.paths)

    @property
    def unchecked_formats(self) -> list[str]:
        """The values of `format` that nothing here can check. Raises UsageError if the schema cannot be used."""
        return self._bounded(lambda: [] if self._fits else self._unchecked())

    def _unchecked(self) -> list[str]:
        if not self.files.formats:
            return []
        from roledoc_lint.model.schema_formats import unchecked_formats

        return unchecked_formats(self.files.formats)

    def replace(self, content: bytes) -> None:
        """Go on with other content of the file, as it has been written."""
        for name in ("data", "profile", "files", "_fits", "_validator"):
            self.__dict__.pop(name, None)
        self.__dict__["content"] = content

    @cached_property
    def _fits(self) -> Predicate | None:
        """The fast test; None if this schema has none, and jsonschema decides."""
        return compile_schema(self.data, self._limit)

    @cached_property
    def _validator(self) -> "Validator":
        from roledoc_lint.model.schema_validator import new_validator

        return new_validator(self.files, self._limit, is_valid=self._fits is not None)

    def check(self) -> None:
        """Raise UsageError if the schema cannot be used."""
        self._bounded(lambda: self._fits or self._guarded(lambda: self._validator))

    def violations(self, document: Document) -> "list[SchemaViolation]":
        """The violations in a document, in the order of its text; empty if the document cannot be read.

        Raises UsageError if the schema cannot be used, or takes too long.
        """
        if not document.readable:
            return []
        seconds = SECONDS_A_DOCUMENT + SECONDS_A_VALUE * len(document.spans)
        return self._bounded(lambda: self._violations(document), seconds)

    def _violations(self, document: Document) -> "list[SchemaViolation]":
        # To import jsonschema takes longer than to check a role: only documents with violations need it.
        data = cast("Any", document.data)
        if self._fits and self._fits(data):
            return []
        from roledoc_lint.model.schema_explainer import violations_of

        return self._guarded(lambda: violations_of(self._validator.iter_errors(data), document))

    def _bounded(self, work: Callable[[], T], seconds: float = MAX_SECONDS) -> T:
        """Do work until the time is over. It adds some seconds to what earlier work has left."""
        self._limit.begin(seconds)
        try:
            return work()
        except TooSlowError as error:
            raise UsageError(
                f"{self.path}: the schema takes too long to compare with a file: "
                "simplify its patterns, and references that lead to other references"
            ) from error
        finally:
            self._limit.end()

    def _guarded(self, work: Callable[[], T]) -> T:
        """Do work of jsonschema, which a broken schema stops in many ways."""
        from referencing.exceptions import Unresolvable

        try:
            return work()
        except (UsageError, TooSlowError):
            raise
        except Unresolvable as error:
            raise UsageError(f"{self.path}: a $ref in the schema cannot be found: {error}") from error
        except RecursionError as error:
            raise UsageError(
                f"{self.path}: a $ref in the schema refers to itself, or its parts are nested too deeply"
            ) from error
        except Exception as error:
            raise UsageError(f"{self.path}: the schema cannot be used: {type(error).__name__}: {error}") from error
