"""Which rules there are, which of them are on, and how much each weighs.

Rules of other packages are plugins: modules that the configuration names. No other is ever loaded.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Severity
from roledoc_lint.lint.rule import Rule
from roledoc_lint.lint.rules import RULES, stale_role
from roledoc_lint.project.config import Config
from roledoc_lint.text.similarity import suggestion


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


def rule_severity(rule: Rule, config: Config) -> Severity:
    """The severity that findings of a rule have: the configured one, or the rule's own."""
    if rule.NAME == stale_role.NAME and config.max_role_age:
        return config.severity.get(rule.NAME, Severity.WARNING)
    return config.severity.get(rule.NAME, rule.SEVERITY)


def unavailable_reason(rule: Rule) -> str | None:
    """Why a rule cannot run on this machine, if it cannot."""
    reason = getattr(rule, "unavailable", None)
    return reason() if reason else None


def active_rules(config: Config, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Rule]:
    """The rules that are on. Raises UsageError for a name that no rule has."""
    rules = all_rules(config.plugins)
    known = [rule.NAME for rule in rules]
    for name in (*select, *ignore, *config.severity, *config.ignored_rules):
        if name not in known:
            where = "" if name in (*select, *ignore) else f"{config.file}: "
            raise UsageError(f"{where}there is no rule {name!r}{suggestion(name, known)}")
    chosen = [rule for rule in rules if (not select or rule.NAME in select) and rule.NAME not in ignore]
    return [rule for rule in chosen if rule_severity(rule, config) or rule.NAME in select]


def _load(plugin: str) -> list[Rule]:
    try:
        module = import_module(plugin)
        rules = list(getattr(module, "RULES", (module,)))
    except (Exception, SystemExit) as error:
        # A plugin's own code may fail with anything while it is imported.
        raise UsageError(f"plugins: {plugin!r} cannot be imported: {type(error).__name__}: {error}") from error
    for rule in rules:
        name, severity = getattr(rule, "NAME", None), getattr(rule, "SEVERITY", None)
        if (
            not isinstance(name, str)
            or not isinstance(severity, Severity)
            or not callable(getattr(rule, "check", None))
        ):
            raise UsageError(f"plugins: {plugin!r} has no rule: a rule has NAME, SEVERITY and check(document, context)")
    return rules
