"""Checks role after role: only those that have changed since the last run, in several processes where that pays."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FileResult, WorkerResult
from roledoc_lint.lint.targets import Targets
from roledoc_lint.lint.workers import default_jobs, map_ordered
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.fields import IDENTITY
from roledoc_lint.project.files import SourceFile

if TYPE_CHECKING:
    from roledoc_lint.lint.cache.session import Memory


MIN_ROLES_FOR_CACHE = 100
"""Among so many roles, one alone is checked without what earlier runs have found."""


def check_roles(
    linter: Linter, catalogue: Callable[[], Catalogue], *, cached: bool, jobs: int | None
) -> Iterator[tuple[SourceFile, WorkerResult]]:
    """Each role file of the targets with what is found in it, in the order of the files.

    `catalogue` is called where a role must be checked. `jobs` is the number of processes, or None for the usual one.
    """
    targets = linter.session.targets
    compares = any(rule.compares_roles for rule in linter.rules)
    cached = cached and _keeping_pays(targets, compares=compares)
    memory = _memory(linter, compares=compares) if cached else None
    known = memory.unchanged() if memory else {}
    fresh = [file for file in targets.roles if file.display_path not in known]
    if fresh:
        linter = linter.with_catalogue(catalogue())
        if compares:
            targets.index_roles()  # or else each process would do it for itself
    results = map_ordered(_Work(linter, cached=cached), fresh, jobs or default_jobs(len(fresh)))
    for file in targets.roles:
        found = known.get(file.display_path)
        result = WorkerResult(found) if found else next(results)
        if memory and result.found and not found:
            memory.add(file, result)
        yield file, result
    results.close()  # the processes end before what is kept takes memory too
    if memory:
        memory.keep()


def _keeping_pays(targets: Targets, *, compares: bool) -> bool:
    """Whether results are kept: to look one role up takes as long as to check it, but for many others to look at."""
    return len(targets.roles) > 1 or (compares and len(targets.project_roles) > MIN_ROLES_FOR_CACHE)


def _memory(linter: Linter, *, compares: bool) -> "Memory":
    """What earlier runs have found; its modules are not imported by a run that keeps no results."""
    from roledoc_lint.lint.cache.session import Memory

    return Memory(linter, compares=compares)


class _Work:
    """The check of one file."""

    def __init__(self, linter: Linter, *, cached: bool) -> None:
        self._linter = linter
        self._cached = cached

    def __call__(self, file: SourceFile) -> WorkerResult:
        targets = self._linter.session.targets
        content = targets.read(file)
        if isinstance(content, str):
            return WorkerResult(None, content)
        document = targets.document(file, content)
        found = FileResult.of(self._linter.check(document))
        code = document.fields.get(IDENTITY)
        return WorkerResult(found, digest=self._digest(content), code=code if isinstance(code, str) else "")

    def _digest(self, content: bytes) -> str:
        if not self._cached:
            return ""
        from roledoc_lint.lint.cache.records import digest_of

        return digest_of(content)
