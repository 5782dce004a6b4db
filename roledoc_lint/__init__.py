"""roledoc-lint: role profiles as reviewed, versioned, checked data.

The public API: `check` runs the linter, `diff` compares two states of the roles, `find_config` and `Config` say where.
`Finding`, `Fix`, `Edit` and `Severity` are what a rule is written with; `Comparison`, `Change` and `Impact` are what a
comparison finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roledoc_lint.version import __version__

if TYPE_CHECKING:
    from roledoc_lint.changes.change import Change
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.changes.kinds.kind import Impact
    from roledoc_lint.changes.run import diff
    from roledoc_lint.finding import Edit, Finding, Fix, Severity
    from roledoc_lint.lint.results import CheckResult, FixMode
    from roledoc_lint.lint.run import check
    from roledoc_lint.project.config import Config, find_config

_HOMES = {
    "Change": "changes.change",
    "Comparison": "changes.comparison",
    "Config": "project.config",
    "Edit": "finding",
    "Finding": "finding",
    "Fix": "finding",
    "FixMode": "lint.results",
    "Impact": "changes.kinds.kind",
    "CheckResult": "lint.results",
    "Severity": "finding",
    "check": "lint.run",
    "diff": "changes.run",
    "find_config": "project.config",
}

__all__ = [
    "Change",
    "CheckResult",
    "Comparison",
    "Config",
    "Edit",
    "Finding",
    "Fix",
    "FixMode",
    "Impact",
    "Severity",
    "__version__",
    "check",
    "diff",
    "find_config",
]


def __getattr__(name: str) -> Any:
    # Imported when first asked for: the command line must start fast.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
