from __future__ import annotations

from dataclasses import replace

import pytest

from services.extraction.core.grids.joining.continuation import (
    Part,
    is_continuation,
    is_repeated_caption,
    join_parts,
)
from shared.contracts.extracted import Cell, CellMark, Grid
from tests.unit.services.extraction.core.grids.joining.drawn_grids import draw_grid

EDGES = (60.0, 160.0, 260.0, 360.0)
HEADER = ("项目", "合计", "备注")


def texts(part: Part) -> list[tuple[str | None, ...]]:
    rows: list[list[str | None]] = [
        [None] * part.grid.column_count for _ in range(part.grid.row_count)
    ]
    for cell in part.grid.cells:
        rows[cell.row][cell.column] = cell.text
    return [tuple(row) for row in rows]


FIRST = Part(draw_grid(HEADER, ("教育", "1", "")), EDGES, ("单位：万元", "收支总表"))


def test_a_repeated_header_is_dropped_and_counted():
    joined = join_parts(FIRST, Part(draw_grid(HEADER, ("卫生", "2", "")), EDGES))
    assert texts(joined) == [HEADER, ("教育", "1", ""), ("卫生", "2", "")]
    assert (joined.grid.header_rows, joined.grid.is_joined) == (1, True)


def test_a_repeated_header_may_be_too_low_for_the_last_line_of_a_cell():
    first = Part(draw_grid(("项目", "合计", "对附属单位补助支出"), ("教育", "1", "")), EDGES)
    again = Part(draw_grid(("项目", "合计", "对附属单位补助支"), ("卫生", "2", "")), EDGES)
    assert texts(join_parts(first, again))[1:] == [("教育", "1", ""), ("卫生", "2", "")]


def test_a_row_like_the_header_but_for_one_word_is_no_header():
    again = Part(draw_grid(("项目", "合计", "说明"), ("卫生", "2", "")), EDGES)
    assert len(texts(join_parts(FIRST, again))) == 4


def test_a_part_without_a_header_is_appended_whole():
    joined = join_parts(FIRST, Part(draw_grid(("卫生", "2", "")), EDGES))
    assert texts(joined)[2:] == [("卫生", "2", "")]
    assert joined.grid.header_rows is None


def test_a_poorer_part_takes_the_edges_of_the_richer_one():
    total = Part(draw_grid(("合计", "3")), (60.0, 260.0, 360.0))
    assert is_continuation(FIRST, total)
    assert texts(join_parts(FIRST, total))[2] == ("合计", None, "3")


def test_a_first_part_poorer_than_its_continuation_takes_its_edges():
    head = Part(draw_grid(("预算明细", None), ("甲", "乙")), (60.0, 160.0, 360.0))
    joined = join_parts(head, Part(draw_grid(("教育", "1", "2")), EDGES))
    assert texts(joined) == [("预算明细", None, None), ("甲", "乙", None), ("教育", "1", "2")]


def test_other_columns_are_another_table():
    other = Part(draw_grid(("甲", "乙", "丙")), (60.0, 120.0, 200.0, 360.0))
    assert not is_continuation(FIRST, other)
    narrower = Part(draw_grid(("甲", "乙", "丙")), (60.0, 160.0, 260.0, 300.0))
    assert not is_continuation(FIRST, narrower)


def test_a_form_filled_anew_is_another_table():
    form = (
        ("年度目标表", None, None),
        ("项目名称", "甲", ""),
        ("主管部门", "乙", ""),
        ("金额", "1", ""),
    )
    again = (
        ("年度目标表", None, None),
        ("项目名称", "丁", ""),
        ("主管部门", "乙", ""),
        ("金额", "2", ""),
    )
    assert not is_continuation(Part(draw_grid(*form), EDGES), Part(draw_grid(*again), EDGES))


def test_a_merged_cell_cut_by_the_page_becomes_one_again():
    above = Grid(
        id="g",
        row_count=2,
        column_count=2,
        cells=(
            Cell(row=0, column=0, row_span=2, text="产出指标"),
            Cell(row=0, column=1, text="甲"),
            Cell(row=1, column=1, text="乙"),
        ),
    )
    below = draw_grid(("", "丙"))
    joined = join_parts(Part(above, (0.0, 50.0, 90.0)), Part(below, (0.0, 50.0, 90.0)))
    (merged,) = [cell for cell in joined.grid.cells if cell.column == 0]
    assert (merged.text, merged.row_span) == ("产出指标", 3)


@pytest.mark.parametrize(
    ("text", "is_repeated"),
    [
        ("收支总表", True),
        ("收 支 总 表", True),
        ("收支总表（续）", True),
        ("续表", True),
        ("续上表", True),
        ("单位：元", True),
        ("支出总表", False),
        ("注：本表为空。", False),
    ],
)
def test_only_what_stood_above_the_first_part_is_swallowed(text, is_repeated):
    assert is_repeated_caption(text, FIRST.captions) is is_repeated


WIDER = (60.0, 190.0, 310.0, 420.0)


def guessed(part: Grid) -> Grid:
    marked = [replace(cell, marks=(CellMark.GUESSED,)) for cell in part.cells]
    return part.model_copy(update={"cells": tuple(marked)})


def test_a_header_printed_again_goes_on_though_the_columns_have_other_widths():
    assert is_continuation(FIRST, Part(draw_grid(HEADER, ("卫生", "2", "")), WIDER))
    assert not is_continuation(FIRST, Part(draw_grid(("卫生", "2", ""), ("住房", "3", "")), WIDER))


def test_columns_told_by_white_alone_may_have_their_edges_anywhere_between_the_texts():
    first = Part(guessed(FIRST.grid), EDGES)
    rest = draw_grid(("卫生", "2", ""), ("住房", "3", ""))
    assert is_continuation(first, Part(guessed(rest), (60, 140, 280, 361)))
    assert not is_continuation(first, Part(guessed(rest), (60, 270, 300, 361)))
    assert not is_continuation(first, Part(rest, (60, 140, 280, 361)))


def test_a_blank_cell_of_a_row_cut_by_the_page_break_is_not_one_with_the_merged_cell_below():
    edges = (60.0, 160.0, 260.0, 360.0, 460.0)
    rows = (("教育", "1", "1", ""), ("卫生", "2", "2", ""), ("农", "3", "3", ""))
    cells = (
        *(Cell(row=0, column=at, text=text) for at, text in enumerate(("业", "", "", ""))),
        *(Cell(row=1, column=at, text=text) for at, text in enumerate(("水利", "4", "4"))),
        Cell(row=1, column=3, row_span=2, text="续建"),
        *(Cell(row=2, column=at, text=text) for at, text in enumerate(("林业", "5", "5"))),
    )
    first = Part(draw_grid(("科目", "合计", "项目", "备注"), *rows), edges)
    below = Grid(id="g", row_count=3, column_count=4, cells=cells)
    assert texts(join_parts(first, Part(below, edges)))[3:] == [
        ("农业", "3", "3", ""),
        ("水利", "4", "4", "续建"),
        ("林业", "5", "5", None),
    ]
