"""All lists of paragraphs of a role matched: within each list, and from one list or text to another.

What is the same is matched before what is alike, in whichever list it is: a paragraph that moves as it is has moved,
however much the list that it has left gained another one like it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roledoc_lint.changes.list_matching import (
    Matched,
    Parts,
    by_identity,
    by_keys,
    most_alike,
    with_splits,
    without,
)
from roledoc_lint.changes.text_items import Item, with_most_words, words_of
from roledoc_lint.changes.text_parts import exact_parts, reworded_parts, runs, statements, without_runs
from roledoc_lint.changes.text_similarity import fingerprint_words, similarity

MIN_LEAD_OUTSIDE = 0.1
"""By how much a paragraph of another list must be more alike than one of the same list, which is the likelier one."""

MIN_WORDS_MOVED = 3
"""How many words a sentence must have to be known again elsewhere: "Full time." can be in many places by chance."""

Lists = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""The paragraphs of each list before and after."""

Texts = Mapping[str, tuple[str, str]]
"""Each text before and after; empty if there is none."""


class Move(NamedTuple):
    """A paragraph that went from one list to another."""

    before: Item
    after: Item


class PartMove(NamedTuple):
    """A part of a paragraph that is now another paragraph, or the reverse."""

    before: Item
    after: Item
    was: str
    """What the text of `after` was."""


class SentenceMove(NamedTuple):
    """Sentences that became a paragraph elsewhere, or the reverse. The rest of the text they were in is still there."""

    before: Item
    after: Item
    whole: tuple[Item, Item]
    """What they were in, or came to, in both states."""


class Matches(NamedTuple):
    """What was found. What `lists` has as removed or added is in one state only."""

    lists: dict[str, Matched]
    moves: list[Move]
    parts: list[PartMove]
    """Paragraphs that are now several in other lists, or the reverse."""
    sentences: list[SentenceMove]
    rests: dict[str, tuple[str, str]]
    """What is left, before and after, of texts of which sentences came or went."""


class _State:
    """What is still unmatched."""

    def __init__(self, lists: Lists, texts: Texts) -> None:
        self.before = {field: before for field, (before, _) in lists.items()}
        self.after = {field: after for field, (_, after) in lists.items()}
        self.texts = texts
        self.found = {field: by_identity(before, after) for field, (before, after) in lists.items()}

    def removed(self) -> list[Item]:
        return _items(self.before, {field: found.removed for field, found in self.found.items()})

    def added(self) -> list[Item]:
        return _items(self.after, {field: found.added for field, found in self.found.items()})

    def take(self, before: Iterable[Item], after: Iterable[Item]) -> None:
        """Count these no longer as unmatched."""
        gone, come = _indexes(before), _indexes(after)
        for field in gone.keys() | come.keys():
            self.found[field] = without(self.found[field], gone.get(field, set()), come.get(field, set()))

    def pair(self, same: Sequence[tuple[Item, Item]]) -> None:
        """Count paragraphs of one list as the same."""
        self.take([old for old, _ in same], [new for _, new in same])
        pairs: dict[str, list[tuple[int, int]]] = {}
        for old, new in same:
            pairs.setdefault(old.field, []).append((old.place, new.place))
        for field, more in pairs.items():
            found = self.found[field]
            self.found[field] = found._replace(pairs=sorted([*found.pairs, *more], key=lambda pair: pair[1]))

    def split(self, alike: Parts) -> None:
        """Count paragraphs that are several in the other state of their list as that."""
        for field, found in self.found.items():
            self.found[field] = with_splits(self.before[field], self.after[field], found, alike)


def match_paragraphs(lists: Lists, texts: Texts) -> Matches:
    """Match the paragraphs of all lists, and the sentences of texts that are paragraphs in the other state."""
    state, found = _State(lists, texts), Matches({}, [], [], [], {})
    found.moves.extend(_same_elsewhere(state))
    state.split(exact_parts)
    _in_parts(state, found, exact=True)
    _from_texts(state, found, exact=True)
    state.split(reworded_parts)
    found.moves.extend(_alike(state))
    _in_parts(state, found, exact=False)
    _from_texts(state, found, exact=False)
    return found._replace(lists=state.found)


