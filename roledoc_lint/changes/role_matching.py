"""Which role of one state is which role of the other, if the path alone does not decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.text_similarity import fingerprint_words
from roledoc_lint.text.normalise import sentences

MIN_SHARED_SAME_PATH = 0.3
"""How much of two roles at one path must be the same for them to be one role with a new code."""

MIN_SHARED_ANY_PATH = 0.5
"""The same if the path has changed as well."""

MIN_LEAD = 0.1
"""By how much the role that is most alike must be ahead of the next one."""


class Matching(NamedTuple):
    """The pairs of roles, and the roles of one state only."""

    pairs: list[tuple[Role, Role]]
    removed: list[Role]
    added: list[Role]


def match_roles(before: Sequence[Role], after: Sequence[Role]) -> Matching:
    """Match roles by code, by path, then by content. Where nobody could know, a role was removed or added."""
    matching = Matching([], list(before), list(after))
    matching = _by(matching, lambda role: role.code)
    matching = _by(matching, lambda role: role.document.path, MIN_SHARED_SAME_PATH)
    return _by_content(matching)


def _by(matching: Matching, key: Callable[[Role], str | None], min_shared: float = 0.0) -> Matching:
    """Match roles with the same key, if only one role of each state has it and enough of the text is the same."""
    befores, afters = _only(matching.removed, key), _only(matching.added, key)
    pairs = [
        (role, afters[name])
        for name, role in befores.items()
        if name in afters and (not min_shared or _is_same_path(role, afters[name], min_shared))
    ]
    return _with(matching, pairs)


def _is_same_path(before: Role, after: Role, min_shared: float) -> bool:
    """Whether two roles at one path are one role. Only the path identifies a role without a code."""
    return (before.code is None and after.code is None) or _alike(_own(before), _own(after)) >= min_shared


def _only(roles: Sequence[Role], key: Callable[[Role], str | None]) -> dict[str, Role]:
    names = Counter(map(key, roles))
    return {name: role for role in roles if (name := key(role)) is not None and names[name] == 1}


def _with(matching: Matching, pairs: list[tuple[Role, Role]]) -> Matching:
    befores, afters = {id(role) for role, _ in pairs}, {id(role) for _, role in pairs}
    return Matching(
        [*matching.pairs, *pairs],
        [role for role in matching.removed if id(role) not in befores],
        [role for role in matching.added if id(role) not in afters],
    )


def _by_content(matching: Matching) -> Matching:
    """Match roles that share most of their own sentences, if no other role shares nearly as many."""
    own_before, own_after = [_own(role) for role in matching.removed], [_own(role) for role in matching.added]
    holders: dict[str, list[int]] = {}
    for index, own in enumerate(own_after):
        for sentence in own:
            holders.setdefault(sentence, []).append(index)
    found: list[tuple[float, int, int]] = []
    for index, own in enumerate(own_before):
        # A sentence that very many roles have identifies none, and comparing all of them would take long.
        near = {other for sentence in own for other in holders.get(sentence, [])[:20]}
        found += [
            (alike, index, other) for other in near if (alike := _alike(own, own_after[other])) >= MIN_SHARED_ANY_PATH
        ]
    best_before, best_after = _two_best((hit[0], hit[1]) for hit in found), _two_best((hit[0], hit[2]) for hit in found)
    clear = [hit for hit in found if _is_clear(hit[0], best_before[hit[1]]) and _is_clear(hit[0], best_after[hit[2]])]
    return _with(matching, [(matching.removed[index], matching.added[other]) for _, index, other in clear])


def _two_best(found: Iterable[tuple[float, int]]) -> dict[int, list[float]]:
    """The two highest similarities of each role."""
    best: dict[int, list[float]] = {}
    for alike, index in found:
        best[index] = sorted([*best.get(index, []), alike], reverse=True)[:2]
    return best


def _is_clear(alike: float, best: list[float]) -> bool:
    """Whether this similarity is the highest, and clearly ahead of the next."""
    return alike == best[0] and (len(best) == 1 or best[1] <= alike - MIN_LEAD)


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


def _alike(before: Counter[str], after: Counter[str]) -> float:
    """How much of two roles is the same, from 0 to 1, by the length of the sentences that they share."""
    shared = sum(len(sentence) * number for sentence, number in (before & after).items())
    whole = max(sum(len(sentence) * number for sentence, number in own.items()) for own in (before, after))
    return shared / whole if whole else 0.0
