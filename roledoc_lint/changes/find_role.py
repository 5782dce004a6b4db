"""The role that a user names by its code or its title, among all roles of a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.text_similarity import same_name
from roledoc_lint.changes.unreadable import problem_of
from roledoc_lint.errors import UsageError
from roledoc_lint.source.document import load
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.similarity import nearest

MAX_NAMED = 5
"""How many of the roles with one title a message names."""

MAX_SUGGESTED_FROM = 2000
"""Among how many roles one with a similar name is searched, as each of them has to be parsed."""


class RoleFile(NamedTuple):
    """A file that may have a role: the path that reports show, and what is in it."""

    path: str
    content: bytes


def find_role(name: str, files: Iterable[RoleFile], names: NameResolver, max_size: int) -> Role | None:
    """The role with a code or, if no role has it, with a title, whatever the case; None if there is none.

    Raises UsageError if several roles have it.
    """
    # A file that does not have the longest word of the name need not be parsed. An escape can only be in quotes.
    word = max(re.findall(r"\w+", name.casefold()) or [""], key=len).encode()
    likely = (file for file in files if word in file.content.lower() or b"\\" in file.content or not word.isascii())
    roles = [role for file in likely if (role := _role(file, names, max_size))]
    for key in _KEYS:
        found = [role for role in roles if (value := key(role)) and same_name(value) == same_name(name)]
        if len(found) > 1:
            called = [role.code or role.document.path for role in found]
            ways = called if len(set(called)) == len(called) else [role.document.path for role in found]
            more = f" and {len(ways) - MAX_NAMED:,} more" if len(ways) > MAX_NAMED else ""
            raise UsageError(
                f"several roles are called {quoted(name)}: name one of {', '.join(ways[:MAX_NAMED])}{more}"
            )
        if found:
            return found[0]
    return None


def no_such_role(name: str, files: Iterable[RoleFile], names: NameResolver, max_size: int) -> UsageError:
    """The error about a role that does not exist, with the name that may be meant."""
    known: set[str] = set()
    for _, file in zip(range(MAX_SUGGESTED_FROM), files, strict=False):
        role = _role(file, names, max_size)
        known |= {value for key in _KEYS if role and (value := key(role))}
    near = nearest(name, sorted(known))
    hint = did_you_mean(near[:1]) if near else "name a role by its code, its file or its title"
    return UsageError(f"there is no role {quoted(name)}: {hint}")


def _role(file: RoleFile, names: NameResolver, max_size: int) -> Role | None:
    document = load(file.path, file.content, max_size)
    return None if problem_of(document) else normalised_role(document, names)


def _title(role: Role) -> str | None:
    return role.text(role.profile.whole.title)


_KEYS: tuple[Callable[[Role], str | None], ...] = (lambda role: role.code, _title)
