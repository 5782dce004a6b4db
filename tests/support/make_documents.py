"""Make documents with the published profiles, as a force may have published them."""

from __future__ import annotations

import html
import io
from collections.abc import Iterable
from itertools import groupby

from roledoc_lint.importer.blocks import Block
from tests.support.profiles import Part

KINDS = {"heading": "h2", "name": "h3", "item": "i0", "paragraph": "p"}

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | Essex Police</title>
<link rel="canonical" href="{address}">
<script>document.write("not read");</script>
</head>
<body>
<header><a href="/">Essex Police</a></header>
<nav><ul><li><a href="/">Home Careers Contact us</a></li></ul></nav>
<main>
<h1>{title}</h1>
{body}
</main>
<footer><p>Copyright of the force</p></footer>
</body>
</html>
"""


def as_html(parts: Iterable[Part], title: str = "A role", address: str = "https://www.example.org/roles/one") -> str:
    """A web page: labels are bold, headings and names are headings, items a list, rows a table."""
    body = "\n".join(_element(kind, list(group)) for kind, group in groupby(parts, key=lambda part: part.kind))
    return _PAGE.format(title=html.escape(title), address=html.escape(address), body=body)


def _element(kind: str, parts: list[Part]) -> str:
    if kind == "item":
        return f"<ul>{''.join(f'<li>{html.escape(part.text)}</li>' for part in parts)}</ul>"
    if kind == "row":
        rows = ("".join(f"<td>{html.escape(text)}</td>" for text in part.texts) for part in parts)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return "\n".join(_line(part) for part in parts)


def _line(part: Part) -> str:
    first, *rest = (html.escape(text) for text in part.texts)
    if part.kind == "label":
        return f"<p><strong>{first}:</strong> {' '.join(rest)}</p>"
    tag = KINDS[part.kind]
    return f"<{tag}>{first}</{tag}>"


def as_docx(parts: Iterable[Part]) -> bytes:
    """A Word document, with the styles of Word."""
    from docx import Document

    document = Document()
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == "row":
            rows = [part.texts for part in group]
            table = document.add_table(len(rows), max(len(texts) for texts in rows))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
            continue
        for part in group:
            if kind == "label":
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{part.text}:").bold = True
                paragraph.add_run(f" {part.texts[1]}")
            else:
                style = {"heading": "Heading 2", "name": "Heading 3", "item": "List Bullet", "paragraph": "Normal"}
                document.add_paragraph(part.text, style[kind])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def in_short(blocks: Iterable[Block]) -> list[str]:
    """Blocks in short: `h2 Values`, `p **Grade:** SCALE 5`, `i1 of an inner list`, `0.2.1 p in a cell`."""
    return [_block_in_short(block) for block in blocks]


def _block_in_short(block: Block) -> str:
    cell = f"{'.'.join(str(number) for number in block.cell)} " if block.cell else ""
    kind = {"heading": f"h{block.level}", "item": f"i{block.level}", "paragraph": "p"}[block.kind]
    bold = f"**{block.text[: block.bold]}**" if block.bold else ""
    return f"{cell}{kind} {bold}{block.text[block.bold :]}"


def expected_blocks(parts: Iterable[Part]) -> list[str]:
    """The blocks, in short, of a document made of these parts."""
    found: list[str] = []
    row = 0
    for part in parts:
        if part.kind == "row":
            found += [f"0.{row}.{column} p {text}" for column, text in enumerate(part.texts) if text]
            row += 1
        elif part.kind == "label":
            found.append(f"p **{part.text}:** {part.texts[1]}")
        else:
            found.append(f"{KINDS[part.kind]} {part.text}")
    return found
