"""Tests of the grammar of target values."""
