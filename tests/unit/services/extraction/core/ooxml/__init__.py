"""Tests of services/extraction/core/ooxml."""
