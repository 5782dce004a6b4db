"""The line of a branch: its commits by their first parents, and what each merge among them brought in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from roledoc_lint.project.git_log import Commit


class Line:
    """The first parents of the newest commit. A commit of another branch belongs to the merge that brought it in."""

    def __init__(self, commits: Sequence[Commit]) -> None:
        """`commits` are all that lead to the newest one, which is first; each comes before its parents."""
        self._all = commits
        self._by_name = {commit.name: commit for commit in commits}
        self.commits = list(self._first_parents())
        """The commits of the line, the newest first."""

    def _first_parents(self) -> Iterator[Commit]:
        commit = self._all[0] if self._all else None
        while commit:
            yield commit
            commit = self._by_name.get(commit.parents[0]) if commit.parents else None

    def brought(self, merge: Commit) -> list[Commit]:
        """The commits that came to the line with a merge, the newest first, without merges among them."""
        return self._brought.get(merge.name, [])

    @cached_property
    def _brought(self) -> Mapping[str, list[Commit]]:
        owners = dict.fromkeys((commit.name for commit in self.commits), "")
        for merge in reversed(self.commits):
            waiting = list(merge.parents[1:])
            while waiting:
                name = waiting.pop()
                if name not in owners and name in self._by_name:
                    owners[name] = merge.name
                    waiting += self._by_name[name].parents
        found: dict[str, list[Commit]] = {}
        for commit in self._all:
            if owners.get(commit.name) and len(commit.parents) < 2:
                found.setdefault(owners[commit.name], []).append(commit)
        return found
