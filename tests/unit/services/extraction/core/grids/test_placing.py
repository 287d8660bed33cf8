"""Cells at their places → a grid."""

from __future__ import annotations

import pytest

from services.extraction.core.grids.joining.titles import lift_title_rows
from services.extraction.core.grids.placing import build_grid
from shared.contracts.extracted import Cell, Grid
from shared.errors import ResourceLimit
from tests.unit.services.extraction.core.office_files import spans, texts


def _build(*cells: Cell, header_rows: int | None = None) -> Grid:
    grid = build_grid(cells, header_rows=header_rows)
    assert grid is not None
    return grid


def test_no_cell_makes_no_grid():
    assert build_grid([]) is None


def test_rows_and_columns_in_which_no_cell_begins_vanish():
    grid = _build(
        Cell(row=0, column=0, column_span=7, text="甲"),
        Cell(row=0, column=7, text="乙"),
        Cell(row=9, column=0, column_span=7, text="1"),
        header_rows=1,
    )
    assert (grid.row_count, grid.column_count, grid.header_rows) == (2, 2, 1)
    assert texts(grid) == [["甲", "乙"], ["1", ""]]


def test_a_later_cell_is_clipped_where_an_earlier_one_reaches():
    grid = _build(
        Cell(row=0, column=0, text="甲"),
        Cell(row=0, column=1, row_span=2, text="乙"),
        Cell(row=1, column=0, column_span=2, text="丙"),
        Cell(row=2, column=0, text="丁"),
    )
    assert spans(grid)["丙"] == (1, 0, 1, 1)


def test_too_large_a_grid_is_refused():
    cells = [Cell(row=n, column=n) for n in range(1500)]
    with pytest.raises(ResourceLimit):
        build_grid(cells)


def test_leading_rows_of_one_cell_are_lifted_and_header_rows_counted_down():
    grid = _build(
        Cell(row=0, column=0, column_span=2, text="收支总表"),
        Cell(row=1, column=0, column_span=2),
        Cell(row=2, column=0, text="项目"),
        Cell(row=2, column=1, text="金额"),
        Cell(row=3, column=0, column_span=2, text="合计"),
        header_rows=3,
    )
    title, rest = lift_title_rows(grid)
    assert getattr(title, "text", None) == "收支总表"
    assert isinstance(rest, Grid)
    assert (texts(rest), rest.header_rows) == ([["项目", "金额"], ["合计"]], 1)
