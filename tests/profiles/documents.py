"""Documents as an organisation may have published them, made from the data of a role: HTML, Word and text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any

from docx import Document as WordFile

from tests.profiles.edits import Document

Role = dict[str, Any]
Rows = list[tuple[str, ...]]


def facts(document: Document, role: Role) -> Rows:
    """Labels and values."""
    return [(label, one_line(role[field])) for label, field in document.facts]


def one_line(value: Any) -> str:
    """A single value as people write it: £34,800 to £38,900; March 2024."""
    if isinstance(value, dict):
        return " to ".join(f"£{number:,}" for number in value.values())
    text = str(value)
    year, dash, month = text.partition("-")
    return f"{date(int(year), int(month), 1):%B %Y}" if dash and year.isdecimal() and month.isdecimal() else text


def blocks(value: Any) -> Iterator[tuple[str, Any]]:
    """What is below a heading: `paragraph` and its text, `item` and its text, or `table` and its rows."""
    if not isinstance(value, list):
        yield "paragraph", " ".join(str(value).split())
        return
    records = [item for item in value if isinstance(item, dict) and "name" not in item]
    if records:
        names = [*records[0]]
        head = tuple(name.replace("_", " ").capitalize() for name in names)
        yield "table", [head, *(tuple(record.get(name, "") for name in names) for record in records)]
    for item in value if not records else ():
        if isinstance(item, dict):
            level = f"Level {item['level']}" if isinstance(item["level"], int) else item["level"]
            yield "paragraph", f"{item['name']} ({level})"
            yield from (("paragraph", text) for part, text in item.items() if part not in ("name", "level"))
        else:
            yield "item", item


def as_html(document: Document, role: Role) -> bytes:
    parts = [_table(facts(document, role))]
    for heading, field in document.sections:
        parts.append(f"<h2>{escape(heading)}</h2>")
        for kind, content in blocks(role[field]):
            if kind == "table":
                parts.append(_table(content))
            else:
                parts.append(f"<ul><li>{escape(content)}</li></ul>" if kind == "item" else f"<p>{escape(content)}</p>")
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>".encode()


def _table(rows: Rows) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def as_text(document: Document, role: Role) -> bytes:
    lines = [f"{label}: {value}" for label, value in facts(document, role)]
    for heading, field in document.sections:
        lines += ["", heading, ""]
        for kind, content in blocks(role[field]):
            if kind == "table":
                lines += ["\t".join(row) for row in content]
            else:
                lines.append(f"- {content}" if kind == "item" else f"{content}\n")
    return "\n".join(lines).encode()


def as_word(document: Document, role: Role) -> bytes:
    made = WordFile()
    _word_table(made, facts(document, role))
    for heading, field in document.sections:
        made.add_heading(heading, 2)
        for kind, content in blocks(role[field]):
            if kind == "table":
                _word_table(made, content)
            else:
                made.add_paragraph(content, style="List Bullet" if kind == "item" else None)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _word_table(made: Any, rows: Rows) -> None:
    table = made.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


FORMATS: dict[str, Callable[[Document, Role], bytes]] = {"html": as_html, "docx": as_word, "txt": as_text}
