"""A name or text means the same whether its accents are written as one character with their letters, or by themselves.

Both ways are tried: the role in one and the catalogue in the other.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from roledoc_lint import Finding, check, find_config
from roledoc_lint.lint.results import FixMode
from tests.model.test_schema import copy_schema
from tests.support.helpers import TODAY, run, with_fields
from tests.support.helpers import project as small_project

Form = Literal["NFC", "NFD"]

ROLE = with_fields(
    """\
force: Heddlu Môn
status: Swyddog tîm
grades:
  - Graddfa Ŵ 4
  - Rhingyll â chŵn
vetting_levels:
  - Fetio Rheolaeth
  - Fetio dŵr
role_code: EQ0450
behaviours:
  - name: Cydweithio â thîm
    level: 1
    wording: >-
      Mae’n gweithio mewn tîm.
technical_skills:
  - name: Arweinyddiaeth Tîm
    level: 2
    wording: >-
      Is able to lead a tîm, or an équipe.
national_occupational_standards:
  - code: CFAÔ1
    title: Arwain tîm
"""
)

VOCABULARY = {
    "  - name: Kent Police\n": "  - name: Kent Police\n  - name: Heddlu Môn\n",
    "  - name: Police Staff\n": "  - name: Police Staff\n  - name: Swyddog tîm\n",
    "  families:\n": "  families:\n    - name: Graddfa Ŵ\n      status: Swyddog tîm\n      lowest: 1\n",
    "  ranks:\n": "  ranks:\n    - name: Rhingyll â chŵn\n      status: Swyddog tîm\n",
    "vetting_levels:\n": "vetting_levels:\n  - name: Fetio Rheolaeth\n  - name: Fetio dŵr\n",
}
SKILL = """\
    - name: Arweinyddiaeth Tîm
      levels: [2]
      wordings:
        - level: 2
          wording: >-
            Is able to lead a tîm, or an équipe.
    - name: Budget Management
"""
BEHAVIOUR = """\
    - name: Cydweithio â thîm
      levels: [1]
      wordings:
        - level: 1
          wording: >-
            Mae’n gweithio mewn tîm.
    - name: Collaborative
"""
STANDARD = "  entries:\n    - code: CFAÔ1\n      title: Arwain tîm\n"


def edit(path: Path, edits: dict[str, str], form: Form) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, unicodedata.normalize(form, new), 1)
    path.write_text(text, encoding="utf-8")


def project(folder: Path, catalogue: Form, role: Form, text: str = ROLE) -> Path:
    copy_schema(folder)
    schema = folder / "schema"
    edit(schema / "catalogue/vocabulary.yaml", VOCABULARY, catalogue)
    edit(schema / "catalogue/technical-skills.yaml", {"    - name: Budget Management\n": SKILL}, catalogue)
    edit(schema / "catalogue/cvf-2016.yaml", {"    - name: Collaborative\n": BEHAVIOUR}, catalogue)
    edit(schema / "catalogue/national-occupational-standards.yaml", {"  entries:\n": STANDARD}, catalogue)
    edit(schema / "role.schema.json", {'"Essex Police",': '"Essex Police",\n        "Heddlu Môn",'}, catalogue)
    write(folder, role, text)
    return folder


def write(folder: Path, form: Form, text: str) -> None:
    (folder / "roles").mkdir(exist_ok=True)
    (folder / "roles/role.yaml").write_text(unicodedata.normalize(form, text), encoding="utf-8")


def findings(folder: Path) -> list[Finding]:
    config = find_config(folder, folder)
    found = check(
        config, [folder / "roles/role.yaml"], ignore=["incomplete-framework", "file-name"], today=TODAY
    ).findings
    return [finding for finding in found if "Collaborative" not in finding.message]


@pytest.mark.parametrize("catalogue", ["NFC", "NFD"])
@pytest.mark.parametrize("role", ["NFC", "NFD"])
def test_the_same_names_and_texts(tmp_path: Path, catalogue: Form, role: Form) -> None:
    found = findings(project(tmp_path, catalogue, role))
    assert [(finding.rule, finding.message) for finding in found] == []


@pytest.mark.parametrize("catalogue", ["NFC", "NFD"])
def test_a_name_twice_in_both_ways(tmp_path: Path, catalogue: Form) -> None:
    twice = "  - name: Arweinyddiaeth Tîm\n    level: 2\n"
    text = ROLE.replace(twice, twice + unicodedata.normalize("NFD", twice))
    folder = project(tmp_path, catalogue, "NFC")
    (folder / "roles/role.yaml").write_text(text, encoding="utf-8")
    assert "duplicate-entry" in {finding.rule for finding in findings(folder)}


def test_one_misspelling_is_found_whatever_the_form(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        write(project(tmp_path, "NFC", "NFC"), form, ROLE.replace("lead a tîm", "led a tîm"))
        (found,) = findings(tmp_path)
        assert found.message.endswith('the wording says "led", but the catalogue says "lead"')


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
def test_no_change_between_the_two(tmp_path: Path, forms: tuple[Form, Form]) -> None:
    text = ROLE + "location: Caernarfon, Môn\nown_field: tŷ\nadditional_information:\n  - Teithio i Fôn.\n"
    for name, form in zip(("before", "after"), forms, strict=True):
        (tmp_path / name).mkdir()
        project(tmp_path / name, form, form, text)
    done = run("diff", "before", "after", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["changes"] == []


SMALL = with_fields("""\
force: Heddlu Môn
location: Ynys  Môn
ffôn: tŷ
main_responsibilities:
  - Yn Môn mae tŷ.
  - Yn Môn mae tŷ.
