"""Tests of services/extraction/core/spreadsheet."""
