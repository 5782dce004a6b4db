"""Reads saved web pages."""
