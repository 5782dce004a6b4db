"""roledoc-lint: role profiles as reviewed, versioned, checked data.

The public API: `check` runs the linter, `Config` and `find_config` say on what, `Finding`, `Fix`, `Edit` and `Severity`
are what a rule is written with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roledoc_lint.checking import check
    from roledoc_lint.config import Config, find_config
    from roledoc_lint.finding import Edit, Finding, Fix, Severity
    from roledoc_lint.result import Fixing, Result

__version__ = "0.1.0"

__all__ = ["Config", "Edit", "Finding", "Fix", "Fixing", "Result", "Severity", "__version__", "check", "find_config"]

_HOMES = {"check": "checking", "Fixing": "result", "Result": "result", "Config": "config", "find_config": "config"}


def __getattr__(name: str) -> Any:
    # Imported when first asked for: the command line must start fast.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'finding')}"), name)
