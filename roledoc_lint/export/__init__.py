"""Roles as documents for readers."""
