"""What rules find in records that an organisation declares, which have a key of their own."""

from __future__ import annotations

from pathlib import Path

from roledoc_lint import check, find_config
from tests.support.own_profile import write_trust

ROLE = """\
post: Staff Nurse
trust: Northern Lakes Trust
post_number: SN450
band: Band 4
specification:
  - criterion: Works well in a team
    importance: Desirable
    code: X1
  - criterion: works well in a team
    importance: Essential
"""


def test_records_are_known_by_their_key(tmp_path: Path) -> None:
    write_trust(tmp_path)
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/nurse.yaml").write_text(ROLE, encoding="utf-8")
    findings = check(find_config(tmp_path, tmp_path)).findings
    # A record that is no entry of the catalogue has no code that could be wrong.
    assert [(finding.rule, finding.pointer) for finding in findings if finding.pointer.startswith("/spec")] == [
        ("duplicate-entry", "/specification/1/criterion")
    ]
