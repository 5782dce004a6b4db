"""Edits to the example roles of a company with a progression framework."""

from __future__ import annotations

from tests.profiles.edits import Changed, Document, Fixed, Profile, Wrong

ENGINEER, DESIGNER, LEAD = "software-engineer", "senior-product-designer", "data-team-lead"
COMMUNICATION = """\
  - name: Communication
    level: Intermediate
    summary: >-
      Explains their work to people in other disciplines.
    examples: >-
      Writes a decision down so that it can be found.
      Shows work early.
"""
CRAFT = """\
  - name: Craft
    level: Intermediate
    summary: >-
      Does sound work alone on problems that are well understood.
    examples: >-
      Finishes a feature with its tests.
      Finds the cause of a fault.
"""
LEADERSHIP = """\
  - name: Leadership
    level: Intermediate
    summary: >-
      Leads a small piece of work in which others take part.
    examples: >-
      Runs a retrospective.
      Mentors an intern.
"""
SENIOR = """\
  - name: Leadership
    level: Senior
    summary: >-
      Leads a team's work in their area without being asked.
    examples: >-
      Makes a decision that was stuck.
      Coaches two colleagues.
"""
PAYMENTS = "  - >-\n    Has worked with payments before.\n"

WRONG = (
    Wrong("word", ENGINEER, "career_level: Intermediate", "career_level: «Intermediat»", "vocabulary"),
    Wrong("word", DESIGNER, "career_level: Senior", "career_level: «Distinguished»", "vocabulary"),
    Wrong("word", ENGINEER, "discipline: Engineering", "discipline: «Enginering»", "vocabulary"),
    Wrong("word", DESIGNER, "  - Figma", "  - «Figmma»", "vocabulary"),
    Wrong("word", LEAD, "working_arrangement: Hybrid", "working_arrangement: «Sometimes»", "vocabulary"),
    Wrong("alias", ENGINEER, "career_level: Intermediate", "career_level: «Mid-level»", "vocabulary"),
    Wrong("alias", ENGINEER, "  - PostgreSQL", "  - «Postgres»", "vocabulary"),
    Wrong("alias", ENGINEER, "track: Individual contributor", "track: «IC»", "vocabulary"),
    Wrong("alias", DESIGNER, "company: Lanternworks", "company: «Lanternworks Ltd»", "vocabulary"),
    Wrong("alias", DESIGNER, "working_arrangement: Remote", "working_arrangement: «Fully remote»", "vocabulary"),
    Wrong("level", ENGINEER, "Craft\n    level: Intermediate", "Craft\n    level: «Expert»", "level-range"),
    Wrong("level", ENGINEER, "Delivery\n    level: Intermediate", "Delivery\n    level: «intermediate»", "level-range"),
    Wrong("level", LEAD, "Customer focus\n    level: Lead", "Customer focus\n    level: «Leader»", "level-range"),
    Wrong(
        "level", DESIGNER, "Collaboration\n    level: Senior", "Collaboration\n    level: «Very senior»", "level-range"
    ),
    Wrong("level", DESIGNER, "Craft\n    level: Senior", "Craft\n    level: «Seniors»", "level-range"),
    Wrong(
        "wording",
        ENGINEER,
        "Explains their work to people in other disciplines.",
        "Explains their work to «everybody» in other disciplines.",
        "canonical-wording",
    ),
    Wrong(
        "wording",
        ENGINEER,
        "Mentors an intern.",
        "Mentors an «apprentice».",
        "canonical-wording",
    ),
    Wrong(
        "wording",
        ENGINEER,
        "level: Intermediate\n    summary: >-\n      Does sound work alone on problems that are well understood.",
        "level: «Intermediate»\n    summary: >-\n      Solves open problems, and knows when good is good enough.",
        "level-wording",
    ),
    Wrong(
        "wording", ENGINEER, CRAFT, CRAFT[: CRAFT.index("    examples")].replace("Craft", "«Craft»"), "missing-wording"
    ),
    Wrong(
        "wording",
        ENGINEER,
        "    summary: >-\n      Leads a small piece of work in which others take part.",
        "    summary: >-\n      «Delivers» a piece of work from start to end.",
        "canonical-wording",
    ),
    Wrong("name", ENGINEER, "name: Communication", "name: «Comunication»", "unknown-name"),
    Wrong("name", DESIGNER, "name: Craft", "name: «Taste»", "unknown-name"),
    Wrong("name", LEAD, "name: Customer focus", "name: «Customer empathy»", "unknown-name"),
    Wrong("name", ENGINEER, "name: Delivery", "name: «Execution»", "unknown-name"),
    Wrong("name", LEAD, "name: Leadership", "name: «Ledership»", "unknown-name"),
    Wrong("twice", ENGINEER, LEADERSHIP, LEADERSHIP + CRAFT.replace("Craft", "«Craft»"), "duplicate-entry"),
    Wrong(
        "twice",
        ENGINEER,
        COMMUNICATION,
        COMMUNICATION + COMMUNICATION.replace("Communication", "«Clear communication»"),
        "duplicate-entry",
    ),
    Wrong("twice", ENGINEER, "  - TypeScript\n", "  - TypeScript\n  - «Git»\n", "duplicate-entry"),
    Wrong(
        "twice", ENGINEER, PAYMENTS, PAYMENTS + "  - >-\n    «Has» worked with payments before.\n", "duplicate-entry"
    ),
    Wrong("twice", LEAD, "  - SQL\n", "  - SQL\n  - «SQL»\n", "duplicate-entry"),
    Wrong("missing", ENGINEER, "career_level: Intermediate\n", "", "missing-field", at="job_title:"),
    Wrong("missing", ENGINEER, "name: Leadership\n    level: Intermediate\n", "name: «Leadership»\n", "missing-field"),
    Wrong("missing", ENGINEER, "  minimum: 46000", "  minimum: «46k»", "field-type"),
    Wrong("missing", ENGINEER, "team: Payments", "«teams»: Payments", "unknown-field"),
    Wrong("missing", DESIGNER, "tools:\n  - Figma\n", "tools: «Figma»\n", "field-type"),
    Wrong("clash", ENGINEER, "reviewed: 2025-02", "reviewed: «2022-02»", "date-value"),
    Wrong("clash", DESIGNER, "issued: 2024-06", "issued: «June 2024»", "date-format"),
    Wrong("clash", DESIGNER, "  minimum: 62000\n", "  minimum: «82000»\n", "date-value"),
    Wrong("clash", ENGINEER, LEADERSHIP, SENIOR.replace("level: Senior", "level: «Senior»"), "status-grade"),
    Wrong("clash", ENGINEER, COMMUNICATION, "", "incomplete-framework", at="competencies:"),
)

