"""Headings and labels of published profiles, and the field of a role that each of them names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from roledoc_lint.text.normalise import loose

_TABLE = """
job_title: job title; role title; post title; position title; title; job; role; post; position
force: force; police force; force name; organisation; organization
role_code: role code; job code; post code number; role reference; role ref; job reference; post reference; code
status: status; employment status; officer or staff; police officer or police staff
grades: grade; grades; rank; ranks; rank grade; grade rank; rank or grade; grade or rank; pay grade; salary grade;
  scale; band; post grade; job grade; grade scale; career grade
home_office_code: home office code; home office category; ho code
limited_duties_category: limited duties category; limited duties; limited duty category
department: department; department unit; directorate; business area; team; unit; division; department section;
  department division; command; department or unit; section; business unit; portfolio
location: location; base; place of work; work location; based at; work base; location of post; station
reports_to: reports to; responsible to; line manager; line managed by; reporting to; accountable to; reports directly
  to; immediate line manager; supervised by; post responsible to
issued: date; issued; date issued; issue date; date of issue; created; date created; date written; date of role
  profile; date of profile; date of job description; published; date published; version date
amended: amended; date amended; last amended; updated; last updated; date updated; revised; last revised; date
  revised; reviewed; last reviewed; date reviewed; date of last review; date of amendment
vetting_levels: vetting level; vetting levels; vetting; vetting requirement; vetting requirements; level of vetting;
  vetting level required; security vetting; security clearance; vetting clearance; level of vetting required
competency_framework: competency framework; framework
main_purpose: main purpose; purpose; overall purpose; job purpose; role purpose; post purpose; primary purpose;
  purpose and scope; role summary; job summary; summary of role; overview; role overview; the role; about the role;
  the job; about the job; aim; aims; role aim; purpose statement
main_responsibilities: main responsibilities; principal responsibilities; principle responsibilities; key
  responsibilities; responsibilities; main duties; duties; key duties; principal duties; key accountabilities;
  principal accountabilities; principle accountabilities; accountabilities; main accountabilities; main duties and
  responsibilities; duties and responsibilities; key duties and responsibilities; roles and responsibilities; role
  responsibilities; key deliverables; responsibilities include; what you will do; what will i be doing; what you will
  be doing; the responsibilities of the role include; key tasks; main tasks; core responsibilities; duties
  responsibilities; major tasks; what you will do; key result areas
necessary_experience: necessary experience; experience; experience required; required experience; knowledge and
  experience; skills and experience; knowledge skills and experience; experience and qualifications; qualifications
  and experience; previous experience; prior experience
essential_training: essential training; essential role based training; role based training; training; training
  required; required training; mandatory training; training requirements
essential_criteria: essential criteria; essential; essential requirements; essential skills
desirable_criteria: desirable criteria; desirable; desirable requirements; desirable skills
behaviours: behaviours; behaviour; behaviors; competencies; competences; core behaviours; competencies and values;
  competency and values framework; competency and value framework; competency values framework; competency value
  framework; competency and values framework cvf; competency value framework cvf; competency values framework cvf;
  cvf; cvf behaviours; cvf competencies; competency levels; behaviours and values; values and behaviours; key
  competencies
values: values; value; core values; cvf values; our values
technical_skills: technical skills; technical skill; technical competencies; technical knowledge and skills; technical
  skills and knowledge; specialist skills; skills; knowledge and skills; technical and specialist skills
national_occupational_standards: national occupational standards; national occupational standard; nos; occupational
  standards; national occupational standards nos
additional_information: additional information; further information; other information; any other information;
  additional requirements; other requirements; special conditions; special requirements; notes; other relevant
  information; any additional information
"""
FORMS = dict(line.split(": ", 1) for line in _TABLE.strip().replace("\n  ", " ").splitlines())
"""The headings and labels of each field in published profiles and similar ones, with semicolons between them. Case,
punctuation and a further "of the role", "of the post" or "of the job" do not count."""

FACTS = frozenset(takewhile(lambda field: field != "main_purpose", FORMS))
"""Fields that hold a word or two, not paragraphs: those that come before the purpose."""

FIELD_OF = {loose(form): field for field, forms in FORMS.items() for form in forms.split(";")}
MAX_HEADING_CHARS = 200
"""How many characters a heading may have."""

MAX_TITLE_CHARS = 120
"""How many characters a heading may have that names the kind of document."""

_NUMBER = re.compile(
    r"\s*(?i:section|part)\s+(?:[0-9]{1,2}|[A-Z])\s*[:.)–—-]*\s+(?=[A-Z])|"
    r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?|[A-Z][.):]|\(?[a-z]\))\s+(?=[A-Z])"
)
_OF_THE_ROLE = re.compile(r"^(?:the|your|our) | (?:of|for) (?:(?:the|this) )?(?:role|post|job|position)s?\b")
_NEAR = 90.0
"""How similar to a known heading a misspelt one must be, of 100."""
KIND = re.compile(
    r"(?:role|job|post)[ -]+(?:specification|profile|description|outline)|person[ -]+specification", re.IGNORECASE
)
"""The kind of document that its heading names."""


class KnownHeading(NamedTuple):
    """A known heading: its field, the text after it, and whether it is only similar to one."""

    field: str
    rest: str = ""
    is_near: bool = False


@lru_cache(maxsize=4096)
def known_heading(text: str) -> KnownHeading | None:
    """The heading that text is, if it is a known heading and nothing else."""
    if len(text) > MAX_HEADING_CHARS:
        return None
    field = FIELD_OF.get(loose(without_number(text))) or FIELD_OF.get(_comparable(text))
    return KnownHeading(field) if field else None


def known_label(text: str) -> KnownHeading | None:
    """The heading that text begins with or is similar to, for text that surely is a heading or label."""
    return known_heading(text) or _beginning(text) or _similar(text) if len(text) <= MAX_HEADING_CHARS else None


def is_title(text: str) -> bool:
    """Whether text names the kind of document, such as: CONSTABLE ROLE SPECIFICATION."""
    return len(text) <= MAX_TITLE_CHARS and KIND.search(text) is not None


def is_kind(text: str) -> bool:
    """Whether text names the kind of document and nothing else."""
    return KIND.fullmatch(text.strip(" :")) is not None


def _comparable(text: str) -> str:
    """A heading without its number and "of the role"."""
    return _OF_THE_ROLE.sub("", loose(without_number(text))).strip()


def without_number(text: str) -> str:
    """A heading without the number or letter before it."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _beginning(text: str) -> KnownHeading | None:
    """The known heading that text begins with: one of several words, or one before a bracket, colon, dash or slash."""
    words = without_number(text)
    for match in reversed(list(re.finditer(r"[\w)](?=[^\w&'’]|$)", words))):
        head, rest = words[: match.end()], words[match.end() :]
        found = known_heading(head)
        if found and (" " in _comparable(head) or not rest or rest.lstrip()[:1] in "(:–—-/"):
            return KnownHeading(found.field, rest.strip(" :"))
    return None


def _similar(text: str) -> KnownHeading | None:
    from rapidfuzz import fuzz, process

    comparable = _comparable(text)
    if len(comparable) < 8:
        return None
    found = process.extractOne(comparable, FIELD_OF.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return KnownHeading(FIELD_OF[found[0]], is_near=True) if found else None