def _same_elsewhere(state: _State) -> list[Move]:
    """The paragraphs that are the same or retouched in another list."""
    removed, added = state.removed(), state.added()
    matched = by_keys(removed, added, lambda item: item.text, lambda item: fingerprint_words(item.text))
    moves = [Move(removed[old], added[new]) for old, new in matched.pairs]
    state.take([move.before for move in moves], [move.after for move in moves])
    return moves


# ---- paragraphs that are alike


def _alike(state: _State) -> list[Move]:
    """Pair what is most alike: within its list, or in another one if that is clearly more alike."""
    candidates: list[tuple[float, int, Item, Item]] = []
    for field, found in state.found.items():
        before, after = state.before[field], state.after[field]
        for alike, apart, old, new in most_alike(before, after, found):
            candidates.append((-alike, apart, Item(field, old, before[old]), Item(field, new, after[new])))
    for alike, item, other in _alike_elsewhere(state.removed(), state.added()):
        candidates.append((MIN_LEAD_OUTSIDE - alike, 0, item, other))
    removed, added, pairs = set(state.removed()), set(state.added()), list[tuple[Item, Item]]()
    for *_, item, other in sorted(candidates):
        if item in removed and other in added:
            removed.remove(item)
            added.remove(other)
            pairs.append((item, other))
    state.pair([pair for pair in pairs if pair[0].field == pair[1].field])
    moves = [Move(*pair) for pair in pairs if pair[0].field != pair[1].field]
    state.take([move.before for move in moves], [move.after for move in moves])
    return moves


def _alike_elsewhere(removed: Sequence[Item], added: Sequence[Item]) -> Iterator[tuple[float, Item, Item]]:
    """Paragraphs of different lists of which one can be the other reworded, and how much of them is the same."""
    holders = words_of(added)
    for item in removed:
        for other in with_most_words(item.text, holders, added):
            alike = similarity(item.text, other.text) if item.field != other.field else 0
            if alike:
                yield alike, item, other


# ---- paragraphs in parts


def _in_parts(state: _State, found: Matches, *, exact: bool) -> None:
    """Find paragraphs whose sentences are paragraphs of several lists in the other state."""
    for whole, pieces in _distributed(state.removed(), state.added(), exact=exact):
        own, others = _own(whole, pieces)
        state.take([whole], [piece.item for piece in others])
        if own:
            state.pair([(whole, own)])
            found.sentences.extend(SentenceMove(whole, piece.item, (whole, own)) for piece in others)
        else:
            found.parts.extend(PartMove(whole, piece.item, piece.of(whole)) for piece in others)
    for whole, pieces in _distributed(state.added(), state.removed(), exact=exact):
        own, others = _own(whole, pieces)
        state.take([piece.item for piece in others], [whole])
        if own:
            state.pair([(own, whole)])
            found.sentences.extend(SentenceMove(piece.item, whole, (own, whole)) for piece in others)
        else:
            found.parts.extend(PartMove(piece.item, whole, piece.item.text) for piece in others)


def _own(whole: Item, pieces: Sequence[_Piece]) -> tuple[Item | None, list[_Piece]]:
    """The piece that is in the same list, if there is one, and the others."""
    own = next((piece.item for piece in pieces if piece.item.field == whole.field), None)
    return own, [piece for piece in pieces if piece.item is not own]


def _distributed(wholes: Sequence[Item], parts: Sequence[Item], *, exact: bool) -> list[tuple[Item, list[_Piece]]]:
    """The paragraphs whose sentences are all among the parts, at most one of them in the same list."""
    found, used = list[tuple[Item, list[_Piece]]](), set[Item]()
    holders = words_of(parts)
    for whole in wholes:
        if len(statements(whole.text)) > 1:
            pieces = _pieces(whole.text, "", parts, holders, used, exact=exact)
            own = sum(piece.item.field == whole.field for piece in pieces)
            if len(pieces) > 1 and own <= 1 and not _rest(whole.text, pieces):
                found.append((whole, pieces))
                used.update(piece.item for piece in pieces)
    return found


