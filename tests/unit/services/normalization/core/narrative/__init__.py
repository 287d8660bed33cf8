"""Tests of facts stated in the running text."""
