"""Make Word documents of hand-written parts, with what Word writes but python-docx does not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

KINDS = {
    "styles": "styles", "header1": "header", "header2": "header", "footer1": "footer", "footnotes": "footnotes",
    "endnotes": "endnotes", "diagrams/data1": "diagramData",
}  # fmt: skip
"""The parts of a document that tests can give, with their names in the document."""


def packed(files: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str, parts: Mapping[str, str] | None = None, files: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this body. Parts are given without their outermost element, files as they are."""
    given = dict(parts or {})
    links = "".join(_link(f"{_KIND}/{KINDS[name]}", f"{name}.xml") for name in given)
    return packed(
        {
            "_rels/.rels": _LINKS.format(_link(f"{_KIND}/officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _LINKS.format(links),
            **{f"word/{name}.xml": f"<w:part {NAMESPACES}>{part}</w:part>" for name, part in given.items()},
            **(files or {}),
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _link(kind: str, target: str) -> str:
    return f'<Relationship Id="{target}" Type="{kind}" Target="{target}"/>'
