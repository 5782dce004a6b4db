"""Text that YAML joins, cuts off or moves: each is found where it is, and no fix loses a word of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from roledoc_lint import Finding, check
from roledoc_lint.lint.fixer import fix
from roledoc_lint.lint.linter import Linter
from roledoc_lint.source.document import Document
from tests.support.helpers import TODAY, project, with_fields

ITEMS = "main_responsibilities:\n"

AGREED = """\
technical_skills:
  - name: Budget Management
    level: 5
    wording: >-
      Knows how to access and request routine financial management information, to inform decision making.
      Considers alternative courses of action having discussed the financial implications with the budget manager.
      Is able to produce costed options for consideration by the budget holder.
"""

JOINED = {
    "an item below a plain item": f"{ITEMS}  - Prepare reports\n    - Attend meetings.\n",
    "an item one column too far": f"{ITEMS}  - Prepare reports\n   - Attend meetings.\n",
    "an item below a sentence": f"{ITEMS}  - Prepare reports.\n    - Attend meetings.\n",
    "an item with a small letter": f"{ITEMS}  - Prepare reports\n    - attend meetings\n",
    "an item in a list at the margin": f"{ITEMS}- Prepare reports\n - Attend meetings.\n",
    "an item below a block": f"{ITEMS}  - >-\n    Prepare reports\n    - Attend meetings.\n",
    "an item below a kept block": f"{ITEMS}  - |\n    Prepare reports\n    - Attend meetings.\n",
    "an item far too far": f"{ITEMS}  - >-\n    Prepare reports\n            - Attend meetings.\n",
    "an item within quotes": f'{ITEMS}  - "Prepare reports\n    - Attend meetings."\n',
    "an item within single quotes": f"{ITEMS}  - 'Prepare reports\n    - Attend meetings.'\n",
    "a block item below an item": f"{ITEMS}  - Prepare reports\n    - >-\n      Attend meetings.\n",
    "a dash alone on its line": f"{ITEMS}  - Prepare reports\n    -\n     Attend meetings.\n",
    "a dash and a tab": f"{ITEMS}  - Prepare reports\n    -\tAttend meetings.\n",
    "a dash without a space": f"{ITEMS}  - Prepare reports.\n    -Attend meetings.\n",
    "a dash without a space, in a block": f"{ITEMS}  - >-\n    Prepare reports.\n    -Attend meetings.\n",
    "a dash before a letter with an accent": f"{ITEMS}  - Prepare reports.\n    -Élan is expected.\n",
    "an item below a line of text": "location: Harlow\n  - Chelmsford\n",
    "an item after Windows line ends": f"{ITEMS}  - Prepare reports\r\n    - Attend meetings.\r\n",
    "a field below a block": "main_purpose: >-\n  Research.\n  location: Harlow\n",
    "a list below a block": "main_purpose: >-\n  Research.\n  main_responsibilities:\n    - Prepare reports.\n",
    "a field below an item": f"{ITEMS}  - >-\n    Prepare reports.\n    location: Harlow\n",
    "a field far too far": "main_purpose: >-\n  Research.\n         location: Harlow\n",
    "a field without a space": "department: Crime\n  location:Harlow\n",
    "a field with a space before its colon": "main_purpose: >-\n  Research.\n  location : Harlow\n",
    "a field within quotes": 'department: "Crime\n  location: Harlow"\n',
    "an unknown field of the role": "salary: 5\nmain_purpose: >-\n  Research.\n  salary: 6\n",
    "an entry below wording": "technical_skills:\n  - name: Inspection\n    level: 2\n    wording: >-\n"
    "      Inspects.\n      - name: Risk Management\n        level: 2\n",
    "an entry below agreed wording": f"{AGREED}      - name: Inspection\n        level: 3\n",
    "a level below wording": f"{AGREED}      level: 3\n",
    "a standard below a title": "national_occupational_standards:\n  - code: SFJ CB2\n    title: >-\n      Evaluate\n"
    "      code: SFJ CB3\n",
    "an item in a kept text": f"{ITEMS}  - |\n    a b\n      - c d\n",
    "a field that has a name of two words": "main_purpose: >-\n  Research.\n\n  own_field: c\n",
    "a field that has a block": "main_purpose: >+\n  Research.\n  wording: >-\n    c\n",
    "a field without a value": "main_purpose: >-\n  Research.\n  grades:\n",
}

CUT_OFF = {
    "a number": "department: Team #4 Unit\n",
    "a number after a space": "department: Team # 4 Unit\n",
    "a number after several spaces": "department: Team #   4 Unit\n",
    "a tab before the number sign": "department: Team\t#4 Unit\n",
    "a word": "department: Unit #Intelligence\n",
    "the rest of a phrase": "department: Head of # Intelligence\n",
    "the rest of an enumeration": f"{ITEMS}  - Works with partners, # and others\n",
    "the rest of a sentence": f"{ITEMS}  - Prepare all weekly reports # and send them.\n",
    "an open bracket": f"{ITEMS}  - Prepare reports ( # weekly )\n",
    "the end of a word": f"{ITEMS}  - Programs in C #\n",
    "a line of its own": f"{ITEMS}  - Act as\n    # 1 contact\n",
    "a line of its own in a field": "department: Works with\n  # 4 teams\n",
    "a line of its own at the margin": f"{ITEMS}- Act as the\n  # contact for all\n",
    "a value that seems empty": "location: #4 High Street\n",
    "after quotation marks": 'location: "Harlow" #4 yard\n',
    "just after quotation marks": 'location: "Harlow"#4 yard\n',
    "just after single quotation marks": "location: 'Harlow'# yard\n",
    "just after a bracket": "grades: [SCALE 5]# and more\n",
    "just after a comma": "grades: [SCALE 4,# and\n  SCALE 5]\n",
    "just after the start of a block": "location: >-# and more\n  Harlow\n",
    "a question mark in a list": "grades: [?SCALE 5]\n",
    "a question mark after a comma": "grades: [SCALE 4, ?SCALE 5]\n",
    "a question mark in a group": "location: {?a: b}\n",
    "a question mark on its own line": "grades: [\n  ?SCALE 5]\n",
}

NOT_READ = {
    "a dash without a space": f"{ITEMS}  - Prepare reports.\n  -Attend meetings.\n",
    "a colon without a space": "location: Harlow\ndepartment:Crime\n",
    "text after a comment": f"{ITEMS}  - Act as the # 1 contact\n    for all.\n",
    "text after quotation marks": 'location: "Harlow"\n  and more\n',
    "an item too far left": f"{ITEMS}  - Prepare reports.\n - Attend meetings.\n",
    "a field below an item": f"{ITEMS}  - Prepare reports.\n    location: Harlow\n",
    "text too far left": "main_purpose: >-\n    Research.\n  More.\n",
}

OVER_INDENTED = {
    "one line": "main_purpose: >-\n  Research\n    and more.\n",
    "one column": "main_purpose: >-\n  Research\n   and more.\n",
    "the last lines": "main_purpose: >-\n  Research\n   and\n     more.\n",
    "after an empty line": "main_purpose: >-\n  Research\n\n    and more.\n",
    "the first lines are empty": "main_purpose: >-\n\n\n  Research\n    and more.\n",
    "a set indentation": "main_purpose: >2-\n    Research\n    and more.\n",
    "an item": f"{ITEMS}  - >\n    Research\n      and more.\n",
    "Windows line ends": "main_purpose: >-\r\n  Research\r\n    and more.\r\n",
    "a tab after the spaces": "main_purpose: >-\n  Research\n    \tand more.\n",
}

TEXT = {
    "a dash within a line": f"{ITEMS}  - Prepare - and send - reports.\n",
    "a dash at the end of a line": f"{ITEMS}  - Prepare reports -\n    and send them.\n",
    "a number below zero": f"{ITEMS}  - >-\n    Works at\n    -5 degrees.\n",
    "a word with a colon": f"{ITEMS}  - >-\n    Prepare reports.\n    Note: weekly.\n",
    "a name within a line": "main_purpose: >-\n  Research at a location: Harlow.\n",
    "comments after two spaces": f"department: Crime  # 4 of these\n{ITEMS}  - Head of  # Intelligence\n",
    "comments at the margin": "location: Works with\n# 4 teams\ndepartment: Crime\n",
    "comments below an empty line": "location: Works with\n\n  # 4 teams\n",
    "comments between items": f"{ITEMS}  - Prepare reports of\n  # 2 more to come\n  - Attend\n",
    "comments within an entry": "technical_skills:\n  - name: Inspection\n    # 2 is agreed\n    level: 2\n",
    "comments below a block": "main_purpose: >-\n  Works with\n# 4 teams\n",
    "a dash and a colon within a line": "main_purpose: >-\n  - a\n  here: b - c\n  -5 to 5\n",
    "an address": "main_purpose: >-\n  see:\n  https://example.org/a\n",
    "marks in a comment": "# see (#4) and [?x]\nlocation: a\n",
    "marks in a block": 'main_purpose: >-\n  a #4 [?x], "b"# c\n',
    "a number sign within a comment": "location: a  # see #4\n",
    "a number sign within a word": "department: Unit#4\n",
    "a number sign within quotes": 'department: "Unit #4, # 5"\n',
    "a number sign in a block": "main_purpose: >-\n  Unit #4\n  # 5 of us\n",
    "question marks": f'location: ?a\n{ITEMS}  - "?x"\n  - What?\n',
    "a kept block": "additional_information:\n  - |\n    Based at\n      Harlow\n",
    "a wrapped plain text": "main_purpose: Research\n     and more\n  of it.\n",
}


OF_SHORT_EXAMPLES = {"incomplete-framework", "missing-wording", "unrecorded-wording"}


@pytest.fixture
def linter(tmp_path: Path) -> Linter:
    return Linter.for_project(project(tmp_path, {}), today=TODAY)


def document(text: str) -> Document:
    return Document("roles/role.yaml", with_fields(text), [])


def found(folder: Path, text: str) -> list[Finding]:
    return check(project(folder, {"roles/role.yaml": with_fields(text)}), today=TODAY).findings


def rules(findings: Iterable[Finding]) -> set[str]:
    return {finding.rule for finding in findings} - OF_SHORT_EXAMPLES


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_an_item_or_field_that_is_joined_to_text(tmp_path: Path, text: str) -> None:
    assert {"joined-line", "list-marker"} & rules(found(tmp_path, text))


@pytest.mark.parametrize("text", CUT_OFF.values(), ids=CUT_OFF)
def test_text_that_a_number_sign_or_a_question_mark_cuts_off(tmp_path: Path, text: str) -> None:
    (finding, *_) = (finding for finding in found(tmp_path, text) if finding.rule == "yaml-syntax")
    assert "write a space after #" not in str(finding.hint)


@pytest.mark.parametrize("text", NOT_READ.values(), ids=NOT_READ)
def test_no_advice_leads_to_text_that_is_joined_in_silence(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.rule == "yaml-syntax"
    assert "belongs to the text above" not in str(finding.hint)
    assert "the text that it continues" not in str(finding.hint)


@pytest.mark.parametrize("text", OVER_INDENTED.values(), ids=OVER_INDENTED)
def test_lines_that_are_indented_too_far_are_fixed(linter: Linter, text: str) -> None:
    before = linter.check(document(text))
    assert "whitespace" in rules(before.findings)
    after = fix(before, linter, unsafe=False).linted
    assert rules(after.findings) == set()
    assert not any("\n " in value or value.startswith(" ") for value in after.document.values)
    assert after.document.text.split() == before.document.text.split()


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT)
def test_text_that_is_meant_is_left_alone(tmp_path: Path, text: str) -> None:
    assert rules(found(tmp_path, text)) == set()


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("text", [*JOINED.values(), *CUT_OFF.values()], ids=[*JOINED, *CUT_OFF])
def test_no_fix_loses_a_word_of_it(linter: Linter, text: str, unsafe: bool) -> None:
    before = linter.check(document(text))
    after = fix(before, linter, unsafe=unsafe).linted.document.text
    assert set(before.document.text.split()) - set(after.split()) == set()
