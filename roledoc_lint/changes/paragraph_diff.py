"""Lists of paragraphs compared: by how much of each is the same, within a list and from one list or text to another."""

from __future__ import annotations

from collections import Counter
from itertools import filterfalse

from roledoc_lint.changes.change import Wording
from roledoc_lint.changes.classify import NOTHING, Operand, text_change
from roledoc_lint.changes.entry_placement import placed_as_entries
from roledoc_lint.changes.kinds.groups import ParagraphKinds, SectionKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.kinds.others import PARAGRAPH, SENTENCE
from roledoc_lint.changes.paragraph_matching import Lists, SentenceMove, Texts, match_paragraphs
from roledoc_lint.changes.recorder import ChangeRecorder
from roledoc_lint.changes.text_items import Item
from roledoc_lint.changes.text_parts import exact_parts


class ParagraphComparison:
    """The lists of paragraphs of one role, and its texts. What a list has in one state only can be in another one."""

    def __init__(self, recorder: ChangeRecorder, lists: Lists, texts: Texts) -> None:
        self._recorder = recorder
        self._lists = lists
        groups = recorder.kinds.fields
        self._kinds = {field: kinds for field in lists if isinstance(kinds := groups[field], ParagraphKinds)}
        self._matches = match_paragraphs(lists, texts) if lists else None
        unmatched = self._matches.lists.items() if self._matches else ()
        self._removed = [Item(field, at, lists[field][0][at]) for field, found in unmatched for at in found.removed]
        self._added = [Item(field, at, lists[field][1][at]) for field, found in unmatched for at in found.added]

    @property
    def rests(self) -> dict[str, tuple[str, str]]:
        """What is left of each text of which a sentence came or went, before and after."""
        return self._matches.rests if self._matches else {}

    def has(self, field: str) -> bool:
        """Whether a field is one of the lists."""
        return field in self._lists

    def record_list(self, field: str, kinds: ParagraphKinds) -> None:
        """Record what happened within one list."""
        if not self._matches:
            return
        (before, after), matched, record = self._lists[field], self._matches.lists[field], self._recorder.record
        followed = {move.whole[0]: move.whole[1] for move in self._matches.sentences}
        for old, new in matched.pairs:
            is_shorter = Item(field, old, before[old]) in followed
            if before[old] != after[new] and not is_shorter:
                kind = text_change(kinds, before[old], after[new], self._recorder.meaning)
                record(kind, Operand(f"/{field}/{old}", before[old]), Operand(f"/{field}/{new}", after[new]))
        for index, parts in matched.splits:
            whole, texts = Operand(f"/{field}/{index}", before[index]), [after[part] for part in parts]
            kind = kinds.split if _are_parts(before[index], texts) else kinds.split_changed
            record(kind, whole, Operand(f"/{field}/{parts[0]}", texts))
        for parts, index in matched.joins:
            whole, texts = Operand(f"/{field}/{index}", after[index]), [before[part] for part in parts]
            kind = kinds.joined if _are_parts(after[index], texts) else kinds.joined_changed
            record(kind, Operand(f"/{field}/{parts[0]}", texts), whole)
        self._recorder.record_moves(field, kinds.moved, matched, list(after))

    def record_unmatched(self) -> None:
        """Record the paragraphs that went from one list to another, and those that were added or removed."""
        if not self._matches:
            return
        moves, parts, sentences = self._matches.moves, self._matches.parts, self._matches.sentences
        for move in moves:
            self._record_move(move.before, move.after, move.after.text, move.before.text)
        together = Counter(part.after for part in parts)
        for part in parts:
            named = part.before if together[part.after] > 1 else part.after
            self._record_move(part.before, part.after, named.text, part.was)
        for sentence in sentences:
            self._record_sentence(sentence)
        lost = self._recorder.head.profile.whole.lost
        gone, come = ([item for item in items if item.field == lost] for items in (self._removed, self._added))
        placed = placed_as_entries(self._recorder, gone, come)
        for item in filterfalse(placed.__contains__, self._removed):
            self._recorder.record(self._kinds[item.field].removed, Operand(_pointer(item), item.text), NOTHING)
        for item in filterfalse(placed.__contains__, self._added):
            self._recorder.record(self._kinds[item.field].added, NOTHING, Operand(_pointer(item), item.text))

    def _record_move(self, before: Item, after: Item, item: str, was: str) -> None:
        """Record a paragraph that is in another list, with what it was if its text has changed."""
        wording = Wording(_pointer(after), was, after.text) if was != after.text else None
        kind = self._kind_of_move(before.field, after.field, PARAGRAPH)
        self._recorder.record(kind, *_sides(before, after), item, wording=wording)

    def _record_sentence(self, move: SentenceMove) -> None:
        """Record sentences that are a paragraph now, or were one, with the text that they were or are in."""
        before, after, (old, new) = move
        wording = Wording(_pointer(new), old.text or None, new.text or None)
        kind = self._kind_of_move(before.field, after.field, SENTENCE)
        item = before.text if after is new else after.text
        self._recorder.record(kind, *_sides(before, after), item, wording=wording)

    def _kind_of_move(self, before: str, after: str, kinds: SectionKinds) -> Kind:
        lost = self._recorder.head.profile.whole.lost
        if lost in (before, after):
            return kinds.placed if before == lost else kinds.unplaced
        exchange = self._recorder.kinds.moves.get((before, after)) if kinds is PARAGRAPH else None
        return exchange or kinds.section_changed


def _sides(before: Item, after: Item) -> tuple[Operand, Operand]:
    return Operand(_pointer(before), before.field), Operand(_pointer(after), after.field)


def _are_parts(whole: str, texts: list[str]) -> bool:
    return exact_parts(whole, iter(texts)) == len(texts)


def _pointer(item: Item) -> str:
    return f"/{item.field}" if item.place < 0 else f"/{item.field}/{item.place}"
