"""Checks role after role: only those that have changed since the last run, in several processes where that pays."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from roledoc_lint.cache import Cache, Entry, load, open_cache, save
from roledoc_lint.cache_key import key_of
from roledoc_lint.catalogue import Catalogue
from roledoc_lint.checker import Checker
from roledoc_lint.jobs import usual_jobs, worked
from roledoc_lint.outcome import Outcome, outcome
from roledoc_lint.remembering import current, digest_of, outcome_of, with_outcome
from roledoc_lint.repository import File, Repository
from roledoc_lint.rules import RULES, unique_role_code

REFRESHED = 100
"""From how many files on that were only touched their new state is written down."""


class Answer(NamedTuple):
    """What the check of one file gives: what was found, or why it cannot be read.

    `digest` is that of the content that was checked, `code` the role code that the rules saw.
    """

    found: Outcome | None
    complaint: str = ""
    digest: str = ""
    code: str = ""


def checked_roles(
    checker: Checker, catalogue: Callable[[], Catalogue], *, cached: bool, jobs: int | None
) -> Iterator[tuple[File, Answer]]:
    """Each role file of the repository with what is found in it, in the order of the files.

    `catalogue` is asked for where a role must be checked.
    """
    repository = checker.context.repository
    memory = _Memory(checker) if cached else None
    compares = _compares_roles(checker)
    known = memory.unchanged(repository, compares=compares) if memory else {}
    fresh = [file for file in repository.roles if file.shown not in known]
    if fresh:
        checker.context = checker.context._replace(catalogue=catalogue())
        if compares:
            repository.role_codes  # noqa: B018  each process would glance at all roles for itself
    answers = worked(_Work(checker, cached=cached), fresh, jobs or usual_jobs(len(fresh)))
    for file in repository.roles:
        found = known.get(file.shown)
        answer = Answer(found) if found else next(answers)
        if memory and answer.found and not found:
            memory.add(file, answer, repository)
        yield file, answer
    if memory:
        memory.keep(checker)


def _compares_roles(checker: Checker) -> bool:
    """Whether a rule looks at other roles; of a plugin that is not known."""
    return unique_role_code in checker.rules or any(rule not in RULES for rule in checker.rules)


class _Work:
    """The check of one file."""

    def __init__(self, checker: Checker, *, cached: bool) -> None:
        self._checker = checker
        self._cached = cached

    def __call__(self, file: File) -> Answer:
        repository = self._checker.context.repository
        content = repository.read(file)
        if isinstance(content, str):
            return Answer(None, content)
        document = repository.document(file, content)
        found = outcome(document, self._checker.check(document))
        code = document.fields.get("role_code")
        digest = digest_of(content) if self._cached else ""
        return Answer(found, digest=digest, code=code if isinstance(code, str) else "")


class _Memory:
    """What earlier runs have found, and what this one finds."""

    def __init__(self, checker: Checker) -> None:
        key = key_of(checker)
        self._cache: Cache | None = open_cache(checker.context.config.root, key) if key else None
        self._kept: dict[str, Entry] = load(self._cache) if self._cache else {}
        self._now: dict[str, Entry] = {}
        self._compares = False
        self._is_new = False

    def unchanged(self, repository: Repository, *, compares: bool) -> dict[str, Outcome]:
        """What was found in the roles that are as they were, and whose code no other role has."""
        if not self._cache:
            return {}
        self._compares = compares
        files = repository.project_roles if compares else repository.roles
        self._now = current(repository, self._kept, files, self._cache.began)
        repository.role_codes_seen = {path: entry.code for path, entry in self._now.items()}
        found = ((file.shown, self._outcome(file, repository)) for file in repository.roles)
        return {path: told for path, told in found if told}

    def _outcome(self, file: File, repository: Repository) -> Outcome | None:
        entry = self._now.get(file.shown)
        return outcome_of(entry, file.shown) if entry and self._is_alone(entry, repository) else None

    def _is_alone(self, entry: Entry, repository: Repository) -> bool:
        """Whether no other role has the code of this one: then what is found in it depends on no other."""
        code = entry.code.code
        return not self._compares or not code or len(repository.role_codes[code]) == 1

    def add(self, file: File, answer: Answer, repository: Repository) -> None:
        """Take note of what was found."""
        entry = self._now.get(file.shown)
        if not entry or not answer.found or (entry.digest, entry.code.code) != (answer.digest, answer.code):
            return
        if self._is_alone(entry, repository):
            self._now[file.shown] = with_outcome(entry, file.shown, answer.found)
            self._is_new = True

    def keep(self, checker: Checker) -> None:
        """Keep what is known for the next run, where there is enough new."""
        if not self._cache:
            return
        others = {} if checker.context.repository.checks_all else self._kept
        entries = {**others, **self._now}
        changed = sum(entry is not self._kept.get(path) for path, entry in self._now.items())
        worth_while = self._is_new or len(entries) != len(self._kept) or changed >= REFRESHED
        # What results depend on may have changed while roles were checked.
        if worth_while and key_of(checker) == self._cache.key:
            save(self._cache, entries)