CHANGED = (
    Changed(ENGINEER, "track: Individual contributor", "track: Management", "track-changed", "substantive"),
    Changed(DESIGNER, "career_level: Senior", "career_level: Lead", "career-level-raised", "substantive"),
    Changed(LEAD, "career_level: Lead", "career_level: Senior", "career-level-lowered", "substantive"),
    Changed(ENGINEER, LEADERSHIP, SENIOR, "competency-level-raised", "substantive"),
    Changed(ENGINEER, LEADERSHIP, "", "competency-removed", "substantive"),
    Changed(
        ENGINEER,
        "  minimum: 46000\n  maximum: 58000",
        "  minimum: 48000\n  maximum: 58000",
        "salary-raised",
        "substantive",
    ),
    Changed(
        DESIGNER,
        "  minimum: 62000\n  maximum: 74000",
        "  minimum: 60000\n  maximum: 72000",
        "salary-lowered",
        "substantive",
    ),
    Changed(
        LEAD,
        "  minimum: 78000\n  maximum: 92000",
        "  minimum: 80000\n  maximum: 90000",
        "salary-changed",
        "substantive",
    ),
    Changed(
        ENGINEER,
        "working_arrangement: Hybrid",
        "working_arrangement: Remote",
        "working-arrangement-changed",
        "substantive",
    ),
    Changed(ENGINEER, "  - TypeScript\n", "  - TypeScript\n  - Terraform\n", "tool-added", "wording"),
    Changed(ENGINEER, "  - Kubernetes\n", "", "tool-removed", "wording"),
    Changed(ENGINEER, "job_title: Software Engineer", "job_title: Product Engineer", "title-reworded", "wording"),
    Changed(ENGINEER, "reviewed: 2025-02", "reviewed: 2025-09", "review-date-changed", "editorial"),
    Changed(
        ENGINEER,
        f"  - >-\n    Writes tests without being asked.\nnice_to_haves:\n{PAYMENTS}",
        f"nice_to_haves:\n{PAYMENTS}  - >-\n    Writes tests without being asked.\n",
        "requirement-made-optional",
        "substantive",
    ),
    Changed(
        ENGINEER,
        "    Shops are paid on the next working day.",
        "    Shops are paid on the same working day.",
        "outcome-reworded",
        "wording",
    ),
    Changed(
        ENGINEER,
        "outcomes:\n",
        "  - >-\n    Interview new colleagues.\noutcomes:\n",
        "responsibility-added",
        "substantive",
    ),
    Changed(DESIGNER, "  - >-\n    Design Manager\n", "", "next-role-removed", "wording"),
    Changed(
        ENGINEER,
        "Thirty days of leave, and a budget for learning.",
        "Thirty days of leave, and money for learning.",
        "benefit-reworded",
        "wording",
    ),
    Changed(LEAD, "company: Lanternworks Labs", "company: Lanternworks", "company-changed", "substantive"),
    Changed(
        ENGINEER,
        "You own what you build, from the first sketch",
        "You look after what you build, from the first sketch",
        "purpose-reworded",
        "wording",
    ),
)

