"""Extraction, tested as plain values."""
