"""Headers printed again in the middle of a table."""

from __future__ import annotations

import pytest

from services.extraction.core.grids.joining.repeated_headers import drop_repeated_headers
from services.extraction.core.grids.placing import build_grid
from shared.contracts.extracted import Cell, Grid
from tests.unit.services.extraction.core.office_files import texts

HEADER = [["序号", "项目", "金额"], ["栏次", "1", "2"]]


def _grid(rows: list[list[str]]) -> Grid:
    cells = [
        Cell(row=row, column=column, text=text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    grid = build_grid(cells)
    assert grid is not None
    return grid


def test_a_whole_header_printed_again_is_dropped():
    rows = [
        *HEADER,
        ["1", "甲", "2.00"],
        *HEADER,
        ["2", "乙", "3.00"],
        *HEADER,
        ["3", "丙", "4.00"],
    ]
    grid = drop_repeated_headers(_grid(rows))
    assert texts(grid) == [*HEADER, ["1", "甲", "2.00"], ["2", "乙", "3.00"], ["3", "丙", "4.00"]]
    assert grid.is_joined


def test_a_header_printed_again_without_its_first_row_is_dropped():
    caption = ["某局", "预算年度：2031", "单位：万元"]
    rows = [caption, *HEADER, ["1", "甲", "2.00"], *HEADER, ["2", "乙", "3.00"]]
    assert texts(drop_repeated_headers(_grid(rows))) == [*rows[:4], rows[-1]]


def test_a_caption_printed_again_over_another_form_is_kept():
    caption = ["灯塔所", "单位：万元"]
    rows = [caption, ["项目名称", "灯塔维护"], caption, ["项目名称", "船员培训"]]
    assert texts(drop_repeated_headers(_grid(rows))) == rows


@pytest.mark.parametrize(
    "rows",
    [
        [["甲", "1", "2"], ["乙", "1", "2"], ["甲", "1", "2"]],
        [["合计", "", ""], ["甲", "1", "2"], ["合计", "", ""]],
        [["a", "b", "c"], ["1", "2", "3"], ["1", "2", "3"]],
        [["单位", "性质", "级别"], ["甲", "事业", "股级"], ["甲", "事业", "股级"]],
    ],
)
def test_data_rows_that_come_again_are_kept(rows: list[list[str]]):
    assert texts(drop_repeated_headers(_grid(rows))) == rows


def test_rows_into_which_a_merged_cell_reaches_are_kept():
    cells = [
        Cell(row=row, column=column, text=text)
        for row, line in enumerate([["项目", "金额"], ["甲", "1"], ["项目", "金额"]])
        for column, text in enumerate(line)
    ]
    cells += [Cell(row=1, column=2, row_span=2, text="注"), Cell(row=0, column=2)]
    grid = build_grid(cells)
    assert grid is not None
    assert drop_repeated_headers(grid) == grid
