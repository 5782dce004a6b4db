"""A role as plain text: one sentence on each line, however the file is wrapped."""

from __future__ import annotations

from roledoc_lint.export.plain_text import render
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.source.document import Document
from tests.support.kinds import PROFILE
from tests.support.own_profile import SCHEMA

ROLE = """\
job_title: Intelligence Officer
grades: [SCALE 4, SCALE 5]
main_purpose: >-
  Research of intelligence.
  Dissemination of
  packages.
behaviours:
  - name: Take Ownership
    level: 2
    wording: I act. I own it.
"""

TEXT = """\
Job title: Intelligence Officer
Grades
  - SCALE 4
  - SCALE 5
Main purpose
  Research of intelligence.
  Dissemination of packages.
Behaviours
  - Take Ownership, level 2
    I act.
    I own it.
"""


def test_a_role() -> None:
    assert render(Document("x.yaml", ROLE, []), PROFILE) == TEXT


def test_wrapping_does_not_matter() -> None:
    wrapped = ROLE.replace(" of intelligence.\n  Dissemination of\n", " of\n  intelligence. Dissemination of\n")
    assert wrapped != ROLE
    assert render(Document("x.yaml", wrapped, []), PROFILE) == TEXT


def test_a_file_that_cannot_be_read_is_shown_as_it_is() -> None:
    assert render(Document("x.yaml", "job_title: [\n", []), PROFILE) == "job_title: [\n"


def test_a_conflict_is_shown_line_by_line() -> None:
    text = "<<<<<<< ours\njob_title: A\n=======\njob_title: B\n>>>>>>> theirs\nforce: Essex Police\n"
    assert render(Document("x.yaml", text, []), PROFILE) == (
        "<<<<<<< ours\nJob title: A\n=======\nJob title: B\n>>>>>>> theirs\nForce: Essex Police\n"
    )


def test_a_conflict_with_the_version_before_both_and_one_without_an_end() -> None:
    text = "<<<<<<< a\nlocation: A\n||||||| c\nlocation: C\n=======\nlocation: B\n>>>>>>> b\n"
    assert (
        render(Document("x.yaml", text, []), PROFILE)
        == "<<<<<<< ours\nLocation: A\n=======\nLocation: B\n>>>>>>> theirs\n"
    )
    assert render(Document("x.yaml", text * 2, []), PROFILE).count("Location: A") == 1
    open_end = text + "<<<<<<< a\n=======\n"
    assert render(Document("x.yaml", open_end, []), PROFILE) == open_end


def test_fields_of_an_organisation_are_called_as_it_declares_them() -> None:
    profile = read_profile(SCHEMA)
    text = """\
checks: [Standard]
specification:
  - criterion: Registered nurse
    importance: Essential
    assessed_by: Form
    notes: First. Second.
"""
    assert (
        render(Document("x.yaml", text, []), profile)
        == """\
Checks
  - Standard
Specification
  - Registered nurse, level Essential
    assessed by: Form
    notes
      First.
      Second.
"""
    )
