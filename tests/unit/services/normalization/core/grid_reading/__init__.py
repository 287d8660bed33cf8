"""Tests of reading grids as tables."""
