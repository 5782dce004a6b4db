"""What each of three employers would edit, and the kind and the impact of the change that is reported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from roledoc_lint.reports.formats import CHANGES
from roledoc_lint.reports.sinks import changes_as
from tests.support.employers import COMPANY, DEPARTMENT, TRUST, Employer


class Edit(NamedTuple):
    """An edit of the role or of the catalogue: what is replaced by what; the changes, with their impact and item."""

    before: str
    after: str
    changes: str
    also: tuple[tuple[str, str], ...] = ()
    """What else is replaced."""
    and_back: bool = True
    """Whether taking it back gives the kinds that undo these."""


INDICATOR = "ksf_level: 1\n    indicator: Speaks with patients."
OTHER_INDICATOR = "ksf_level: 2\n    indicator: Speaks with families."
CRITERION = "  - criterion: Registered nurse\n    importance: Essential\n    assessed_by: [Form]\n"
OF_TRUST = [
    Edit("band: Band 5", "band: Band 6", "band-raised substantive"),
    Edit("band: Band 5", "band: AfC 5", ""),
    Edit("reference: SN450", "reference: SN451", "reference-changed substantive"),
    Edit("reference: SN450", "reference: SN-450", "reference-changed substantive"),
    Edit("hours: 37", "hours: 30", "hours-changed substantive"),
    Edit("[Standard]", "[Enhanced]", "check-raised substantive"),
    Edit("reviewed: 2024-03", "reviewed: 2024-05", "reviewed-changed editorial"),
    Edit("through the day and the night", "through day and night", "summary-reworded wording"),
    Edit("records of the ward", "Records of the ward", "duty-retouched editorial"),
    Edit(INDICATOR, OTHER_INDICATOR, "dimension-level-raised substantive Communication"),
    Edit("    indicator: Speaks with patients.\n", "", "dimension-wording-removed wording Communication: indicator"),
    Edit("Speaks with patients.\n", "Talks with patients.\n", "dimension-reworded wording Communication: indicator"),
    Edit("dimension: Quality", "dimension: Quality of care", ""),
    Edit("dimension: Quality", "dimension: Health",
         "dimension-removed substantive Quality; dimension-added substantive Health"),
    Edit("importance: Desirable", "importance: Essential",
         "criterion-made-essential substantive Works well in a busy team of nurses"),
    Edit("assessed_by: [Form]", "assessed_by: [Form, Interview]",
         "criterion-assessed-by-changed wording Registered nurse"),
    Edit("the last ward", "their last ward", "criterion-reworded wording Works well in a busy team of nurses"),
    Edit(CRITERION, "", "criterion-removed substantive Registered nurse"),
    Edit("least: 6, most: 8", "least: 6, most: 9", "shift-hours-raised substantive Early"),
    Edit("cover: Band 4", "cover: AfC 5", "shift-cover-raised substantive Early"),
    Edit("agreed: 2023-05", "agreed: 2023-06", "shift-agreed-changed editorial Early"),
    Edit("level: 1, indicator: Speaks with patients.}", "level: 1, indicator: Talks with patients.}",
         "catalogue-wording-reworded wording Communication, level 1: indicator",
         also=(("    indicator: Speaks with patients.", "    indicator: Talks with patients."),)),
    Edit("{name: Band 4}, ", "", "catalogue-detail-changed wording order of bands",
         also=(("{name: Band 6}]", "{name: Band 6}, {name: Band 4}]"),)),
    Edit("{name: Form}", "{name: Application, aliases: [Form]}", "catalogue-entry-renamed wording Application",
         and_back=False),
    Edit("name: Quality\n      aliases: [Quality of care]", "name: Quality of care\n      aliases: [Quality]",
         "catalogue-entry-renamed wording Quality of care"),
]  # fmt: skip
AIMS = "level: 2\n    wording: Knows the aims of the team."
OTHER_AIMS = "level: 3\n    wording: Knows the aims of others."
OF_DEPARTMENT = [
    Edit("grade: HEO", "grade: SEO", "grade-raised substantive"),
    Edit("grade: HEO", "grade: EO", "grade-lowered substantive"),
    Edit("site: Leeds", "site: York", "site-changed substantive"),
    Edit("title: Policy Adviser", "title: Policy Analyst", "title-reworded wording"),
    Edit("minimum: 34800, maximum: 38900", "minimum: 35700, maximum: 39800", "salary-raised substantive"),
    Edit("maximum: 38900", "maximum: 39800", "salary-raised substantive"),
    Edit("minimum: 34800", "minimum: 33000.50", "salary-lowered substantive"),
    Edit("minimum: 34800, maximum: 38900", "minimum: 33000, maximum: 39800", "salary-changed substantive"),
    Edit(", maximum: 38900", "", "salary-changed substantive"),
    Edit("salary: {minimum: 34800, maximum: 38900}\n", "", "salary-removed substantive"),
    Edit("until: 2026-09", "until: 2027-03", "posting-raised wording"),
    Edit("until: 2026-09", "until: September 2026", ""),
    Edit("until: 2026-09", "until: 2026-09-30", "posting-changed wording"),
    Edit("clearance: CTC", "clearance: DV", "clearance-raised substantive"),
    Edit("Write advice", "Draft advice", "responsibility-reworded wording"),
    Edit(AIMS, OTHER_AIMS, "behaviour-level-raised substantive Seeing the big picture"),
    Edit("proficiency: Working\n    description: Uses tables.", "proficiency: Expert\n    description: Teaches others.",
         "skill-level-raised substantive Data analysis"),
    Edit("proficiency: Working", "proficiency: Awareness", "skill-level-lowered substantive Data analysis"),
    Edit("    description: Uses tables.", "    description: Uses many tables.",
         "skill-reworded wording Data analysis: description"),
    Edit("fluency: Basic", "fluency: Fluent", "language-fluency-raised substantive Welsh"),
    Edit("fluency: Basic\n", "fluency: Basic\n    note: Spoken.\n", "language-detail-added substantive Welsh: note"),
    Edit("proficiency: Working", "proficiency: working", "skill-retouched editorial Data analysis"),
    Edit("level: Working, description: Uses tables.", "level: Working, description: Uses many tables.",
         "catalogue-wording-reworded wording Data analysis, level Working: description"),
    Edit("{name: Basic}, {name: Fluent}", "{name: Fluent}, {name: Basic}",
         "catalogue-detail-changed wording order of fluencies"),
    Edit("skills:\n", "skills:\n  levels: [Working, Expert]\n", "catalogue-detail-added wording skills: levels"),
]  # fmt: skip
DELIVERY = "level: Junior\n    summary: Ships small changes.\n    examples: Fixes a defect."
OTHER_DELIVERY = "level: Senior\n    summary: Ships whole features.\n    examples: Leads a launch."
FEEDBACK = "    summary: Asks for feedback.\n"
OF_COMPANY = [
    Edit("career_level: Junior", "career_level: Senior", "career-level-raised substantive"),
    Edit("track: Engineering", "track: Design", "track-changed substantive"),
    Edit("title: Engineer", "title: engineer", "title-retouched editorial"),
    Edit("from: 41659, to: 47672", "from: 43000, to: 47672", "pay-raised substantive"),
    Edit("from: 41659, to: 47672", "from: 47672, to: 41659", "pay-changed substantive"),
    Edit("people love", "our users love", "pitch-reworded editorial"),
    Edit("others can read", "others can read and change", "expectation-reworded wording"),
    Edit("  - Write code that others can read.\n", "  - Write code that others can read.\n  - Test it.\n",
         "expectation-added substantive"),
    Edit("  - Speak at a meeting of engineers.\n", "",
         "expectations-made-expected substantive Speak at a meeting of engineers.",
         also=(("stretch:\n", ""), ("expectations:\n", "expectations:\n  - Speak at a meeting of engineers.\n"))),
    Edit(DELIVERY, OTHER_DELIVERY, "competency-level-raised substantive Delivery"),
    Edit(DELIVERY, OTHER_DELIVERY.replace("Senior", "Principal"), "competency-level-raised substantive Delivery"),
    Edit("    summary: Ships small changes.\n", "    summary: Ships many changes.\n",
         "competency-reworded wording Delivery: summary"),
    Edit("    summary: Ships small changes.\n    examples: Fixes a defect.\n",
         "    summary: Ships small changes!\n    examples: Fixes many defects.\n",
         "competency-reworded wording Delivery: examples; competency-retouched editorial Delivery: summary"),
    Edit(FEEDBACK, f"{FEEDBACK}    examples: Asks after each review.\n",
         "competency-wording-added wording Feedback: examples"),
    Edit("    examples: Fixes a defect.\n", "", "competency-wording-removed wording Delivery: examples"),
    Edit(FEEDBACK, f"{FEEDBACK}  - name: Mentoring\n    level: Senior\n", "competency-added substantive Mentoring"),
    Edit(FEEDBACK, f"{FEEDBACK}    seen: 2\n", "competency-detail-added substantive Feedback: seen"),
    Edit("level: Senior, summary: Ships whole features., examples: Leads a launch.",
         "level: Senior, summary: Ships features., examples: Leads the launch.",
         "catalogue-wording-reworded wording Delivery, level Senior: summary; "
         "catalogue-wording-reworded wording Delivery, level Senior: examples"),
    Edit(", examples: Asks after each review.", "",
         "catalogue-wording-removed wording Feedback, level Junior: examples"),
    Edit("level: Junior, summary: Ships small changes., examples", "level: Junior, summary: Ships changes., examples",
         "catalogue-wording-reworded wording Delivery, level Junior: summary",
         also=(("    summary: Ships small changes.\n    examples", "    summary: Ships changes.\n    examples"),)),
    Edit("{name: Senior}, {name: Principal}", "{name: Principal}, {name: Senior}",
         "catalogue-detail-changed wording order of levels"),
    Edit("levels: [Senior, Principal]", "levels: [Principal]", "catalogue-detail-changed wording Mentoring: levels"),
]  # fmt: skip
EDITS = [
    pytest.param(employer, edit, id=f"{employer.schema['x-roledoc']['shown']['title']}-{number}")
    for employer, edits in ((TRUST, OF_TRUST), (DEPARTMENT, OF_DEPARTMENT), (COMPANY, OF_COMPANY))
    for number, edit in enumerate(edits)
]
each_edit = pytest.mark.parametrize(("employer", "edit"), EDITS)


def compared(folder: Path, employer: Employer, edit: Edit) -> tuple[Comparison, Comparison]:
    """The comparison of an employer's project with the one after an edit, and the reverse."""
    role, catalogue = employer.role, employer.catalogue
    for before, after in ((edit.before, edit.after), *edit.also):
        assert role.count(before) + catalogue.count(before) == 1, before
        role, catalogue = role.replace(before, after), catalogue.replace(before, after)
    states = (
        employer.write(folder / "before", employer.role, employer.catalogue),
        employer.write(folder / "after", role, catalogue),
    )
    there, back = (between_folders(Config(folder), *pair) for pair in (states, states[::-1]))
    return compare_snapshots(there), compare_snapshots(back)