""")


def small(folder: Path, text: str, *more: str) -> list[Finding]:
    files = {f"roles/{number}.yaml": content for number, content in enumerate((text, *more))}
    return check(small_project(folder, files), today=TODAY).findings


def test_the_baseline_knows_a_finding_in_both_ways(tmp_path: Path) -> None:
    forms: tuple[Form, ...] = ("NFC", "NFD")
    first, second = (small(tmp_path, unicodedata.normalize(form, SMALL)) for form in forms)
    assert [finding.fingerprint for finding in first] == [finding.fingerprint for finding in second]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ffôn: a\n{}: b\n", "duplicate-key"),
        ("main_responsibilities:\n  - ffôn\n  - {}\n", "duplicate-entry"),
        ("grades:\n  - ffôn\n  - {}\n", "duplicate-entry"),
        ("technical_skills:\n  - name: ffôn\n    level: 1\n  - name: {}\n    level: 1\n", "duplicate-entry"),
    ],
)
def test_what_is_there_twice_in_both_ways(tmp_path: Path, text: str, rule: str) -> None:
    found = small(tmp_path, with_fields(text.format(unicodedata.normalize("NFD", "ffôn"))))
    assert rule in {finding.rule for finding in found}


def test_a_role_code_of_another_role_in_the_other_way(tmp_path: Path) -> None:
    text = with_fields("role_code: MÔN1\n")
    other = unicodedata.normalize("NFD", text.replace("Intelligence Officer", "Analyst"))
    assert "unique-role-code" in {found.rule for found in small(tmp_path, text, other)}


def test_a_fix_leaves_letters_as_they_are_written(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", SMALL)
    config = small_project(tmp_path, {"roles/role.yaml": text})
    (file,) = check(config, today=TODAY, fixing=FixMode(write=False)).fixed
    assert file.after == text.replace("Ynys  ", "Ynys ")


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_an_approval_is_for_the_change_in_every_form(tmp_path: Path, forms: tuple[Form, Form]) -> None:
    def changes(name: str, *forms: Form) -> list[tuple[str, str]]:
        for state, form, text in zip(("before", "after"), forms, (SMALL, SMALL.replace("tŷ", "tŷ mawr")), strict=True):
            small_project(tmp_path / name / state, {"roles/role.yaml": unicodedata.normalize(form, text)})
        done = run("diff", "before", "after", "--format", "json", cwd=tmp_path / name)
        return [(change["kind"], change["fingerprint"]) for change in json.loads(done.stdout)["changes"]]

    assert changes("composed", "NFC", "NFC") == changes("other", *forms) != []


def test_a_document_is_imported_alike_in_both_ways(tmp_path: Path) -> None:
    text = (
        "Swyddog Tŷ Môn\n\nForce: Heddlu Môn\nStatus: Police Staff\n\nMain purpose\n\nMae’r tîm yn Ynys Môn.\n\n"
        "Main responsibilities\n\n- Gweithio â thîm.\n- Cefnogi’r tŷ.\n"
    )
    imported = []
    for form in ("NFC", "NFD"):
        small_project(tmp_path / form, {"profile.txt": unicodedata.normalize(form, text)})
        run("import", "profile.txt", cwd=tmp_path / form)
        imported += [(path.name, path.read_text("utf-8")) for path in (tmp_path / form / "roles").iterdir()]
    first, second = ((name, unicodedata.normalize("NFC", content)) for name, content in imported)
    assert first == second
