"""Tests of the table kinds."""
