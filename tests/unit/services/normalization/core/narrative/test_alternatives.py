"""What the alternatives of a pattern can begin with."""

from __future__ import annotations

import pytest

from services.normalization.core.narrative.alternatives import find_openings, split_alternatives


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("基本支出|项目支出", "[基项]"),
        (r'"?三公"?经费', '["三]'),
        (r"(?:其他)?国内(?:公务)?接待", "[其国]"),
        (r"\(类\)(?:款)?", r"[\(]"),
        (r"[比较与](?:上年|年初)", "[比较与]"),
        (r"(?:(?:部分)?已|按)?列入", "[列已按部]"),
    ],
)
def test_the_characters_that_a_match_can_begin_with(pattern: str, openings: str):
    assert find_openings(pattern) == openings


def test_bars_in_groups_and_classes_part_nothing():
    assert split_alternatives(r"公(?:车|务)费|[|]|\|") == ["公(?:车|务)费", "[|]", r"\|"]
