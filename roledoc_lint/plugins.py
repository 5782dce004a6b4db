"""Rules from other packages. A plugin is a module that the configuration names; no other is ever loaded."""

from __future__ import annotations

from importlib import import_module

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Severity
from roledoc_lint.rules import RULES, Rule


def all_rules(plugins: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of the program, and those of the named modules: each is a rule, or has a tuple RULES.

    Raises UsageError where a module cannot be imported, is no rule, or takes a name that another rule has.
    """
    rules = list(RULES)
    for plugin in plugins:
        rules += _load(plugin)
    names: dict[str, Rule] = {}
    for rule in rules:
        if rule.NAME in names:
            raise UsageError(f"plugins: two rules have the name {rule.NAME!r}")
        names[rule.NAME] = rule
    return tuple(rules)


def _load(plugin: str) -> list[Rule]:
    try:
        module = import_module(plugin)
    except Exception as error:
        # A plugin's own code may fail with anything while it is imported.
        raise UsageError(f"plugins: {plugin!r} cannot be imported: {type(error).__name__}: {error}") from error
    rules = list(getattr(module, "RULES", (module,)))
    for rule in rules:
        name, severity = getattr(rule, "NAME", None), getattr(rule, "SEVERITY", None)
        if (
            not isinstance(name, str)
            or not isinstance(severity, Severity)
            or not callable(getattr(rule, "check", None))
        ):
            raise UsageError(f"plugins: {plugin!r} has no rule: a rule has NAME, SEVERITY and check(document, context)")
    return rules
