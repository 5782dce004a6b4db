"""Lists of paragraphs compared: by how much of each is the same, within a list and from one list to another."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from roledoc_lint.changes.kinds import noun
from roledoc_lint.changes.list_matching import by_keys, by_text
from roledoc_lint.changes.recorder import NOTHING, ChangeRecorder, Operand, verb

LOST = "unattributed"
MADE = {
    ("desirable_criteria", "essential_criteria"): "criterion-made-essential",
    ("essential_criteria", "desirable_criteria"): "criterion-made-desirable",
}


class _Paragraph(NamedTuple):
    """A paragraph that its list has in one state only."""

    field: str
    pointer: str
    text: str

    @property
    def side(self) -> Operand:
        return Operand(self.pointer, self.text)


class Paragraphs:
    """The lists of paragraphs of one role. What is in one state only waits for the other lists."""

    def __init__(self, recorder: ChangeRecorder) -> None:
        self._telling = recorder
        self._removed: list[_Paragraph] = []
        self._added: list[_Paragraph] = []

    def compare(self, field: str, before: list[str], after: list[str]) -> None:
        """Compare one list."""
        name, matched, record = noun(field), by_text(before, after), self._telling.record
        for old, new in matched.pairs:
            if before[old] != after[new]:
                sides = Operand(f"/{field}/{old}", before[old]), Operand(f"/{field}/{new}", after[new])
                record(f"{name}-{verb(name, before[old], after[new])}", *sides)
        for index, parts in matched.splits:
            whole, texts = Operand(f"/{field}/{index}", before[index]), [after[part] for part in parts]
            record(f"{name}-split", whole, Operand(f"/{field}/{parts[0]}", texts))
        for parts, index in matched.joins:
            whole, texts = Operand(f"/{field}/{index}", after[index]), [before[part] for part in parts]
            record(f"{name}-joined", Operand(f"/{field}/{parts[0]}", texts), whole)
        self._removed += [_Paragraph(field, f"/{field}/{index}", before[index]) for index in matched.removed]
        self._added += [_Paragraph(field, f"/{field}/{index}", after[index]) for index in matched.added]
        self._telling.record_moves(field, matched, after)

    def record_the_rest(self) -> None:
        """Tell the paragraphs that went from one list to another, and those that came or went for good."""
        record, matched = self._telling.record, by_keys(self._removed, self._added, _text)
        for old, new in matched.pairs:
            before, after = self._removed[old], self._added[new]
            kind = _section_kind(before.field, after.field)
            record(kind, Operand(before.pointer, before.field), Operand(after.pointer, after.field), after.text)
        for paragraph in (self._removed[index] for index in matched.removed):
            record(f"{noun(paragraph.field)}-removed", paragraph.side, NOTHING)
        for paragraph in (self._added[index] for index in matched.added):
            record(f"{noun(paragraph.field)}-added", NOTHING, paragraph.side)


def _section_kind(before: str, after: str) -> str:
    if LOST in (before, after):
        return "paragraph-placed" if before == LOST else "paragraph-unplaced"
    return MADE.get((before, after), "paragraph-section-changed")


def _text(paragraph: _Paragraph) -> Hashable:
    return paragraph.text