def said(change: Change) -> str:
    return " ".join(filter(None, (change.kind, change.impact.word, change.item)))


@each_edit
def test_each_edit_has_its_kind_and_impact(tmp_path: Path, employer: Employer, edit: Edit) -> None:
    there, _ = compared(tmp_path, employer, edit)
    assert "; ".join(map(said, there.changes)) == edit.changes


@each_edit
def test_taking_an_edit_back_gives_the_mirrors(tmp_path: Path, employer: Employer, edit: Edit) -> None:
    there, back = compared(tmp_path, employer, edit)
    kinds = {kind.name: kind for group in DeclaredKinds(there.profile).groups for kind in members(group)}
    mirrors = [kinds[change.definition.mirror or change.kind] for change in there.changes]
    if edit.and_back:
        assert Counter(change.definition for change in back.changes) == Counter(mirrors)
        assert both_values(back, back=True) == both_values(there)


def both_values(comparison: Comparison, *, back: bool = False) -> list[tuple[str, ...]]:
    values = [(str(change.before), str(change.after)) for change in comparison.changes]
    return sorted(pair[::-1] if back else pair for pair in values)


@each_edit
def test_each_format_shows_each_edit(tmp_path: Path, employer: Employer, edit: Edit) -> None:
    for comparison in compared(tmp_path, employer, edit):
        for found in CHANGES:
            report = changes_as(comparison, summary=False)(found.name, None)
            for change in comparison.changes if found.name in ("json", "csv") else ():
                assert change.kind in report