# ---- sentences of texts


def _from_texts(state: _State, found: Matches, *, exact: bool) -> None:
    """Find the sentences of texts, such as a purpose, that are a paragraph in the other state."""
    for field, (before, after) in state.texts.items():
        whole, rest = (Item(field, -1, before), Item(field, -1, after)), found.rests.get(field, (before, after))
        added, removed = state.added(), state.removed()
        gone = _pieces(rest[0], rest[1], added, words_of(added), exact=exact)
        come = _pieces(rest[1], rest[0], removed, words_of(removed), exact=exact)
        if gone or come:
            state.take([piece.item for piece in come], [piece.item for piece in gone])
            found.sentences.extend(SentenceMove(whole[0], piece.item, whole) for piece in gone)
            found.sentences.extend(SentenceMove(piece.item, whole[1], whole) for piece in come)
            found.rests[field] = _rest(rest[0], gone), _rest(rest[1], come)


class _Piece(NamedTuple):
    """An item that is a run of sentences of other text: the first, and the one after the last."""

    item: Item
    first: int
    end: int

    def of(self, whole: Item) -> str:
        """The run of sentences."""
        return " ".join(statements(whole.text)[self.first : self.end])


def _rest(text: str, pieces: Sequence[_Piece]) -> str:
    return without_runs(text, [(piece.first, piece.end) for piece in pieces])


def _pieces(
    text: str,
    other: str,
    items: Sequence[Item],
    holders: Mapping[str, Sequence[int]],
    used: Collection[Item] = (),
    *,
    exact: bool,
) -> list[_Piece]:
    """The items that are sentences of text which its other state does not have, the first sentence first."""
    if not text or not items:
        return []
    rivals = [Item("", -1, sentence) for sentence in statements(other)] if other else []
    kept = {fingerprint_words(rival.text) for rival in rivals}
    of_rivals = words_of(rivals)
    single = {first: words for first, end, words in runs(text) if end == first + 1}
    candidates: list[tuple[float, int, Item, int]] = []
    for first, end, words in runs(text):
        if len(words) < MIN_WORDS_MOVED or any(single[place] in kept for place in range(first, end)):
            continue
        written = " ".join(words)
        for item in with_most_words(written, holders, items):
            alike = _how_alike(words, item, exact=exact) if item not in used else 0
            if alike and all(alike > _how_alike(words, rival) for rival in with_most_words(written, of_rivals, rivals)):
                candidates.append((-alike, first, item, end))
    return _disjoint(candidates)


def _how_alike(words: Sequence[str], item: Item, *, exact: bool = False) -> float:
    other = fingerprint_words(item.text)
    return float(words == other) if exact else similarity(" ".join(words), " ".join(other))


def _disjoint(candidates: Iterable[tuple[float, int, Item, int]]) -> list[_Piece]:
    """The best of the candidates, so that no sentence and no item is in two of them."""
    taken, items, pieces = set[int](), set[Item](), list[_Piece]()
    for _, first, item, end in sorted(candidates):
        if item not in items and taken.isdisjoint(range(first, end)):
            items.add(item)
            taken.update(range(first, end))
            pieces.append(_Piece(item, first, end))
    return sorted(pieces, key=lambda piece: piece.first)


def _items(texts: Mapping[str, Sequence[str]], indexes: Mapping[str, Iterable[int]]) -> list[Item]:
    return [Item(field, index, texts[field][index]) for field, found in indexes.items() for index in found]


def _indexes(items: Iterable[Item]) -> dict[str, set[int]]:
    """The indexes of items by their lists; those of texts are left out."""
    found: dict[str, set[int]] = {}
    for item in items:
        if item.place >= 0:
            found.setdefault(item.field, set()).add(item.place)
    return found
