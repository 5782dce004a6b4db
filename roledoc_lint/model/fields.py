"""The table of the fields of a role: what each holds, what it is called, and where its words come from.

Every list of fields in the program follows from this table. To add a field, add it here, to the role's JSON Schema,
and its kinds of change to `changes/kinds/`; tests check that the three agree.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

FieldKind = Literal["line", "text", "paragraphs", "word", "words", "date", "entries", "records", "note"]
"""What a field holds.

`line` is text on one line, `text` text of any length, `paragraphs` a list of texts, `word` a word of a vocabulary,
`words` a list of them, `date` a date, `entries` a list of agreed items, each with a level and wording,
`records` a list of groups of fields with a key, and `note` a remark that says nothing of the post.
"""

Scale = Literal["", "number", "value"]
"""How the levels of entries are written: not at all, with numbers from 1, or with the word of SCALE_OF_VALUES."""


class Field(NamedTuple):
    """A field of a role."""

    name: str
    kind: FieldKind
    word: str
    """The noun for one of what it holds, in messages and reports: grade."""
    label: str
    """The noun for all of what it holds: grades."""
    slug: str
    """What the kinds of its changes are named after: grade-raised."""
    headings: str = ""
    """The headings and labels of published documents under which it is found, with semicolons between them.

    Upper and lower case, punctuation, and a further "of the role", "of the post" or "of the job" do not count.
    """
    vocabulary: str = ""
    """The vocabulary of the catalogue whose words it holds. It has the name of the field."""
    alone: bool = False
    """Whether a word of that vocabulary is recognised in a document without a heading."""
    everyday: bool = False
    """Whether other documents often have its headings too, so that they do not show that a document is a profile."""
    ranked: bool = False
    """Whether one word of the vocabulary is higher than another."""
    one_per: str = ""
    """The attribute of its words by which a role has one word each, such as one vetting level for each family."""
    scale: Scale = ""
    edition: str = ""
    """The field that says which edition of the catalogue its entries are from."""
    same_level: bool = False
    """Whether all its entries are expected to have one level."""
    after: str = ""
    """The date field that it must not be before."""
    not_future: bool = False
    """Whether it is the date of something that has happened: it is not in the future, and shows how old a role is."""


FIELDS: tuple[Field, ...] = (
    Field(
        "job_title",
        "line",
        "job title",
        "job title",
        "title",
        "job title; role title; post title; position title; title; job; role; post; position",
    ),
    Field(
        "force",
        "word",
        "force",
        "force",
        "force",
        "force; police force; force name; organisation; organization",
        vocabulary="force",
        alone=True,
        everyday=True,
    ),
    Field(
        "role_code",
        "line",
        "role code",
        "role code",
        "role-code",
        "role code; job code; post code number; role reference; role ref; job reference; post reference; code",
    ),
    Field(
        "status",
        "word",
        "status",
        "status",
        "status",
        "status; employment status; officer or staff; police officer or police staff",
        vocabulary="status",
        alone=True,
        everyday=True,
    ),
    Field(
        "grades",
        "words",
        "grade",
        "grades",
        "grade",
        "grade; grades; rank; ranks; rank grade; grade rank; rank or grade; grade or rank; pay grade; "
        "salary grade; scale; band; post grade; job grade; grade scale; career grade",
        vocabulary="grades",
        alone=True,
        ranked=True,
    ),
    Field(
        "home_office_code",
        "word",
        "Home Office code",
        "Home Office code",
        "home-office-code",
        "home office code; home office category; ho code",
        vocabulary="home_office_code",
        alone=True,
    ),
    Field(
        "limited_duties_category",
        "word",
        "limited duties category",
        "limited duties category",
        "limited-duties",
        "limited duties category; limited duties; limited duty category",
        vocabulary="limited_duties_category",
    ),
    Field(
        "department",
        "line",
        "department",
        "department",
        "department",
        "department; department unit; directorate; business area; team; unit; division; department "
        "section; department division; command; department or unit; section; business unit; portfolio",
        everyday=True,
    ),
    Field(
        "location",
        "line",
        "location",
        "location",
        "location",
        "location; base; place of work; work location; based at; work base; location of post; station",
        everyday=True,
    ),
    Field(
        "reports_to",
        "line",
        "reports to",
        "reports to",
        "reporting-line",
        "reports to; responsible to; line manager; line managed by; reporting to; accountable to; reports "
        "directly to; immediate line manager; supervised by; post responsible to",
    ),
    Field(
        "issued",
        "date",
        "issued",
        "issued",
        "issue-date",
        "date; issued; date issued; issue date; date of issue; created; date created; date written; date "
        "of role profile; date of profile; date of job description; published; date published; version "
        "date",
        everyday=True,
        not_future=True,
    ),
    Field(
        "amended",
        "date",
        "amended",
        "amended",
        "amendment-date",
        "amended; date amended; last amended; updated; last updated; date updated; revised; last revised; "
        "date revised; reviewed; last reviewed; date reviewed; date of last review; date of amendment",
        everyday=True,
        after="issued",
        not_future=True,
    ),
    Field(
        "vetting_levels",
        "words",
        "vetting level",
        "vetting levels",
        "vetting",
        "vetting level; vetting levels; vetting; vetting requirement; vetting requirements; level of "
        "vetting; vetting level required; security vetting; security clearance; vetting clearance; level "
        "of vetting required",
        vocabulary="vetting_levels",
        alone=True,
        ranked=True,
        one_per="family",
    ),
    Field(
        "competency_framework",
        "word",
        "competency framework",
        "competency framework",
        "framework",
        "competency framework; framework",
        vocabulary="competency_framework",
        alone=True,
    ),
    Field(
        "main_purpose",
        "text",
        "main purpose",
        "main purpose",
        "purpose",
        "main purpose; purpose; overall purpose; job purpose; role purpose; post purpose; primary "
        "purpose; purpose and scope; role summary; job summary; summary of role; overview; role overview; "
        "the role; about the role; the job; about the job; aim; aims; role aim; purpose statement",
    ),
    Field(
        "main_responsibilities",
        "paragraphs",
        "responsibility",
        "main responsibilities",
        "responsibility",
        "main responsibilities; principal responsibilities; principle responsibilities; key "
        "responsibilities; responsibilities; main duties; duties; key duties; principal duties; key "
        "accountabilities; principal accountabilities; principle accountabilities; accountabilities; main "
        "accountabilities; main duties and responsibilities; duties and responsibilities; key duties and "
        "responsibilities; roles and responsibilities; role responsibilities; key deliverables; "
        "responsibilities include; what you will do; what will i be doing; what you will be doing; the "
        "responsibilities of the role include; key tasks; main tasks; core responsibilities; duties "
        "responsibilities; major tasks; what you will do; key result areas",
    ),
    Field(
        "necessary_experience",
        "paragraphs",
        "experience",
        "necessary experience",
        "experience",
        "necessary experience; experience; experience required; required experience; knowledge and "
        "experience; skills and experience; knowledge skills and experience; experience and "
        "qualifications; qualifications and experience; previous experience; prior experience",
    ),
    Field(
        "essential_training",
        "paragraphs",
        "essential training",
        "essential training",
        "training",
        "essential training; essential role based training; role based training; training; training "
        "required; required training; mandatory training; training requirements",
    ),
    Field(
        "essential_criteria",
        "paragraphs",
        "essential criterion",
        "essential criteria",
        "essential-criterion",
        "essential criteria; essential; essential requirements; essential skills",
    ),
    Field(
        "desirable_criteria",
        "paragraphs",
        "desirable criterion",
        "desirable criteria",
        "desirable-criterion",
        "desirable criteria; desirable; desirable requirements; desirable skills",
    ),
    Field(
        "behaviours",
        "entries",
        "behaviour",
        "behaviours",
        "behaviour",
        "behaviours; behaviour; behaviors; competencies; competences; core behaviours; competencies and "
        "values; competency and values framework; competency and value framework; competency values "
        "framework; competency value framework; competency and values framework cvf; competency value "
        "framework cvf; competency values framework cvf; cvf; cvf behaviours; cvf competencies; "
        "competency levels; behaviours and values; values and behaviours; key competencies",
        scale="number",
        edition="competency_framework",
        same_level=True,
    ),
    Field(
        "values",
        "entries",
        "value",
        "values",
        "value",
        "values; value; core values; cvf values; our values",
        scale="value",
        edition="competency_framework",
    ),
    Field(
        "technical_skills",
        "entries",
        "skill",
        "technical skills",
        "skill",
        "technical skills; technical skill; technical competencies; technical knowledge and skills; "
        "technical skills and knowledge; specialist skills; skills; knowledge and skills; technical and "
        "specialist skills",
        scale="number",
    ),
    Field(
        "national_occupational_standards",
        "records",
        "occupational standard",
        "national occupational standards",
        "standard",
        "national occupational standards; national occupational standard; nos; occupational standards; "
        "national occupational standards nos",
    ),
    Field(
        "additional_information",
        "paragraphs",
        "additional information",
        "additional information",
        "information",
        "additional information; further information; other information; any other information; "
        "additional requirements; other requirements; special conditions; special requirements; notes; "
        "other relevant information; any additional information",
        everyday=True,
    ),
    Field(
        "unattributed",
        "paragraphs",
        "paragraph without a place",
        "unattributed",
        "unattributed",
    ),
    Field(
        "source",
        "note",
        "source",
        "source",
        "source",
    ),
)
"""All fields, in the order in which a role is written and a report lists its changes."""


def refuse_mistakes(fields: Iterable[Field]) -> None:
    """Raise ValueError for a field whose vocabulary or earlier date cannot be found."""
    kinds = {field.name: field.kind for field in fields}
    for field in fields:
        expected = field.name if field.kind in ("word", "words") else ""
        if field.vocabulary != expected:
            raise ValueError(f'{field.name} is of the kind {field.kind}: write vocabulary="{expected}"')
        if field.after and (field.kind, kinds.get(field.after)) != ("date", "date"):
            raise ValueError(f'{field.name} has after="{field.after}": both must be fields of the kind date')
        if field.not_future and field.kind != "date":
            raise ValueError(f"{field.name} has not_future: only a field of the kind date can have it")


refuse_mistakes(FIELDS)

BY_NAME = {field.name: field for field in FIELDS}

IDENTITY = "role_code"
"""The field that identifies a role."""
TITLE = "job_title"
ORGANISATION = "force"
ISSUED = "issued"
AMENDED = "amended"
PURPOSE = "main_purpose"
EDITION = "competency_framework"
LOST = "unattributed"
"""The field for paragraphs of a document that have lost their heading."""
SCALE_OF_VALUES = "Accredited"
"""The one level of a value, where its edition has levels."""
GRADES = "grades"
STATUS = "status"
AGREE = (GRADES, STATUS)
"""A field whose words have an attribute named like another field, and that field: the two must agree."""
EXCHANGE = ("desirable_criteria", "essential_criteria")
"""Two lists between which a paragraph can move, the less important one first."""


def _names(*kinds: FieldKind) -> tuple[str, ...]:
    return tuple(field.name for field in FIELDS if field.kind in kinds)


LINE_FIELDS = tuple(name for name in _names("line") if name != IDENTITY)
"""Free text on one line. The code that identifies a role is not free text."""
PARAGRAPH_FIELDS = _names("paragraphs")
DATE_FIELDS = _names("date")
PAST_DATES = tuple(field.name for field in FIELDS if field.not_future)
SECTIONS = _names("entries")
STANDARDS = "national_occupational_standards"
SHORT_FIELDS = _names("line", "word", "words", "date")
"""Fields that hold words, a line or a date, not paragraphs."""
WORD_LISTS = _names("words")
VOCABULARY_FIELDS = tuple(field.name for field in FIELDS if field.vocabulary)
RANKED_FIELDS = tuple(field.name for field in FIELDS if field.ranked)
SAME_LEVEL_SECTIONS = tuple(field.name for field in FIELDS if field.same_level)
EDITION_SECTIONS = tuple(field.name for field in FIELDS if field.edition)
ENTRY_WORDS = {name: BY_NAME[name].word for name in SECTIONS}
"""The nouns of entries, by their section."""
