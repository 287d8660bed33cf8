"""Tests of the forms of projects."""
