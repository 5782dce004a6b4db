"""The table of kinds: by the fields of a role, and by name."""

from __future__ import annotations

from roledoc_lint.changes.kinds.catalogue import (
    CATALOGUE,
    CATALOGUE_ALIAS,
    CATALOGUE_DETAIL,
    CATALOGUE_ENTRY,
    CATALOGUE_WORDING,
)
from roledoc_lint.changes.kinds.entries import BEHAVIOUR, SKILL, STANDARD, VALUE
from roledoc_lint.changes.kinds.fields import (
    AMENDMENT_DATE,
    DEPARTMENT,
    FORCE,
    FRAMEWORK,
    GRADE,
    HOME_OFFICE_CODE,
    ISSUE_DATE,
    LIMITED_DUTIES,
    LOCATION,
    PURPOSE,
    REPORTING_LINE,
    ROLE_CODE,
    SOURCE,
    STATUS,
    TITLE,
    UNKNOWN_FIELD,
    VETTING,
)
from roledoc_lint.changes.kinds.groups import FieldKinds, Group, members
from roledoc_lint.changes.kinds.paragraphs import (
    CRITERION,
    DESIRABLE_CRITERION,
    ESSENTIAL_CRITERION,
    EXPERIENCE,
    INFORMATION,
    PARAGRAPH,
    RESPONSIBILITY,
    TRAINING,
    UNATTRIBUTED,
)
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.changes.kinds.settings import APPROVAL, SETTING

FIELDS: dict[str, FieldKinds] = {
    "job_title": TITLE,
    "force": FORCE,
    "role_code": ROLE_CODE,
    "status": STATUS,
    "grades": GRADE,
    "home_office_code": HOME_OFFICE_CODE,
    "limited_duties_category": LIMITED_DUTIES,
    "department": DEPARTMENT,
    "location": LOCATION,
    "reports_to": REPORTING_LINE,
    "issued": ISSUE_DATE,
    "amended": AMENDMENT_DATE,
    "vetting_levels": VETTING,
    "competency_framework": FRAMEWORK,
    "main_purpose": PURPOSE,
    "main_responsibilities": RESPONSIBILITY,
    "necessary_experience": EXPERIENCE,
    "essential_training": TRAINING,
    "essential_criteria": ESSENTIAL_CRITERION,
    "desirable_criteria": DESIRABLE_CRITERION,
    "behaviours": BEHAVIOUR,
    "values": VALUE,
    "technical_skills": SKILL,
    "national_occupational_standards": STANDARD,
    "additional_information": INFORMATION,
    "unattributed": UNATTRIBUTED,
    "source": SOURCE,
}
"""The kinds of each field, in the order in which a report lists the changes of a role."""

GROUPS: tuple[Group, ...] = (
    *FIELDS.values(),
    ROLE,
    FILE,
    CRITERION,
    PARAGRAPH,
    UNKNOWN_FIELD,
    CATALOGUE_ENTRY,
    CATALOGUE_WORDING,
    CATALOGUE_ALIAS,
    CATALOGUE_DETAIL,
    CATALOGUE,
    SETTING,
    APPROVAL,
)
"""All groups, in the order of the documentation."""

KINDS = {kind.name: kind for group in GROUPS for kind in members(group)}
"""All kinds by their names."""
