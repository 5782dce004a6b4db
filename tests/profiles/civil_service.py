"""Edits to the example roles of a civil service department."""

from __future__ import annotations

from tests.profiles.edits import Changed, Document, Fixed, Profile, Wrong

ADVISER, CASEWORKER, ENGINEER = "policy-adviser", "grants-caseworker", "lead-data-engineer"
EVIDENCE = "Draws on different kinds of evidence, and decides in time although some is missing."
DECISIONS = f"""\
  - name: Making Effective Decisions
    level: 3
    wording: >-
      {EVIDENCE}
"""
PICTURE = """\
  - name: Seeing the Big Picture
    level: 3
    wording: >-
      Follows what happens outside the team, and says what it means for the work.
"""
TOGETHER = """\
  - name: Working Together
    level: 3
    wording: >-
      Builds a network beyond the team, and makes room for those who are quiet.
"""
STAKEHOLDERS = """\
  - name: Stakeholder management
    level: Working
    wording: >-
      Keeps those with an interest informed.
"""
DESIGN = """\
  - name: Policy design
    level: Working
    wording: >-
      Gathers evidence, and drafts parts of advice to ministers.
"""
GRANTS = "  - >-\n    Knows how public money is granted to councils.\n"

WRONG = (
    Wrong("word", ADVISER, "grade: HEO", "grade: «HEQ»", "vocabulary"),
    Wrong("word", ENGINEER, "grade: Grade 7", "grade: «Grade 5»", "vocabulary"),
    Wrong("word", ADVISER, "profession: Policy", "profession: «Polcy»", "vocabulary"),
    Wrong("word", ENGINEER, "security_clearance: SC", "security_clearance: «Secret»", "vocabulary"),
    Wrong("word", CASEWORKER, "  - Organiser", "  - «Organised»", "vocabulary"),
    Wrong("alias", ADVISER, "grade: HEO", "grade: «Higher Executive Officer»", "vocabulary"),
    Wrong("alias", ENGINEER, "grade: Grade 7", "grade: «G7»", "vocabulary"),
    Wrong("alias", ENGINEER, "security_clearance: SC", "security_clearance: «Security Check»", "vocabulary"),
    Wrong("alias", CASEWORKER, "department: Agency for Rural Payments and Grants", "department: «ARPG»", "vocabulary"),
    Wrong("alias", ADVISER, "  - Job share", "  - «Job sharing»", "vocabulary"),
    Wrong("level", ADVISER, "Working Together\n    level: 3", "Working Together\n    level: «6»", "level-range"),
    Wrong("level", CASEWORKER, "Delivering at Pace\n    level: 1", "Delivering at Pace\n    level: «0»", "level-range"),
    Wrong("level", ENGINEER, "Data analysis\n    level: Working", "Data analysis\n    level: «Skilled»", "level-range"),
    Wrong("level", ENGINEER, "level: Expert", "level: «expert»", "level-range"),
    Wrong(
        "level",
        ADVISER,
        "Policy design\n    level: Working",
        "Policy design\n    level: «Working level»",
        "level-range",
    ),
    Wrong(
        "wording",
        ADVISER,
        "and makes a case that people can follow",
        "and makes «the» case that people can follow",
        "canonical-wording",
    ),
    Wrong(
        "wording",
        ENGINEER,
        "Decides how data is held across the organisation.",
        "Decides how data is «kept» across the organisation.",
        "canonical-wording",
    ),
    Wrong(
        "wording",
        ENGINEER,
        "level: Working\n    wording: >-\n      Cleans data with help, and answers simple questions with it.",
        "level: «Working»\n    wording: >-\n      Reads charts and tables, and asks where the figures come from.",
        "level-wording",
    ),
    Wrong("wording", ADVISER, DECISIONS, "  - name: «Making Effective Decisions»\n    level: 3\n", "missing-wording"),
    Wrong(
        "wording",
        ADVISER,
        "Follows what happens outside the team, and says what it means for the work.",
        "«Coaches» colleagues, and finds work in which they can grow.",
        "canonical-wording",
    ),
    Wrong("name", ADVISER, "name: Working Together", "name: «Wroking Together»", "unknown-name"),
    Wrong("name", ENGINEER, "name: Delivering at Pace", "name: «Resilience»", "unknown-name"),
    Wrong("name", ENGINEER, "name: Data analysis", "name: «Leadership»", "unknown-name"),
    Wrong("name", ADVISER, "name: Seeing the Big Picture", "name: «The Big Picture»", "unknown-name"),
    Wrong("name", ADVISER, "name: Policy design", "name: «Policy making»", "unknown-name"),
    Wrong(
        "twice",
        ADVISER,
        TOGETHER,
        TOGETHER + PICTURE.replace("Seeing the Big Picture", "«Seeing the Big Picture»"),
        "duplicate-entry",
    ),
    Wrong(
        "twice",
        ADVISER,
        STAKEHOLDERS,
        STAKEHOLDERS + STAKEHOLDERS.replace("Stakeholder management", "«Stakeholder engagement»"),
        "duplicate-entry",
    ),
    Wrong("twice", ADVISER, "  - Explainer\n", "  - Explainer\n  - «Analytical»\n", "duplicate-entry"),
    Wrong("twice", ENGINEER, "  - Compressed hours\n", "  - Compressed hours\n  - «Full-time»\n", "duplicate-entry"),
    Wrong(
        "twice",
        ADVISER,
        GRANTS,
        GRANTS + "  - >-\n    «Knows» how public money is granted to councils.\n",
        "duplicate-entry",
    ),
    Wrong("missing", ADVISER, "grade: HEO\n", "", "missing-field", at="job_title:"),
    Wrong("missing", ENGINEER, "Data engineering\n    level: Expert\n", "«Data engineering»\n", "missing-field"),
    Wrong("missing", ADVISER, "  minimum: 34800", "  minimum: «from 34800»", "field-type"),
    Wrong("missing", CASEWORKER, "team: Grants North", "«teem»: Grants North", "unknown-field"),
    Wrong(
        "missing",
        CASEWORKER,
        "strengths:\n  - Organiser\n  - Service Focussed\n",
        "strengths: «Organiser»\n",
        "field-type",
    ),
    Wrong("clash", ADVISER, "reviewed: 2025-09", "reviewed: «2023-09»", "date-value"),
    Wrong("clash", ENGINEER, "issued: 2025-05-12", "issued: «12/05/2025»", "date-format"),
    Wrong("clash", CASEWORKER, "  minimum: 25100\n", "  minimum: «29100»\n", "date-value"),
    Wrong(
        "clash",
        ADVISER,
        DECISIONS,
        DECISIONS.replace("3", "«4»").replace(
            EVIDENCE, "Sees what a decision will cost others, and makes hard choices openly."
        ),
        "status-grade",
    ),
    Wrong("clash", ADVISER, "reference: DRC-20417", "reference: «ARPG-1183»", "unique-role-code"),
)

