"""Two roles side by side as JSON, version 1."""

from __future__ import annotations

import json
from typing import Any

from roledoc_lint.changes.change import RoleRef
from roledoc_lint.changes.side_by_side import Item, Relation, SideBySide
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import json_without_commands

WORDS = {
    Relation.SAME: "same",
    Relation.DIFFERENT: "different",
    Relation.FIRST: "only-first",
    Relation.SECOND: "only-second",
}


def render(found: SideBySide, options: RenderOptions) -> str:
    """All of it as one object."""
    data = {
        "version": 1,
        "first": _role(found.first),
        "second": _role(found.second),
        "summary": {
            **{word: found.number(relation) for relation, word in WORDS.items()},
            "higher-first": found.number(Relation.DIFFERENT, higher="first"),
            "higher-second": found.number(Relation.DIFFERENT, higher="second"),
        },
        "fields": [
            {"field": part.name, "label": part.label, "items": [_item(item) for item in part.items]}
            for part in found.parts
        ],
        "notes": found.notes,
    }
    return json_without_commands(json.dumps(data, indent=2)) + "\n"


def _role(role: RoleRef) -> dict[str, Any]:
    return {"role": role.role, "title": role.title, "organisation": role.organisation, "path": role.path}


def _item(item: Item) -> dict[str, Any]:
    details = [{"what": words, "first": first, "second": second} for words, first, second in item.notes]
    return {
        "name": item.name or None,
        "first": item.first,
        "second": item.second,
        "relation": WORDS[item.relation],
        "higher": item.higher or None,
        "details": details,
    }
