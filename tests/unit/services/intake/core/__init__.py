"""Tests of the core of intake."""
