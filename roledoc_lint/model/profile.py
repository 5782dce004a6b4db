"""A profile: the fields of a role, and what holds between them, as the schema of roles declares it."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

FieldKind = Literal["line", "text", "paragraphs", "word", "words", "date", "range", "entries", "records", "note"]
"""What a field holds.

`line` is text on one line, `text` text of any length, `paragraphs` a list of texts, `word` a word of a vocabulary,
`words` a list of them, `date` a date, `range` two numbers or dates, `entries` a list of agreed items, each with a level
and wording, `records` a list of groups of fields with a key, and `note` a remark that says nothing of the post.
"""

Expectation = bool | Literal["error", "warning", "info"]
"""Whether something is expected, and how serious it is if it is not so: true has the severity of the rule."""


class Field(NamedTuple):
    """A field of a role."""

    name: str
    kind: FieldKind
    word: str
    """The noun for one of what it holds, in messages: pay band."""
    plural: str
    """The noun for all of what it holds: pay bands."""
    slug: str
    """What the kinds of its changes are named after: pay-band-raised."""
    in_report: str
    """The noun of the change report: date of issue."""
    plural_in_report: str
    """The noun of the change report for several: pay bands."""
    heading: tuple[str, ...] = ()
    """The headings and labels of published documents under which it is found.

    Upper and lower case, punctuation, and a further "of the role", "of the post" or "of the job" do not count.
    """
    vocabulary: str = ""
    """The vocabulary of the catalogue whose words it holds."""
    alone: bool | Literal["anywhere"] = False
    """Whether a word of that vocabulary is recognised without a heading: before the sections, or anywhere."""
    everyday: bool = False
    """Whether other documents often have its headings too, so that they do not show that a document is a profile."""
    ranked: bool = False
    """Whether one word of the vocabulary is higher than another."""
    one_per: str = ""
    """The attribute of its words by which a role has one word each, such as one check of each kind."""
    catalogue: str = ""
    """The section of the catalogue that has its entries or records. Records without one are the role's own."""
    key: str = ""
    """What an entry or a record is known by: name, code."""
    level: str = ""
    """What in an entry or a record is its level."""
    parts: tuple[str, ...] = ()
    """The texts of an entry that are agreed for each level: wording. Of a range, its lower and its upper end."""
    level_verbs: tuple[str, ...] = ()
    """What a change of the level of a record is called if it becomes lower, and if it becomes higher."""
    details: tuple["Field", ...] = ()
    """What else a record holds. A detail of the kind text is its own text."""
    scale: str = ""
    """The scale of the levels of its entries or records."""
    edition: str = ""
    """The field that says which edition of the catalogue its entries are from."""
    complete: Expectation = False
    """Whether it should have every entry of the catalogue's section."""
    same_level: Expectation = False
    """Whether all its entries are expected to have one level."""
    order: Expectation = True
    """Whether its entries are expected in alphabetical order."""
    unique: bool = False
    """Whether no two roles have the same."""
    hint: str = ""
    """What to do about a wrong value, said with the findings about it."""
    after: str = ""
    """The date field that it must not be before."""
    not_future: bool = False
    """Whether a date of the future is an error."""
    pattern: str = ""
    """The regular expression that the schema has for its text."""
    impact: str = ""
    """How much it matters that the field is added, removed or changed: substantive, wording or editorial."""
    impacts: tuple[tuple[str, str], ...] = ()
    """How much it matters that one thing happens to it, by the verb."""
    choices: tuple[str, ...] = ()
    """The words that its schema lets it have; of records, those that it has for their level."""
    is_plain: bool = False
    """Whether its schema lets it hold a number, or true and false."""

    @property
    def text(self) -> str:
        """What in a record is its text, such as a title; empty if nothing is."""
        return next((detail.name for detail in self.details if detail.kind == "text"), "")


class Scale(NamedTuple):
    """How levels are written: whole numbers from `first`, or `names`, the lowest first."""

    first: int | None = None
    names: tuple[str, ...] = ()
    vocabulary: str = ""
    """The vocabulary of the catalogue whose words are the names."""

    @property
    def is_named(self) -> bool:
        """Whether levels have names, known or not."""
        return bool(self.names or self.vocabulary)


class Agreement(NamedTuple):
    """What must agree: an attribute of the words of a field, and the word of another field, or a section's levels."""

    field: str
    attribute: str
    equals: str


class Exchange(NamedTuple):
    """Two lists between which a paragraph can move, the less important one first, and what that makes of it."""

    origin: str
    target: str
    verb: str
    back: str
    """What the move back makes of it."""
    slug: str
    """What the kinds of these changes are named after: criterion-made-essential."""
    word: str
    """What moves, in the change report."""


