"""Flattened tables → grids: what a form says of where each run-together cell belongs."""