CHANGED = (
    Changed(ADVISER, "grade: HEO", "grade: SEO", "grade-raised", "substantive"),
    Changed(ENGINEER, "security_clearance: SC", "security_clearance: CTC", "clearance-lowered", "substantive"),
    Changed(
        ADVISER,
        "  minimum: 34800\n  maximum: 38900",
        "  minimum: 35900\n  maximum: 40100",
        "salary-raised",
        "substantive",
    ),
    Changed(CASEWORKER, "  maximum: 26700", "  maximum: 26200", "salary-lowered", "substantive"),
    Changed(
        ENGINEER,
        "  minimum: 57200\n  maximum: 64900",
        "  minimum: 55200\n  maximum: 66900",
        "salary-changed",
        "substantive",
    ),
    Changed(
        CASEWORKER, "contract_type: Fixed term", "contract_type: Permanent", "contract-type-changed", "substantive"
    ),
    Changed(ADVISER, "  - Job share\n", "", "working-pattern-removed", "substantive"),
    Changed(
        ADVISER,
        "  - Relationship Builder\n",
        "  - Relationship Builder\n  - Resilient\n",
        "strength-added",
        "substantive",
    ),
    Changed(
        ADVISER,
        "Policy Adviser, Flood Resilience",
        "Senior Policy Adviser, Flood Resilience",
        "title-meaning-changed",
        "substantive",
    ),
    Changed(ADVISER, "reviewed: 2025-09", "reviewed: 2026-01", "review-date-changed", "editorial"),
    Changed(ADVISER, GRANTS + "behaviours:", "behaviours:", "desirable-criterion-removed", "substantive"),
    Changed(
        ENGINEER,
        "  - >-\n    Has led a team of engineers.\ndesirable_criteria:\n",
        "desirable_criteria:\n  - >-\n    Has led a team of engineers.\n",
        "criterion-made-desirable",
        "substantive",
    ),
    Changed(
        ADVISER,
        "    Gather evidence on what protects homes best, and at what cost.",
        "    Gather evidence on what best protects homes, and what it costs.",
        "responsibility-reworded",
        "wording",
    ),
    Changed(
        ADVISER,
        "essential_criteria:\n",
        "  - >-\n    Chair the board of insurers.\nessential_criteria:\n",
        "responsibility-added",
        "substantive",
    ),
    Changed(ADVISER, TOGETHER, "", "behaviour-removed", "substantive"),
    Changed(
        ENGINEER,
        "level: Working\n    wording: >-\n      Cleans data with help, and answers simple questions with it.",
        "level: Practitioner\n    wording: >-\n"
        "      Chooses methods for open questions, and says how sure the answer is.",
        "skill-level-raised",
        "substantive",
    ),
    Changed(ADVISER, DESIGN + STAKEHOLDERS, DESIGN, "skill-removed", "substantive"),
    Changed(
        ADVISER, "  - >-\n    Bristol\n", "  - >-\n    Bristol\n  - >-\n    Exeter\n", "location-added", "substantive"
    ),
    Changed(
        CASEWORKER, "The post ends in March 2027.", "The post ends in June 2027.", "information-reworded", "editorial"
    ),
    Changed(
        ADVISER,
        "reports_to: Head of Flood Resilience Policy",
        "reports_to: Director of Rivers",
        "reporting-line-changed",
        "substantive",
    ),
)