class Whole(NamedTuple):
    """What is declared of a role as a whole. An empty name is that of no field."""

    identity: tuple[str, ...] = ()
    """The fields that identify a role together."""
    title: str = ""
    organisation: str = ""
    lost: str = ""
    """The field for paragraphs of a document that have lost their heading."""
    scales: Mapping[str, Scale] = MappingProxyType({})
    agree: tuple[Agreement, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """Two values each, the first not more than the second, by the names of fields, or of a field and its part."""
    exchange: tuple[Exchange, ...] = ()
    replaces: str = ""
    """The field with the code of a retired role that the role replaces."""


class Profile:
    """The fields of a role, in the order in which it is written, and what holds of it as a whole.

    Each list of fields in the program is one of these. None has names of its own.
    """

    def __init__(self, fields: tuple[Field, ...], whole: Whole) -> None:
        self.fields = fields
        self.whole = whole
        self.by_name = {field.name: field for field in fields}

    def of_kind(self, *kinds: FieldKind) -> tuple[str, ...]:
        """The names of the fields of these kinds."""
        return tuple(field.name for field in self.fields if field.kind in kinds)

    @cached_property
    def code(self) -> str:
        """The field that identifies a role, or the first of those that do; empty if there is none."""
        return next(iter(self.whole.identity), "")

    @cached_property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The groups of fields whose values no two roles share: what identifies a role, and what else is unique."""
        identity = (self.whole.identity,) if self.whole.identity else ()
        return (*identity, *((field.name,) for field in self.fields if field.unique and (field.name,) not in identity))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Two values each, the first not more than the second, by their places in a role: salary/minimum."""
        ranges = (f"{field.name}/{part}" for field in self.fields if field.kind == "range" for part in field.parts)
        own = tuple(zip(ranges, ranges, strict=True))
        return own + tuple(pair for pair in self.whole.pairs if pair not in own)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Free text on one line. What identifies a role, this or another one, is not free text."""
        codes = (*self.whole.identity, self.whole.replaces)
        return tuple(name for name in self.of_kind("line") if name not in codes)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return self.of_kind("text")

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        return self.of_kind("paragraphs")

    @cached_property
    def dates(self) -> tuple[str, ...]:
        return self.of_kind("date")

    @cached_property
    def date_of_change(self) -> str:
        """The date of the last change: the first of `past_dates` that must not be before another; empty if none is."""
        past = self.past_dates
        return next((name for name in past if self.by_name[name].after in past), "")

    @cached_property
    def date_of_issue(self) -> str:
        """The date that the last change must not be before, else the first of `past_dates`; empty if there is none."""
        return self.by_name[self.date_of_change].after if self.date_of_change else next(iter(self.past_dates), "")

    @cached_property
    def past_dates(self) -> tuple[str, ...]:
        """The dates of something that has happened."""
        return tuple(field.name for field in self.fields if field.not_future)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The fields with entries, each a section of the catalogue too."""
        return self.of_kind("entries")

    @cached_property
    def records(self) -> tuple[str, ...]:
        return self.of_kind("records")

    @cached_property
    def short(self) -> tuple[str, ...]:
        """The fields that hold words, a line or a date, not paragraphs."""
        return self.of_kind("line", "word", "words", "date")

    @cached_property
    def labelled(self) -> tuple[str, ...]:
        """The fields that a document gives after a label: the short ones, and ranges."""
        return (*self.short, *self.of_kind("range"))

    @cached_property
    def word_lists(self) -> tuple[str, ...]:
        return self.of_kind("words")

    @cached_property
    def with_words(self) -> tuple[tuple[str, Field], ...]:
        """The fields and the details of records that have a vocabulary, each with its place: criteria/assessed_by."""
        places = (*self.by_name.items(), *self.details.items())
        return tuple((place, each) for place, each in places if each.vocabulary)

    @cached_property
    def vocabularies(self) -> tuple[str, ...]:
        """The fields that have a vocabulary."""
        return tuple(field.name for field in self.fields if field.vocabulary)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The fields whose vocabulary has higher and lower words."""
        return tuple(field.name for field in self.fields if field.ranked)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The fields that readers look for first: those with higher and lower words, and those that must agree.

        Sections are left out: what must agree of them are the levels of their entries, which are many.
        """
        agreeing = {name for agreement in self.whole.agree for name in (agreement.field, agreement.equals)}
        return tuple(
            field.name
            for field in self.fields
            if field.ranked or (field.name in agreeing and field.kind in ("word", "words"))
        )

    def scale_of(self, section: str) -> Scale:
        """How the levels of a section's entries are written."""
        return self.whole.scales[self.by_name[section].scale]

    @cached_property
    def details(self) -> dict[str, Field]:
        """The details of records by their places: specification/assessed_by."""
        return {f"{field.name}/{detail.name}": detail for field in self.fields for detail in field.details}

    def with_names(self, words: Mapping[str, tuple[str, ...]]) -> "Profile":
        """The same with the names of scales that are vocabularies, from the words of these."""
        named = {
            name: scale._replace(names=words[scale.vocabulary])
            for name, scale in self.whole.scales.items()
            if scale.vocabulary in words
        }
        if not named:
            return self
        return Profile(self.fields, self.whole._replace(scales={**self.whole.scales, **named}))

    def in_catalogue(self, field: str) -> str:
        """What the catalogue calls what a field, or FIELD/DETAIL, can hold: its vocabulary, or its section."""
        known = self.by_name.get(field) or self.details[field]
        return known.vocabulary or known.catalogue or field

    @cached_property
    def with_edition(self) -> tuple[str, ...]:
        """The sections whose entries are from an edition of the catalogue."""
        return tuple(field.name for field in self.fields if field.edition)

    @cached_property
    def edition(self) -> str:
        """The field that names the edition; empty if there is none."""
        return next((field.edition for field in self.fields if field.edition), "")
