"""Mistakes for one role in a hundred, each of another kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Defect(NamedTuple):
    """A mistake: the rule that finds it, and how to put it into the text of a role."""

    rule: str
    made: Callable[[str], str]


def _replacing(pattern: str, replacement: str) -> Callable[[str], str]:
    def made(text: str) -> str:
        changed, number = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
        if not number:
            raise ValueError(f"no role has {pattern}")
        return changed

    return made


DEFECTS = (
    Defect("canonical-wording", _replacing("the public, first and foremost", "the public, first and formost")),
    Defect("canonical-wording", _replacing("( +)I am clear and comprehensive", r"\1I'm clear and comprehensive")),
    Defect("vocabulary", _replacing("^status: Police.*", "status: Polcie")),
    Defect("vocabulary", _replacing("^force: .*", "force: Essex Constabulary")),
    Defect("date-format", _replacing("^issued: .*", "issued: March 2019.")),
    Defect("date-value", _replacing("^issued: (.*)", r"issued: \1-31\namended: 2009-01")),
    Defect("level-range", _replacing(r"(^technical_skills:\n.*\n    level: )\d", r"\g<1>9")),
    Defect("unknown-field", _replacing("^issued: ", "vetting: Management Vetting\nissued: ")),
    Defect("missing-field", _replacing("^force: .*\n", "")),
    Defect("unknown-name", _replacing("name: Analyse Critically", "name: Analyze Critically")),
    Defect("missing-wording", _replacing(r"(name: Integrity\n.*\n)    wording: >-\n(?:      .*\n)+", r"\1")),
    Defect("field-type", _replacing("^main_purpose: >-\n(?:  .*\n)+", "main_purpose: 7\n")),
    Defect("duplicate-entry", _replacing("(^technical_skills:\n)((?:  - name.*\n)(?:    .*\n)+)", r"\1\2\2")),
    Defect("unique-role-code", _replacing(r"^role_code: EB\d*\d\d$", "role_code: EB000000")),
    Defect("whitespace", _replacing("(^main_purpose: >-\n +\\w+) ", "\\1\N{NO-BREAK SPACE}")),
    Defect("list-marker", _replacing("(^  - >-\n +)", "\\1• ")),
    Defect("repeated-text", _replacing("(^main_purpose: >-\n)(.*\n)", r"\1\2\2")),
)
"""None makes a file invalid YAML or repeats a field: ajv-cli and sourcemeta's jsonschema stop at the first such file,
and would seem faster than they are."""


def defect_of(number: int) -> Defect | None:
    """Return the mistake of the role with this number, or None. One role in a hundred has one."""
    return DEFECTS[number // 100 % len(DEFECTS)] if number % 100 == 50 else None


def is_changed(number: int) -> bool:
    """Return whether the second commit changes the role with this number: one in a hundred, and at least the first."""
    return number % 100 == 0
