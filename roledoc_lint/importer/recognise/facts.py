"""Recognises short values: dates, words of the vocabularies, and names and codes after a label."""

from __future__ import annotations

from roledoc_lint.importer.draft import Draft, Fact
from roledoc_lint.importer.recognise.codes import CodeFormat
from roledoc_lint.importer.recognise.dates import Dated, read_dates
from roledoc_lint.importer.recognise.ranges import read_number, read_range
from roledoc_lint.importer.recognise.vocabulary import MAX_NAMES_CHARS, words_of, words_within
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.text.dates import RoleDate
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

_TRUTH = {"yes": "true", "true": "true", "no": "false", "false": "false"}


def published(text: str) -> str:
    """The remark on a value that was published in other words."""
    return f"published as {quoted(text, MAX_NAMES_CHARS)}"


class FactReader:
    """Adds short values to a draft."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._catalogue = catalogue
        self._profile = catalogue.profile
        identity = self._profile.by_name.get(self._profile.code)
        self._codes = CodeFormat(identity) if identity else None

    def accept(self, field: str, label: str, text: str) -> bool:
        """Add what follows a label if the field can hold it, and return whether it can."""
        if len(text) > MAX_NAMES_CHARS:
            return False
        if field in self._profile.dates:
            return self.accept_dates(text, field)
        if self._profile.by_name[field].kind == "range":
            return self._accept_range(field, text)
        if field in self._catalogue.vocabulary:
            return self._accept_words(field, label, text)
        return self._accept_line(field, text)

    def accept_dates(self, text: str, field: str | None = None) -> bool:
        """Add text of nothing but dates, and return whether it is. The first is the date of issue unless it says so."""
        found = read_dates(text)
        fields = [self._field_of(dated, field) for dated in found]
        if None in fields:
            return False
        for dated, named in zip(found, fields, strict=True):
            self._add_date(dated.date, named or "", text)
        return bool(found)

    def _field_of(self, dated: Dated, field: str | None) -> str | None:
        """The field of a date: empty if nothing says which it is, None if the profile has none for it.

        `field` is that of the label before it. The words beside a date count where this says no more than they do.
        """
        profile = self._profile
        if field is not None and field not in profile.past_dates:
            return field
        if dated.is_of_change is None:
            return field or ("" if profile.date_of_issue else None)
        return (profile.date_of_change if dated.is_of_change else profile.date_of_issue) or field

    def _add_date(self, date: RoleDate, field: str, text: str) -> None:
        draft, remark = self._draft, published(text) if text != str(date) else ""
        if str(date) in map(draft.first_fact, self._may_repeat(field)):
            draft.furniture.append(text)
            return
        first, last = self._profile.date_of_issue, self._profile.date_of_change
        target = field or (last if last and draft.first_fact(first) else first)
        if draft.first_fact(target):
            lost = self._profile.whole.lost
            draft.add_doubt(target, f"the document also has {quoted(text)}, which is under {lost}")
            draft.add_text(lost, text, "one date too many")
            return
        if target == last and not field:
            draft.add_doubt(target, "it is the second date of the document")
        draft.add_fact(target, str(date), "date", remark)

    def _may_repeat(self, field: str) -> tuple[str, ...]:
        """The fields whose date a document may only repeat when it gives one for `field`, or one without a label."""
        if not field:
            return self._profile.dates
        past = self._profile.past_dates
        return past if field in past else (field,)

    def accept_word(self, text: str, *, is_in_section: bool = False) -> str | None:
        """Add text that is a word of a vocabulary and nothing else. Returns its field, or None if it is none.

        In a section, only words count that are recognised anywhere.
        """
        alone = [field for field in self._profile.fields if field.alone]
        for field in [field.name for field in alone if field.alone == "anywhere" or not is_in_section]:
            known = self._catalogue.vocabulary.get(field)
            names = words_of(known, text) if known else []
            if names and (field in self._profile.word_lists or not self._draft.first_fact(field)):
                self._add_words(field, names, text, "vocabulary")
                return field
        return None

    def _accept_words(self, field: str, label: str, text: str) -> bool:
        known = self._catalogue.vocabulary[field]
        certain = words_of(known, text, label)
        names = certain or words_within(known, text)
        if not names or (field not in self._profile.word_lists and (len(names) > 1 or self._draft.first_fact(field))):
            return field not in self._profile.word_lists and self._is_repeated(field, names, text)
        if not certain:
            self._draft.add_doubt(field, f"read from {quoted(text)}")
        self._add_words(field, names, text, "label")
        return True

    def _is_repeated(self, field: str, names: list[str], text: str) -> bool:
        if names == [self._draft.first_fact(field)]:
            self._draft.furniture.append(text)
            return True
        return False

    def _add_words(self, field: str, names: list[str], text: str, how: str) -> None:
        remark = "" if [loose(name) for name in names] == [loose(text)] else published(text)
        present = [fact.text for fact in self._draft.facts.get(field, [])]
        new = [name for name in names if name not in present]
        if not new:
            self._draft.furniture.append(text)
        for name in new:
            self._draft.add_fact(field, name, how, remark)

    def _accept_range(self, field: str, text: str) -> bool:
        parts = self._profile.by_name[field].parts
        found = read_range(text, parts)
        if not found:
            return False
        remark = published(text)
        ends = {part: Fact(end, remark) for part, end in zip(parts, (found.lower, found.upper), strict=True) if end}
        if field in self._draft.ranges:
            is_same = self._draft.ranges[field] == ends
            self._draft.furniture += [text] if is_same else []
            return is_same
        self._draft.ranges[field] = ends
        self._draft.count_recognised(field, "label")
        if not found.is_all:
            self._draft.add_doubt(field, f"read from {quoted(text)}")
        if len(ends) < len(parts):
            (known,) = ends
            self._draft.add_doubt(
                field, f"{quoted(text)} is one value, taken for the {known.replace('_', ' ')}: check it"
            )
        return True

    def _accept_number(self, field: str, text: str) -> bool:
        found = read_number(text) or (_TRUTH.get(loose(text), ""), True)
        if not found[0]:
            return False
        number, is_all = found
        if not is_all:
            self._draft.add_doubt(field, f"read from {quoted(text)}")
        self._draft.add_fact(field, number, "label", published(text) if number != text else "")
        return True

    def _accept_line(self, field: str, text: str) -> bool:
        known = self._draft.first_fact(field)
        if known:
            is_same = loose(known) == loose(text)
            self._draft.furniture += [text] if is_same else []
            return is_same
        if self._codes and field == self._profile.code and not self._codes.fits(text):
            return self._accept_code(self._codes, text)
        if self._profile.by_name[field].is_plain:
            return self._accept_number(field, text)
        if ": " in text:
            self._draft.add_doubt(field, f"{quoted(text)} may have a second label in it: check that it is one value")
        self._draft.add_fact(field, text, "label")
        return True

    def _accept_code(self, codes: CodeFormat, text: str) -> bool:
        code = codes.only_code_in(text) or (text if " " not in text else None)
        if code is None:
            return False
        field = self._profile.by_name[self._profile.code]
        why = f"read from {quoted(text)}" if code != text else f"this does not look like a {field.word}"
        self._draft.add_doubt(field.name, why)
        self._draft.add_fact(field.name, code, "label", "" if code == text else published(text))
        return True
