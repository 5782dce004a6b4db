"""The catalogue in both states: its changes, and what names mean before and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roledoc_lint.changes.catalogue_diff import CatalogueChange, compare_catalogues
from roledoc_lint.changes.change import Change, Location
from roledoc_lint.changes.kinds.catalogue import CATALOGUE, CATALOGUE_ENTRY
from roledoc_lint.changes.name_resolver import NameResolver, Renamed
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.changes.unreadable import Problem, problem_of
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.project.config import MAX_FILE_SIZE, packaged_schema
from roledoc_lint.source.document import Document, load

HAS_ERRORS = "it has errors: roledoc-lint check shows where"


class CatalogueStates(NamedTuple):
    """The catalogue's changes, and what names mean in the earlier and in the later state."""

    changes: list[CatalogueChange]
    before: NameResolver
    after: NameResolver


class _State(NamedTuple):
    """The catalogue in one state: its files, and what is wrong with them; if nothing is, what they say."""

    documents: Sequence[Document]
    problems: dict[str, Problem]
    catalogue: Catalogue | None


def catalogue_states(snapshots: Snapshots) -> CatalogueStates:
    """Compare the catalogue's two states. If one cannot be read, names mean what they mean in the other."""
    profile = snapshots.profile
    after = _state(
        profile, list(snapshots.documents((pair.head for pair in snapshots.catalogue if pair.head), "catalogue"))
    )
    before, changes = after, list[CatalogueChange]()
    if any(pair.base != pair.head for pair in snapshots.catalogue):
        files = (pair.base for pair in snapshots.catalogue if pair.base)
        before = _state(profile, list(snapshots.documents(files, "catalogue")))
        if before.catalogue and after.catalogue:
            changes = compare_catalogues(before.documents, after.documents, profile)
        else:
            changes = list(_unreadable(before, after))
    known = after.catalogue or before.catalogue or _state(profile, []).catalogue or Catalogue(profile, [])
    earlier, later = before.catalogue or known, after.catalogue or known
    renamed = _renamed(changes)
    return CatalogueStates(
        changes, NameResolver(earlier, later, later, renamed), NameResolver(later, earlier, later, renamed)
    )


def _renamed(changes: Iterable[CatalogueChange]) -> Renamed:
    return {
        (item.section, item.edition, str(change.before)): str(change.after)
        for change, item, _ in changes
        if item and change.kind == CATALOGUE_ENTRY.renamed.name
    }


def _state(profile: Profile, documents: Sequence[Document]) -> _State:
    """Build the catalogue of one state. A project without one uses the catalogue of the package."""
    documents = documents or _packaged()
    problems = {document.path: problem for document in documents if (problem := problem_of(document))}
    if problems:
        return _State(documents, problems, None)
    try:
        return _State(documents, {}, Catalogue(profile, (document.fields for document in documents)))
    except (KeyError, TypeError, ValueError):
        return _State(documents, {documents[0].path: Problem(1, HAS_ERRORS)}, None)


def _packaged() -> list[Document]:
    paths = sorted((packaged_schema() / "catalogue").glob("*.yaml"))
    return [load(path.name, path.read_bytes(), MAX_FILE_SIZE, "catalogue") for path in paths]


def _unreadable(before: _State, after: _State) -> Iterator[CatalogueChange]:
    """Report the files of the catalogue that cannot be read in one state or both."""
    for path in sorted({**before.problems, **after.problems}):
        problems = [state.problems.get(path) for state in (before, after)]
        texts = [problem.text if problem else None for problem in problems]
        locations = [Location(path, problem.line, "") if problem else None for problem in problems]
        kind = CATALOGUE.unreadable if problems[1] else CATALOGUE.readable
        yield CatalogueChange(Change(kind, "", path, texts[0], texts[1], locations[0], locations[1]))
