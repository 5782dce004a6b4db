"""Check role after role: only those that have changed since the last run, in several processes if that is faster."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FileResult, WorkerResult
from roledoc_lint.lint.targets import Targets
from roledoc_lint.lint.workers import default_jobs, map_ordered
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.code_finder import keys_in
from roledoc_lint.project.files import SourceFile

if TYPE_CHECKING:
    from roledoc_lint.lint.cache.session import CacheSession


MIN_ROLES_FOR_CACHE = 100
"""The number of roles in a project up to which a single role is checked without the cache."""


def check_roles(
    linter: Linter,
    targets: Targets,
    access: FileAccess,
    catalogue: Callable[[], Catalogue],
    *,
    cached: bool,
    jobs: int | None,
) -> Iterator[tuple[SourceFile, WorkerResult]]:
    """Yield each role file of the targets with its result, in the order of the files.

    `catalogue` is called only if a role must be checked. `jobs` is the number of processes, or None for the default.
    """
    compares = any(rule.compares_roles for rule in linter.rules)
    cached = cached and _is_cache_faster(targets, compares=compares)
    cache = _open_cache(linter, targets, access, compares=compares) if cached else None
    known = cache.unchanged() if cache else {}
    fresh = [file for file in targets.roles if file.display_path not in known]
    if fresh:
        roles = cache.roles if cache else linter.session.roles
        linter = linter.with_session(linter.session._replace(catalogue=catalogue(), roles=roles))
        if compares:
            roles.read()  # otherwise each process would do it for itself
    results = map_ordered(_Work(linter, access, cached=cached), fresh, jobs or default_jobs(len(fresh)))
    for file in targets.roles:
        found = known.get(file.display_path)
        result = WorkerResult(found) if found else next(results)
        if cache and result.found and not found:
            cache.add(file, result)
        yield file, result
    results.close()  # end the processes before the cache needs memory too
    if cache:
        cache.save()


def _is_cache_faster(targets: Targets, *, compares: bool) -> bool:
    """Whether the cache saves time. For one role it does only if the rules compare it with many others."""
    return len(targets.roles) > 1 or (compares and len(targets.project_roles) > MIN_ROLES_FOR_CACHE)


def _open_cache(linter: Linter, targets: Targets, access: FileAccess, *, compares: bool) -> "CacheSession":
    """The results of earlier runs. The modules of the cache are not imported by a run without it."""
    from roledoc_lint.lint.cache.session import CacheSession

    return CacheSession(linter, targets, access, compares=compares)


class _Work:
    """The work on one file: read it and check it."""

    def __init__(self, linter: Linter, access: FileAccess, *, cached: bool) -> None:
        self._linter = linter
        self._access = access
        self._cached = cached

    def __call__(self, file: SourceFile) -> WorkerResult:
        content = self._access.read(file)
        if isinstance(content, str):
            return WorkerResult(None, content)
        document = self._access.document(file, content)
        found = FileResult.of(self._linter.check(document))
        codes = keys_in(document, self._linter.session.roles.keys)
        return WorkerResult(found, digest=self._digest(content), codes=codes)

    def _digest(self, content: bytes) -> str:
        if not self._cached:
            return ""
        from roledoc_lint.lint.cache.records import digest_of

        return digest_of(content)
