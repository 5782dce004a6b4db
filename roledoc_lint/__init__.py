"""roledoc-lint: role profiles as reviewed, versioned, checked data.

What is imported from here is the public API, which docs/api.md shows: `check` checks a project, `Linter` checks text in
memory, `diff` compares two states of the roles, and `find_config` finds the configuration that they need. Everything
else can change between versions.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roledoc_lint.changes.change import Change
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.changes.kinds.kind import Impact
    from roledoc_lint.changes.run import diff
    from roledoc_lint.finding import Edit, Finding, Fix, Severity
    from roledoc_lint.lint.linter import Linter
    from roledoc_lint.lint.results import CheckResult, FixMode, LintedDocument
    from roledoc_lint.lint.rule import Rule
    from roledoc_lint.lint.run import check
    from roledoc_lint.project.config import Config
    from roledoc_lint.project.discovery import find_config
    from roledoc_lint.version import __version__
else:
    # Out of sight of type checkers, which would otherwise accept any name.
    def __getattr__(name: str) -> object:
        """Import a name when it is first used: the command line must start fast. Raises AttributeError."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return value

    def __dir__() -> list[str]:
        """Return all public names, those too that have not been imported yet."""
        return sorted({*globals(), *__all__})


_MODULES = {
    "Change": "changes.change",
    "CheckResult": "lint.results",
    "Comparison": "changes.comparison",
    "Config": "project.config",
    "Edit": "finding",
    "Finding": "finding",
    "Fix": "finding",
    "FixMode": "lint.results",
    "Impact": "changes.kinds.kind",
    "LintedDocument": "lint.results",
    "Linter": "lint.linter",
    "Rule": "lint.rule",
    "Severity": "finding",
    "__version__": "version",
    "check": "lint.run",
    "diff": "changes.run",
    "find_config": "project.discovery",
}
"""The module of each public name."""

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
    "LintedDocument",
    "Linter",
    "Rule",
    "Severity",
    "__version__",
    "check",
    "diff",
    "find_config",
]
