"""Roles made of one construct, repeated: each is a way to make a program take too long. Sizes are in characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from tests.support.helpers import ROLE

SCHEMA = "schema/role.schema.json"
LAST = "location: Here\n"
G = "# roledoc-lint: ignore"
LIST = "main_responsibilities:\n"
SENTENCE = "Research and disseminate intelligence for the Central Intelligence Bureau of the force."


def repeated(before: str, item: str | Callable[[int], str], after: str = "") -> Callable[[int], str]:
    """Return a function of a size that repeats an item between what is before and after it.

    The item is text, or a function of its number.
    """

    def make(size: int) -> str:
        return before + "".join(_items(item, size)) + after

    return make


def _items(item: str | Callable[[int], str], size: int) -> Iterator[str]:
    number = 0
    while size > 0:
        text = item if isinstance(item, str) else item(number)
        size -= len(text)
        number += 1
        yield text


def role(item: str | Callable[[int], str], before: str = "", after: str = "\n") -> Callable[[int], str]:
    """The same, below the fields of a small role."""
    return repeated(ROLE + before, item, after)


def paragraphs(item: str | Callable[[int], str]) -> Callable[[int], str]:
    """The same, where each item is a paragraph of the responsibilities."""
    return role(lambda number: f"  - {item if isinstance(item, str) else item(number)}\n", LIST)


def entries(section: str, item: Callable[[int], str]) -> Callable[[int], str]:
    return role(item, f"{section}:\n")


def under(size: int) -> str:
    """Comments that suppress nothing, above one line with many values."""
    half = size // 2
    return ROLE + f"{G}[x] y\n" * (half // 29) + "unattributed: [" + "a, " * (half // 3) + "a]\n"


def behind(size: int) -> str:
    """Comments above a list, each of whose items has a finding."""
    half = size // 2
    return ROLE + f"{G}[whitespace] y\n" * (half // 38) + LIST + "  - a  b\n" * (half // 9)


def crossing(size: int) -> str:
    """Two conflicts of which the second is never closed."""
    return "<<<<<<< a\n" * (size // 20) + ">>>>>>> b\n" + "<<<<<<< a\n" * (size // 20)


BEHAVIOUR = "Analyse critically"
SKILL = "Budget Management"

ROLES: dict[str, Callable[[int], str]] = {
    # nesting and brackets
    "nested lists in brackets": role("[", "location: "),
    "nested mappings in brackets": role("{a: ", "location: "),
    "nested lists in blocks": role("- ", "unattributed:\n  "),
    "nested keys on lines": role(lambda n: f"{' ' * (n % 25)}k{n}:\n"),
    "a list on one line": role("a, ", "unattributed: [", "]\n"),
    "a mapping on one line": role(lambda n: f"k{n}: v, ", "extra: {", "}\n"),
    "brackets that are not closed": role("[a, ", "location: "),
    "empty lists": role("[], ", "unattributed: [", "]\n"),
    # long things
    "a long line": role("many words ", "location: "),
    "a long word": role("word", "location: "),
    "a long word with hyphens": role("a-", "location: "),
    "a long word with slashes": role("a/", "location: "),
    "a long number": role("9", "location: "),
    "a long level": role("9", f"behaviours:\n  - name: {BEHAVIOUR}\n    level: "),
    "a long date": role("2019-03 ", "issued: "),
    "a long code": role("AB1", "role_code: "),
    "a long title": role("Research Officer ", "job_title: "),
    "a long grade": role("SCALE 5 / ", "grades:\n  - "),
    "a long key": role("key", "", ": 1\n"),
    "a long comment": role("words ", "# "),
    "a long text in double quotes": role("words \\u00e9 ", 'location: "', '"\n'),
    "a long text in single quotes": role("it''s ", "location: '", "'\n"),
    "a long folded text": role(f"  {SENTENCE}\n", "location: >-\n"),
    "a long literal text": role(f"  {SENTENCE}\n", "location: |\n"),
    "a folded text of empty lines": role("\n", "location: >-\n  a\n", "  b\n"),
    "a folded text indented too far": role("  a\n    b\n", "location: >-\n"),
    "a text of quotation marks": role('\\"', 'location: "', '"\n'),
    "a quotation mark that is not closed": role("words\n  ", 'location: "'),
    "a text of combining characters": role("\u0301\u0316", "location: a"),
    "a text of wide characters": role("予算管理 ", "location: "),
    "a text of no-break spaces": role("a\u00a0", "location: "),
    "a text of spaces": role(" ", "location: a", "b\n"),
    "a text of tabs": role("\t", "location: a", "b\n"),
    "a text of apostrophes": role("it's ", "location: "),
    "a text of asterisks": role("a* ", "location: "),
    "a text of web addresses": role("www.example.org/ ", "location: "),
    "a text of tags": role("<b>x ", "location: "),
    "a text of entities": role("&amp;", "location: a"),
    "a text of misspelt words": role("teh recieve ", "location: "),
    "a text of list marks": role("• a ", "location: "),
    # lines
    "empty lines": role("\n"),
    "lines with spaces only": role("    \n"),
    "lines that end in a carriage return": role("# a\r"),
    "spaces at the ends of lines": role("  - a  \n", LIST),
    "tabs at the starts of lines": role("\ta\n", "location:\n"),
    "comments": role("# a comment\n"),
    "comments after values": role(lambda n: f"  - Do thing {n}.  # why\n", LIST),
    "number signs in one line": role("#a ", "location: a "),
    "number signs that cut off text": role("  - see #4\n", LIST),
    "number signs within words": role("a#b", "location: "),
    # suppressions
    "suppressions of nothing": role(f"{G}[x] y\n", after=LAST),
    "suppressions above one line": under,
    "suppressions above a list": behind,
    "suppressions that are used": role(lambda n: f"  - Do  thing {n}.  {G}[whitespace] y\n", LIST),
    "suppressions that are not used": role(lambda n: f"  - Do thing {n}.  {G}[whitespace] y\n", LIST),
    "suppressions on one line": role(f"{G}[x] y ", LAST),
    "suppressions without an end": role(f"{G}[", LAST),
    "suppressions within text": role(f"  a {G}[x] y\n", "location: >-\n"),
    "rules in one suppression": role(lambda n: f"rule-{n},", f"{G}[", "] y\n" + LAST),
    "the same rule in one suppression": role("whitespace,", f"{G}[", "] y\n" + LAST),
    # features of YAML
    "anchors": role(lambda n: f"  - &a{n} x\n", LIST),
    "aliases": role("  - *a\n", "location: &a x\n" + LIST),
    "tags": role("  - !a x\n", LIST),
    "a long tag": role("!a", "location: "),
    "merge keys": role("<<: a\n"),
    "keys that are lists": role("? [a]\n: b\n"),
    "documents": repeated("", "--- a\n"),
    "ends of documents": role("...\n"),
    "directives": repeated("", "%YAML 1.1\n"),
    "words after a percent sign": repeated("", "% a\n"),
    "second colons": role("a: ", "location: "),
    "lines without a colon": role("words\n"),
    # merge conflicts
    "beginnings of a conflict": repeated("", "<<<<<<< a\n", ROLE),
    "beginnings of a conflict in text": role("<<<<<<< a ", "location: "),
    "ends of a conflict": role(">>>>>>> a\n"),
    "middles of a conflict": repeated("<<<<<<< a\n", "=======\n", ROLE),
    "whole conflicts": repeated("", "<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n", ROLE),
    "conflicts that cross": crossing,
    # fields
    "unknown fields": role(lambda n: f"field_{n}: x\n"),
    "misspelt fields": role(lambda n: f"job_tittle{n}: x\n"),
    "repeated fields": role("location: x\n"),
    "repeated fields of an entry": role(f"    name: {SKILL}\n    level: 1\n", "technical_skills:\n  - a: b\n"),
    "grades": role(lambda n: f"  - Grade {n}\n", "grades:\n"),
    "the same grade": role("  - SCALE 5\n", "grades:\n"),
    "misspelt grades": role("  - SCLAE 5\n", "grades:\n"),
    "misspelt vetting levels": role("  - Managment Vetting\n", "vetting_levels:\n"),
    "vetting levels in one line": role("Management Vetting, ", "vetting_levels:\n  - "),
    "numbers in place of text": role("  - 1\n", LIST),
    "mappings in place of text": role("  - a: b\n", LIST),
    # paragraphs
    "different paragraphs": paragraphs(lambda n: f"Do thing {n} for unit {n % 97} of the force."),
    "the same paragraph": paragraphs(SENTENCE),
    "paragraphs that differ in one word": paragraphs(lambda n: f"{SENTENCE} {n}"),
    "short paragraphs": paragraphs("a"),
    "pairs of paragraphs, one with a list mark": paragraphs(lambda n: f"{'• ' if n % 2 else ''}Do thing {n // 2}."),
    "list marks": paragraphs(lambda n: f"• Do thing {n}."),
    "numbered paragraphs": paragraphs(lambda n: f"{n}. Do thing {n}."),
    "words of a web page": paragraphs("Back to top"),
    "text without a place": role(lambda n: f"  - Text {n} has no place.\n", "unattributed:\n"),
    # entries
    "entries": entries("technical_skills", lambda n: f"  - name: {SKILL}\n    level: {n % 5 + 1}\n"),
    "entries with an unknown name": entries("technical_skills", lambda n: f"  - name: Skill {n}\n    level: 2\n"),
    "entries with a misspelt name": entries("technical_skills", lambda n: f"  - name: Bugdet Managment{n}\n"),
    "entries with a long wording": entries(
        "technical_skills",
        lambda n: f"  - name: {SKILL}\n    level: 2\n    wording: >-\n" + f"      {SENTENCE}\n" * 20,
    ),
    "entries without a name": entries("behaviours", lambda _: "  - level: 1\n"),
    "entries of a behaviour": entries("behaviours", lambda n: f"  - name: {BEHAVIOUR}\n    level: {n % 3 + 1}\n"),
    "entries that are text": entries("behaviours", lambda _: f"  - {BEHAVIOUR}\n"),
    "standards": entries("national_occupational_standards", lambda n: f"  - code: CA {n}\n    title: Title {n}\n"),
    "the same standard": entries("national_occupational_standards", lambda _: "  - code: CA1\n    title: x\n"),
}
"""Each construct by its name: a function of a size that returns a role of at least so many characters."""


@cache
def made(name: str, size: int) -> str:
    """The role with this construct, of about this size in characters."""
    return ROLES[name](size)
