"""The rules of the linter: one rule, one module, whose docstring is its documentation."""
