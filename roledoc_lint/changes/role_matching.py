"""Which role of one state is which role of the other, if path and code alone do not decide it.

Code, path, title and text count together. Codes can be exchanged, files can change places, and a code that is not
used any more can be given to another role, so none of them decides alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.text_items import Item, with_most_words, words_of
from roledoc_lint.changes.text_similarity import fingerprint_words, same_name, similarity
from roledoc_lint.text.normalise import sentences

MIN_SHARED_SAME_PATH = 0.3
"""How much of two roles at one path must be the same for them to be one role with a new code."""

MIN_SHARED_ANY_PATH = 0.5
"""The same if the path has changed as well."""

MIN_SHARED_SAME_CODE = 0.1
"""The same if only the code is the same. With less, another role was given the code."""

MIN_REWORDED_SAME_CODE = 0.5
"""How many of the sentences must be reworded ones of the other role if only the code is the same.

Of 896 pairs of roles that are not the same, no two have more than 0.23.
"""

MIN_LEAD = 0.15
"""By how much the pair of roles for which most speaks must be ahead of the next one, if only their text does."""

TEXT, CODE, OTHER_CODE, PATH, TITLE = 1.5, 1.0, -0.5, 0.5, 0.5
"""The points for two roles that have all their text, the code, the path or the title in common, or other codes.

The text counts more than the code: where path and text agree, and the code does not, the code has changed.
"""


class Matching(NamedTuple):
    """The pairs of roles, and the roles of one state only."""

    pairs: list[tuple[Role, Role]]
    removed: list[Role]
    added: list[Role]


class _Known:
    """A role with what it is compared by."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.path = role.document.path
        self.code = same_name(role.code) if role.code else None
        self.title = fingerprint_words(role.text(role.profile.whole.title) or "")
        self.own = _own(role)


class _Hit(NamedTuple):
    """Two roles that can be one, by their indexes, and how much speaks for it."""

    points: float
    before: int
    after: int
    is_sure: bool
    """Whether more than their text speaks for it."""


def is_one_role(before: Role, after: Role) -> bool:
    """Whether two roles at one path are one, whatever other roles there are.

    With one code they are. Without codes, the title or some of the text must be the same.
    """
    if before.code or after.code:
        return before.code == after.code
    return _is_sure(_Known(before), _Known(after))


def match_roles(before: Sequence[Role], after: Sequence[Role]) -> Matching:
    """Match roles: what replaces which by its own words, then by what most speaks for.

    Where nobody could know, a role was removed or added.
    """
    matching = _with(Matching([], list(before), list(after)), _replacements(before, after))
    olds, news = list(map(_Known, matching.removed)), list(map(_Known, matching.added))
    hits = sorted(_hits(olds, news), key=lambda hit: (-hit.points, olds[hit.before].path, news[hit.after].path))
    found = _best(hits, [])
    # What was not clear may be so when the other roles are paired.
    found = _best([hit for hit in hits if hit not in found], found)
    pairs = [(olds[hit.before].role, news[hit.after].role) for hit in found]
    return _with(matching, sorted(pairs, key=lambda pair: pair[0].document.path))


def _best(hits: Sequence[_Hit], found: Sequence[_Hit]) -> list[_Hit]:
    """Those found before and more of the hits, the heaviest first, with no role twice.

    Text alone must be clearly ahead of what else could be the role.
    """
    best, befores, afters = list(found), {hit.before for hit in found}, {hit.after for hit in found}
    by_before, by_after = _grouped(hits, lambda hit: hit.before), _grouped(hits, lambda hit: hit.after)
    for hit in hits:
        if hit.before in befores or hit.after in afters:
            continue
        rivals = [rival for rival in by_before[hit.before] if rival.after not in afters]
        rivals += [rival for rival in by_after[hit.after] if rival.before not in befores]
        if hit.is_sure or all(rival is hit or rival.points <= hit.points - MIN_LEAD for rival in rivals):
            best.append(hit)
            befores.add(hit.before)
            afters.add(hit.after)
    return best


def _grouped(hits: Iterable[_Hit], key: Callable[[_Hit], int]) -> dict[int, list[_Hit]]:
    groups: dict[int, list[_Hit]] = {}
    for hit in hits:
        groups.setdefault(key(hit), []).append(hit)
    return groups


def _replacements(before: Sequence[Role], after: Sequence[Role]) -> list[tuple[Role, Role]]:
    """The retired roles whose code a new role says that it replaces, if only one says so."""
    used = {code for role in after for code in role.codes}
    retired = _only((code, role) for role in before for code in role.codes if code not in used)
    replacing = _only((code, role) for role in after if (code := role.replaces))
    return [(retired[code], new) for code, new in replacing.items() if code in retired]


