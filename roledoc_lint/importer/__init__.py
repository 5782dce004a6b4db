"""Turns published documents into role files.

No word is lost and none is made up: every word of a document is in its role, or is named in the report.
"""
