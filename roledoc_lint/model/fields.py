"""The one table of the fields of a role."""

from __future__ import annotations

VOCABULARY_FIELDS = (
    "force",
    "status",
    "grades",
    "home_office_code",
    "limited_duties_category",
    "vetting_levels",
    "competency_framework",
)


DATE_FIELDS = ("issued", "amended")

SECTIONS = ("behaviours", "values", "technical_skills")


EDITION_SECTIONS = ("behaviours", "values")

ENTRY_WORDS = {"behaviours": "behaviour", "values": "value", "technical_skills": "skill"}


PARAGRAPH_FIELDS = (
    "main_responsibilities",
    "necessary_experience",
    "essential_training",
    "essential_criteria",
    "desirable_criteria",
    "additional_information",
    "unattributed",
)


LINE_FIELDS = ("job_title", "department", "location", "reports_to")
