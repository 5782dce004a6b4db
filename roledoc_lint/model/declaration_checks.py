"""Check what is declared of a profile against all else that is declared."""

from collections.abc import Collection, Iterator

from roledoc_lint.model.attributes import KEYWORD, WORDS, DeclarationError
from roledoc_lint.model.profile import Field, Profile
from roledoc_lint.model.verbs import exchange_names, is_reserved, kind_names, name_of, verbs_of
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import suggestion

_OTHER_SLUG = "{} is the slug of other changes: choose another one"


def check_profile(profile: Profile) -> None:
    """Raise DeclarationError if a name is not declared, or two declarations contradict each other."""
    for field in profile.fields:
        pointer = pointer_of(field.name)
        _check_field(field, profile, pointer)
        for detail in field.details:
            _check_each(detail, profile, f"{pointer}/details/{escape(detail.name)}")
    _check_slugs(profile)
    _check_headings(profile)
    _check_order(profile)
    _check_whole(profile)
    _check_kinds(profile)


def pointer_of(field: str) -> str:
    """The JSON Pointer of what is declared of a field."""
    return f"/properties/{escape(field)}/{KEYWORD}"


def _check_field(field: Field, profile: Profile, pointer: str) -> None:
    """Raise DeclarationError if a field names another field or a scale that does not exist, or contradicts itself."""
    if field.after:
        _known(f"{pointer}/after", field.after, profile.of_kind("date"), "date field")
    if field.edition:
        _known(f"{pointer}/edition", field.edition, profile.of_kind("word"), "field with a word")
    if field.scale:
        _known(f"{pointer}/scale", field.scale, profile.whole.scales, "scale")
    if field.scale and not field.level:
        raise DeclarationError(f"{pointer}/scale", "level is missing: a scale is that of a level")
    if field.level and field.level == field.key:
        raise DeclarationError(f"{pointer}/level", "key and level must be different")
    if field.kind == "entries" and len({field.key, field.level, *field.parts}) != 2 + len(field.parts):
        raise DeclarationError(f"{pointer}/parts", "key, level and parts must be different")
    if field.level_verbs and not field.level:
        raise DeclarationError(f"{pointer}/level_verbs", "level is missing: level_verbs are for a change of it")
    if field.catalogue in {each.vocabulary for _, each in profile.with_words}:
        raise DeclarationError(f"{pointer}/catalogue", f"{field.catalogue} is a list of words, not a section")
    if field.key in {detail.name for detail in field.details}:
        raise DeclarationError(f"{pointer}/details/{escape(field.key)}", f"{field.key} is the key, and not a detail")
    _check_each(field, profile, pointer)


def _check_each(field: Field, profile: Profile, pointer: str) -> None:
    """Raise DeclarationError for what cannot be declared of a field, and of a detail neither."""
    if field.kind == "range" and len(field.parts) != 2:
        raise DeclarationError(f"{pointer}/parts", "a range has two parts, its lower and its upper end")
    if field.kind in WORDS and not field.vocabulary:
        raise DeclarationError(pointer, f"vocabulary is missing: {field.name} has the kind {field.kind}")
    for attribute, name in (("vocabulary", field.vocabulary), ("catalogue", field.catalogue)):
        if "/" in name or "~" in name:
            raise DeclarationError(f"{pointer}/{attribute}", f"{quoted(name)} cannot have / or ~ in it")


def _check_slugs(profile: Profile) -> None:
    owners: dict[str, str] = {}
    for field in profile.fields:
        if field.slug in owners:
            message = f"{field.name} and {owners[field.slug]} have the same slug {field.slug}"
            raise DeclarationError(pointer_of(field.name), message)
        owners[field.slug] = field.name


def _check_headings(profile: Profile) -> None:
    """Raise DeclarationError if two fields have one heading: an import could not know which is meant."""
    owners: dict[str, str] = {}
    for field in profile.fields:
        for number, heading in enumerate(field.heading):
            owner = owners.setdefault(loose(heading), field.name)
            if owner != field.name:
                message = f"{quoted(heading)} is a heading of {owner} too"
                raise DeclarationError(f"{pointer_of(field.name)}/heading/{number}", message)


