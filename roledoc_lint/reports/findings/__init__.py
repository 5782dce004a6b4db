"""Findings, for people and for programs: one format, one module."""
