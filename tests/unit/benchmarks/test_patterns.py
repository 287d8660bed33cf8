"""The measuring of patterns sees every pattern, with the methods it is used by."""

from __future__ import annotations

from benchmarks.patterns import find_patterns
from services.normalization.core.narrative import tokens
from services.normalization.core.targets import spans


def test_a_pattern_is_found_by_name_with_what_its_module_does_with_it():
    name, methods = find_patterns()[tokens._TOKEN]
    assert name == "services.normalization.core.narrative.tokens._TOKEN"
    assert methods == {"finditer"}


def test_a_pattern_in_a_table_of_patterns_is_taken_to_be_searched_for():
    assert all("search" in find_patterns()[pattern][1] for pattern in spans._TWO_BOUNDS)
