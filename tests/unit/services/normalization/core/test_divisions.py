"""Division codes and levels of made-up departments."""

from __future__ import annotations

import pytest

from services.normalization.core.divisions import find_division, find_level


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        (None, "青山市白河区水务局", "county"),
        (None, "白河县林业局", "county"),
        (None, "青山市水务局", "city"),
        ("329981", "青山市水务局", "county"),
        ("329900", "青山市水务局", "city"),
        (None, "天津市水务局", "province"),
        (None, "天津市白河区水务局", "county"),
        (None, "青海省水利厅", "province"),
        (None, "广西壮族自治区水利厅", "province"),
        (None, "青山市白河区人民政府长桥街道办事处", "township"),
        (None, "白河县长桥镇人民政府", "township"),
        (None, "国家水文局", "central"),
        ("320000", "水利厅", "province"),
        (None, "水利学会", None),
    ],
)
def test_the_level_of_government_is_told_by_name_and_code(code, name, expected):
    assert find_level(code, name) == expected


def test_a_division_that_the_name_contradicts_is_none():
    assert find_division(["329901"], "青山市水务局") == "329901"
    assert find_division(["329901"], "天津市水务局") is None
    assert find_division(["999901"], "青山市水务局") is None
