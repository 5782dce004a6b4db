"""The registry of rules: all rules, those that are on, and how severe their findings are.

To add a rule, import its module here and add it to `RULES`. Rules of other packages are plugins: modules that an
installed package declares in its entry points, and that the configuration chooses. No other module is loaded.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Severity
from roledoc_lint.lint.rule import RuleInfo, rule_info
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
    garbled_text,
    incomplete_framework,
    joined_line,
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
from roledoc_lint.project.config import Config
from roledoc_lint.text.similarity import suggestion

RULES: tuple[RuleInfo, ...] = tuple(
    rule_info(module)
    for module in (
        yaml_syntax,
        encoding,
        file_size,
        yaml_feature,
        joined_line,
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
        garbled_text,
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
)
"""The rules of the program, in the order of the documentation."""


ENTRY_POINTS = "roledoc_lint.rules"
"""The group of entry points in which a package declares its rules, each with a name and a module."""

READING_RULES: tuple[RuleInfo, ...] = tuple(
    rule_info(module) for module in (yaml_syntax, encoding, file_size, yaml_feature, duplicate_key)
)
"""The rules that report what was not read. Nobody can turn them off for such a file: nothing else looked at it."""


def all_rules(config: Config) -> tuple[RuleInfo, ...]:
    """The rules of the program and of its plugins. Each module of a plugin is a rule, or has a tuple RULES.

    Raises UsageError if a plugin is not installed, cannot be imported, is not a rule, or has the name of another rule.
    """
    rules = list(RULES)
    for module in plugin_modules(config):
        rules += _load(module)
    names: set[str] = set()
    for rule in rules:
        if rule.name in names:
            raise UsageError(f"plugins: two rules have the name {rule.name!r}: rename one of them")
        names.add(rule.name)
    return tuple(rules)


def plugin_modules(config: Config) -> tuple[str, ...]:
    """The modules of all plugins of a project. Raises UsageError if a plugin is not installed.

    The configuration may come from somebody who must not choose what is run, such as with a pull request. So its
    plugins are among those that installed packages declare.
    """
    if not config.plugins:
        return config.rule_modules
    from importlib.metadata import entry_points  # takes longer to import than a role to check

    offered = {(entry.name, entry.value.partition(":")[0].strip()) for entry in entry_points(group=ENTRY_POINTS)}
    modules: list[str] = []
    for plugin in config.plugins:
        found = sorted({module for name, module in offered if plugin in (name, module)})
        if not found:
            known = suggestion(plugin, sorted({name for name, _ in offered})) if offered else ""
            raise UsageError(
                f"plugins: {plugin[:200]!r} cannot be imported, as no installed package declares it as an entry point "
                f"of the group {ENTRY_POINTS}: install the package of the rule, or remove the name from plugins{known}"
            )
        modules += found
    return tuple(dict.fromkeys([*modules, *config.rule_modules]))


def rule_severity(rule: RuleInfo, config: Config) -> Severity:
    """The severity of a rule's findings: the configured one, or the rule's own."""
    is_turned_on = bool(rule.on_with) and getattr(config, rule.on_with) is not None
    default = Severity.WARNING if is_turned_on and not rule.severity else rule.severity
    return config.severity.get(rule.name, default)


def active_rules(config: Config, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[RuleInfo]:
    """The rules that are on. Raises UsageError for an unknown rule name."""
    rules = all_rules(config)
    known = [rule.name for rule in rules]
    for name in (*select, *ignore, *config.severity, *config.ignored_rules):
        if name not in known:
            where = "" if name in (*select, *ignore) else f"{config.file}: "
            raise UsageError(f"{where}there is no rule {name!r}{suggestion(name, known)}")
    chosen = [rule for rule in rules if (not select or rule.name in select) and rule.name not in ignore]
    return [rule for rule in chosen if rule_severity(rule, config) or rule.name in select]


def _load(module: str) -> list[RuleInfo]:
    try:
        loaded = import_module(module)
        rules = list(getattr(loaded, "RULES", (loaded,)))
    except (Exception, SystemExit) as error:
        # The code of a plugin may raise anything while it is imported.
        raise UsageError(f"plugins: {module!r} cannot be imported: {type(error).__name__}: {error}") from error
    try:
        # Unless a plugin's rule says so, it may compare roles.
        return [rule_info(rule, compares_roles=True) for rule in rules]
    except TypeError as error:
        raise UsageError(f"plugins: {module!r} is not a rule: {error}") from error