def test_every_employer_has_twenty_edits() -> None:
    assert min(map(len, (OF_TRUST, OF_DEPARTMENT, OF_COMPANY))) >= 20


def test_the_texts_that_change_with_a_level_are_shown_with_it(tmp_path: Path) -> None:
    there, _ = compared(tmp_path, COMPANY, Edit(DELIVERY, OTHER_DELIVERY, ""))
    (change,) = there.changes
    texts = "Ships small changes.\nFixes a defect.", "Ships whole features.\nLeads a launch."
    assert change.wording == ("/competencies/0", *texts)
    only = OTHER_DELIVERY.replace("Leads a launch.", "Fixes a defect.")
    there, _ = compared(tmp_path / "only", COMPANY, Edit(DELIVERY, only, ""))
    assert there.changes[0].wording == ("/competencies/0/summary", "Ships small changes.", "Ships whole features.")


USES = [
    (TRUST, "{name: Form}", "{name: Form, paper: 1}", ["/specification/0/assessed_by/0"]),
    (TRUST, "{name: Band 4}", "{name: Band 4, pay: low}", ["/shifts/0/cover"]),
    (TRUST, "    - name: Quality\n", "    - name: Quality\n      group: core\n", ["/dimensions/1"]),
    (TRUST, "level: 2, indicator: Speaks", "level: 2, indicator: Talks", []),
    (DEPARTMENT, "Working, description: Uses", "Working, description: Makes", ["/technical/0"]),
    (DEPARTMENT, "{name: Fluent}", "{name: Fluent, test: C1}", []),
    (COMPANY, ", examples: Fixes a defect.", "", ["/competencies/0"]),
]


