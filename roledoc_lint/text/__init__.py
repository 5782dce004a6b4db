"""Functions on strings that know nothing of roles."""
