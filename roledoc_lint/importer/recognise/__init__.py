"""Recognises what the blocks of a document mean for a role."""
