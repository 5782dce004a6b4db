"""Rules of one force for roledoc-lint."""
