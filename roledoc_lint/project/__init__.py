"""The project on disk and in git: its configuration, and its files as bytes."""
