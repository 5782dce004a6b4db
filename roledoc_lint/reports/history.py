"""The history of a role: a table for a terminal, Markdown, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from roledoc_lint.changes.history.run import History
from roledoc_lint.changes.history.steps import Step
from roledoc_lint.project.git_log import Commit
from roledoc_lint.reports.changes.inline_diff import Part
from roledoc_lint.reports.changes.markdown import before_and_after as in_markdown
from roledoc_lint.reports.changes.rows import item_of, parts_of, section_title
from roledoc_lint.reports.changes.table import before_and_after
from roledoc_lint.reports.findings.markdown import escaped
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import cut, json_without_commands, printable, without_commands

HEADERS = ("date", "author", "commit", "what", "item", "before → after")
AUTHOR_COLUMNS, WHAT_COLUMNS, ITEM_COLUMNS, MIN_TEXT_COLUMNS = 18, 20, 20, 30
"""How wide the columns of names may be before they wrap, and how narrow that of texts may become."""

OTHER_COLUMNS = len("2026-03-05") + AUTHOR_COLUMNS + len("ab12cd3") + WHAT_COLUMNS + ITEM_COLUMNS + 10

MAX_NAME_CHARS, MAX_SUBJECT_CHARS, MAX_PART_CHARS = 100, 200, 400
"""How many characters of a name, of the first line of a message, and of each piece of text are shown."""

SHORT = 7
"""How many characters of a commit's id are shown to people."""


def as_table(history: History, options: RenderOptions) -> str:
    """A table, the newest step first, with what is not known below it."""
    from tabulate import tabulate

    text_columns = max(MIN_TEXT_COLUMNS, options.width - OTHER_COLUMNS)
    rows = [
        (
            *_who(step, is_new=index == 0),
            _what(step),
            _item(step),
            _texts(step, history, is_last=step is group[-1], options=options),
        )
        for group in _groups(history)
        for index, step in enumerate(group)
    ]
    widths = [None, AUTHOR_COLUMNS, None, WHAT_COLUMNS, ITEM_COLUMNS, text_columns]
    table = tabulate(rows, HEADERS, disable_numparse=True, maxcolwidths=widths) if rows else ""
    lines = [printable(_heading(history)), *([table] if table else []), *map(printable, history.notes)]
    return without_commands("".join(f"{line}\n" for line in lines))


def _groups(history: History) -> Iterator[list[Step]]:
    """The steps of each commit."""
    for _, group in groupby(history.steps, key=lambda step: (step.commit.name, step.merge and step.merge.name)):
        yield list(group)


def _heading(history: History) -> str:
    """What the table is about, such as: A1 Officer  roles/a.yaml: location."""
    what = "/".join(filter(None, (history.asked.label, history.asked.item)))
    role = f"{section_title(history.role)}  {history.role.path}"
    return f"{role}: {what}" if what else role


def _who(step: Step, *, is_new: bool) -> tuple[str, str, str]:
    """When and by whom, in the first row of a commit only."""
    if not is_new:
        return "", "", ""
    commit = step.commit
    if not step.is_known:
        return "not known", "not known", f"before {commit.name[:SHORT]}"
    return commit.day, printable(cut(commit.author, MAX_NAME_CHARS)), commit.name[:SHORT]


def _what(step: Step) -> str:
    return f"{step.change.words}, with the role" if step.is_first else step.change.words


def _item(step: Step) -> str:
    return printable(cut(item_of(step.change), MAX_NAME_CHARS))


def _texts(step: Step, history: History, *, is_last: bool, options: RenderOptions) -> str:
    parts = [Part(part.status, cut(part.text, MAX_PART_CHARS)) for part in parts_of(step.change, history.profile)]
    lines = [before_and_after(parts, colour=options.colour)]
    if step.change.wording:
        lines.append("its wording changes with it")
    if is_last:
        lines += _reasons(step)
    return "\n".join(map(str, filter(None, lines)))


def _reasons(step: Step) -> list[str]:
    """The first line of the message, and the merge that brought the commit in."""
    subject = f"“{cut(step.commit.subject, MAX_SUBJECT_CHARS)}”" if step.commit.subject and step.is_known else ""
    return [printable(line) for line in (subject, _merged(step)) if line]


def _merged(step: Step) -> str:
    merge = step.merge
    return f"merged {merge.day} by {cut(merge.author, MAX_NAME_CHARS)} ({merge.name[:SHORT]})" if merge else ""


def as_markdown(history: History, options: RenderOptions) -> str:
    """A table in Markdown, the newest step first."""
    lines = [f"## {escaped(cut(_heading(history), MAX_SUBJECT_CHARS))}", ""]
    if history.steps:
        lines += ["| date | author | commit | what | before → after |", "|---|---|---|---|---|"]
        lines += [_markdown_row(step, history) for step in history.steps]
        lines.append("")
    lines += [f"{escaped(note)}  " for note in history.notes]
    return without_commands("".join(f"{line}\n" for line in lines))


def _markdown_row(step: Step, history: History) -> str:
    what = f"{_what(step)}: **{escaped(_item(step))}**" if item_of(step.change) else _what(step)
    parts = [Part(part.status, cut(part.text, MAX_PART_CHARS)) for part in parts_of(step.change, history.profile)]
    texts = [in_markdown(parts), *(f"*{escaped(line)}*" for line in _reasons(step))]
    who = map(escaped, _who(step, is_new=True))
    return f"| {' | '.join([*who, what, '<br>'.join(filter(None, texts))])} |"


def as_json(history: History, options: RenderOptions) -> str:
    """All of it as one object, version 1."""
    role, asked = history.role, history.asked
    data = {
        "version": 1,
        "role": {"role": role.role, "title": role.title, "organisation": role.organisation, "path": role.path},
        "field": asked.field or None,
        "item": asked.item or None,
        "steps": [_step(step) for step in history.steps],
        "notes": history.notes,
    }
    return json_without_commands(json.dumps(data, indent=2)) + "\n"


def _step(step: Step) -> dict[str, Any]:
    change = step.change
    return {
        "commit": _commit(step.commit) if step.is_known else None,
        "merge": _commit(step.merge) if step.merge else None,
        "kind": change.kind,
        "impact": change.impact.word,
        "with_role": step.is_first,
        "pointer": change.pointer,
        "item": change.item,
        "before": change.before,
        "after": change.after,
        "wording": change.wording._asdict() if change.wording else None,
        "base": change.base._asdict() if change.base else None,
        "head": change.head._asdict() if change.head else None,
    }


def _commit(commit: Commit) -> dict[str, str]:
    return {
        "id": commit.name,
        "date": commit.date,
        "author": commit.author,
        "email": commit.email,
        "subject": commit.subject,
    }


FORMATS: Mapping[str, Callable[[History, RenderOptions], str]] = MappingProxyType(
    {"table": as_table, "markdown": as_markdown, "json": as_json}
)
"""The formats of `history`. The first is the default."""
