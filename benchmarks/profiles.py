"""The real roles, taken apart: what a generated role copies word for word, and what it varies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from benchmarks.free_text import FreeText
from roledoc_lint.model.profile_files import shipped_profile

ROOT = Path(__file__).resolve().parent.parent

LISTS = tuple(field for field in shipped_profile().paragraphs if field != "unattributed")
STANDARDS = ("behaviours", "values", "national_occupational_standards")
_FACTS = (
    "force",
    "status",
    "grades",
    "home_office_code",
    "limited_duties_category",
    "department",
    "location",
    "reports_to",
    "vetting_levels",
)

_FIELD = re.compile(r"^(?:#.*\n)*(\w+):.*\n(?:[ \n].*\n?|\n)*", re.MULTILINE)
_ITEM = re.compile(r"(?:^  #.*\n)*^  - .*\n(?:^   .*\n|\n)*", re.MULTILINE)
_COMMENTED = re.compile(r"^  # roledoc-lint: ignore\[([\w-]+)\]", re.MULTILINE)


class Item(NamedTuple):
    """An item of a list as it is in the file, and the rule that a comment above it suppresses, or an empty string."""

    text: str
    suppressed: str

    @property
    def words(self) -> str:
        return " ".join(re.sub(r"^  #.*$|^  - (?:>-)?", "", self.text, flags=re.MULTILINE).split())


class Profile(NamedTuple):
    """A real role: its facts and entries as they are in the file, and its lists of free text."""

    facts: str
    entries: dict[str, str]
    purpose: list[str]
    lists: dict[str, list[Item]]
    skills: list[str]


class Material(NamedTuple):
    """What roles are generated from."""

    profiles: list[Profile]
    entries: list[dict[str, str]]
    skills: list[str]
    purposes: FreeText
    others: FreeText


def read_material(folder: Path = ROOT / "roles") -> Material:
    """Return the material in the role files of a folder."""
    profiles = [_profile(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    items = [item for profile in profiles for items in profile.lists.values() for item in items if not item.suppressed]
    return Material(
        profiles,
        # The catalogue has no wording of CVF 2024, so each role with it would have findings.
        [profile.entries for profile in profiles if "wording" in profile.entries["behaviours"]],
        sorted({skill for profile in profiles for skill in profile.skills}, key=_name),
        FreeText([sentence for profile in profiles for sentence in profile.purpose]),
        FreeText([item.words for item in items]),
    )


def _profile(text: str) -> Profile:
    fields = {match[1]: match[0] for match in _FIELD.finditer(text)}
    lists = {name: _items(fields[name]) for name in LISTS if name in fields}
    # Every role with unattributed paragraphs would have a finding.
    if "necessary_experience" not in lists and len(_items(fields.get("unattributed", ""))) > 1:
        lists["necessary_experience"] = _items(fields["unattributed"])
    return Profile(
        "".join(_without_comments(fields[name]) for name in _FACTS if name in fields),
        {name: fields[name] for name in STANDARDS if name in fields},
        [line.strip() for line in fields["main_purpose"].splitlines() if line.startswith("  ")],
        lists,
        [_without_comments(item.text) for item in _items(fields.get("technical_skills", ""))],
    )


def _items(field: str) -> list[Item]:
    found = []
    for match in _ITEM.finditer(field):
        comment = _COMMENTED.search(match[0])
        found.append(Item(match[0], comment[1] if comment else ""))
    return found


def _without_comments(text: str) -> str:
    """Return text without comments that are true of a published profile but not of a generated one."""
    text = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"  #.*$", "", text, flags=re.MULTILINE).rstrip("\n") + "\n"


def _name(skill: str) -> tuple[str, str]:
    return skill.partition("\n")[0], skill
