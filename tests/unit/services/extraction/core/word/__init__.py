"""Tests of services/extraction/core/word."""