def _check_order(profile: Profile) -> None:
    """Raise DeclarationError if a value would have to be less than itself."""
    for field in profile.fields:
        seen, name = {field.name}, field.after
        while name in profile.by_name:
            if name in seen:
                raise DeclarationError(f"{pointer_of(field.name)}/after", f"{field.name} would have to be after itself")
            seen.add(name)
            name = profile.by_name[name].after
    for number, (first, second) in enumerate(profile.whole.pairs):
        if (second, first) in profile.pairs:
            raise DeclarationError(
                f"/{KEYWORD}/pairs/{number}", f"{first} and {second} are a pair the other way round too"
            )


def _check_whole(profile: Profile) -> None:
    """Raise DeclarationError if what is declared of the role as a whole names a field that is not declared."""
    whole, at = profile.whole, f"/{KEYWORD}"
    named = {
        **{f"identity/{number}": (name, profile.short) for number, name in enumerate(whole.identity)},
        "shown/title": (whole.title, profile.of_kind("line")),
        "shown/organisation": (whole.organisation, profile.short),
        "lost": (whole.lost, profile.paragraphs),
        "replaces": (whole.replaces, profile.of_kind("line")),
    }
    for pointer, (name, fields) in named.items():
        if name:
            _known(f"{at}/{pointer}", name, fields, "field")
    for number, agreement in enumerate(whole.agree):
        _known(f"{at}/agree/{number}/field", agreement.field, profile.vocabularies, "field with words")
        able = (*profile.vocabularies, *profile.sections)
        _known(f"{at}/agree/{number}/equals", agreement.equals, able, "field with words or levels")
    for number, pair in enumerate(whole.pairs):
        for name in pair:
            _known(f"{at}/pairs/{number}", name, [*_comparable(profile)], "number, date or ranked word")
    for number, exchange in enumerate(whole.exchange):
        for part, name in (("from", exchange.origin), ("to", exchange.target)):
            _known(f"{at}/exchange/{number}/{part}", name, profile.paragraphs, "field with paragraphs")


def _comparable(profile: Profile) -> Iterator[str]:
    """What can be less or more: dates, numbers, words of a ranked vocabulary, and the parts of ranges."""
    for field in profile.fields:
        if field.kind == "range":
            yield from (f"{field.name}/{part}" for part in field.parts)
        elif field.kind == "date" or field.is_plain or (field.kind == "word" and field.ranked):
            yield field.name


def _check_kinds(profile: Profile) -> None:
    """Raise DeclarationError if two changes would have one name, or an impact is that of nothing that can happen."""
    title, owners = profile.whole.title, dict[str, str]()
    for field in profile.fields:
        pointer = pointer_of(field.name)
        if is_reserved(field.slug):
            raise DeclarationError(f"{pointer}/slug", _OTHER_SLUG.format(field.slug))
        known = [name_of(field, verb) for verb in verbs_of(field, title)]
        for verb, _ in field.impacts:
            _known(f"{pointer}/impact/{escape(verb)}", verb, known, "verb")
        for name in kind_names(field, title):
            _once(owners, name, field.name, pointer)
    for number, exchange in enumerate(profile.whole.exchange):
        if is_reserved(exchange.slug):
            raise DeclarationError(f"/{KEYWORD}/exchange/{number}/slug", _OTHER_SLUG.format(exchange.slug))
        for name in exchange_names(exchange):
            _once(owners, name, "exchange", f"/{KEYWORD}/exchange/{number}")


def _once(owners: dict[str, str], name: str, owner: str, pointer: str) -> None:
    if name in owners:
        both = f"{owners[name]} and {owner}" if owners[name] != owner else owner
        raise DeclarationError(pointer, f"two changes of {both} would be called {name}: give one another slug")
    owners[name] = owner


def _known(pointer: str, name: str, names: Collection[str], noun: str) -> None:
    if name not in names:
        meant = suggestion(name, names) if names else ""
        raise DeclarationError(pointer, f"there is no {noun} {quoted(name)}{meant}")
