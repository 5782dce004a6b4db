"""The five published profiles: every word of them is in its role, and nothing that they do not say."""

from __future__ import annotations

import re

import pytest

from roledoc_lint import check, find_config
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.source.document import Document, load
from roledoc_lint.text.normalise import normalised, sentences
from tests.support.helpers import REPOSITORY, view

ROLES = {
    "000_e37a72e1d62c5fc3.txt": "fcr-digital-operations-team-investigator.yaml",
    "001_ac6ed4e38db5ea79.txt": "polit-support-officer.yaml",
    "002_dcce1f059f727ef6.txt": "intelligence-support-officer.yaml",
    "003_e4b925c247bf1748.txt": "socu-di.yaml",
    "004_5c74f4ff522edbd8.txt": "regional-intelligence-development-officer.yaml",
}
ALIASED = ("Knowledge of Police Environment", "Management of Police Information")
# Web-page furniture, list bullets, and headings and labels, which the names of fields replace.
FURNITURE = (
    r"Quickly exit this site by pressing the Escape key Leave this site\n",
    r"This site is a beta.*\n",
    r"^(?:Job title|Grade|Role code|Status|Home Office code|Limited Duties Category):",
    r"^(?:Main purpose of the role|Main responsibilities|Vetting level|Necessary experience|Behaviours|Values)\b:?",
    r"^(?:Technical skills|National Occupational Standards)\b:?$",
    r"(?:Role Title|Department|Reports To|Location|Purpose of role|Essential Criteria|Desirable Criteria):",
    r"^(?:Additional\t|Information:)|(?<=requirements\. )Additional\t",
    r"^ +• |\((?:Level [0-9]|Accredited)\)| – level 1\b",
)


def published(name: str) -> str:
    return (REPOSITORY / "tests/importer/published" / name).read_text(encoding="utf-8")


def role(name: str) -> Document:
    path = REPOSITORY / "roles" / ROLES[name]
    return load(str(path), path.read_bytes(), 1 << 20)


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [str(value)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\s\"]+", text.replace("\xa0", " "))


@pytest.mark.parametrize("name", ROLES)
def test_every_sentence_is_kept(name: str) -> None:
    text = published(name).replace("\xa0", " ")
    for furniture in FURNITURE:
        text = re.sub(furniture, "", text, flags=re.MULTILINE)
    kept = normalised("  ".join([*texts(role(name).data), role(name).text]))
    paragraphs = [part for part in re.split(r"\n(?!their level|to their)|\t", text) if part.strip()]
    every = [normalised(sentence) for paragraph in paragraphs for sentence in sentences(paragraph.strip())]
    long = [sentence for sentence in every if len(sentence.split()) >= 5]
    assert len(long) > 20
    assert [sentence for sentence in long if sentence not in kept and not is_split(sentence, name)] == []


def is_split(sentence: str, name: str) -> bool:
    """The label of a table that the published text has in pieces, and the names listed beside it."""
    return name.startswith("004") and sentence.startswith(("Competency Value", "The role holder", "We are"))


@pytest.mark.parametrize("name", ROLES)
def test_every_word_is_kept(name: str) -> None:
    """Short lines, names and dates: if the data has them in another format, a comment quotes them."""
    text = published(name)
    for furniture in FURNITURE:
        text = re.sub(furniture, "", text, flags=re.MULTILINE)
    whole_file = set(words(role(name).text))
    whole_file |= {part for word in whole_file for part in re.split(r"[/,]", word)}
    missing = [word for word in words(text) if word not in whole_file and word.strip("–.:") not in whole_file]
    assert [word for word in missing if word != "Framework"] == []


@pytest.mark.parametrize("name", ROLES)
def test_nothing_is_invented(name: str) -> None:
    """Every long text of the role is a stretch of the published one."""
    original = normalised(published(name).replace("\xa0", " ").replace("\t", " ").replace("•", " "))
    data = dict(role(name).fields)
    del data["source"]
    for text in texts(data):
        if len(text.split()) > 5 and not text.startswith(("This is any information", "FCR - ", *ALIASED)):
            assert normalised(text) in original


