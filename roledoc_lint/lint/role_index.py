"""What identifies each role of a project, for rules that compare a role with others."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.code_finder import FoundCode, Keys, find_keys
from roledoc_lint.project.files import SourceFile
from roledoc_lint.text.normalise import normalised

_NONE: Mapping[str, tuple[FoundCode, ...]] = MappingProxyType({})


class RoleIndex:
    """Where each code of a role of the project is. The files are read on first use."""

    def __init__(
        self, targets: Targets, access: FileAccess, keys: Keys, known: Mapping[str, tuple[FoundCode, ...]] = _NONE
    ) -> None:
        """`keys` are the fields that identify a role. `known` are codes that need not be read, by display path."""
        self.keys = keys
        self._targets = targets
        self._access = access
        self._known = known

    def read(self) -> None:
        """Read the files now, so that processes started later have the codes."""
        _ = self._by_code

    @cached_property
    def _by_code(self) -> Mapping[tuple[int, str], list[tuple[str, int]]]:
        """The paths and lines of each code in the project, by the number of its key."""
        codes: dict[tuple[int, str], list[tuple[str, int]]] = {}
        for file in self._targets.project_roles if self.keys else ():
            for number, (code, line) in enumerate(self._known.get(file.display_path) or self._find(file)):
                if code:
                    codes.setdefault((number, normalised(code)), []).append((file.display_path, line))
        return codes

    def _find(self, file: SourceFile) -> tuple[FoundCode, ...]:
        content = self._access.read(file)
        return find_keys(content, self.keys) if isinstance(content, bytes) else ()

    def same(self, path: str, number: int, code: str) -> list[tuple[str, int]]:
        """The paths and lines of the same code, that of a key's number, in other roles of the project."""
        return [place for place in self._by_code.get((number, normalised(code)), []) if place[0] != path]

    def same_role_code(self, path: str, code: str) -> list[tuple[str, int]]:
        """The same for the first key, which identifies a role."""
        return self.same(path, 0, code)

    def is_alone(self, codes: tuple[FoundCode, ...]) -> bool:
        """Whether no two roles have one of these codes, which a role of the project has."""
        return all(
            not code or len(self._by_code[number, normalised(code)]) == 1 for number, (code, _) in enumerate(codes)
        )

    @cached_property
    def checked_paths(self) -> frozenset[str]:
        """The display paths of the roles that this check looks at."""
        return frozenset(file.display_path for file in self._targets.roles)
