"""Findings in roles, and their fixes."""
