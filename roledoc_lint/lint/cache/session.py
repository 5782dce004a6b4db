"""One run with the cache: the results of earlier runs, and those of this one. Imported only if results are kept."""

from roledoc_lint.lint.cache.key import key_of
from roledoc_lint.lint.cache.records import current, result_of, with_result
from roledoc_lint.lint.cache.store import MAX_FINDINGS_CHARS, Cache, CachedFile, load, open_cache, save
from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FileResult, WorkerResult
from roledoc_lint.lint.role_index import RoleIndex
from roledoc_lint.lint.targets import Targets
from roledoc_lint.project.files import SourceFile

MIN_REFRESHED_FOR_WRITE = 100
"""The fewest unchanged files with new time stamps for which the cache is written again."""


class CacheSession:
    """The results of earlier runs, and those of this one."""

    def __init__(self, linter: Linter, targets: Targets, access: FileAccess, *, compares: bool) -> None:
        """`compares` is whether the findings in a role may depend on other roles."""
        key, keys = key_of(linter), linter.session.roles.keys
        self._linter = linter
        self._targets = targets
        self._compares = compares
        self._cache: Cache | None = open_cache(linter.session.config.root, key) if key else None
        self._kept: dict[str, CachedFile] = load(self._cache) if self._cache else {}
        files = targets.project_roles if compares else targets.roles
        self._now = current(access, self._kept, files, self._cache.started, keys) if self._cache else {}
        self._is_new = False
        self._room = MAX_FINDINGS_CHARS
        self.roles = RoleIndex(targets, access, keys, {path: entry.codes for path, entry in self._now.items()})
        """What identifies the roles of the project, for which only files that have changed are read."""

    def unchanged(self) -> dict[str, FileResult]:
        """The results of the roles that have not changed and whose code no other role has, by display path."""
        results = ((file.display_path, self._result(file)) for file in self._targets.roles)
        return {path: result for path, result in results if result}

    def _result(self, file: SourceFile) -> FileResult | None:
        entry = self._now.get(file.display_path)
        return result_of(entry, file.display_path) if entry and self._is_alone(entry) else None

    def _is_alone(self, entry: CachedFile) -> bool:
        """Whether the findings in a role do not depend on others, because no other role has its code."""
        return not self._compares or self.roles.is_alone(entry.codes)

    def add(self, file: SourceFile, result: WorkerResult) -> None:
        """Add the result of a role that was checked in this run."""
        entry = self._now.get(file.display_path)
        if not entry or not result.found or (entry.digest, entry.codes) != (result.digest, result.codes):
            return
        if self._is_alone(entry):
            path = file.display_path
            self._now[path], self._room = with_result(entry, path, result.found, self._room)
            self._is_new = True

    def save(self) -> None:
        """Save all results for the next run, if enough of them are new."""
        if not self._cache:
            return
        others = {} if self._targets.checks_all else self._kept
        entries = {**others, **self._now}
        changed = sum(entry is not self._kept.get(path) for path, entry in self._now.items())
        is_worthwhile = self._is_new or len(entries) != len(self._kept) or changed >= MIN_REFRESHED_FOR_WRITE
        # The files of the key may have changed while roles were checked.
        if is_worthwhile and key_of(self._linter) == self._cache.key:
            save(self._cache, entries)
