"""Fictional departments, generated."""
