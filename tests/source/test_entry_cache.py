"""Roles with known entries are parsed faster, and with the same result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roledoc_lint.source import entry_cache
from roledoc_lint.source.entry_cache import parse_role
from roledoc_lint.source.parser import Parsed, parse
from tests.support.helpers import REPOSITORY

ROLES = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "roles").glob("*.yaml"))]

ROLE = """\
job_title: Officer
behaviours:
  - name: Take Ownership
    level: 1
    wording: >-
      I actively identify
      and respond to problems.
  - name: Collaborative
    level: 2
values:
  - name: Integrity
source: web
"""


@pytest.fixture(autouse=True)
def no_cached_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_cache, "_known", {})


def everything(parsed: Parsed) -> str:
    """All that parsing gives, with types, offsets and the order of keys."""
    return repr(parsed._replace(values=sorted(parsed.values)))


def assert_same_as_plain_parsing(*texts: str) -> None:
    """Parse roles twice, so that their entries are known, and compare each result with plain parsing."""
    for _ in range(2):
        for text in texts:
            assert everything(parse_role(text)) == everything(parse(text))


def parsed_lengths(text: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all text that is parsed when a role is read."""
    lengths: list[int] = []

    def recording(part: str) -> Parsed:
        lengths.append(len(part))
        return parse(part)

    monkeypatch.setattr(entry_cache, "parse", recording)
    parse_role(text)
    return lengths


@pytest.mark.parametrize("above", ["", "technical_skills:\n  - name: Driving\n"], ids=["usual", "another order"])
def test_entries_that_were_met_before_are_not_parsed_again(above: str, monkeypatch: pytest.MonkeyPatch) -> None:
    role = ROLE.replace("behaviours:", f"{above}behaviours:")
    assert_same_as_plain_parsing(role)
    rest = f"job_title: Officer\n{above[:18]}behaviours:\nvalues:\nsource: web\n"
    assert parsed_lengths(role, monkeypatch) == [len(rest)]


def test_only_the_new_entry_of_a_role_is_parsed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_as_plain_parsing(ROLE)
    assert max(parsed_lengths(ROLE.replace("Integrity", "Courage"), monkeypatch)) < len(ROLE) / 2


def test_a_role_whose_entries_cannot_be_read_by_themselves_is_parsed_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    role = ROLE.replace("Integrity", "&a Integrity")
    assert_same_as_plain_parsing(role)
    assert parsed_lengths(role, monkeypatch) == [len(role)]


def test_the_number_of_known_entries_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_cache, "MAX_CACHED_ENTRIES", 5)
    assert_same_as_plain_parsing(
        *(ROLE.replace("Officer", "x").replace("level: 2", f"level: {level}") for level in range(20))
    )
    assert len(entry_cache._known) <= 5


@pytest.mark.parametrize("name", ["Integrity " * 1500, f"[{'a,' * 1000}a]"], ids=["long", "of many values"])
def test_a_large_entry_is_not_kept(name: str) -> None:
    assert_same_as_plain_parsing(ROLE.replace("Integrity", name))
    kept = [entry for entry in entry_cache._known.values() if entry]
    assert len(kept) == 2
    assert all(len(entry.spans) <= entry_cache.MAX_ENTRY_VALUES for entry in kept)


def test_a_long_list_is_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    many = "".join(f"  - name: {number}\n" for number in range(1000))
    role = ROLE.replace("  - name: Integrity\n", many)
    assert_same_as_plain_parsing(role)
    monkeypatch.setattr(entry_cache, "_known", {})
    assert len(parsed_lengths(role, monkeypatch)) < entry_cache.MAX_ENTRIES_IN_LIST + 10


def test_after_an_entry_that_cannot_be_read_by_itself_no_other_is(monkeypatch: pytest.MonkeyPatch) -> None:
    role = ROLE.replace("Take Ownership", "&a Take Ownership")
    assert len(parsed_lengths(role, monkeypatch)) == 2