@pytest.mark.parametrize(("employer", "before", "after", "pointers"), USES, ids=[use[2] for use in USES])
def test_a_change_of_the_catalogue_names_the_roles_that_use_it(
    tmp_path: Path, employer: Employer, before: str, after: str, pointers: list[str]
) -> None:
    changed = compared(tmp_path, employer, Edit(before, after, ""))
    (change,) = changed[0].changes
    assert [role.head.pointer for role in change.affected if role.head] == pointers


def test_a_text_that_follows_the_catalogue_is_part_of_its_change(tmp_path: Path) -> None:
    summary = "summary: Ships small changes."
    edit = Edit(
        f"    {summary}", "    summary: Ships changes.", "", also=((f", {summary}", ", summary: Ships changes."),)
    )
    (change,) = compared(tmp_path, COMPANY, edit)[0].changes
    assert [(role.subject.role, role.pointer) for role in change.affected] == [
        ("Engineering, Junior", "/competencies/0/summary")
    ]


PLACES = [
    (TRUST, "dimension: Quality"), (TRUST, "ksf_level: 1\n    indicator: Keeps"), (TRUST, "assessed_by: [Form]"),
    (TRUST, "importance: Essential"), (TRUST, "cover: Band 4"), (TRUST, "agreed: 2023-05"),
    (TRUST, "reference: SN450"), (DEPARTMENT, "salary: {minimum: 34800, maximum: 38900}"),
    (DEPARTMENT, "minimum: 34800, maximum: 38900"), (DEPARTMENT, "proficiency: Working"),
    (COMPANY, "    examples: Fixes a defect."), (COMPANY, "career_level: Junior"),
]  # fmt: skip
HOSTILE = [
    "",
    "0",
    "[]",
    "{}",
    "[[1]]",
    "{a: {b: [1]}}",
    "true",
    "1e999",
    "9" * 30,
    "'=1+1'",
    '"\\u202e"',
    "[{name: x}]",
]


@pytest.mark.parametrize(("employer", "place"), PLACES, ids=[place[1].partition(":")[0] for place in PLACES])
def test_values_of_the_wrong_type_are_reported(tmp_path: Path, employer: Employer, place: str) -> None:
    name, _, rest = place.partition(": ")
    more = rest.partition("\n")[2]
    for number, value in enumerate(HOSTILE):
        in_braces = "," in rest and not rest.startswith("{")
        after = f"{name}: {value}" + (", maximum: 38900" if in_braces else "") + (f"\n{more}" if more else "")
        comparisons = compared(tmp_path / str(number), employer, Edit(place, after, ""))
        for comparison in comparisons:
            assert comparison.changes, value
            for found in CHANGES:
                # Only substantive changes need an approval.
                assert changes_as(comparison, summary=False)(found.name, None) or found.name == "approvals"
