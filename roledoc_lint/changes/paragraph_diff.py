"""Lists of paragraphs compared: by how much of each is the same, within a list and from one list to another."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from roledoc_lint.changes.classify import NOTHING, Operand, text_change
from roledoc_lint.changes.kinds.groups import ParagraphKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.kinds.others import PARAGRAPH
from roledoc_lint.changes.list_matching import by_keys, by_text
from roledoc_lint.changes.recorder import ChangeRecorder


class _Paragraph(NamedTuple):
    """A paragraph that its list has in one state only."""

    field: str
    kinds: ParagraphKinds
    pointer: str
    text: str

    @property
    def operand(self) -> Operand:
        return Operand(self.pointer, self.text)


class ParagraphComparison:
    """The lists of paragraphs of one role. What a list has in one state only waits for the other lists."""

    def __init__(self, recorder: ChangeRecorder) -> None:
        self._recorder = recorder
        self._removed: list[_Paragraph] = []
        self._added: list[_Paragraph] = []

    def compare_list(self, field: str, kinds: ParagraphKinds, before: list[str], after: list[str]) -> None:
        """Compare one list."""
        matched, record = by_text(before, after), self._recorder.record
        for old, new in matched.pairs:
            if before[old] != after[new]:
                kind = text_change(kinds, before[old], after[new], self._recorder.meaning)
                record(kind, Operand(f"/{field}/{old}", before[old]), Operand(f"/{field}/{new}", after[new]))
        for index, parts in matched.splits:
            whole, texts = Operand(f"/{field}/{index}", before[index]), [after[part] for part in parts]
            record(kinds.split, whole, Operand(f"/{field}/{parts[0]}", texts))
        for parts, index in matched.joins:
            whole, texts = Operand(f"/{field}/{index}", after[index]), [before[part] for part in parts]
            record(kinds.joined, Operand(f"/{field}/{parts[0]}", texts), whole)
        self._removed += [_Paragraph(field, kinds, f"/{field}/{index}", before[index]) for index in matched.removed]
        self._added += [_Paragraph(field, kinds, f"/{field}/{index}", after[index]) for index in matched.added]
        self._recorder.record_moves(field, kinds.moved, matched, after)

    def record_unmatched(self) -> None:
        """Record the paragraphs that went from one list to another, and those that were added or removed."""
        record, matched = self._recorder.record, by_keys(self._removed, self._added, _text)
        for old, new in matched.pairs:
            before, after = self._removed[old], self._added[new]
            kind = self._kind_of_move(before.field, after.field)
            record(kind, Operand(before.pointer, before.field), Operand(after.pointer, after.field), after.text)
        for paragraph in (self._removed[index] for index in matched.removed):
            record(paragraph.kinds.removed, paragraph.operand, NOTHING)
        for paragraph in (self._added[index] for index in matched.added):
            record(paragraph.kinds.added, NOTHING, paragraph.operand)

    def _kind_of_move(self, before: str, after: str) -> Kind:
        lost = self._recorder.head.profile.whole.lost
        if lost in (before, after):
            return PARAGRAPH.placed if before == lost else PARAGRAPH.unplaced
        return self._recorder.kinds.moves.get((before, after), PARAGRAPH.section_changed)


def _text(paragraph: _Paragraph) -> Hashable:
    return paragraph.text
