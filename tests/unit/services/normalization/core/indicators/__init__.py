"""Tests of the meaning of indicators."""
