"""Changes as JSON, version 1: `schema/diff-output.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from roledoc_lint.changes.change import AffectedRole, Change, Location, RoleRef
from roledoc_lint.changes.comparison import Comparison, StaleApproval
from roledoc_lint.reports.options import RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The whole comparison as one object."""
    return json.dumps(data(comparison), indent=2) + "\n"


def data(comparison: Comparison) -> dict[str, Any]:
    """The object, as plain data."""
    return {
        "version": 1,
        "base": comparison.base,
        "head": comparison.head,
        "summary": comparison.summary._asdict(),
        "changes": [_change(change) for change in comparison.changes],
        "layout_only": list(comparison.formatting_only),
        "notes": [*comparison.not_compared, *comparison.remarks],
        "unmatched_approvals": list(comparison.unmatched),
        "without_newer_date": [_subject(role) for role in comparison.undated],
        "stale_approvals": [_stale(approval) for approval in comparison.stale],
    }


def _stale(approval: StaleApproval) -> dict[str, Any]:
    now = {"fingerprint": approval.now_fingerprint, **approval.now} if approval.now else None
    return {"fingerprint": approval.fingerprint, "reason": approval.reason, **approval.given_for, "now": now}


def _change(change: Change) -> dict[str, Any]:
    return {
        **_subject(change.subject),
        "kind": change.kind,
        "impact": change.impact.word,
        "attention": bool(change.attention),
        "attention_reasons": list(change.attention),
        "pointer": change.pointer,
        "item": change.item,
        "before": change.before,
        "after": change.after,
        "base": _location(change.base),
        "head": _location(change.head),
        "fingerprint": change.fingerprint,
        "approved": change.approved,
        "wording": change.wording._asdict() if change.wording else None,
        "touched": [_affected(role) for role in change.affected],
    }


def _subject(subject: RoleRef | None) -> dict[str, Any]:
    if subject is None:
        return _named(None, None, None)
    return _named(subject.role, subject.title, subject.organisation)


def _named(role: str | None, title: str | None, organisation: str | None) -> dict[str, Any]:
    """What a role is called. The last two keys are the older names of the title and the organisation."""
    return {"role": role, "title": title, "organisation": organisation, "job_title": title, "force": organisation}


def _location(location: Location | None) -> dict[str, Any] | None:
    return location._asdict() if location else None


def _affected(role: AffectedRole) -> dict[str, Any]:
    return {
        **_subject(role.subject),
        "pointer": role.pointer,
        "base": _location(role.base),
        "head": _location(role.head),
    }
