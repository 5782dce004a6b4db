"""Lost paragraphs that are an entry or a record in the other state, such as agreed text without its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roledoc_lint.changes.change import Change, Wording, location
from roledoc_lint.changes.kinds.others import PLACED_AS_ENTRY, UNPLACED_AS_ENTRY
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.text_items import Item, with_most_words, words_of
from roledoc_lint.changes.text_similarity import is_retouched, similarity
from roledoc_lint.model.profile import Field
from roledoc_lint.text.json_pointer import unescape

MIN_SAME_AS_ENTRY = 0.85
"""How much of a lost paragraph must be the same as the text of an entry.

It is more than for other moves, because another text of the same entry is that of another level. The texts of two
levels of an entry in the shipped catalogue have less than 0.6 in common.
"""


def placed_as_entries(recorder: ChangeRecorder, gone: Sequence[Item], come: Sequence[Item]) -> set[Item]:
    """Record lost paragraphs as the entries that they became, or were, in place of what was recorded of these.

    `gone` and `come` are the paragraphs without a section that only the earlier or the later state has. Returns those
    that are an entry in the other state.
    """
    changes, found = recorder.changes, set[Item]()
    for item, number, text in _pairs(changes, recorder.head, gone, "added") if gone else ():
        found.add(item)
        wording = Wording(changes[number].pointer, item.text, text) if not is_retouched(item.text, text) else None
        base = location(recorder.base.document, _pointer(item))
        changes[number] = changes[number]._replace(
            definition=PLACED_AS_ENTRY, before=item.text, base=base, wording=wording
        )
    for item, number, text in _pairs(changes, recorder.base, come, "removed") if come else ():
        found.add(item)
        wording = Wording(_pointer(item), text, item.text) if not is_retouched(item.text, text) else None
        head = location(recorder.head.document, _pointer(item))
        changes[number] = changes[number]._replace(
            definition=UNPLACED_AS_ENTRY,
            after=item.text,
            head=head,
            pointer=_pointer(item),
            wording=wording,
        )
    return found


def _pairs(changes: Sequence[Change], role: Role, items: Sequence[Item], verb: str) -> Iterator[tuple[Item, int, str]]:
    """Paragraphs, the places of the changes that record the entries that they are, and the texts of these."""
    holders, candidates = words_of(items), list[tuple[float, Item, int, str]]()
    for place, change in enumerate(changes):
        for text in _texts(change, role, verb):
            for item in with_most_words(text, holders, items):
                alike = 1.0 if is_retouched(item.text, text) else similarity(item.text, text)
                if alike >= MIN_SAME_AS_ENTRY:
                    candidates.append((-alike, item, place, text))
    found, places = set[Item](), set[int]()
    for _, item, place, text in sorted(candidates):
        if item not in found and place not in places:
            found.add(item)
            places.add(place)
            yield item, place, text


def _texts(change: Change, role: Role, verb: str) -> Iterator[str]:
    """What a lost paragraph can say that is now an entry or a record, if the change is that one came or went."""
    field = role.profile.by_name.get(unescape(change.pointer.split("/")[1])) if change.pointer else None
    entry = change.after if verb == "added" else change.before
    if not field or not isinstance(entry, dict) or change.kind != f"{field.slug}-{verb}":
        return
    name, level = str(entry.get(field.key)), entry.get(field.level)
    text = _text(entry, field, role)
    if level is not None:
        yield from (f"{name} {level}", f"{name} level {level}")
    if text:
        yield from (text, f"{name} {text}", f"{name} {level} {text}", f"{name} level {level} {text}")


def _text(entry: dict[str, object], field: Field, role: Role) -> str:
    """The text of an entry or record; of an entry without one, what the catalogue has for its level."""
    parts = field.parts if field.kind == "entries" else (field.text,)
    written = [text for part in parts if isinstance(text := entry.get(part), str)]
    if not written and field.kind == "entries":
        agreed = role.names.own.find(field.name, role.edition if field.edition else None, str(entry.get(field.key)))
        level = entry.get(field.level)
        texts = [agreed.agreed(level, part) for part in parts] if agreed and isinstance(level, int | str) else []
        written = [text for text in texts if text]
    return "\n".join(written)


def _pointer(item: Item) -> str:
    return f"/{item.field}/{item.place}"
