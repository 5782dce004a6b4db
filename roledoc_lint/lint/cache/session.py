"""What earlier runs have found in the roles, and what this one finds: imported only where results are kept."""

from roledoc_lint.lint.cache.key import key_of
from roledoc_lint.lint.cache.records import current, outcome_of, with_outcome
from roledoc_lint.lint.cache.store import Cache, CachedFile, load, open_cache, save
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.results import FileResult, WorkerResult
from roledoc_lint.project.files import SourceFile

MIN_REFRESHED_FOR_WRITE = 100
"""From how many files on that were only touched their new state is written down."""


class Memory:
    """What earlier runs have found, and what this one finds."""

    def __init__(self, linter: Linter, *, compares: bool) -> None:
        """`compares` tells whether what is found in a role may depend on others."""
        key = key_of(linter)
        self._linter = linter
        self._targets = linter.session.targets
        self._cache: Cache | None = open_cache(linter.session.config.root, key) if key else None
        self._kept: dict[str, CachedFile] = load(self._cache) if self._cache else {}
        self._now: dict[str, CachedFile] = {}
        self._compares = compares
        self._is_new = False

    def unchanged(self) -> dict[str, FileResult]:
        """What was found in the roles that are as they were, and whose code no other role has."""
        if not self._cache:
            return {}
        targets = self._targets
        files = targets.project_roles if self._compares else targets.roles
        self._now = current(targets, self._kept, files, self._cache.began)
        targets.role_codes_seen = {path: entry.code for path, entry in self._now.items()}
        found = ((file.display_path, self._outcome(file)) for file in targets.roles)
        return {path: told for path, told in found if told}

    def _outcome(self, file: SourceFile) -> FileResult | None:
        entry = self._now.get(file.display_path)
        return outcome_of(entry, file.display_path) if entry and self._is_alone(entry) else None

    def _is_alone(self, entry: CachedFile) -> bool:
        """Whether no other role has the code of this one: then what is found in it depends on no other."""
        code = entry.code.code
        return not self._compares or not code or len(self._targets.role_codes[code]) == 1

    def add(self, file: SourceFile, answer: WorkerResult) -> None:
        """Take note of what was found."""
        entry = self._now.get(file.display_path)
        if not entry or not answer.found or (entry.digest, entry.code.code) != (answer.digest, answer.code):
            return
        if self._is_alone(entry):
            self._now[file.display_path] = with_outcome(entry, file.display_path, answer.found)
            self._is_new = True

    def keep(self) -> None:
        """Keep what is known for the next run, where there is enough new."""
        if not self._cache:
            return
        others = {} if self._targets.checks_all else self._kept
        entries = {**others, **self._now}
        changed = sum(entry is not self._kept.get(path) for path, entry in self._now.items())
        worth_while = self._is_new or len(entries) != len(self._kept) or changed >= MIN_REFRESHED_FOR_WRITE
        # What results depend on may have changed while roles were checked.
        if worth_while and key_of(self._linter) == self._cache.key:
            save(self._cache, entries)