def _only(named: Iterable[tuple[str, Role]]) -> dict[str, Role]:
    """The roles by the codes that only one of them has."""
    found: dict[str, list[Role]] = {}
    for name, role in named:
        found.setdefault(same_name(name), []).append(role)
    return {name: roles[0] for name, roles in found.items() if len(roles) == 1}


def _with(matching: Matching, pairs: list[tuple[Role, Role]]) -> Matching:
    befores, afters = {id(role) for role, _ in pairs}, {id(role) for _, role in pairs}
    return Matching(
        [*matching.pairs, *pairs],
        [role for role in matching.removed if id(role) not in befores],
        [role for role in matching.added if id(role) not in afters],
    )


def _hits(olds: Sequence[_Known], news: Sequence[_Known]) -> Iterator[_Hit]:
    """Every two roles that can be one."""
    codes, paths = (dict(_unique(news, of)) for of in (_code, _path))
    only_codes = {key for key, _ in _unique(olds, _code)} & codes.keys()
    holders: dict[str, list[int]] = {}
    for index, new in enumerate(news):
        for sentence in new.own:
            holders.setdefault(sentence, []).append(index)
    for index, old in enumerate(olds):
        # A sentence that very many roles have identifies none, and comparing all of them would take long.
        near = {other for sentence in old.own for other in holders.get(sentence, [])[:20]}
        named = {codes.get(old.code) if old.code in only_codes else None, paths.get(old.path)} - {None}
        for other in sorted({*near, *(place for place in named if place is not None)}):
            hit = _hit(old, news[other], index, other, only_codes)
            if hit:
                yield hit


def _hit(old: _Known, new: _Known, before: int, after: int, codes: Collection[str]) -> _Hit | None:
    """What speaks for two roles being one; None if it is not enough."""
    alike, is_sure = _alike(old.own, new.own), _is_sure(old, new, codes)
    if not is_sure and alike < MIN_SHARED_ANY_PATH:
        return None
    same_code = old.code is not None and old.code == new.code and old.code in codes
    points = TEXT * alike + PATH * (old.path == new.path) + TITLE * (old.title == new.title)
    points += CODE if same_code else OTHER_CODE if old.code and new.code and old.code != new.code else 0
    return _Hit(points, before, after, is_sure)


def _is_sure(old: _Known, new: _Known, codes: Collection[str] | None = None) -> bool:
    """Whether the code or the path and something else are the same. `codes` are those that only one role has."""
    alike, is_titled = _alike(old.own, new.own), old.title == new.title
    if old.code and old.code == new.code and (codes is None or old.code in codes):
        is_known = old.path == new.path or is_titled or alike >= MIN_SHARED_SAME_CODE
        return is_known or _reworded(old.own, new.own) >= MIN_REWORDED_SAME_CODE
    if old.path != new.path:
        return False
    return alike >= MIN_SHARED_SAME_PATH or (old.code is None and new.code is None and is_titled)


def _unique(roles: Sequence[_Known], key: Callable[[_Known], str | None]) -> Iterator[tuple[str, int]]:
    """The keys that only one role has, and its index."""
    times = Counter(map(key, roles))
    for index, role in enumerate(roles):
        name = key(role)
        if name is not None and times[name] == 1:
            yield name, index


def _code(role: _Known) -> str | None:
    return role.code


def _path(role: _Known) -> str | None:
    return role.path


def _own(role: Role) -> Counter[str]:
    """The role's own sentences, as they are compared. Agreed wording is left out, as many roles share it."""
    profile = role.profile
    # Where several fields identify a role together, one of them alone can be that of many roles, as a title is.
    lines = profile.of_kind("line") if len(profile.whole.identity) > 1 else profile.lines
    texts = [role.text(field) for field in (*lines, *profile.texts)]
    for field in role.profile.paragraphs:
        values = role.values.get(field)
        texts += [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
    return Counter(" ".join(fingerprint_words(sentence)) for text in texts if text for sentence in sentences(text))


def _reworded(before: Counter[str], after: Counter[str]) -> float:
    """How many of the sentences of a role another one has in the same or in other words, from 0 to 1."""
    items = [Item("", place, sentence) for place, sentence in enumerate(after)]
    holders = words_of(items)
    found = [
        sentence
        for sentence in before
        if any(similarity(sentence, item.text) for item in with_most_words(sentence, holders, items))
    ]
    return len(found) / max(1, len(before), len(after))


def _alike(before: Counter[str], after: Counter[str]) -> float:
    """How much of two roles is the same, from 0 to 1, by the length of the sentences that they share."""
    shared = sum(len(sentence) * number for sentence, number in (before & after).items())
    whole = max(sum(len(sentence) * number for sentence, number in own.items()) for own in (before, after))
    return shared / whole if whole else 0.0
