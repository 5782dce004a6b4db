"""The rules of the linter: one rule, one module, whose docstring is its documentation.

A rule finds what is wrong and names the place in the data; the document turns that into a line and a column, and the
check gives the finding its rule and severity. To add a rule: write its module, add it to RULES, write its test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.rules import (
    canonical_wording,
    date_format,
    date_value,
    duplicate_entry,
    duplicate_key,
    encoding,
    entry_order,
    field_type,
    field_value,
    file_name,
    file_size,
    framework_edition,
    incomplete_framework,
    level_range,
    level_wording,
    list_marker,
    missing_field,
    missing_wording,
    mixed_levels,
    repeated_text,
    spelling,
    stale_role,
    standard_code,
    status_grade,
    suppression_reason,
    unattributed_text,
    unique_role_code,
    unknown_field,
    unknown_name,
    unrecorded_wording,
    unused_suppression,
    vocabulary,
    web_residue,
    whitespace,
    yaml_feature,
    yaml_syntax,
)
from roledoc_lint.source.document import Document


class Rule(Protocol):
    """A module with a name, a default severity and a check.

    Three things a module may have beside them: `FIX = "safe"` or `"unsafe"` where its findings can have a fix,
    `CHECKS_CATALOGUE = True` where it checks the files of the catalogue too, and `unavailable()`, which returns why the
    rule cannot run on this machine, or None.
    """

    @property
    def NAME(self) -> str: ...
    @property
    def SEVERITY(self) -> Severity: ...
    def check(self, document: Document, context: Context) -> Iterator[Finding]: ...


RULES: tuple[Rule, ...] = (
    yaml_syntax,
    encoding,
    file_size,
    yaml_feature,
    duplicate_key,
    missing_field,
    unknown_field,
    field_type,
    field_value,
    unknown_name,
    canonical_wording,
    missing_wording,
    unrecorded_wording,
    level_range,
    level_wording,
    mixed_levels,
    framework_edition,
    incomplete_framework,
    duplicate_entry,
    entry_order,
    date_format,
    date_value,
    stale_role,
    vocabulary,
    status_grade,
    standard_code,
    whitespace,
    list_marker,
    web_residue,
    repeated_text,
    spelling,
    unattributed_text,
    unique_role_code,
    file_name,
    unused_suppression,
    suppression_reason,
)
