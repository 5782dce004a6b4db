"""`python -m roledoc_lint` is the command `roledoc-lint`."""

import os
import sys

if not sys.flags.safe_path and sys.path[0] != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):
    # `python -m` makes the current folder importable, so a file there such as json.py would run in place of Python's.
    # Python imports a few modules before this line: only `python -P -m` or the command itself ignores all such files.
    del sys.path[0]

from roledoc_lint.cli.main import main

if __name__ == "__main__":
    main()
