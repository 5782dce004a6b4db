"""Edits to the example roles of an NHS trust."""

from __future__ import annotations

from tests.profiles.edits import Changed, Document, Fixed, Profile, Wrong

NURSE, SUPPORT, MANAGER = "staff-nurse", "healthcare-support-worker", "digital-services-manager"
COMPASSION = """\
  - name: Compassion
    level: All staff
    wording: >-
      Notices when somebody is worried or in pain, and does something about it.
"""
EVERYONE = """\
  - name: Everyone counts
    level: All staff
    wording: >-
      Makes sure that nobody is left out of care or of a conversation.
"""
COMPLEX = """\
      Shares complex or unwelcome information with care, and keeps people involved in what is decided.
"""
QUALITY = """\
  - name: Quality
    level: 2
    wording: >-
      Keeps a steady standard of work, and uses time and materials well.
"""
IMPROVEMENT = """\
  - name: Service improvement
    level: 1
    wording: >-
      Tries out agreed changes, and says what could work better.
"""
CANNULA = "  - criterion: Can take blood and place a cannula.\n"
BRANCH = "adult branch.\n    importance: Essential\n    category: Qualifications and training\n"
EXPERIENCE = "  - criterion: Has cared for adults in hospital, as a nurse or on placement.\n"

WRONG = (
    Wrong("word", NURSE, "band: Band 5", "band: «Bnad 5»", "vocabulary"),
    Wrong("word", MANAGER, "band: Band 8a", "band: «Band 8e»", "vocabulary"),
    Wrong("word", NURSE, "Nursing and Midwifery Registered", "«Nursing and Midwifry Registered»", "vocabulary"),
    Wrong("word", SUPPORT, "dbs_check: Enhanced with Barred Lists", "dbs_check: «Full»", "vocabulary"),
    Wrong(
        "word",
        NURSE,
        f"{BRANCH}    assessed_by: Certificate",
        f"{BRANCH}    assessed_by: «Exam»",
        "vocabulary",
    ),
    Wrong("alias", NURSE, "band: Band 5", "band: «AfC 5»", "vocabulary"),
    Wrong("alias", MANAGER, "dbs_check: Standard", "dbs_check: «Standard DBS»", "vocabulary"),
    Wrong("alias", NURSE, "  - Nursing and Midwifery Council", "  - «NMC»", "vocabulary"),
    Wrong("alias", NURSE, "contract_type: Permanent", "contract_type: «Substantive»", "vocabulary"),
    Wrong(
        "alias",
        NURSE,
        "category: Knowledge\n    assessed_by: Interview",
        "category: Knowledge\n    assessed_by: «Panel interview»",
        "vocabulary",
    ),
    Wrong("level", NURSE, "Communication\n    level: 3", "Communication\n    level: «5»", "level-range"),
    Wrong("level", SUPPORT, "Quality\n    level: 1", "Quality\n    level: «0»", "level-range"),
    Wrong("level", NURSE, "Compassion\n    level: All staff", "Compassion\n    level: «Managers»", "level-range"),
    Wrong(
        "level", MANAGER, "Improving lives\n    level: Leaders", "Improving lives\n    level: «leaders»", "level-range"
    ),
    Wrong("level", NURSE, f"{CANNULA}    importance: Desirable", f"{CANNULA}    importance: «Useful»", "level-range"),
    Wrong("wording", NURSE, "uses time and materials well", "«saves» time and materials well", "canonical-wording"),
    Wrong(
        "wording",
        NURSE,
        "      Looks out for risks to others, and acts",
        "      «Looks» for risks to others, and acts",
        "canonical-wording",
    ),
    Wrong(
        "wording",
        NURSE,
        f"level: 3\n    wording: >-\n{COMPLEX}",
        "level: «3»\n    wording: >-\n"
        "      Passes on everyday messages clearly to colleagues, patients and visitors.\n",
        "level-wording",
    ),
    Wrong("wording", NURSE, QUALITY, "  - name: «Quality»\n    level: 2\n", "missing-wording"),
    Wrong(
        "wording",
        NURSE,
        "wording: >-\n      Notices when somebody is worried or in pain, and does something about it.",
        "wording: >-\n      «Makes» sure that nobody is left out of care or of a conversation.",
        "canonical-wording",
    ),
    Wrong("name", NURSE, "name: Communication", "name: «Comunication»", "unknown-name"),
    Wrong("name", MANAGER, "name: Service improvement", "name: «Change management»", "unknown-name"),
    Wrong("name", NURSE, "name: Quality", "name: «Compassion»", "unknown-name"),
    Wrong("name", NURSE, "name: Respect and dignity", "name: «Dignity and respect»", "unknown-name"),
    Wrong("name", SUPPORT, "name: Health, safety and security", "name: «Health and safety»", "unknown-name"),
    Wrong("twice", NURSE, IMPROVEMENT, IMPROVEMENT + QUALITY.replace("Quality", "«Quality»"), "duplicate-entry"),
    Wrong("twice", NURSE, COMPASSION, COMPASSION + COMPASSION.replace("Compassion", "«Compassion»"), "duplicate-entry"),
    Wrong(
        "twice",
        NURSE,
        EXPERIENCE,
        "  - criterion: «stays calm when the unit is busy»\n",
        "duplicate-entry",
        at="Stays calm when",
    ),
    Wrong(
        "twice",
        NURSE,
        "  - Nursing and Midwifery Council\n",
        "  - Nursing and Midwifery Council\n  - «Nursing and Midwifery Council»\n",
        "duplicate-entry",
    ),
    Wrong(
        "twice",
        SUPPORT,
        "working_relationships:\n",
        "  - >-\n    «Keep» the record of each visit up to date.\nworking_relationships:\n",
        "duplicate-entry",
    ),
    Wrong("missing", NURSE, "band: Band 5\n", "", "missing-field", at="job_title:"),
    Wrong(
        "missing",
        NURSE,
        f"{CANNULA}    importance: Desirable\n",
        CANNULA.replace("Can take", "«Can take»"),
        "missing-field",
    ),
    Wrong("missing", NURSE, "hours: 37.5", "hours: «full time»", "field-type"),
    Wrong("missing", SUPPORT, "department: Community Nursing", "«departmant»: Community Nursing", "unknown-field"),
    Wrong("missing", MANAGER, "Quality\n    level: 3", "Quality\n    level: «three»", "field-type"),
    Wrong("clash", NURSE, "reviewed: 2025-04", "reviewed: «2023-04»", "date-value"),
    Wrong("clash", SUPPORT, "issued: 2025-01", "issued: «January 2025»", "date-format"),
    Wrong("clash", NURSE, "site: Northmoor General Hospital", "site: «Millbrook Clinic»", "status-grade"),
    Wrong("clash", NURSE, IMPROVEMENT, "", "incomplete-framework", at="ksf_dimensions:"),
    Wrong("clash", NURSE, "post_reference: 214-NUR-0412", "post_reference: «307-ACS-0098»", "unique-role-code"),
)

