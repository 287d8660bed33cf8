"""Grids as printed, read as columns and rows."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from services.normalization.core.grid_reading.reading import read_grid
from shared.contracts.extracted import Cell, CellMark, Grid
from shared.contracts.location import Location
from tests.unit.services.normalization.core.drawing import draw_grid


def texts(reading):
    return [[cell.text for cell in row] for row in reading.rows]


def test_cells_merged_downwards_stand_in_each_of_their_rows():
    reading = read_grid(
        draw_grid(
            "一级指标 | 二级指标 | 指标值",
            "产出指标 | 数量指标 | ≥3个",
            "^ | 质量指标 | ≥9%",
        )
    )
    assert texts(reading)[1] == ["产出指标", "质量指标", "≥9%"]


def test_title_caption_and_notes_inside_the_grid_are_told_from_the_table():
    reading = read_grid(
        draw_grid(
            "部门固定资产占用情况表 | < | <",
            "编制部门：某局 | < | 截止时间：2030-12-31",
            "项  目 | 数量 | 价值（金额单位：万元）",
            "资产总额 |  | 5.10",
            "注：无其他资产。 | < | <",
        )
    )
    assert reading.titles == ("部门固定资产占用情况表",)
    assert reading.captions == ("编制部门：某局", "截止时间：2030-12-31")
    assert reading.columns == (("项目",), ("数量",), ("价值（金额单位：万元）",))
    assert texts(reading) == [["资产总额", None, "5.10"]]
    assert reading.notes == ("注：无其他资产。",)


def test_captions_that_one_cell_over_the_whole_table_holds_head_no_column():
    captions = "118 某县某局预算年度：2031 单位：万元"
    reading = read_grid(
        draw_grid(
            f"{captions} | < | <",
            "序号 | 科目名称 | 合计",
            "1 | 办公费 | 2.00",
            f"{captions} | < | <",
            "2 | 水费 | 1.00",
        )
    )
    assert reading.captions == (captions,)
    assert reading.columns == (("序号",), ("科目名称",), ("合计",))
    assert texts(reading) == [["1", "办公费", "2.00"], ["2", "水费", "1.00"]]


@pytest.mark.parametrize(
    ("line", "title", "caption"),
    [
        ("部门预算支出总表  金额单位：元", "部门预算支出总表", "金额单位：元"),
        (
            "部门资产情况表编制部门：某县某局截止时间：2031年12月31日",
            "部门资产情况表",
            "编制部门：某县某局截止时间：2031年12月31日",
        ),
    ],
)
def test_a_title_before_the_captions_of_one_cell_over_the_whole_table_is_the_title(
    line: str, title: str, caption: str
):
    reading = read_grid(draw_grid(f"{line} | <", "科目名称 | 合计", "办公费 | 2.00"))
    assert (reading.titles, reading.captions) == ((title,), (caption,))
    assert reading.columns == (("科目名称",), ("合计",))


def test_a_group_over_all_columns_that_states_nothing_stays_in_the_header():
    reading = read_grid(
        draw_grid("部门固定资产 | <", "名称 | 金额（万元）", "车辆 | 2.00"),
    )
    assert reading.captions == ()
    assert reading.columns == (("部门固定资产", "名称"), ("部门固定资产", "金额（万元）"))


def test_headers_and_captions_repeated_by_a_following_page_are_dropped():
    reading = read_grid(
        draw_grid(
            "序号 | 科目名称 | 合计",
            "1 | 办公费 | 2.00",
            "某某局 | 预算年度：2031 | 单位：万元",
            "序号 | 科目名称 | 合计",
            "2 | 水费 | 1.00",
            " |  | ",
        )
    )
    assert texts(reading) == [["1", "办公费", "2.00"], ["2", "水费", "1.00"]]


def test_every_value_keeps_the_place_of_its_cell():
    reading = read_grid(draw_grid("名称 | 金额", "甲 | 1.00"))
    location = reading.rows[0][1].location
    assert location is not None
    assert location.element == "1:1"


def test_code_levels_printed_beside_the_column_numbers_head_their_columns():
    reading = read_grid(
        draw_grid(
            "项目 | < | < | < | 本年收入合计",
            "科目编码 | < | < | 科目名称 | ^",
            "类 | 款 | 项 | 栏次 | 1",
            "^ | ^ | ^ | 合计 | 3.00",
            "201 |  |  | 某支出 | 3.00",
        )
    )
    assert reading.columns[2:] == (
        ("项目", "科目编码", "项"),
        ("项目", "科目名称"),
        ("本年收入合计",),
    )
    assert texts(reading) == [
        [None, None, None, "合计", "3.00"],
        ["201", None, None, "某支出", "3.00"],
    ]


def test_doubts_about_the_reading_become_flags():
    misread = read_grid(draw_grid("名称 | 金额", "档次 | 1", "甲 | 1.00"))
    assert misread.flags == ("column_numbers_misread",)
    grid = draw_grid("名称 | 金额", "甲 | 1.00")
    marks = (CellMark.UNREADABLE, CellMark.GUESSED)
    cells = tuple(replace(cell, marks=marks) for cell in grid.cells)
    doubtful = grid.model_copy(update={"cells": cells, "is_joined": True})
    assert read_grid(doubtful).flags == ("tables_joined", "unreadable_cells", "columns_inferred")


def test_a_total_in_the_column_of_codes_belongs_to_the_names_where_text_cannot_say_so():
    grid = draw_grid("科目编码 | 科目名称 | 合计", "合计 |  | 3.00", "201 | 某支出 | 3.00")
    assert texts(read_grid(grid))[0] == ["合计", None, "3.00"]
    lines = [replace(cell, location=Location(line=1)) for cell in grid.cells]
    from_text = grid.model_copy(update={"cells": tuple(lines)})
    assert texts(read_grid(from_text))[0] == [None, "合计", "3.00"]


def test_a_title_in_the_row_of_captions_is_the_title():
    reading = read_grid(
        draw_grid("部门预算支出总表 | < | 单位：元", "编码 | 名称 | 合计", "201 | 某支出 | 3")
    )
    assert reading.titles == ("部门预算支出总表",)
    assert reading.captions == ("单位：元",)


def test_a_grid_of_very_many_columns_is_read_at_once():
    count = 1500
    cells = [Cell(row=0, column=column, text=f"列{column}") for column in range(count)]
    cells += [
        Cell(row=row, column=column, text="1.00", location=Location(line=row))
        for row in range(1, 4)
        for column in range(count)
    ]
    grid = Grid(id="g1", row_count=4, column_count=count, cells=tuple(cells))
    begin = time.process_time()
    reading = read_grid(grid)
    assert time.process_time() - begin < 1
    assert [len(row) for row in reading.rows] == [count] * 3
