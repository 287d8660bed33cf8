"""Tests of the core of storage."""