CHANGED = (
    Changed(NURSE, "band: Band 5", "band: Band 6", "band-raised", "substantive"),
    Changed(SUPPORT, "band: Band 3", "band: Band 2", "band-lowered", "substantive"),
    Changed(NURSE, "dbs_check: Enhanced with Barred Lists", "dbs_check: Standard", "dbs-check-lowered", "substantive"),
    Changed(NURSE, "Staff Nurse, Acute Medicine", "Staff Nurse, Acute Care", "title-reworded", "wording"),
    Changed(NURSE, "hours: 37.5", "hours: 30", "hours-changed", "substantive"),
    Changed(NURSE, "reports_to: Ward Manager", "reports_to: Matron", "reporting-line-changed", "substantive"),
    Changed(NURSE, "reviewed: 2025-04", "reviewed: 2025-09", "review-date-changed", "editorial"),
    Changed(NURSE, "site: Northmoor General Hospital", "site: Riverside Hospital", "site-changed", "substantive"),
    Changed(
        SUPPORT,
        "working_relationships:",
        "  - >-\n    Order what the clinic needs.\nworking_relationships:",
        "duty-added",
        "substantive",
    ),
    Changed(NURSE, "  - >-\n    Hand over clearly at the end of each shift.\n", "", "duty-removed", "substantive"),
    Changed(NURSE, "and call for help early.", "and ask for help at once.", "duty-reworded", "wording"),
    Changed(
        NURSE, "They work shifts by day and by night,", "They work by day and at night,", "summary-reworded", "wording"
    ),
    Changed(
        NURSE,
        "level: 1\n    wording: >-\n      Tries out agreed changes, and says what could work better.",
        "level: 2\n    wording: >-\n      Suggests improvements from own practice, and helps to carry them out.",
        "ksf-dimension-level-raised",
        "substantive",
    ),
    Changed(NURSE, COMPASSION, "", "value-removed", "substantive"),
    Changed(
        NURSE,
        f"{CANNULA}    importance: Desirable",
        f"{CANNULA}    importance: Essential",
        "criterion-made-essential",
        "substantive",
    ),
    Changed(
        NURSE,
        "Knowledge\n    assessed_by: Interview",
        "Knowledge\n    assessed_by: Test",
        "criterion-assessed-by-changed",
        "wording",
    ),
    Changed(
        SUPPORT,
        "  - criterion: Can travel",
        "  - criterion: Speaks Polish.\n    importance: Desirable\n  - criterion: Can travel",
        "criterion-added",
        "substantive",
    ),
    Changed(NURSE, "as a nurse or on placement.", "as a nurse or as a student.", "criterion-reworded", "wording"),
    Changed(NURSE, "registration:\n  - Nursing and Midwifery Council\n", "", "registration-removed", "substantive"),
    Changed(MANAGER, "until March 2028", "until March 2029", "information-meaning-changed", "editorial"),
)

