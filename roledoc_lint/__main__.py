"""`python -m roledoc_lint` is the command `roledoc-lint`."""

from roledoc_lint.cli.main import main

if __name__ == "__main__":
    main()
