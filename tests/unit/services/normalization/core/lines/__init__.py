"""Tests of the tidy lines."""