# What a word-by-word comparison cannot check: fields of a few words, levels, and where paragraphs begin.
FIELDS = {
    "000": {
        "role_code": "EQ0450", "status": "Police Staff", "grades": ["SCALE 5"], "issued": "2019-03",
        "home_office_code": "Operational Support", "vetting_levels": ["Management Vetting"],
        "competency_framework": "CVF 2016", "job_title": "FCR - Digital Operations Team Investigator",
    },
    "001": {
        "role_code": "ER403a", "status": "Police Staff", "grades": ["SCALE 6"], "issued": "2018-08",
        "vetting_levels": ["Management Vetting"], "competency_framework": "CVF 2016",
        "job_title": "POLIT Support Officer",
    },
    "002": {
        "role_code": "END0206", "status": "Police Staff", "grades": ["SCALE 4", "SCALE 5"], "issued": "2014-09",
        "home_office_code": "Organisational Support", "vetting_levels": ["Management Vetting"],
        "competency_framework": "CVF 2016", "job_title": "Intelligence Support Officer",
    },
    "003": {
        "role_code": "EPND1206", "status": "Police", "grades": ["Inspector"], "issued": "2016-11",
        "limited_duties_category": "D", "vetting_levels": ["Security Check"], "competency_framework": "CVF 2016",
        "job_title": "SOCU DI",
    },
    "004": {
        "status": "Police", "grades": ["Constable"], "competency_framework": "CVF 2024",
        "department": "Sensitive Intelligence Unit (SEROCU)", "location": "SEROCU Nr M4, Junction 12",
        "reports_to": "DS Regional Sensitive Intelligence Unit",
        "job_title": "Regional Intelligence Development Officer/ Comms SPOC (PC/DC)",
    },
}  # fmt: skip
ITEMS = {
    "000": {"main_responsibilities": 8, "necessary_experience": 10},
    "001": {"unattributed": 23},
    "002": {"main_responsibilities": 8, "necessary_experience": 5},
    "003": {"main_responsibilities": 8},
    "004": {
        "main_responsibilities": 7, "essential_training": 1, "essential_criteria": 1, "desirable_criteria": 1,
        "additional_information": 3, "unattributed": 1,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ROLES)
def test_fields_of_a_few_words(name: str) -> None:
    fields = role(name).fields
    assert {field: fields[field] for field in FIELDS[name[:3]]} == FIELDS[name[:3]]
    counts = {
        field: len(items)
        for field, items in fields.items()
        if field in shipped_profile().paragraphs and isinstance(items, list)
    }
    assert counts == ITEMS[name[:3]]


@pytest.mark.parametrize("name", [name for name in ROLES if not name.startswith(("001", "004"))])
def test_entries_have_the_levels_and_the_wording_that_were_published(name: str) -> None:
    heads = re.findall(r"^(.+) \((?:Level ([0-9])|(Accredited))\)", published(name), re.MULTILINE)
    levels = [int(number) if number else accredited for _, number, accredited in heads]
    assert [entry.level for entry in view(role(name)).entries()] == levels
    text = normalised(published(name).replace("\xa0", " "))
    for (head, number, _), entry in zip(heads, view(role(name)).entries(), strict=True):
        level = f"Level {number}" if number else "Accredited"
        assert f"{normalised(head)} ({level}) {normalised(entry.texts[0] or '')}" in text


def test_lost_names_stay_lost() -> None:
    """001 has eight paragraphs of skills without name and level."""
    document = role("001_ac6ed4e38db5ea79.txt")
    assert "technical_skills" not in document.fields
    assert len(document.fields["unattributed"]) == 23  # type: ignore[arg-type]


def test_the_catalogue_has_the_wording_of_every_profile() -> None:
    files = sorted((REPOSITORY / "schema/catalogue").iterdir())
    catalogue = Catalogue(
        shipped_profile(), (load(str(file), file.read_bytes(), 1 << 20, "catalogue").fields for file in files)
    )
    skills = catalogue.section("technical_skills", None).values()
    assert sum(len(skill.wordings) for skill in skills) == 26
    assert [len(b.wordings) for b in catalogue.section("behaviours", "CVF 2016").values()] == [2] * 6
    assert [len(v.wordings) for v in catalogue.section("values", "CVF 2016").values()] == [1] * 4
    published_text = normalised(" ".join(published(name).replace("\xa0", " ") for name in ROLES))
    for named in catalogue.everything():
        for wording in (text for texts in named.wordings.values() for text in texts.values()):
            assert normalised(wording) in published_text


def test_entries_of_the_profiles_are_complete() -> None:
    counts = {name[:3]: sum(1 for _ in view(role(name)).entries()) for name in ROLES}
    assert counts == {"000": 5 + 4 + 10, "001": 6 + 4, "002": 6 + 4 + 7, "003": 6 + 4 + 15, "004": 6}


def test_the_roles_pass() -> None:
    """Every remaining finding is a true warning or note; everything else has a reason beside it."""
    result = check(find_config(REPOSITORY, REPOSITORY))
    assert result.files == 5
    assert {finding.rule for finding in result.findings} == {"unattributed-text", "unrecorded-wording"}
    assert result.unreadable == []
