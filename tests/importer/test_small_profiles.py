"""Documents of three made-up organisations with fields of their own: each section is in its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from tests.support.make_documents import as_docx, as_html
from tests.support.profiles import Part
from tests.support.small_profiles import SMALL_PROFILES, write

SECTIONS = 15
Document = Iterable[Part]


def as_markdown(parts: Document) -> str:
    lines: list[str] = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        for number, part in enumerate(group):
            if kind == "row":
                lines.append(f"| {' | '.join(part.texts)} |")
                lines += [f"|{' --- |' * len(part.texts)}"] * (number == 0)
            elif kind == "label":
                lines += [f"**{part.text}:** {' '.join(part.texts[1:])}", ""]
            elif kind == "item":
                lines.append(f"- {part.text}")
            else:
                lines += [f"{ {'heading': '## ', 'name': '### '}.get(kind, '') }{part.text}", ""]
        lines.append("")
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Document], bytes]] = {
    "a.html": lambda parts: as_html(parts, title="").encode(),
    "a.md": lambda parts: as_markdown(parts).encode(),
    "a.docx": as_docx,
}


def _headings(change: Callable[[int, str], str]) -> Callable[[Document], list[Part]]:
    def changed(parts: Document) -> list[Part]:
        return [
            part._replace(texts=(change(number, part.text),)) if part.kind == "heading" else part
            for number, part in enumerate(parts)
        ]

    return changed


def _as(kind: str, new: str, *more: str) -> Callable[[Document], list[Part]]:
    def changed(parts: Document) -> list[Part]:
        return [Part(new, (*part.texts, *more)) if part.kind == kind else part for part in parts]

    return changed


VARIATIONS: dict[str, Callable[[Document], list[Part]]] = {
    "as it is": list,
    "headings in capitals": _headings(lambda _, text: text.upper()),
    "headings with numbers": _headings(lambda number, text: f"{number}. {text}"),
    "headings with colons": _headings(lambda _, text: f"{text}:"),
    "headings of the role": _headings(lambda _, text: f"{text} of the role"),
    "headings as bold paragraphs": _as("heading", "label", ""),
    "headings as paragraphs": _as("heading", "paragraph"),
    "names as paragraphs": _as("name", "paragraph"),
    "labels in a table": _as("label", "row"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("name", SMALL_PROFILES)
def test_each_section_is_in_its_field(tmp_path: Path, name: str, variation: str, form: str) -> None:
    profile = SMALL_PROFILES[name]
    write(profile, tmp_path)
    (tmp_path / form).write_bytes(FORMATS[form](VARIATIONS[variation](profile.document)))
    found = preview_document(find_config(tmp_path), tmp_path / form)
    role = load("a.yaml", found.text.encode(), 1 << 20).fields
    assert len(profile.role) == SECTIONS
    assert {field: role.get(field) for field in profile.role} == profile.role
    assert "unplaced" not in role