FIXED = (
    Fixed(ADVISER, "grade: HEO", "grade: Higher Executive Officer"),
    Fixed(ENGINEER, "security_clearance: SC", "security_clearance: Security Check"),
    Fixed(ADVISER, "  - Job share", "  - Job sharing"),
    Fixed(ADVISER, "name: Policy design", "name: Policy making"),
    Fixed(ADVISER, DECISIONS, "  - name: Making Effective Decisions\n    level: 3\n"),
    Fixed(ADVISER, STAKEHOLDERS, "  - name: Stakeholder management\n    level: Working\n"),
    Fixed(ADVISER, "and makes a case that people can follow", "and make a case that people can follow"),
    Fixed(ADVISER, "issued: 2024-09", "issued: Sept 2024"),
    Fixed(ADVISER, "team: Flood Resilience\n", "team: Flood  Resilience \n"),
    Fixed(
        ENGINEER,
        "level: Working\n    wording: >-\n      Cleans data with help, and answers simple questions with it.",
        "level: Working\n    wording: >-\n      Reads charts and tables, and asks where the figures come from.",
        unsafe=True,
    ),
    Fixed(ADVISER, DESIGN + STAKEHOLDERS, STAKEHOLDERS + DESIGN, unsafe=True),
)

DOCUMENT = Document(
    ADVISER,
    (
        ("Job title", "job_title"),
        ("Department", "department"),
        ("Grade", "grade"),
        ("Government profession", "profession"),
        ("Directorate", "team"),
        ("Salary range", "salary"),
        ("Level of security clearance", "security_clearance"),
        ("Line manager", "reports_to"),
    ),
    (
        ("About the role", "job_summary"),
        ("Key responsibilities", "responsibilities"),
        ("Essential criteria", "essential_criteria"),
        ("Desirable criteria", "desirable_criteria"),
        ("Behaviours", "behaviours"),
        ("Strengths", "strengths"),
        ("Technical skills", "technical_skills"),
    ),
)

PROFILE = Profile(WRONG, CHANGED, FIXED, DOCUMENT)