FIXED = (
    Fixed(ENGINEER, "career_level: Intermediate", "career_level: Mid-level"),
    Fixed(ENGINEER, "  - PostgreSQL", "  - Postgres"),
    Fixed(ENGINEER, "name: Delivery", "name: Execution"),
    Fixed(ENGINEER, LEADERSHIP, "  - name: Leadership\n    level: Intermediate\n"),
    Fixed(ENGINEER, CRAFT, CRAFT[: CRAFT.index("    examples")]),
    Fixed(
        ENGINEER,
        "Explains their work to people in other disciplines.",
        "Explains their work to people of other disciplines.",
    ),
    Fixed(ENGINEER, "Mentors an intern.", "Mentors interns."),
    Fixed(ENGINEER, "issued: 2024-01", "issued: January 2024"),
    Fixed(ENGINEER, "reports_to: Engineering Manager, Payments\n", "reports_to: Engineering  Manager, Payments \n"),
    Fixed(
        ENGINEER,
        "      Does sound work alone on problems that are well understood.",
        "      Solves open problems, and knows when good is good enough.",
        unsafe=True,
    ),
    Fixed(ENGINEER, COMMUNICATION + CRAFT, CRAFT + COMMUNICATION, unsafe=True),
)

DOCUMENT = Document(
    ENGINEER,
    (
        ("Title", "job_title"),
        ("Company", "company"),
        ("Discipline", "discipline"),
        ("Track", "track"),
        ("Career level", "career_level"),
        ("Squad", "team"),
        ("Manager", "reports_to"),
        ("Salary", "salary"),
    ),
    (
        ("About the role", "purpose"),
        ("What you will do", "responsibilities"),
        ("What success looks like", "outcomes"),
        ("What you bring", "must_haves"),
        ("Competencies", "competencies"),
        ("Tech stack", "tools"),
        ("Benefits", "benefits"),
    ),
)

PROFILE = Profile(WRONG, CHANGED, FIXED, DOCUMENT)
