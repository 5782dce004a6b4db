"""Run the command line and count its work. The counts are written as JSON to the file of the first argument."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import Any

SPAWNING = ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system")


class Counts:
    """The counts of what was opened, started, parsed and validated."""

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self.started: list[str] = []
        self.documents = 0
        self.validating: list[Any] = []

    def event(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Python tells this of every file that is opened, and of every process."""
        if name == "open" and str(arguments[0]).endswith((".yaml", ".json")):
            self.opened[os.path.abspath(arguments[0])] += 1
        elif name in SPAWNING:
            self.started.append(str(arguments[0]))

    def call(self, frame: Any, event: str, _: Any) -> None:
        """Python tells this of every function that is called."""
        if event != "call":
            return
        code = frame.f_code
        if code.co_qualname == "Document.__init__":
            self.documents += 1
        elif code.co_name == "iter_errors" and frame.f_back.f_globals["__name__"].startswith("roledoc_lint"):
            # A generator is called for each thing that it yields.
            self.validating += [] if frame in self.validating else [frame]


def main() -> None:
    file, *arguments = sys.argv[1:]
    sys.argv[1:] = arguments
    counts = Counts()
    sys.addaudithook(counts.event)
    sys.setprofile(counts.call)
    from roledoc_lint.cli.main import run

    try:
        run()
    finally:
        sys.setprofile(None)
        content = {
            "modules": sorted(sys.modules),
            "opened": dict(counts.opened),
            "started": counts.started,
            "documents": counts.documents,
            "validated": len(counts.validating),
        }
        import json  # only now, as it would be counted

        with open(file, "w", encoding="utf-8") as stream:
            json.dump(content, stream)


if __name__ == "__main__":
    main()