CHANGES = {
    "no space before the dashes": ("  - ", "- "),
    "more space": ("  - ", "      - "),
    "list at the end": ("source: web\n", ""),
    "no line end at the end": ("source: web\n", "source: web"),
    "no line end at the end of a list": ("Integrity\nsource: web\n", "Integrity"),
    "empty lines at the end": ("source: web\n", "\n\n"),
    "empty lines between": ("values:\n", "\n\nvalues:\n"),
    "a comment between": ("  - name: Coll", "  # roledoc-lint: ignore[x]\n  - name: Coll"),
    "a comment between, at the edge": ("  - name: Coll", "# roledoc-lint: ignore[x]\n  - name: Coll"),
    "a comment below the key": ("values:\n", "values:\n# a comment\n"),
    "a comment in an entry": ("level: 1", "level: 1 # low"),
    "carriage returns": ("\n", "\r\n"),
    "a tab": ("level: 1\n", "level: 1\n\t"),
    "an anchor": ("name: Integrity", "name: &a Integrity"),
    "an alias": ("name: Integrity", "name: *a"),
    "a tag": ("name: Integrity", "name: !x Integrity"),
    "a key twice in an entry": ("    level: 1\n", "    level: 1\n    level: 1\n"),
    "a list twice": ("source: web\n", "values:\n  - name: Integrity\n"),
    "three lists": ("source: web\n", "technical_skills:\n  - name: Driving\nage: 4\n"),
    "lists in another order": ("behaviours:\n", "technical_skills:\n  - name: Driving\nbehaviours:\n"),
    "a list within quotes, and its field": (
        ROLE,
        'job_title: "Officer\nvalues:\n  - name: Integrity\nsource: web"\nvalues:\n',
    ),
    "a line end that only YAML knows": ("problems.\n  - name", "problems.\r  - name"),
    "a field after such a line end": ("level: 2\n", "level: 2\rage: 2\n"),
    "a key that begins with a dash": ("source: web", "-x: web"),
    "an entry twice": ("source: web\n", "technical_skills:\n  - name: Driving\n  - name: Driving\n"),
    "an entry that is text": ("name: Integrity", "Integrity"),
    "an empty entry": ("name: Integrity", ""),
    "a list in an entry": ("    level: 1\n", "    level:\n      - 1\n      - 2\n"),
    "a list at the edge of an entry": ("    level: 1\n", "    level:\n    - 1\n"),
    "a list in a list": ("- name: Integrity", "- - name: Integrity"),
    "a value after the list": ("values:\n", "values: []\n"),
    "a bracket that is not closed": ("name: Integrity", "name: [Integrity"),
    "quotes that are not closed": ("name: Integrity", 'name: "Integrity'),
    "quotes that are opened above": ("Officer", '"Officer'),
    "the lists within quotes": (ROLE, ROLE.replace("Officer", '"Officer').replace("web", 'web"')),
    "quotes from the title to an entry": (ROLE, ROLE.replace("Officer", '"Officer').replace("Integrity", 'I"')),
    "the lists in a block": ("job_title: Officer\n", "--- |\n"),
    "the end of the document within a list": ("  - name: Coll", "...\n  - name: Coll"),
    "a document within a list": ("  - name: Coll", "---\n  - name: Coll"),
    "a dash at the edge": ("  - name: Coll", "- name: Coll"),
    "a wording that keeps its line ends": (">-", "|+"),
    "an indentation of its own": (">-", "|2-"),
    "text in quotes over lines": ("name: Integrity", 'name: "Inte\n\n  - grity"'),
    "plain text over lines": ("name: Integrity", "name: Integrity\n      and more"),
    "a line end of another kind": ("Integrity", "Integrity\x85values:\x85  - name: x"),
    "a field of the same name below": ("source: web\n", "other:\n  behaviours:\n    - name: x\n"),
    "a number": ("Collaborative", "12"),
    "nothing": ("Collaborative", ""),
    "letters of other scripts": ("Collaborative", "Колаборатив \U0001f600 é"),
    "a question mark": ("  - name: Coll", "  ? - name: Coll"),
    "a directive": ("job_title", "%YAML 1.2\n---\njob_title"),
    "a key without a value": ("  - name: Coll", "  - ? name\n  - name: Coll"),
    "a key without a value, at the end": ("name: Integrity", "? name"),
    "a field without a value, at the end": ("name: Integrity", "name:"),
    "braces": (ROLE, "{job_title: Officer,\nvalues:\n  - name: Integrity\n}\n"),
    "braces, and more fields": (ROLE, "{\nvalues:\n  - name: Integrity\n, job_title: Officer}\n"),
    "braces within": (ROLE, "a: {\nvalues:\n  - name: Integrity\n}\n"),
    "a merge key": ("name: Integrity", "<<: Integrity"),
    "a root that is not a mapping": ("job_title: Officer\n", "- Officer\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_way_of_writing_gives_the_same_result(change: tuple[str, str]) -> None:
    changed = ROLE.replace(*change)
    assert changed != ROLE
    assert_same_as_plain_parsing(ROLE, changed)


CHARACTERS = st.sampled_from(
    ["\n", " ", "  ", "    ", "- ", "-", ":", ": ", '"', "'", "[", "]", "{", "}", "#", " #", "&a ", "*a", "!x ", "|",
     ">", "|+\n", "\n\n", "---\n", "...\n", "? ", ",", "%", "\t", "\r", "x", "1", "é", "behaviours:\n",
     "values:\n  - a\n"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A role with a few places overwritten, or lines moved."""
    text = draw(st.sampled_from([ROLE, *ROLES, f"{{{ROLE}}}\n"]))
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            offset = draw(st.integers(0, len(text)))
            text = text[:offset] + draw(CHARACTERS) + text[offset + draw(st.integers(0, 3)) :]
        else:
            lines = text.splitlines(keepends=True) or [""]
            taken = lines.pop(draw(st.integers(0, len(lines) - 1)))
            lines.insert(draw(st.integers(0, len(lines))), taken)
            text = "".join(lines)
    return text


@pytest.mark.slow
@given(damaged())
@settings(max_examples=400, deadline=None)
def test_damaged_roles_give_the_same_result(text: str) -> None:
    assert_same_as_plain_parsing(ROLE, text)
    # Every entry on its own may be known while the role is not.
    for role in ROLES:
        parse_role(role)
    assert everything(parse_role(text)) == everything(parse(text))
