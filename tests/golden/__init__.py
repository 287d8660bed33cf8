"""Whole documents in, documents of known values out."""