FIXED = (
    Fixed(NURSE, "band: Band 5", "band: AfC Band 5"),
    Fixed(NURSE, "  - Nursing and Midwifery Council", "  - NMC"),
    Fixed(NURSE, "name: Respect and dignity", "name: Dignity and respect"),
    Fixed(NURSE, QUALITY, "  - name: Quality\n    level: 2\n"),
    Fixed(NURSE, "uses time and materials well", "uses time and material well"),
    Fixed(NURSE, "issued: 2024-03", "issued: March 2024"),
    Fixed(NURSE, "department: Acute Medical Unit", "department: Acute  Medical Unit  "),
    Fixed(
        NURSE,
        "category: Knowledge\n    assessed_by: Interview",
        "category: Knowledge\n    assessed_by: Panel interview",
    ),
    Fixed(
        NURSE,
        "level: 1\n    wording: >-\n      Tries out agreed changes, and says what could work better.",
        "level: 1\n    wording: >-\n      Suggests improvements from own practice, and helps to carry them out.",
        unsafe=True,
    ),
    Fixed(
        NURSE,
        COMPASSION + EVERYONE,
        EVERYONE + COMPASSION,
        unsafe=True,
    ),
)

DOCUMENT = Document(
    NURSE,
    (
        ("Post title", "job_title"),
        ("Trust", "trust"),
        ("Base", "site"),
        ("Agenda for Change band", "band"),
        ("Ward/Department", "department"),
        ("Accountable to", "reports_to"),
        ("DBS level", "dbs_check"),
        ("Date of job description", "issued"),
    ),
    (
        ("Job purpose", "job_summary"),
        ("Main duties and responsibilities", "main_duties"),
        ("Key working relationships", "working_relationships"),
        ("Our values", "trust_values"),
        ("KSF core dimensions", "ksf_dimensions"),
        ("Person specification", "person_specification"),
        ("Effort and environment", "physical_demands"),
    ),
)

PROFILE = Profile(WRONG, CHANGED, FIXED, DOCUMENT)
