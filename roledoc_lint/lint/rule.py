"""The interface of a rule: a module with a name, a default severity and a check."""

import sys
from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal, NamedTuple, Protocol

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.suppressions import Suppression
from roledoc_lint.model.profile import Expectation
from roledoc_lint.source.document import Document, Kind


class Rule(Protocol):
    """A module that is a rule. Its docstring is its documentation.

    It may also have:

    - `FIX = "safe"` or `"unsafe"`, if its findings can have a fix;
    - `CHECKS_CATALOGUE = True`, if it checks the files of the catalogue too;
    - `FIXES_WORDING = True`, if its fixes write what the catalogue has agreed on;
    - `COMPARES_ROLES = True`, if its findings in a role depend on other roles;
    - `SEVERITY_BY_FIELD = True`, if its findings have a severity, that which the schema declares: see `as_declared`;
    - `ON_WITH = "max_role_age"`, the setting that turns on a rule whose severity is OFF;
    - `unavailable()`, which returns why the rule cannot run on this machine, or None.

    A rule that needs the findings of all others has `check_after(document, context, first)` instead of `check`.
    """

    @property
    def NAME(self) -> str: ...
    @property
    def SEVERITY(self) -> Severity: ...


class FirstPhase(NamedTuple):
    """The findings of the other rules, for rules that run after them."""

    findings: Collection[Finding]
    """The findings that are not suppressed."""
    used: Collection[tuple[Suppression, str]]
    """Pairs of a comment and a rule whose findings it suppressed."""
    ran: Collection[str]
    """The names of the rules that ran."""


Check = Callable[[Document, Context], Iterator[Finding]]
CheckAfter = Callable[[Document, Context, FirstPhase], Iterator[Finding]]


class RuleInfo(NamedTuple):
    """A rule as the linter knows it: read once from its module."""

    name: str
    severity: Severity
    """The severity unless the configuration says otherwise."""
    check: Check | None
    check_after: CheckAfter | None
    """The check that runs after all others. A rule has one of the two."""
    fix: Literal["", "safe", "unsafe"]
    fixes_wording: bool
    """Whether its fixes write the catalogue's names or wording."""
    kinds: tuple[Kind, ...]
    """The kinds of document that it checks."""
    compares_roles: bool
    severity_by_field: bool
    """Whether its findings have a severity of their own, unless the configuration says otherwise."""
    on_with: str
    """The setting that turns the rule on, or an empty string."""
    unavailable: Callable[[], str | None]
    """Returns why the rule cannot run on this machine, or None."""
    documentation: str


def as_declared(finding: Finding, expectation: Expectation, usual: Severity) -> Finding:
    """A finding with the severity that the schema declares for what it expects, or else the `usual` one."""
    return finding._replace(severity=Severity[expectation.upper()] if isinstance(expectation, str) else usual)


def rule_info(rule: Any, *, compares_roles: bool = False) -> RuleInfo:
    """The rule that a module declares.

    `compares_roles` is the default of COMPARES_ROLES. Raises TypeError if the module is not a rule.
    """
    name, severity = getattr(rule, "NAME", None), getattr(rule, "SEVERITY", None)
    check, check_after = getattr(rule, "check", None), getattr(rule, "check_after", None)
    if (
        not isinstance(name, str)
        or not isinstance(severity, Severity)
        or not (callable(check) or callable(check_after))
    ):
        raise TypeError("a rule has NAME, SEVERITY and check(document, context)")
    return RuleInfo(
        name,
        severity,
        check,
        check_after,
        getattr(rule, "FIX", ""),
        getattr(rule, "FIXES_WORDING", False),
        ("role", "catalogue") if getattr(rule, "CHECKS_CATALOGUE", False) else ("role",),
        getattr(rule, "COMPARES_ROLES", compares_roles),
        getattr(rule, "SEVERITY_BY_FIELD", False),
        getattr(rule, "ON_WITH", ""),
        getattr(rule, "unavailable", _available),
        rule.__doc__ or _documentation(rule),
    )


def _documentation(rule: Any) -> str:
    """The docstring of a rule's module from its source: with PYTHONOPTIMIZE=2, Python keeps none."""
    if sys.flags.optimize < 2:
        return ""
    import ast
    import inspect

    try:
        return ast.get_docstring(ast.parse(inspect.getsource(rule)), clean=False) or ""
    except (OSError, TypeError, SyntaxError):
        return ""


def _available() -> None:
    return None
