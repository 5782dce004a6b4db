"""The role codes of a project, for rules that compare a role with others."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from roledoc_lint.lint.file_access import FileAccess
from roledoc_lint.lint.targets import Targets
from roledoc_lint.model.role_code import RoleCode, find_role_code
from roledoc_lint.project.files import SourceFile
from roledoc_lint.text.normalise import normalised

_NONE: Mapping[str, RoleCode] = MappingProxyType({})


class RoleIndex:
    """Where each role code of the project is. The files are read on first use."""

    def __init__(self, targets: Targets, access: FileAccess, field: str, known: Mapping[str, RoleCode] = _NONE) -> None:
        """`field` has the code of a role. `known` are codes that need not be read, by display path."""
        self._targets = targets
        self._access = access
        self._field = field
        self._known = known

    def read(self) -> None:
        """Read the files now, so that processes started later have the codes."""
        _ = self.by_code

    @cached_property
    def by_code(self) -> Mapping[str, list[tuple[str, int]]]:
        """The paths and lines of each role code in the project, found by a quick look at each file."""
        codes: dict[str, list[tuple[str, int]]] = {}
        for file in self._targets.project_roles:
            code, line = self._known.get(file.display_path) or self._find_code(file)
            if code:
                codes.setdefault(normalised(code), []).append((file.display_path, line))
        return codes

    def _find_code(self, file: SourceFile) -> RoleCode:
        content = self._access.read(file)
        return find_role_code(content, self._field) if isinstance(content, bytes) else RoleCode()

    def same_role_code(self, path: str, code: str) -> list[tuple[str, int]]:
        """The paths and lines of the same role code in other roles of the project, checked or not."""
        return [place for place in self.by_code.get(normalised(code), []) if place[0] != path]

    @cached_property
    def checked_paths(self) -> frozenset[str]:
        """The display paths of the roles that this check looks at."""
        return frozenset(file.display_path for file in self._targets.roles)
