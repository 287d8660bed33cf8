"""A grid that grows page by page: only its last rows are looked at when a page is added."""

from __future__ import annotations

from services.extraction.core.grids.joining.continuation import Part, is_continuation, join_parts
from services.extraction.core.grids.joining.grid_tail import REACH, find_tail, take_top
from shared.contracts.extracted import Grid
from tests.unit.services.extraction.core.grids.joining.drawn_grids import draw_grid

EDGES = (60.0, 160.0, 260.0, 360.0)
HEADER = ("项目", "合计", "备注")
LONG = 2 * REACH


def long_grid(*last: tuple[str, ...]) -> Grid:
    return draw_grid(HEADER, *((f"项目{at}", str(at), "无") for at in range(LONG)), *last)


def test_the_tail_of_a_short_grid_is_all_of_it_and_of_a_long_one_its_last_rows():
    assert find_tail(draw_grid(HEADER)) == 0
    tail = long_grid().cells[find_tail(long_grid()) :]
    assert {cell.row for cell in tail} == set(range(LONG + 1 - REACH, LONG + 1))


def test_the_top_is_cut_off_below():
    assert take_top(long_grid(), 1).cells == draw_grid(HEADER).cells
    assert take_top(draw_grid(HEADER), 5) == draw_grid(HEADER)


def test_a_page_goes_on_with_a_long_table_and_repeats_its_header():
    first, page = Part(long_grid(), EDGES), Part(draw_grid(HEADER, ("末项", "1", "无")), EDGES)
    assert is_continuation(first, page)
    joined = join_parts(first, page).grid
    assert [cell.text for cell in joined.cells[-3:]] == ["末项", "1", "无"]
    assert (joined.row_count, joined.cells[-1].row) == (LONG + 2, LONG + 1)


def test_a_row_of_a_long_table_that_a_page_break_cuts_becomes_one():
    first = Part(long_grid(("农村公路养护", "7", "按季度")), EDGES)
    joined = join_parts(first, Part(draw_grid(("", "", "拨付"), ("末项", "1", "无")), EDGES)).grid
    ends = [cell.text for cell in joined.cells if cell.row == LONG + 1]
    assert ends == ["农村公路养护", "7", "按季度拨付"]
