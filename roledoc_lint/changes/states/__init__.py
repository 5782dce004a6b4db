"""The two states of a project that are compared."""
