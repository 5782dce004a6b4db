"""The changes that are not approved yet, as a file of approvals in which only the reasons are missing."""

from __future__ import annotations

import json

from roledoc_lint.changes.approvals import REASON, description
from roledoc_lint.changes.comparison import Comparison, Gate
from roledoc_lint.reports.options import RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> str:
    """An approval for each change that must be approved; without --fail-on, for each substantive one."""
    asked = comparison if comparison.fail_on is not None else comparison._replace(fail_on=Gate.SUBSTANTIVE)
    blocks = []
    for change in filter(asked.must_be_approved, comparison.changes):
        # Text in double quotes with escapes is the same in JSON and YAML, whatever a role holds.
        fields = {REASON: "", **description(change)}
        lines = (f"  {name}: {json.dumps(value)}\n" for name, value in fields.items())
        blocks.append(f"{json.dumps(change.fingerprint)}:\n{''.join(lines)}")
    return "\n".join(blocks)
