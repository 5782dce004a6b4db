"""The JSON Schema of roles or of the catalogue, and the violations of it, one for each mistake in a document."""

import json
import re
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from roledoc_lint.errors import UsageError
from roledoc_lint.model.schema_compiler import compile_schema
from roledoc_lint.model.schema_keywords import Predicate
from roledoc_lint.project.link_guard import leads_out
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import nearest

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

MAX_SCHEMA_BYTES = 1024 * 1024
"""The largest schema file."""

MISSING = ("required", "dependentRequired")
"""The keywords that require a key."""


class SchemaViolation(NamedTuple):
    """One mistake: its place, the keyword of the schema that reports it, and what the keyword expects.

    `pointer` is that of the value, or of the object that lacks `key`. For a missing or unknown key, `known` are the
    keys that the object may have, and `near` is the one that an unknown key is probably a misspelling of.
    `description` is the schema's description of the value, `text` jsonschema's own message.
    """

    pointer: str
    keyword: str
    expected: Any
    value: object
    key: str = ""
    known: tuple[str, ...] = ()
    near: str | None = None
    description: str = ""
    text: str = ""


class Schema:
    """A JSON Schema, read from its file on first use."""

    def __init__(self, path: Path, root: Path, *, thorough: bool = False) -> None:
        """`root` is the project's folder; links out of it are not followed.

        A `thorough` schema is validated itself, which takes longer than to check a role.
        """
        self.path = path
        self._root = root
        self.thorough = thorough

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file. Raises UsageError if it cannot be read."""
        try:
            return _content(self.path, self._root)
        except OSError as error:
            raise UsageError(f"{self.path}: the schema cannot be read: {error.strerror}") from error

    @cached_property
    def data(self) -> dict[str, Any]:
        """The schema. Raises UsageError if it is not a JSON object."""
        try:
            schema = json.loads(self.content)
        except json.JSONDecodeError as error:
            where = f"{self.path}:{error.lineno}:{error.colno}"
            raise UsageError(f"{where}: the schema is not valid JSON: {error.msg}") from error
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{self.path}: the schema is not valid JSON in UTF-8: {error}") from error
        if not isinstance(schema, dict):
            raise UsageError(f"{self.path}: the schema must be a JSON object")
        return schema

    @cached_property
    def _fits(self) -> Predicate:
        """The fast test. If this schema has none, the test is always False, and jsonschema decides."""
        fits = compile_schema(self.data)
        if fits is None and self.thorough:
            self._check(self._validator)
        return fits or (lambda value: False)

    @cached_property
    def _validator(self) -> "Validator":
        from jsonschema import Draft202012Validator

        return Draft202012Validator(self.data)

    def _check(self, validator: "Validator") -> None:
        """Raise UsageError if the schema is not a valid JSON Schema."""
        from jsonschema import SchemaError

        try:
            validator.check_schema(cast("Any", validator.schema))
        except SchemaError as error:
            raise UsageError(f"{self.path}: at {error.json_path}: {error.message[:200]}") from error

    def violations(self, document: Document) -> list[SchemaViolation]:
        """The violations in a document, in the order of its text; empty if the document cannot be read."""
        # To import jsonschema takes longer than to check a role: only documents with violations need it.
        return [] if not document.readable or self._fits(document.data) else self._explained(document)

    def _explained(self, document: Document) -> list[SchemaViolation]:
        from referencing.exceptions import Unresolvable

        validator = self._validator
        found: dict[tuple[str, str, str], SchemaViolation] = {}
        try:
            for error in validator.iter_errors(cast("Any", document.data)):
                for violation in _violations(error):
                    keyword = "required" if violation.keyword in MISSING else violation.keyword
                    found.setdefault((violation.pointer, keyword, violation.key), violation)
        except Unresolvable as error:
            raise UsageError(f"{self.path}: a $ref in the schema cannot be found: {error}") from error
        except RecursionError as error:
            raise UsageError(f"{self.path}: a $ref in the schema refers to itself") from error
        except Exception as error:
            self._check(validator)  # a broken schema fails in many ways; this says what is wrong with it
            raise UsageError(f"{self.path}: the schema cannot be used: {type(error).__name__}: {error}") from error
        return sorted(_one_for_each_value(found.values()), key=lambda violation: _offset(document, violation))


def _one_for_each_value(found: Collection[SchemaViolation]) -> Iterable[SchemaViolation]:
    """The first violation of each value or key. A key that is misspelt is not reported as missing too."""
    wrong_types = {violation.pointer for violation in found if violation.keyword == "type"}
    misspelt = {(violation.pointer, violation.near) for violation in found if violation.near}
    kept: dict[tuple[str, str], SchemaViolation] = {}
    for violation in found:
        if violation.keyword in MISSING and (violation.pointer, violation.key) in misspelt:
            continue
        if violation.keyword == "type" or violation.pointer not in wrong_types:
            kept.setdefault((violation.pointer, violation.key), violation)
    return kept.values()


def _content(path: Path, root: Path) -> bytes:
    """The content of a schema. Raises UsageError if it is not an ordinary file, or larger than MAX_SCHEMA_BYTES."""
    if leads_out(path, root):
        raise UsageError(f"{path}: the schema is a link to a place outside the project, and is not followed")
    if not path.is_file():
        raise UsageError(f"{path}: the schema is not an ordinary file")
    with path.open("rb") as file:
        content = file.read(MAX_SCHEMA_BYTES + 1)
    if len(content) > MAX_SCHEMA_BYTES:
        raise UsageError(f"{path}: the schema is larger than {MAX_SCHEMA_BYTES:,} bytes")
    return content


def _near_key(key: str, known: tuple[str, ...], present: dict[str, object]) -> str | None:
    """The known key, not present, that an unknown key is probably a misspelling of; None if there is none."""
    absent = [name for name in known if name not in present]
    near = nearest(key, absent, cutoff=75.0)
    if near:
        return near[0]
    words = set(loose(key).split())
    longer = [name for name in absent if words and words < set(loose(name).split())]
    return longer[0] if len(longer) == 1 else None


def _offset(document: Document, violation: SchemaViolation) -> int:
    pointer = f"{violation.pointer}/{escape(violation.key)}" if violation.key else violation.pointer
    span = document.spans.get(pointer) or document.spans.get(violation.pointer)
    return span.start if span else 0


def _violations(error: "ValidationError") -> list[SchemaViolation]:
    """An error of jsonschema as violations, one for each missing or unknown key."""
    pointer = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
    keyword, expected = str(error.validator), cast("Any", error.validator_value)
    value = cast("Any", error.instance)
    schema = error.schema if isinstance(error.schema, dict) else {}
    known, description = tuple(schema.get("properties", ())), str(schema.get("description", ""))
    violation = SchemaViolation(pointer, keyword, expected, value, "", known, None, description, error.message)
    if keyword == "required":
        return [violation._replace(key=key) for key in expected if key not in value]
    if keyword == "dependentRequired":
        needed = [key for given, keys in expected.items() if given in value for key in keys]
        return [violation._replace(key=key) for key in needed if key not in value]
    if keyword == "additionalProperties":
        patterns = tuple(schema.get("patternProperties", ()))
        unknown = [key for key in value if key not in known and not any(re.search(p, key) for p in patterns)]
        return [violation._replace(key=key, near=_near_key(key, known, value)) for key in unknown]
    return [violation]
