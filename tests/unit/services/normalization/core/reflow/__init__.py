"""Flattened tables: run-together cells back in their columns."""
