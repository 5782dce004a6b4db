"""An example role of each profile, published as a document of 15 sections, comes back into its fields."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from roledoc_lint import check, find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from roledoc_lint.text.normalise import loose
from tests.profiles.documents import FORMATS
from tests.profiles.test_edits import PROFILES
from tests.support.helpers import TODAY, run
from tests.support.starters import roles, started


def data(text: str) -> dict[str, Any]:
    return load("", text.encode(), 1 << 20).fields


def said(value: Any) -> set[str]:
    """Each text and number of a value. Where a line ends does not matter."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return {loose(str(value))} if parts is None else {text for part in parts for text in said(part)}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", PROFILES)
def test_a_document_comes_back_into_its_fields(tmp_path: Path, name: str, form: str) -> None:
    document = PROFILES[name].document
    role = data(roles(name)[document.role])
    path = tmp_path / f"{document.role}.{form}"
    path.write_bytes(FORMATS[form](document, role))
    config = find_config(started(name))
    imported = preview_document(config, path)
    assert imported.text, imported
    found = data(imported.text)
    fields = [field for _, field in (*document.facts, *document.sections)]
    lost = {field: found.get(field) for field in fields if not said(role[field]) <= said(found.get(field))}
    assert not lost, imported.text
    # What is imported is a role: nothing in it is of the wrong type.
    buffers = {config.roles_folder / f"{document.role}.yaml": imported.text.encode()}
    findings = check(config, buffers=buffers, select=("field-type", "yaml-syntax"), today=TODAY).findings
    assert findings == []


@pytest.mark.parametrize("name", PROFILES)
def test_roles_are_text_for_readers(name: str) -> None:
    for role, text in roles(name).items():
        shown = run("textconv", f"roles/{role}.yaml", cwd=started(name))
        assert (shown.returncode, shown.stderr) == (0, "")
        words = loose(re.sub(r"(?<=\d),(?=\d{3}\b)", "", shown.stdout))  # 25,100 is 25100 in the role
        assert [value for value in said(data(text)) if value not in words] == []
