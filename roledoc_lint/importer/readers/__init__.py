"""Readers: the bytes of one kind of document to its blocks."""
