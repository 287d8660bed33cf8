"""Which rows a text is over that stands in the middle of them, or at their top."""

from __future__ import annotations

from services.extraction.core.grids.aligned.tiling import tile

EDGES = [0.0, 20.0, 40.0, 60.0, 80.0]
TOPS = [5.0, 25.0, 45.0, 65.0]


def test_a_text_between_two_rows_is_over_both():
    assert tile([(15, 25), (45, 55), (65, 75)], 10, EDGES, TOPS, [0.0] * 4, None) == [
        (0, 1),
        (2, 2),
        (3, 3),
    ]


def test_texts_beside_rows_leave_others_blank_where_blanks_cost_nothing():
    assert tile([(25, 35)], 10, EDGES, TOPS, [0.0] * 4, None) == [(1, 1)]


def test_a_label_in_the_middle_is_over_all_rows_where_blanks_are_unlikely():
    edges, tops = EDGES[:4], TOPS[:3]
    assert tile([(25, 35)], 10, edges, tops, [0.5] * 3, None) == [(0, 2)]


def test_a_label_at_the_top_is_over_the_rows_that_may_be_joined():
    joined = [True, False, True]
    assert tile([(5, 15), (45, 55)], 10, EDGES, TOPS, [0.5] * 4, joined) == [(0, 1), (2, 3)]


def test_two_texts_in_one_row_fit_no_rows():
    assert tile([(2, 8), (12, 18)], 10, EDGES, TOPS, [0.0] * 4, None) is None
