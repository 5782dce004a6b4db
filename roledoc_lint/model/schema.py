"""The JSON Schema of roles or of the catalogue, and what a document has against it, one error for each mistake."""

import json
import re
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

MAX_SCHEMA = 1024 * 1024
"""How many bytes a schema may have."""

MISSING = ("required", "dependentRequired")
"""The keywords that ask for a key."""


class SchemaViolation(NamedTuple):
    """One mistake: where, against which keyword of the schema, and what the keyword asks for.

    `pointer` is the value's, or the pointer of the object that lacks `key`. `known` are the keys that the object of a
    missing or unknown key may have, and `near` the one that an unknown key is a slip for. `description` is the
    schema's of the value, `text` jsonschema's own message.
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
    """A JSON Schema, read from a file when it is first needed."""

    def __init__(self, path: Path, root: Path, *, thorough: bool = False) -> None:
        """`root` is the project's folder, out of which no link is followed.

        A `thorough` one is held against the rules of JSON Schema itself, which takes longer than a role does.
        """
        self.path = path
        self._root = root
        self._thorough = thorough

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file. Raises UsageError where it cannot be read."""
        try:
            return _content(self.path, self._root)
        except OSError as error:
            raise UsageError(f"{self.path}: the schema cannot be read: {error.strerror}") from error

    @cached_property
    def data(self) -> dict[str, Any]:
        """The schema. Raises UsageError where it is not a JSON object."""
        try:
            schema = json.loads(self.content)
        except json.JSONDecodeError as error:
            raise UsageError(f"{self.path}:{error.lineno}:{error.colno}: the schema is no JSON: {error.msg}") from error
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{self.path}: the schema is no JSON in UTF-8: {error}") from error
        if not isinstance(schema, dict):
            raise UsageError(f"{self.path}: the schema must be a JSON object")
        return schema

    @cached_property
    def _fits(self) -> Predicate:
        """A fast test; where there is none for this schema, nothing fits, and jsonschema decides."""
        test = compile_schema(self.data)
        if test is None and self._thorough:
            self._check(self._validator)
        return test or (lambda value: False)

    @cached_property
    def _validator(self) -> "Validator":
        from jsonschema import Draft202012Validator

        return Draft202012Validator(self.data)

    def _check(self, validator: "Validator") -> None:
        """Raise UsageError where the schema is none."""
        from jsonschema import SchemaError

        try:
            validator.check_schema(cast("Any", validator.schema))
        except SchemaError as error:
            raise UsageError(f"{self.path}: at {error.json_path}: {error.message[:200]}") from error

    def violations(self, document: Document) -> list[SchemaViolation]:
        """What a document has against the schema, in the order of its text; nothing for one that cannot be read."""
        # Importing jsonschema takes longer than checking a role: it is for what has violations.
        return [] if not document.readable or self._fits(document.data) else self._explained(document)

    def _explained(self, document: Document) -> list[SchemaViolation]:
        from referencing.exceptions import Unresolvable

        validator = self._validator
        found: dict[tuple[str, str, str], SchemaViolation] = {}
        try:
            for error in validator.iter_errors(cast("Any", document.data)):
                for mistake in _mistakes(error):
                    keyword = "required" if mistake.keyword in MISSING else mistake.keyword
                    found.setdefault((mistake.pointer, keyword, mistake.key), mistake)
        except Unresolvable as error:
            raise UsageError(f"{self.path}: a reference leads nowhere: {error}") from error
        except RecursionError as error:
            raise UsageError(f"{self.path}: a reference leads back to itself") from error
        except Exception as error:
            self._check(validator)  # a broken schema fails in many ways, and this says how
            raise UsageError(f"{self.path}: the schema cannot be used: {type(error).__name__}: {error}") from error
        wrong_types = {error.pointer for error in found.values() if error.keyword == "type"}
        slips = {(error.pointer, error.near) for error in found.values() if error.near}
        kept: dict[tuple[str, str], SchemaViolation] = {}
        for mistake in found.values():
            if mistake.keyword in MISSING and (mistake.pointer, mistake.key) in slips:
                continue
            if mistake.keyword == "type" or mistake.pointer not in wrong_types:
                # Of several things that are wrong with one value, the first in the schema is told.
                kept.setdefault((mistake.pointer, mistake.key), mistake)
        return sorted(kept.values(), key=lambda mistake: _offset(document, mistake))


def _content(path: Path, root: Path) -> bytes:
    """The content of a schema: an ordinary file of at most MAX_SCHEMA bytes."""
    if leads_out(path, root):
        raise UsageError(f"{path}: the schema is a link to a place outside the project, and is not followed")
    if not path.is_file():
        raise UsageError(f"{path}: the schema is not an ordinary file")
    with path.open("rb") as file:
        content = file.read(MAX_SCHEMA + 1)
    if len(content) > MAX_SCHEMA:
        raise UsageError(f"{path}: the schema is larger than {MAX_SCHEMA:,} bytes")
    return content


def _near_key(key: str, known: tuple[str, ...], present: dict[str, object]) -> str | None:
    """The known key, not present, that an unknown one is a slip for, if it is for one."""
    absent = [name for name in known if name not in present]
    near = nearest(key, absent, cutoff=75.0)
    if near:
        return near[0]
    words = set(loose(key).split())
    longer = [name for name in absent if words and words < set(loose(name).split())]
    return longer[0] if len(longer) == 1 else None


def _offset(document: Document, error: SchemaViolation) -> int:
    pointer = f"{error.pointer}/{escape(error.key)}" if error.key else error.pointer
    span = document.spans.get(pointer) or document.spans.get(error.pointer)
    return span.start if span else 0


def _mistakes(error: "ValidationError") -> list[SchemaViolation]:
    """Jsonschema's error as one mistake for each missing or unknown key."""
    pointer = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
    keyword, expected = str(error.validator), cast("Any", error.validator_value)
    value = cast("Any", error.instance)
    schema = error.schema if isinstance(error.schema, dict) else {}
    known, description = tuple(schema.get("properties", ())), str(schema.get("description", ""))
    made = SchemaViolation(pointer, keyword, expected, value, "", known, None, description, error.message)
    if keyword == "required":
        return [made._replace(key=key) for key in expected if key not in value]
    if keyword == "dependentRequired":
        needed = [key for given, keys in expected.items() if given in value for key in keys]
        return [made._replace(key=key) for key in needed if key not in value]
    if keyword == "additionalProperties":
        patterns = tuple(schema.get("patternProperties", ()))
        unknown = [key for key in value if key not in known and not any(re.search(p, key) for p in patterns)]
        return [made._replace(key=key, near=_near_key(key, known, value)) for key in unknown]
    return [made]
